"""The frame's words, and the pages and parts that its templates need, are held by the check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from navet.checks import frame
from navet.checks import report as check
from navet.content import themeneeds, words
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from probe.breakages import remembering
from probe.repositories import ROOT, change

WORDS = {lang: f"overrides/ord/{lang}.yml" for lang in LANGUAGES}
GUIDE = "block/beslutsguide/ord.yml"


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Let what is worked out of one page be worked out once."""
    with remembering():
        yield


def problems(root: Path) -> list[tuple[str, int, str, str]]:
    return [(one.path, one.line, one.id, one.message) for one in check.run(root).problems]


def without(root: Path, key: str, *langs: str) -> None:
    for lang in langs:
        file = root / WORDS[lang]
        lines = file.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not line.startswith(f"{key}:")]
        assert len(kept) == len(lines) - 1
        file.write_text("\n".join(kept), encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_that_one_language_lacks_is_named_with_the_others(copy: Path, lang: str) -> None:
    without(copy, "fel_rubrik", lang)
    ((path, line, key, message),) = problems(copy)
    assert (path, key) == (WORDS[lang], "fel_rubrik")
    assert "saknas på det här språket" in message
    before = (copy / path).read_text(encoding="utf-8").split("\n")[line - 1]
    assert before.startswith("fel_kod:")


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("brodsmulor", "overrides/partials/breadcrumbs.html rad 2"),
        ("fel_text", "overrides/404.html rad"),
        ("perspektiv_civil", "overrides/block/fasens-fragor/fasens-fragor.html rad 8"),
        ("ex_efter_lan", "overrides/exempel-lista.html rad 36"),
        ("har_ar_ni", "koden i navet/"),
    ],
)
def test_a_word_that_both_lack_is_named_with_what_shows_it(
    copy: Path, key: str, where: str
) -> None:
    without(copy, key, *LANGUAGES)
    found = problems(copy)
    assert [(path, name) for path, _, name, _ in found] == [(WORDS["en"], key), (WORDS["sv"], key)]
    assert all(where in message for _, _, _, message in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Alla {antal} exempel: {namn}", "Alla exempel: {namn}", "saknar {antal}"),
        ("Exempel på formen {namn}", "Exempel på formen", "saknar {namn}"),
    ],
)
def test_something_to_fill_in_that_one_language_lacks_is_named(
    copy: Path, old: str, new: str, said: str
) -> None:
    line = change(copy / WORDS["sv"], old, new)
    ((path, at, _, message),) = problems(copy)
    assert (path, at) == (WORDS["sv"], line)
    assert said in message


@pytest.mark.parametrize(
    "key", ["ex_alla_om", "ex_titel_steg", "ex_titel_landet", "ex_beskrivning"]
)
@pytest.mark.parametrize("extra", ["{hittepa}", "{", "{antal.real}", "{0}"])
def test_something_that_nobody_fills_in_is_named(copy: Path, key: str, extra: str) -> None:
    for lang in LANGUAGES:
        line = change(copy / WORDS[lang], f'{key}: "', f'{key}: "{extra} ')
    found = [(path, at) for path, at, _, message in problems(copy) if "mellan klamrar" in message]
    assert found == [(WORDS["en"], line), (WORDS["sv"], line)] or len(found) == 2


@pytest.mark.parametrize(
    ("file", "key", "where"),
    [
        (GUIDE, "guide_fragorna", "block/beslutsguide/beslutsguide.html rad 4"),
        (GUIDE, "guide_tillbaka", "block/beslutsguide/beslutsguide.js rad"),
        ("block/sokresultat/ord.yml", "sok_traffar_pa", "block/sokresultat/sokresultat.js rad"),
        ("frame/term/ord.yml", "term_i_ordlistan", "frame/term/term.js rad"),
    ],
)
def test_a_word_that_a_part_lacks_is_named_in_its_folder(
    copy: Path, file: str, key: str, where: str
) -> None:
    path = f"overrides/{file}"
    change(copy / path, f"\n{key}:", f"\n{key}_x:")
    ((found, _, name, message),) = problems(copy)
    assert (found, name) == (path, key)
    assert where in message


