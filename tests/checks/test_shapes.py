"""Structure pages have one shape; a section lost, moved or renamed is named in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.checks import shapes
from navet.content.reader import Content
from navet.content.site import Site
from navet.reading.problems import Problem
from probe.broken import broken, with_page
from probe.repositories import ROOT

KEY = "strukturer/iop.md"
ENDINGS = (".md", ".en.md")


def _text(content: Content, lang: str) -> str:
    page = content.site.page(KEY, lang)
    assert page is not None
    return page.text


def _problems(content: Content, site: Site) -> list[Problem]:
    return list(shapes.check(site, content.registers.shapes))


def test_every_real_structure_page_has_the_shape(content: Content) -> None:
    wanted = content.registers.shapes["struktur"]
    pages = list(content.site.of_kind("struktur"))
    assert len(wanted) == 11
    files = {file.name for file in (ROOT / "docs/strukturer").glob("*.md")}
    others = {f"{name}{end}" for name in ("index", "jamfor", "valj-form") for end in ENDINGS}
    assert {Path(page.path).name for page in pages} == files - others
    assert [p for p in _problems(content, content.site) if "strukturer/" in p.path] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("section", ["vad-det-ar", "pengar", "nar-det-inte-passar", "exempel"])
def test_a_lost_section_is_named_with_the_line_to_paste(
    content: Content, lang: str, section: str
) -> None:
    text = _text(content, lang).replace(f"{{#{section}}}", "{#nagot-annat}")
    (problem,) = _problems(content, with_page(content, KEY, text, lang))
    assert problem.path == (
        "docs/strukturer/iop.md" if lang == "sv" else "docs/strukturer/iop.en.md"
    )
    assert problem.id == section
    assert f"{{#{section}}}" in problem.paste


def test_sections_in_another_order_are_named_with_their_line(content: Content) -> None:
    text = _text(content, "sv").replace("{#niva}", "{#x}").replace("{#initiativ}", "{#niva}")
    text = text.replace("{#x}", "{#initiativ}")
    (problem,) = _problems(content, with_page(content, KEY, text))
    line = next(i for i, row in enumerate(text.split("\n"), 1) if "{#initiativ}" in row)
    assert (problem.line, problem.id) == (line, "initiativ")


def test_a_section_on_another_level_does_not_count(content: Content) -> None:
    text = "\n".join(
        f"#{row}" if "{#bindande}" in row else row for row in _text(content, "sv").split("\n")
    )
    (problem,) = _problems(content, with_page(content, KEY, text))
    assert problem.id == "bindande"


def test_a_kind_of_page_that_there_is_not_is_named(content: Content, tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "sidformer", ("  struktur:", "  strukur:"))
    (problem,) = [one for one in shapes.check_all(content.site, registers) if one.id == "strukur"]
    assert (problem.path, problem.line) == ("modell/sidformer.yml", line)
    assert "Menade du ”struktur”?" in problem.remedy
