"""The theme's built files: small, the same every time, and safe to serve."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from navet.content import words
from navet.content.reader import Content
from navet.look import fonts
from navet.look.scripts import minified
from navet.pages.theme import Theme, minified_css
from navet.publishing import headers, security_txt
from navet.reading import settings


@pytest.fixture(scope="module")
def theme(root: Path, content: Content) -> Theme:
    return Theme(root, content.model, words.load(root), "https://navet.example/")


@pytest.fixture(scope="module")
def files(theme: Theme) -> dict[str, bytes]:
    return theme.files()


def test_the_files_are_within_their_budget(files: dict[str, bytes]) -> None:
    assert len(gzip.compress(files["assets/navet.css"])) <= 18_000
    frame = sum(len(gzip.compress(files[f"assets/{name}.js"])) for name in ("early", "navet"))
    assert frame <= 6_000
    assert len(files["assets/source-sans-3.woff2"]) <= 30_000


def test_the_files_are_the_same_every_time(theme: Theme, files: dict[str, bytes]) -> None:
    assert theme.files() == files
    assert fonts.web_font() == files["assets/source-sans-3.woff2"]


def test_the_font_has_every_character_that_the_words_use(theme: Theme, root: Path) -> None:
    font = TTFont(io.BytesIO(theme.files()["assets/source-sans-3.woff2"]))
    covered = set(font.getBestCmap())
    used = "".join("".join(labels.values()) for labels in words.load(root).values())
    used += (root / "modell/samverkansmodell.yml").read_text(encoding="utf-8")
    assert not {character for character in used if ord(character) not in covered} - {"\n"}
    axis = font["fvar"].axes[0]
    assert (axis.minValue, axis.maxValue) == fonts.WEIGHTS


def test_the_social_picture_has_the_size_that_services_expect(files: dict[str, bytes]) -> None:
    for lang in ("sv", "en"):
        picture = Image.open(io.BytesIO(files[f"assets/social-{lang}.png"]))
        assert picture.size == (1200, 630)
    assert Image.open(io.BytesIO(files["assets/ikon-180.png"])).size == (180, 180)


def test_the_stylesheet_reaches_for_nothing_outside(files: dict[str, bytes]) -> None:
    css = files["assets/navet.css"].decode()
    assert re.findall(r"url\('?([^')]+)", css) == ["source-sans-3.woff2"]
    assert "@import" not in css
    assert css.count("{") == css.count("}")


def test_minifying_keeps_what_matters() -> None:
    assert minified_css("a { b: c; } /* d */") == "a{b:c}"
    assert minified_css("p { margin: calc(1rem + 2px) }") == "p{margin:calc(1rem + 2px)}"
    assert minified_css("a :is(b, c) { d: e }") == "a :is(b,c){d:e}"
    assert minified_css("a { b: 0.5em 10.5em calc(0.1em + 0 * 0.2) }") == (
        "a{b:.5em 10.5em calc(.1em + 0 * .2)}"
    )
    assert minified("/** a\n * b */\nlet a = '//x'; // y\n  // z\n") == "let a = '//x'; // y\n"


def test_the_policy_is_the_same_in_all_its_forms(root: Path) -> None:
    policy = headers.meta_policy()
    assert policy.startswith("default-src 'none'")
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert policy in headers.headers_file()
    committed = (root / "driftsattning/nginx.conf").read_text(encoding="utf-8")
    assert committed == headers.nginx()
    for name, value in headers.headers().items():
        assert f"  {name}: {value}\n" in headers.headers_file()
        assert f'add_header {name} "{value}" always;' in committed


def test_security_txt_says_where_to_report_and_until_when() -> None:
    with_repository = security_txt.security_txt("https://n.example/", "https://r.example/x", 0)
    assert "Contact: https://r.example/x\n" in with_repository
    assert "Expires: 1971-01-01T00:00:00Z\n" in with_repository
    without = security_txt.security_txt(settings.DEFAULT_SITE_URL, "", 0)
    assert f"Contact: {settings.DEFAULT_SITE_URL}om/\n" in without
    assert f"Canonical: {settings.DEFAULT_SITE_URL}.well-known/security.txt\n" in without


def test_the_site_has_the_files(site: Path) -> None:
    for name in ("assets/navet.css", "assets/navet.js", "_headers", ".well-known/security.txt"):
        assert (site / name).is_file(), name
    assert not list(site.rglob("assets/javascripts/*")), "Material's scripts are still there"
    assert not list(site.rglob("assets/stylesheets/*")), "Material's stylesheets are still there"
