"""The menu names every page once, and in a section with groups every page has a group."""

from __future__ import annotations

from pathlib import Path

from navet.checks import menu as menu_check
from navet.content import menu
from navet.content.reader import Content
from probe.broken import broken, with_page

PATH = "modell/meny.yml"


def test_the_tools_stand_in_named_groups_and_none_is_left_out(content: Content) -> None:
    tools = menu.section(content.registers, "verktyg/index.md")
    assert tools is not None
    for lang, names in (
        ("sv", ["Förbered", "Mötas", "Bestäm", "Följ upp"]),
        ("en", ["Prepare", "Meet", "Decide", "Follow up"]),
    ):
        assert [group.name[lang] for group in tools.groups if group.name] == names
    assert sorted(tools.pages) == [page.key for page in content.site.of_kind("verktyg", "sv")]


def test_a_tool_without_a_group_is_named_with_the_groups(content: Content, tmp_path: Path) -> None:
    loose = "    grupper:\n      - id: forbered"
    registers, _ = broken(
        tmp_path,
        "meny",
        ("          - verktyg/handbok.md\n", ""),
        (loose, f"    undersidor:\n      - verktyg/handbok.md\n{loose}"),
    )
    (problem,) = menu_check.check(content.site, registers)
    line = (tmp_path / PATH).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert (problem.path, line.strip()) == (PATH, "- verktyg/handbok.md")
    assert "utan grupp" in problem.message
    assert "Förbered, Mötas, Bestäm, Följ upp" in problem.remedy


def test_a_new_tool_is_told_which_groups_there_are(content: Content) -> None:
    site = with_page(content, "verktyg/ny.md", "---\ntitel: Ny\n---\nText.\n")
    (problem,) = menu_check.check(site, content.registers)
    assert (problem.path, problem.line) == ("docs/verktyg/ny.md", 1)
    assert "(Förbered, Mötas, Bestäm, Följ upp)" in problem.remedy


def test_a_page_in_two_groups_is_named(content: Content, tmp_path: Path) -> None:
    row = "          - verktyg/overlamning.md\n"
    registers, _ = broken(tmp_path, "meny", (row, f"{row}          - verktyg/handbok.md\n"))
    (problem,) = menu_check.check(content.site, registers)
    assert (problem.path, problem.id) == (PATH, "verktyg/handbok.md")
    assert "två gånger" in problem.message
