"""The copies of the site to read from disk: a ZIP for each language, kept until a page changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from navet.content import news
from navet.content import scripts as sources
from navet.content.reader import Content
from navet.documents.manifest import shown_size
from navet.language.texts import LANGUAGES
from navet.pages import word_ways
from navet.publishing.built_site import BuiltSite
from navet.publishing.disk.copy import Copy, Site
from navet.publishing.disk.places import language_of
from navet.reading import fingerprint, settings
from navet.reading.cache import Cache
from navet.reading.settings import DEFAULT_SITE_URL, Settings

CACHE = Path(".cache") / "disk"
MOST_KEPT = 8
Words = Mapping[str, Mapping[str, str]]


def path_of(lang: str) -> str:
    """Return the path of a language's copy from the site's root."""
    return f"filer/sajten-{lang}.zip"


def publish(content: Content, told: Settings, words: Words, built: BuiltSite) -> None:
    """Write the copies of a finished site into its folder, and how large they are on its pages.

    The same site gives the same bytes.
    """
    site = Site(
        built,
        frozenset(built.paths()),
        "" if told.site_url == DEFAULT_SITE_URL else told.site_url,
        frozenset(word_ways.companions(content)),
        content.model.version,
        news.build(content.registers[news.REGISTER])[0].day,
    )
    timestamp = settings.source_date_epoch(content.root)
    scripts = sources.read(content.root)
    cache, kept = Cache(content.root / CACHE), []
    facts: dict[str, dict[str, str]] = {lang: {} for lang in LANGUAGES}
    for lang in LANGUAGES:
        copy, path = Copy(site, lang, words[lang], scripts), path_of(lang)
        key = fingerprint.of(copy.fingerprint(), str(timestamp))
        file = built.folder / path
        if not cache.take(key, file):
            copy.write(file, timestamp)
            cache.keep(key, file)
        built.forget(path)
        kept.append(key)
        for page_lang in LANGUAGES:
            facts[page_lang][path] = shown_size(built.facts(path).size, page_lang)
            facts[page_lang][f"{path}#sidor"] = str(len(copy.pages))
    cache.trim(kept, MOST_KEPT)
    _tell(site, facts)


def _tell(site: Site, facts: Mapping[str, Mapping[str, str]]) -> None:
    """Write what is known of the copies on the pages that have room for it, by page's language."""
    for path in sorted(site.files):
        if not site.built.facts(path).has_room:
            continue
        source = site.built.read(path)
        for name, fact in facts[language_of(path)].items():
            source = source.replace(f'<data value="{name}"></data>'.encode(), fact.encode())
        site.built.write(path, source)
