"""What is written beside the pages when both languages are built."""

from __future__ import annotations

from pathlib import Path

from navet.build import Build
from navet.documents import views as documents
from navet.publishing import (
    case_data,
    catalogue,
    feeds,
    headers,
    manifest,
    offline,
    open_data,
    security_txt,
    sitemap,
    webapp,
    workbook_data,
)
from navet.publishing.built_site import BuiltSite
from navet.publishing.disk import copies
from navet.search import index
from navet.search.served import Served

_SERVED = Served()


def write(build: Build, target: Path) -> None:
    """Write sitemap, robots.txt and the other files that are not pages into the built site."""
    views = (build.view(key, lang) for key, lang in sorted(build.content.site.pages))
    _write(target / "sitemap.xml", sitemap.xml(views))
    for path, contents in build.theme.files().items():
        _write_bytes(target / path, contents)
    _write(target / "_headers", headers.headers_file())
    told = security_txt.security_txt(build.settings, build.content.identity, build.built)
    _write(target / security_txt.PATH, told)
    for path, text in case_data.published(build.root, build.content.cases).items():
        _write(target / path, text)
    for made in (workbook_data, catalogue):
        for path, text in made.published(build.content).items():
            _write(target / path, text)
    for path, contents in open_data.published(build.content):
        _write_bytes(target / path, contents)
    for path, text in feeds.published(build.content, build.settings, build.words).items():
        _write(target / path, text)
    apps = webapp.published(build.content.identity, build.theme.palette, build.words)
    for path, text in apps.items():
        _write(target / path, text)
    for path, html in build.list_pages():
        _write(target / path, html)
    _write(target / "robots.txt", f"User-agent: *\nSitemap: {build.settings.site_url}sitemap.xml\n")
    (documents.show if build.serving else documents.publish)(build.content, target)
    (_SERVED.write if build.serving else index.write)(build.content, target)
    built = BuiltSite(target)
    if not build.serving:
        copies.publish(build.content, build.settings, build.words, built)
    offline.publish(build.content, built, *build.theme.workers())
    manifest.write(built)
    build.theme.keep()
    build.rendered.trim()


def _write(file: Path, text: str) -> None:
    _write_bytes(file, text.encode())


def _write_bytes(file: Path, contents: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(contents)
