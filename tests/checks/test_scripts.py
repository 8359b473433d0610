"""Scripts that cannot be joined into one are named, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.checks import scripts
from probe.repositories import ROOT

TERM, ELEMENT = "overrides/frame/term/term.js", "overrides/scripts/element.js"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the scripts that a test may break."""
    for file in (ROOT / "overrides").rglob("*.js"):
        target = tmp_path / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (TERM, "scripts/words.js'", "scripts/ord.js'", "overrides/scripts/ord.js, som inte finns"),
        (TERM, "{ element }", "{ elements }", "”elements”, men det finns inte i"),
        (TERM, "{ element }", "{ element as make }", "”element as make”, men det finns inte i"),
        (TERM, "let count", "const WORDS = 1;\nlet count", "har något som heter ”WORDS”"),
        (ELEMENT, "/**", "import { say } from './page.js';\n/**", "importerar varandra"),
        (ELEMENT, "/**", "import { element as x } from './element.js';\n/**", "varandra"),
    ],
)
def test_an_import_that_does_not_work_is_named(
    copy: Path, path: str, old: str, new: str, said: str
) -> None:
    assert list(scripts.check(copy)) == []
    text = (copy / path).read_text(encoding="utf-8")
    (copy / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [problem for problem in scripts.check(copy) if problem.path == path]
    assert any(said in problem.message for problem in found), found


def test_two_imports_that_name_a_thing_alike_are_named(copy: Path) -> None:
    """Neither imports the other, but joined into one script they cannot both have the name."""
    text = (copy / TERM).read_text(encoding="utf-8")
    more = "import { filled } from '../../scripts/text.js';\n"
    (copy / TERM).write_text(text.replace("import ", f"{more}import ", 1), encoding="utf-8")
    assert list(scripts.check(copy)) == []
    with (copy / ELEMENT).open("a", encoding="utf-8") as file:
        file.write("const filled = 1;\n")
    (problem,) = [one for one in scripts.check(copy) if one.path == TERM]
    assert "scripts/element.js och overrides/scripts/text.js" in problem.message
    assert "”filled”" in problem.message


def test_scripts_with_the_same_name_are_named(copy: Path) -> None:
    other = copy / "overrides/block/kontakt/term.js"
    other.parent.mkdir()
    other.write_text("export {};\n", encoding="utf-8")
    (problem,) = scripts.check(copy)
    assert problem.path == TERM
    assert "samma adress som overrides/block/kontakt/term.js" in problem.message
