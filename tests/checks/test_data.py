"""The data that files, picture and colours are made of: what would stop the build is named."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from navet.checks import colours, documents, letters, picture, references, translations
from navet.content import filelist
from navet.content.model import _build
from navet.content.reader import Content
from navet.documents import catalog
from navet.documents.kit import prose
from navet.documents.kit import sources as kit_sources
from navet.documents.tools.titles import title_of
from navet.look import fonts, hyphens
from navet.reading import schemafile, settings
from navet.reading.problems import Problem
from probe.broken import changed, with_page
from probe.repositories import ROOT

Change = Callable[[Any], None]


def _templates(content: Content, change: Change) -> list[Problem]:
    registers, found = changed(content, "mallar", change)
    return found or list(documents.check(content.site, registers))


def _lost_word(data: Any) -> None:
    del data["mallar"]["tidsplan"]["ord"]["samverkan"]


def _lost_common_word(data: Any) -> None:
    del data["gemensamt"]["valj"]


def _lost_field(data: Any) -> None:
    rows = data["mallar"]["tidsplan"]["falt"]
    rows[:] = [row for row in rows if row["id"] != "beroende"]


def _lost_file(data: Any) -> None:
    data["mallar"]["handbok"]["filer"][0]["id"] = "boken"


def _lost_tool(data: Any) -> None:
    del data["mallar"]["fragekort"]


def _lost_option(data: Any) -> None:
    data["val"]["sannolikhet"].pop()


def _moved_option(data: Any) -> None:
    data["val"]["status"].insert(0, data["val"]["status"].pop(3))


def _same_option(data: Any) -> None:
    data["val"]["hantering"][1]["sv"] = data["val"]["hantering"][0]["sv"]


def _same_sheet(data: Any) -> None:
    words = data["mallar"]["tidsplan"]["ord"]
    words["flik_schema"]["en"] = words["flik_plan"]["en"].upper()


def _long_sheet(data: Any) -> None:
    data["mallar"]["riskanalys"]["ord"]["flik_matris"]["sv"] = "En flik som är för lång för Excel"


def _sheet_with_sign(data: Any) -> None:
    data["mallar"]["riskanalys"]["ord"]["flik_matris"]["sv"] = "Risk/vinst"


def _eleven_months(data: Any) -> None:
    data["gemensamt"]["manader"]["sv"] = "januari februari"


def _same_file(data: Any) -> None:
    files = data["mallar"]["modellbild"]["filer"]
    files[1]["filnamn"] = dict(files[0]["filnamn"])


def _one_worksheet(data: Any) -> None:
    file = data["mallar"]["arbetsblad"]["filer"][0]
    file["filnamn"] = {"sv": "arbetsblad-sv", "en": "worksheet-en"}


def _unknown_in_name(data: Any) -> None:
    file = data["mallar"]["handbok"]["filer"][0]
    file["namn"] = {"sv": "Handbok {del}", "en": "Handbook {del}"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_lost_word, "”samverkan” saknas i mallar.tidsplan.ord"),
        (_lost_common_word, "”valj” saknas i gemensamt"),
        (_lost_field, "”beroende” saknas i mallar.tidsplan.falt"),
        (_lost_file, "”handbok” saknas i mallar.handbok.filer"),
        (_lost_tool, "”fragekort” saknas i mallar"),
        (_lost_option, "Antalet i val.sannolikhet är 4"),
        (_moved_option, "inte finns att välja på"),
        (_same_option, "står två gånger i samma lista"),
        (_same_sheet, "Två blad i samma Excelfil"),
        (_long_sheet, "får vara högst 31"),
        (_sheet_with_sign, "inte rätt form"),
        (_eleven_months, "inte rätt form"),
        (_same_file, "samma namn som modellbild-a3"),
        (_one_worksheet, "Alla filer av slaget arbetsblad-fas får samma filnamn"),
        (_unknown_in_name, "{del} går inte att fylla i här"),
    ],
)
def test_what_the_files_lack_is_named(content: Content, change: Change, said: str) -> None:
    found = _templates(content, change)
    assert any(said in problem.message for problem in found), found
    assert all(problem.path == "modell/mallar.yml" and problem.line > 1 for problem in found)


def test_the_schema_holds_every_word_field_and_file_of_the_templates(content: Content) -> None:
    """Nothing can be taken from the templates unseen: what is new must be put in the schema too."""
    contract = json.loads((ROOT / schemafile.path_of("mallar")).read_text(encoding="utf-8"))
    wanted, data = contract["properties"], content.registers["mallar"]
    assert set(wanted["gemensamt"]["required"]) == set(data["gemensamt"])
    assert set(wanted["val"]["required"]) == set(data["val"])
    assert set(wanted["mallar"]["required"]) == set(data["mallar"])
    for name, tool in data["mallar"].items():
        own = wanted["mallar"]["properties"][name]["properties"]
        assert set(own.get("ord", {}).get("required", ())) == set(tool.get("ord", {})), name
        fields = [field["id"] for field in tool.get("falt", ())]
        assert own.get("falt", {}).get("har_id", []) == fields, name
        assert own["filer"]["har_id"] == [file["id"] for file in tool["filer"]], name


def test_the_list_of_files_is_the_catalogues(content: Content) -> None:
    sources = kit_sources.read(ROOT, content.model, settings.DEFAULT_SITE_URL, 0)
    made = {entry.id: entry.type for entry in catalog.entries(sources, "sv", "")}
    register = content.registers["mallar"]
    names = list(filelist.names(content.model, register, content.registers["workshop"]))
    assert set(made) == set(names) - {filelist.ALL}
    told = {
        file["id"]: file["typ"] for tool in register["mallar"].values() for file in tool["filer"]
    }
    assert {name: kind for name, kind in told.items() if name in made} == {
        name: kind for name, kind in made.items() if name in told
    }
    builders = {entry.job.builder for entry in catalog.entries(sources, "sv", "")}
    typst = {name for name in builders if name.endswith(".typ")} | {
        "bild.typ",
        "grund.typ",
        "moten.typ",
    }
    assert set(filelist.TEMPLATES) == typst == {file.name for file in filelist.FOLDER.iterdir()}
    for name in names:
        title = title_of(sources, name, "en")
        assert title and "{" not in title


def test_a_template_that_cannot_be_read_is_named(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(filelist.FOLDER, tmp_path / "mallar"))
    monkeypatch.setattr(filelist, "FOLDER", folder)
    (folder / "kort.typ").unlink()
    (folder / "grund.typ").write_bytes(b"\xe5")
    (folder / "hjul.typ").write_bytes(b"\n")
    found = documents.check(content.site, content.registers)
    assert sorted((one.path, one.message.split()[0]) for one in found) == [
        ("mallar/grund.typ", "Filen"),
        ("mallar/hjul.typ", "Mallen"),
        ("mallar/kort.typ", "Filen"),
    ]


def _lost_colour(data: Any) -> None:
    del data["delar"]["planera-och-justera"]


def _unknown_colour(data: Any) -> None:
    data["delar"]["planera"] = data["delar"].pop("planera-och-justera")


def _moved_colour(data: Any) -> None:
    data["delar"]["forutsattningar"] = data["delar"].pop("forutsattningar")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_lost_colour, "”planera-och-justera” har inga färger"),
        (_unknown_colour, "ingen del av modellen som heter ”planera”"),
        (_moved_colour, "en annan ordning"),
    ],
)
def test_a_part_without_its_colours_is_named(content: Content, change: Change, said: str) -> None:
    registers, found = changed(content, "farger", change)
    problems = found or list(colours.check(content.site, registers))
    assert any(said in problem.message for problem in problems), problems
    assert {problem.path for problem in problems} == {"modell/farger.yml"}


def _lost_county(data: Any) -> None:
    data["lan"] = [county for county in data["lan"] if county["id"] != "skane-lan"]


def _new_county(data: Any) -> None:
    data["lan"].append({"id": "nya-lan", "sv": "Nya län", "en": "New County"})


def _lost_certainty(data: Any) -> None:
    data["sakerheter"][0]["id"] = "saeker"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_lost_county, "”skane-lan” saknas i lan"),
        (_new_county, "”nya-lan” har ingen plats på kartan"),
        (_lost_certainty, "”saker” saknas i sakerheter"),
    ],
)
def test_what_code_knows_of_the_cases_register_is_there(
    content: Content, change: Change, said: str
) -> None:
    registers, found = changed(content, "exempelregister", change)
    problems = found or list(references.check(content.site, registers))
    assert any(said in problem.message for problem in problems), problems


@pytest.mark.parametrize(
    ("place", "lang"),
    [((0, None), "sv"), ((2, None), "en"), ((0, 1), "en"), ((3, 2), "sv")],
)
def test_a_name_without_room_in_the_picture_is_named(
    content: Content, place: tuple[int, int | None], lang: str
) -> None:
    def lengthen(data: Any) -> None:
        part, step = place
        item = data["faser"][part] if step is None else data["faser"][part]["steg"][step]
        item["namn"][lang] = " ".join(["Samverkansutvecklingsorganisationsarbete"] * 2)

    registers, _ = changed(content, "samverkansmodell", lengthen)
    site = dataclasses.replace(content.site, model=_build(registers["samverkansmodell"]))
    (problem,) = picture.check(site, registers)
    where = ("faser", place[0], *(() if place[1] is None else ("steg", place[1])), "namn", lang)
    assert problem.path == "modell/samverkansmodell.yml"
    assert problem.line == registers.documents["samverkansmodell"].line(where)
    assert "får inte plats i bilden" in problem.message


def test_a_long_word_that_may_no_longer_be_broken_is_named(content: Content) -> None:
    registers, found = changed(content, "avstavning", lambda data: data["ord"].clear())
    assert not found
    assert {problem.id for problem in picture.check(content.site, registers)}
    assert hyphens.build([])("Samverkanspartner") == "Samverkanspartner"


@pytest.mark.parametrize("sign", ["😀", "漢", "\ue000"])
def test_a_letter_that_the_files_cannot_show_is_named(content: Content, sign: str) -> None:
    def put(data: Any) -> None:
        data["ingress"]["sv"] += sign

    registers, _ = changed(content, "workshop", put)
    (problem,) = letters.check(content.site, registers)
    assert (problem.path, problem.line) == (
        "modell/workshop.yml",
        registers.documents["workshop"].line(("ingress", "sv")),
    )
    key = "fas/forutsattningar/status.md"
    page = content.site.page(key, "en")
    assert page is not None
    site = with_page(content, key, page.text.rstrip() + f" {sign}\n", "en")
    (problem,) = letters.check(site, content.registers)
    assert problem.path == page.path
    assert problem.line == page.text.rstrip().count("\n") + 1


def test_something_to_fill_in_that_one_language_of_a_text_lacks_is_named(content: Content) -> None:
    def lose(data: Any) -> None:
        data["mallar"]["tidsplan"]["ord"]["varn_ordning"]["en"] = "Starts too early"

    registers, _ = changed(content, "mallar", lose)
    (problem,) = translations.check(registers)
    where = ("mallar", "tidsplan", "ord", "varn_ordning", "en")
    assert problem.line == registers.documents["mallar"].line(where)
    assert "saknar {nr}" in problem.message


@pytest.mark.parametrize("weight", [650, 700])
def test_letters_are_as_wide_as_in_the_font_itself(weight: int) -> None:
    font = TTFont(fonts.font_file(), recalcTimestamp=False)
    whole = instancer.instantiateVariableFont(
        fonts._with_only(font, fonts.CHARACTERS), {"wght": weight}
    )
    names, metrics, em = whole.getBestCmap(), whole["hmtx"].metrics, whole["head"].unitsPerEm
    ruler = fonts.Ruler(weight)
    for char in fonts.CHARACTERS:
        drawn = 0 if char == hyphens.SOFT_HYPHEN else metrics[names[ord(char)]][0]
        assert ruler.width(char) == pytest.approx(drawn / em, abs=1e-9)


@pytest.mark.parametrize(
    "text", ["a&nbsp;b", "a&auml;b", "a &#228; b", "a & b &lt; c", "a &hittepa; b", "a&#1;b"]
)
def test_a_page_with_letters_as_codes_goes_into_the_handbook(text: str) -> None:
    (block,) = prose.blocks(text, "om/x.md", "sv", "https://a.se/")
    shown = "".join(piece["text"] for piece in block["pieces"])
    assert shown.startswith("a") and shown.endswith(("b", "c"))
    assert "&#" not in shown
