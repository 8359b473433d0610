"""The data says what the pages say, is whole and described, and is safe to open."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html as lxml_html

from navet.content import words
from navet.content.reader import Content
from navet.language.texts import LANGUAGES, Text
from navet.pages.opendata import datasets
from navet.pages.opendata.fields import BOTH, LIST, ROWS, TEXT, Dataset, Field, tables
from navet.publishing import open_data
from probe.repositories import ROOT

NAMES = datasets.NAMES


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    """Return the built site's folder of data."""
    return site / "data"


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def rows_of(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a set as anybody may read them."""
    found: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_text("utf-8"))["rader"]
    return found


def cells_of(folder: Path, path: str) -> list[dict[str, str]]:
    with (folder / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def shown(texts: list[Any]) -> list[str]:
    """Return texts of a page without soft hyphens, and with single spaces."""
    return [" ".join("".join(one.itertext()).replace("\xad", "").split()) for one in texts]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_facts_of_every_case_page_can_be_made_from_the_data(
    folder: Path, site: Path, lang: str
) -> None:
    named = {(row["lista"], row["id"]): row["namn"][lang] for row in rows_of(folder, "val")}
    steps = {
        step["id"]: step["namn"][lang]
        for part in rows_of(folder, "modell")
        for step in part["steg"]
    }
    t = words.load(ROOT)[lang]
    seen = 0
    for case in rows_of(folder, "exempel"):
        if case["sida"][lang] is None:
            continue
        seen += 1

        def said(value: dict[str, str | None]) -> str:
            return str(value[lang])

        address = case["sida"][lang].partition("//")[2].partition("/")[2]
        page = lxml_html.fromstring((site / address / "index.html").read_text("utf-8"))
        assert said(case["titel"]) == shown(page.xpath("//h1"))[0]
        assert said(case["sammanfattning"]) in shown(page.xpath("//p"))
        facts: list[tuple[str, list[str]]] = [
            (t["ex_plats"], [said(case["plats"])]),
            (t["ex_lan"], [named["lan", one] for one in case["lan"]]),
            (t["ex_niva"], [named["niva", case["niva"]]]),
            (t["ex_period"], [said(case["period"])]),
            (t["ex_malgrupp"], [said(case["malgrupp"])]),
            *((said(fact["namn"]), [fact["varde"]]) for fact in case["fakta"]),
            (t["ex_form"], [named["form", one] for one in case["former"]]),
            (t["ex_tema"], [named["tema", one] for one in case["teman"]]),
        ]
        for sector in dict.fromkeys(one for name, one in named if name == "sektorer"):
            parties = [party for party in case["parter"] if party["sektor"] == sector]
            facts += [(named["sektorer", sector], [party_said(one, lang) for one in parties])] * (
                len(parties) > 0
            )
        for name in ("resultat", "kostnad", "utvardering"):
            facts += [(t[f"ex_{name}"], [named[name, case[name]]])] if case[name] else []
        waits = case["granskad"] is None
        certain = t["ex_sakerhet_egen" if waits else "ex_sakerhet"]
        facts += [(certain, [named["sakerheter", case["sakerhet"]]])]
        facts += [(t["ex_galler_till"], [case["galler_till"]])] if case["galler_till"] else []
        day = (
            (t["ex_inskickad"], case["inskickad"])
            if waits
            else (t["ex_granskad"], case["granskad"])
        )
        facts += [(day[0], [day[1]])]
        groups = page.xpath("//aside[@class='fakta']//dl/div")
        found = [(shown(one.xpath("dt"))[0], shown(one.xpath("dd"))) for one in groups]
        assert found == facts, case["id"]
        lit = page.xpath("//section[@class='fallsteg']//li")
        assert [shown(one.xpath(".//a | .//p")) for one in lit] == [
            [steps[one["steg"]], said(one["varfor"])] for one in case["steg"]
        ]
        sources = [one["adress"] for one in case["kallor"] if one["adress"]]
        assert set(sources) <= set(page.xpath("//a/@href")), case["id"]
    assert seen > 40


def party_said(party: dict[str, Any], lang: str) -> str:
    role = party["roll"]
    return party["namn"][lang] + (f" ({role[lang]})" if role else "")


@pytest.mark.parametrize("name", NAMES)
def test_each_set_keeps_its_schema(folder: Path, name: str) -> None:
    schema = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads((folder / f"{name}.json").read_text("utf-8"))
    judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in judge.iter_errors(data)] == []
    assert data["$schema"] == f"{name}.schema.json"
    assert data["rader"]
    data["rader"][0]["okand"] = 1
    assert not judge.is_valid(data)


def test_the_package_describes_every_file_as_it_is(folder: Path, package: dict[str, Any]) -> None:
    described = {one["path"]: one for one in package["resources"]}
    assert set(described) == {
        file.name
        for file in folder.iterdir()
        if file.suffix == ".csv" or (file.stem in NAMES and file.suffix == ".json")
    }
    assert len({one["name"] for one in package["resources"]}) == len(described)
    for path, one in described.items():
        data = (folder / path).read_bytes()
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9-]+", one["name"])
        assert one["title"] and one["title_en"]
        if "jsonSchema" in one:
            assert (folder / one["jsonSchema"]).is_file()
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert re.fullmatch(r"[a-z0-9-]+", package["name"])


def test_every_table_is_what_its_schema_says(folder: Path, package: dict[str, Any]) -> None:
    known: dict[str, set[str]] = {}
    for one in package["resources"]:
        if one.get("type") != "table":
            continue
        rows, fields = cells_of(folder, one["path"]), one["schema"]["fields"]
        raw = (folder / one["path"]).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        header = next(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
        assert header == [field["name"] for field in fields]
        assert all(field["description"] and field["description_en"] for field in fields)
        keys = [tuple(row[name] for name in one["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), one["path"]
        known[one["name"]] = {row.get("id", "") for row in rows}
        for field in fields:
            values = [row[field["name"]] for row in rows]
            patterns = {"integer": r"\d+", "boolean": "true|false", "date": r"\d{4}-\d\d-\d\d"}
            pattern = patterns.get(field["type"], r"(?s).*")
            assert all(re.fullmatch(pattern, value) for value in values if value), field["name"]
            if "constraints" in field:
                assert all(values), (one["path"], field["name"])
        for pointer in one["schema"].get("foreignKeys", ()):
            (column,) = pointer["fields"]
            assert {row[column] for row in rows} <= known[pointer["reference"]["resource"]]


def test_tables_and_json_have_the_same_questions(folder: Path) -> None:
    whole = [
        (step["id"], question["id"], question["text"]["sv"], question["kort"]["en"])
        for part in rows_of(folder, "modell")
        for step in part["steg"]
        for question in step["fragor"]
    ]
    rows = cells_of(folder, "modell-fragor.csv")
    assert [(one["steg"], one["id"], one["text_sv"], one["kort_en"]) for one in rows] == whole
    assert len(whole) >= 72


def test_every_id_in_a_case_has_a_name(folder: Path) -> None:
    named = {(row["lista"], row["id"]) for row in rows_of(folder, "val")}
    for case in rows_of(folder, "exempel"):
        many = {"lan": case["lan"], "tema": case["teman"], "form": case["former"]}
        many["steg"] = [one["steg"] for one in case["steg"]]
        many["sektorer"] = [one["sektor"] for one in case["parter"]]
        assert {(name, one) for name, ids in many.items() for one in ids} <= named
    fields = [field for tool in rows_of(folder, "mallar") for field in tool["falt"]]
    lists = {name for name, _ in named}
    assert {field["val"] for field in fields if field["val"]} <= lists


def test_every_page_and_file_that_the_data_names_is_there(folder: Path, site: Path) -> None:
    for name in NAMES:
        text = (folder / f"{name}.json").read_text("utf-8")
        for address in set(re.findall(r'"https://samverkansnavet\.example/([^"]*)"', text)):
            path, _, anchor = address.partition("#")
            file = site / path / "index.html" if path.endswith("/") else site / path
            assert file.is_file(), address
            assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), address


EVIL = [
    "=1+1", "+46", "-5", "@SUM(A1)", "\t=1", "  =HYPERLINK(1)", "＝1", "a;=1", "a|@x", "a\r\n=1+1",
]  # fmt: skip


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_can_run_as_a_formula(text: str) -> None:
    fields = (
        Field("id", TEXT, Text("a", "a")),
        Field("ord", BOTH, Text("a", "a")),
        Field("lista", LIST, Text("a", "a")),
        Field("inre", ROWS, Text("a", "a"), fields=(Field("namn", TEXT, Text("a", "a")),)),
    )
    row = {"id": text, "ord": {"sv": text, "en": None}, "lista": ["a", text]}
    row["inre"] = [{"namn": text}]
    dataset = Dataset("prov", "prov", Text("a", "a"), Text("a", "a"), fields, lambda: (row,))
    for table in tables(dataset):
        written = open_data.as_csv(table).removeprefix("\ufeff")
        for cell in list(csv.reader(io.StringIO(written, newline="")))[1]:
            assert not re.search(r"(^|[;,|\t\r\n])\s*[=@＝＠]|^\s*[+\-＋－]", cell), cell
            assert not cell or cell.replace("'", "").endswith(text.strip()[-1])


def test_ids_that_are_in_use_stay(folder: Path, content: Content) -> None:
    """Programs find rows by these: an id that is in the content is in the data, unchanged."""
    assert [row["id"] for row in rows_of(folder, "kallor")] == list(content.registers.sources)
    cases = {case.id for case in content.cases.all("sv")}
    assert {row["id"] for row in rows_of(folder, "exempel")} == cases
    steps = [step["id"] for part in rows_of(folder, "modell") for step in part["steg"]]
    assert steps == [step.id for step in content.model.steps]


def test_a_case_that_is_not_translated_has_no_english(content: Content) -> None:
    pages = dict(content.site.pages)
    case = next(one for one in content.cases.all("en") if one.lang == "en")
    pages.pop((case.key, "en"))
    without = dataclasses.replace(content, site=dataclasses.replace(content.site, pages=pages))
    rows = {row["id"]: row for one in datasets.build(without) for row in one.rows}
    row = rows[case.id]
    assert row["titel"]["sv"] and row["titel"]["en"] is None
    assert row["sida"]["en"] is None
    assert all(party["namn"]["en"] is None for party in row["parter"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_program_on_the_page_runs(
    folder: Path, content: Content, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    page = content.site.page("om/data.md", lang)
    assert page is not None
    program = re.search(r"```python\n(.*?)```", page.text, re.DOTALL)
    assert program
    monkeypatch.chdir(folder)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program[1], "om/data", "exec"), {})
    lines = out.getvalue().splitlines()
    assert len(lines) == len(content.model.steps)
    assert sum(int(line.split()[0]) for line in lines) == sum(
        len(case.steps) for case in content.cases.all("sv")
    )


@pytest.mark.parametrize("start", ["", "en/"])
def test_the_page_leads_to_every_file(site: Path, package: dict[str, Any], start: str) -> None:
    page = lxml_html.fromstring((site / start / "om/data/index.html").read_text("utf-8"))
    linked = {str(href).rpartition("/")[2] for href in page.xpath("//main//a/@href")}
    assert {one["path"] for one in package["resources"]} | {"datapackage.json"} <= linked
