"""What is written beside the pages when both languages are built."""

from __future__ import annotations

from pathlib import Path

from navet import sitemap
from navet.build import Build


def write(build: Build, target: Path) -> None:
    """Write sitemap, robots.txt and the other files that are not pages into the built site."""
    views = [build.view(key, lang) for key, lang in sorted(build.content.site.pages)]
    _write(target / "sitemap.xml", sitemap.xml(views))
    _write(target / "robots.txt", f"User-agent: *\nSitemap: {build.settings.site_url}sitemap.xml\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
