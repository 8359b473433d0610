"""A page, a script and a file that is fetched, made to be read from disk one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.content import words
from navet.publishing.built_site import BuiltSite
from navet.publishing.disk import packs, scripts, styles
from navet.publishing.disk.copy import Copy, Site
from navet.publishing.disk.pages import Page
from navet.publishing.disk.places import Places
from probe.repositories import ROOT

WEB = "https://samverkan.example.se/x/"
FILES = frozenset(
    {
        "index.html",
        "fas/index.html",
        "fas/steg/index.html",
        "en/index.html",
        "en/fas/index.html",
        "filer/sv/plan.docx",
        "filer/sv/bilder/plan.png",
        "assets/navet.css",
        "assets/navet.js",
        "assets/early.js",
        "data/val.json",
    }
)
INSIDE = frozenset(
    path for path in FILES if path.startswith("assets/") or path in {"index.html", "fas/index.html"}
) | {"fas/steg/index.html"}
WORDS = words.load(ROOT)["sv"]


def made(body: str, at: str = "fas/index.html", web: str = WEB, head: str = "") -> str:
    page = Page("fas/index.html", at, Places(FILES, INSIDE, web), WORDS, "2026-11-26")
    source = f'<!doctype html><html lang="sv"><head>{head}</head><body>{body}</body></html>'
    return page.html(source.encode()).decode()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("steg/", "steg/index.html"),
        ("steg/?a=b#c", "steg/index.html?a=b#c"),
        ("../", "../index.html"),
        ("./", "index.html"),
        (".", "index.html"),
        ("#a", "#a"),
        ("?q=a", "?q=a"),
        ("", ""),
        ("https://a.se/", "https://a.se/"),
        ("mailto:a@b.se", "mailto:a@b.se"),
        ("../en/fas/#a", f"{WEB}en/fas/#a"),
        ("../filer/sv/plan.docx", f"{WEB}filer/sv/plan.docx"),
    ],
)
def test_a_link_leads_to_a_file_or_to_the_web(written: str, expected: str) -> None:
    assert f'<a href="{expected}">' in made(f'<a href="{written}">a</a>')


def test_a_page_in_the_other_language_is_said_to_be_on_the_web_to_those_who_listen() -> None:
    for web in (WEB, ""):
        html = made('<a href="../en/fas/" hreflang="en" lang="en">English</a>', web=web)
        assert 'English<span class="bara-las" lang="sv"> (på webben)</span>' in html


def test_a_page_that_also_stands_at_the_root_has_links_from_there() -> None:
    html = made('<a href="steg/">a</a><a href="../">b</a>', at="index.html")
    assert '<a href="fas/steg/index.html">' in html
    assert '<a href="index.html">' in html


def test_without_an_address_a_link_elsewhere_is_text_and_says_where_it_is() -> None:
    link = '<a href="../filer/sv/plan.docx" download type="a/b" hreflang="sv" class="x">Plan</a>'
    assert '<span class="x">Plan<span> (på webben)</span></span>' in made(link, web="")
    assert "class" not in made(link.replace('"x"', '"knapp"'), web="").partition("<body>")[2]
    assert f'href="{WEB}filer/sv/plan.docx"' in made(link)
    assert "download" not in made(link)


def test_a_picture_that_is_not_in_the_copy_is_left_out_and_the_words_after_it_stay() -> None:
    html = made('<p>a <img src="../filer/sv/bilder/plan.png" alt="x"> b</p>')
    assert "<img" not in html
    assert "a  b" in html


def test_a_part_for_the_web_alone_is_a_sentence_that_leads_there() -> None:
    html = made("<div data-bara-natet><button>Spara</button></div><p>c</p>")
    said = WORDS["disk_bara_natet"]
    assert f'<p><a href="{WEB}fas/">{said}</a></p><p>c</p>' in html
    assert "button" not in html
    assert f"<p>{said}</p><p>c</p>" in made("<div data-bara-natet>a</div><p>c</p>", web="")


def test_what_is_called_something_else_from_disk_is_called_that() -> None:
    html = made('<a href="steg/" data-pa-disk="Svara i boken">Svara här</a>')
    assert '<a href="steg/index.html">Svara i boken</a>' in html


def test_scripts_run_without_a_server_and_in_their_order() -> None:
    html = made(
        "",
        head='<script src="../assets/early.js"></script>'
        '<script src="../assets/navet.js" type="module"></script>'
        '<link rel="preload" href="../assets/navet.css" as="style">'
        '<link rel="canonical" href="https://a.se/"><meta property="og:title" content="a">'
        '<script type="application/ld+json">{}</script>',
    )
    assert (
        '<head><script src="../assets/early.js"></script>'
        '<script src="../disk/disk.js" defer></script>'
        '<script src="../assets/navet.js" defer></script></head>' in html
    )


def test_a_module_hands_over_what_it_exports() -> None:
    module = """const x = 1;
