"""Scripts as they are served: one file with all that it imports, and the words that it shows."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from navet.content import scripts, words
from navet.look.scripts import joined, minified
from probe.npm import node

SOURCES = {
    "overrides/scripts/words.js": (
        "/** @type {Record<string, Record<string, string>>} */\n"
        "const WORDS = {};\nexport const words = WORDS.sv;\n"
    ),
    "overrides/scripts/a.js": "export const a = 1;\nexport function b() {\n  return 2;\n}\n",
    "overrides/block/c/c.js": (
        "import { a, b } from '../../scripts/a.js';\n"
        "import { words } from '../../scripts/words.js';\n\n"
        "export default async function c() {\n"
        "  return [a, b(), words.ord_ett, words[`slut_${a}`]];\n}\n"
    ),
    "overrides/block/d/d.js": (
        "import c from '../c/c.js';\nimport {\n  a,\n} from '../../scripts/a.js';\n\n"
        "const one = /** @type {number} */ (a);\n"
        "console.log(JSON.stringify([...await c(), one]));\n"
    ),
}
WORDS = {
    lang: {"ord_ett": f"{lang} ett", "slut_1": "slut", "annat": "annat"} for lang in ("sv", "en")
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in SOURCES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_joined_script_does_what_its_parts_do(repository: Path) -> None:
    known = scripts.read(repository)
    made = joined(scripts.with_imports("overrides/block/d/d.js", known), WORDS)
    assert not re.search(r"^import |/\*", made, re.M)
    file = repository / "d.mjs"
    file.write_text(made, encoding="utf-8")
    said = subprocess.run([node(), str(file)], capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == [1, 2, "sv ett", "slut", 1]


def test_only_the_words_that_a_script_shows_come_with_it(repository: Path) -> None:
    known = scripts.read(repository)
    made = joined(scripts.with_imports("overrides/block/c/c.js", known), WORDS)
    assert "sv ett" in made and "en ett" in made and "slut" in made
    assert "annat" not in made


def test_what_nobody_imports_is_left_out(repository: Path) -> None:
    more = "export const unused = 5;\n\nexport function lone() {\n  return 6;\n}\n"
    file = repository / "overrides/scripts/a.js"
    file.write_text(more + file.read_text(encoding="utf-8"), encoding="utf-8")
    known = scripts.read(repository)
    made = joined(scripts.with_imports("overrides/block/c/c.js", known), WORDS)
    assert "unused" not in made and "lone" not in made and "const a = 1" in made
    alone = joined(scripts.with_imports("overrides/scripts/a.js", known), WORDS)
    assert "unused" in alone and "lone" in alone


def test_the_site_has_no_script_in_parts(site: Path) -> None:
    for file in (site / "assets").glob("*.js"):
        assert not re.search(r"^\s*import\s", file.read_text(encoding="utf-8"), re.M), file.name


def test_the_words_of_a_part_reach_its_script_in_both_languages(site: Path, root: Path) -> None:
    script = (site / "assets/beslutsguide.js").read_text(encoding="utf-8")
    for texts in words.load(root).values():
        assert texts["guide_tank_pa"] in script
        assert texts["guide_fragorna"] not in script, "it is in the page already"


def test_a_type_on_a_line_of_its_own_does_not_take_code_with_it() -> None:
    text = "call(\n  /** @type {A} */ (b),\n);\n/** C */\nconst c = 1;\n"
    assert minified(text) == "call(\n(b),\n);\nconst c = 1;\n"


def test_minifying_keeps_strings() -> None:
    assert (
        minified("let a = '/* no */ // no';\n/** yes */\n// yes\n") == "let a = '/* no */ // no';\n"
    )