def test_a_beginning_of_a_word_in_a_script_needs_every_word_that_begins_so(copy: Path) -> None:
    change(copy / "overrides/frame/search/ord.yml", "\nsok_grupp_verktyg:", "\nsok_grupp_hittepa:")
    found = problems(copy)
    assert {name for _, _, name, _ in found} == {"sok_grupp_verktyg"}
    assert all("rad" in message for _, _, _, message in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  en: The questions\n", "", "saknas på språket en"),
        ("  en: The questions\n", "  en: ''\n", "saknas på språket en"),
        (
            "  en: The questions\n",
            "  en: The questions\n  fi: Kysymykset\n",
            "inget av sajtens språk",
        ),
        ("  sv: Frågorna\n", "  sv: Frågorna {antal}\n", "saknar {antal}"),
        ("guide_fragorna:\n", "hoppa: Hoppa\nguide_fragorna:\n", "står redan i overrides/ord/"),
        ("guide_fragorna:\n", "guide_x: [ett]\nguide_fragorna:\n", "är inte text"),
    ],
)
def test_a_word_of_a_part_that_is_not_sound_is_named(
    copy: Path, old: str, new: str, said: str
) -> None:
    line = change(copy / "overrides" / GUIDE, old, new)
    ((path, at, _, message),) = problems(copy)
    assert path == f"overrides/{GUIDE}"
    assert abs(at - line) <= 2
    assert said in message


def test_something_in_a_part_that_nobody_fills_in_is_named(copy: Path) -> None:
    file = copy / "overrides/block/exempellista/ord.yml"
    for old in ("Alla {antal}", "All {antal}"):
        line = change(file, old, f"{old} {{hittepa}}")
    found = [(path, at) for path, at, _, message in problems(copy) if "mellan klamrar" in message]
    path = "overrides/block/exempellista/ord.yml"
    assert found == [(path, line - 1), (path, line)]


def test_every_word_is_shown_by_something(content: Content) -> None:
    """A word that nothing asks for is not kept."""
    known, found = words.read(content.root)
    assert found == []
    shown = {ask.name for ask in frame.asked(content.site)}
    places = known["sv"].places
    assert {key: str(place) for key, place in places.items() if key not in shown} == {}


def test_a_page_that_templates_link_to_is_named(copy: Path) -> None:
    for ending in ("", ".en"):
        (copy / f"docs/om/integritet{ending}.md").unlink()
    found = [one for one in problems(copy) if "overrides/partials/footer.html" in one[3]]
    assert [path for path, _, _, _ in found] == ["docs/om/integritet.md"]


def test_a_part_of_a_template_that_is_gone_is_named(copy: Path) -> None:
    (copy / "overrides/partials/sources.html").unlink()
    found = {path for path, _, name, _ in problems(copy) if name == "partials/sources.html"}
    assert "overrides/main.html" in found


def test_every_beginning_of_a_word_is_known() -> None:
    begun = {one.name for asks in themeneeds.read(ROOT).values() for one in asks.families}
    assert begun == set(frame.FAMILIES)


def test_every_word_that_code_asks_for_is_known() -> None:
    """A word that code looks up in the frame's words, found in the code itself."""
    asked = set()
    for file in (ROOT / "navet").rglob("*.py"):
        if "documents" in file.parts or "cases/model.py" in file.as_posix():
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            asked |= set(_looked_up(node))
    labels = {value for value in _labels() if value}
    assert asked | labels <= set(words.FROM_CODE)
    known = words.load(ROOT)["sv"]
    assert set(words.FROM_CODE) <= set(known)
    assert set(words.FILLED_BY_CODE) <= set(words.FROM_CODE)


def _looked_up(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Subscript) and _is_words(node.value):
        yield from _texts(node.slice)
    is_get = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    if is_get and node.func.attr == "get" and _is_words(node.func.value):
        yield from _texts(node.args[0])


def _is_words(node: ast.AST) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in ("words", "labels", "t")


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression may be; one that is put together is left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _labels() -> Iterator[str]:
    from navet.pages.markdown.boxes import _LABELS  # noqa: PLC0415

    yield from _LABELS.values()


def test_templates_and_words_as_they_are_have_no_problem(content: Content) -> None:
    assert list(frame.check(content.site)) == []