export const y = 2;
export default async function start() {
  await import(new URL('./b.js', import.meta.url).href);
}
export{x,z};
"""
    assert (
        scripts.classic("assets/a.js", module)
        == """navetDisk.define("assets/a.js", async (navetHere, navetImport, fetch) => {
"use strict";
const x = 1;
const y = 2;
async function start() {
  await navetImport(new URL('./b.js', navetHere.url).href);
}
return { "default": start, "x": x, "y": y, "z": z };
});
"""
    )


@pytest.mark.parametrize(
    "line", ["import { a } from './b.js';", "export * from './b.js';", "export default 7;"]
)
def test_a_script_that_cannot_run_from_disk_is_named_with_what_to_do(line: str) -> None:
    with pytest.raises(scripts.NotForDisk, match=r"assets/a\.js går inte .*Skriv"):
        scripts.classic("assets/a.js", f"const x = 1;\n{line}\n")


def test_a_font_stands_in_the_stylesheet() -> None:
    sheet = b"a{b:c}@font-face{src:url('f.woff2') format('woff2');font-display:optional}"
    read: dict[str, bytes] = {"f.woff2": b"\x00\x01"}
    assert styles.with_fonts(sheet, read.__getitem__) == (
        b"a{b:c}@font-face{src:url(data:font/woff2;base64,AAE=) format('woff2');font-display:block}"
    )


def test_text_is_handed_over_as_text_and_the_rest_in_base64() -> None:
    assert packs.one("a/b.json", '{"å": "</script>"}'.encode()) == (
        'navetDisk.files({"a/b.json":"{\\"å\\": \\"</script>\\"}"}, {});\n'
    )
    assert packs.one("a.docx", b"\x00\x01") == 'navetDisk.files({}, {"a.docx":"AAE="});\n'


def fingerprint(folder: Path, changed: dict[str, str], day: str = "", web: str = WEB) -> str:
    """Return the fingerprint of the Swedish copy of a site with two pages, with some changed."""
    contents = {"index.html": "a", "en/index.html": "b", "assets/navet.css": "c{d:e}", **changed}
    for path, text in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    site = Site(BuiltSite(folder), frozenset(contents), web, frozenset(), "1.0.0", day)
    return Copy(site, "sv", WORDS, {}).fingerprint()


def test_a_copy_is_made_anew_when_what_it_is_made_of_changes_and_not_else(tmp_path: Path) -> None:
    first = fingerprint(tmp_path, {})
    assert fingerprint(tmp_path, {}) == first
    assert fingerprint(tmp_path, {"en/index.html": "B"}) == first, "another copy's page"
    marks = [
        first,
        fingerprint(tmp_path, {"index.html": "A"}),
        fingerprint(tmp_path, {"assets/navet.css": "f{g:h}"}),
        fingerprint(tmp_path, {"fas/index.html": "i"}),
        fingerprint(tmp_path, {}, day="2026-11-27"),
        fingerprint(tmp_path, {}, web=""),
    ]
    assert len(set(marks)) == len(marks)
