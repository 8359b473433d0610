"""The file of a workbook: its published schema, the example, and the script that writes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from navet.content import templates, words, workbook
from navet.content.reader import Content
from navet.pages import workbook as questions
from navet.publishing import workbook_data
from probe.repositories import ROOT

FOLDER = ROOT / "overrides/frame/workbook"
SCHEMA = json.loads((ROOT / workbook_data.SCHEMA).read_text("utf-8"))
TIME = "2027-01-18T14:32Z"
LEAST: dict[str, Any] = {
    "format": {"name": "samverkan-arbetsbok", "version": 1},
    "id": "bok-1",
    "name": "Norrängen",
    "party": "civil",
    "created": TIME,
    "changed": TIME,
}
# What another program may write: the script opens it, and writes what the schema describes.
OPENED: dict[str, dict[str, Any]] = {
    "the least": LEAST,
    "more than is known": {**LEAST, "later": [1], "answers": {"Ö": {"text": "x", "changed": TIME}}},
    "odd texts": {
        **LEAST,
        "answers": {
            "a": {"text": "\u0000\r\n\ud83e", "changed": TIME, "x": {"b": 1, "a": "\u0007"}}
        },
    },
    "the self-check": {
        **LEAST,
        "check": {
            "civil-AAAA": {"levels": [0, 1, 2, 3, 4] * 2 + [0, 1], "edition": 1, "changed": TIME},
            "later": {"x": 1},
        },
    },
    "a whole step": {
        **LEAST,
        "steps": {
            "status": {
                "status": "tas-om",
                "agreed": "",
                "open": "Allt",
                "next": [{"what": "Ring"}],
                "others": {"open": [{"text": "Inget", "changed": TIME}]},
                "changed": TIME,
            }
        },
    },
}
READ = """
import { parse, serialise } from '%s';
const given = JSON.parse(%s);
const text = (data) => new TextEncoder().encode(data);
console.log(JSON.stringify(given.map((one) => serialise(parse(text(one))))));
"""


def written(texts: list[str]) -> list[str]:
    """Return files as the script of the site writes them anew."""
    script = READ % ((FOLDER / "workbook-file.js").as_uri(), json.dumps(json.dumps(texts)))
    deno = Path(sys.executable).with_name("deno")
    run = [str(deno), "run", "--quiet", "--no-remote", "--no-config", "-"]
    said = subprocess.run(run, input=script, capture_output=True, text=True, check=True)
    made: list[str] = json.loads(said.stdout)
    return made


def test_what_the_script_writes_is_what_the_schema_describes() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for name, text in zip(
        OPENED, written([json.dumps(one) for one in OPENED.values()]), strict=True
    ):
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))
        assert list(json.loads(text)) == SCHEMA["required"], name


def test_the_example_has_the_same_bytes_whoever_writes_it(content: Content) -> None:
    published = workbook_data.published(content)
    books = {path: text for path, text in published.items() if path.endswith(".samverkan.json")}
    assert len(books) == 6
    assert written(list(books.values())) == list(books.values())
    for path, text in books.items():
        book = json.loads(text)
        jsonschema.Draft202012Validator(SCHEMA).validate(book)
        lang = re.findall(r"-(sv|en)\.", path)[0]
        asked = questions.questions(content, lang)
        assert {step.key.id for step in asked} <= set(book["answers"])
        assert {one.id for step in asked for one in step.own} <= set(book["answers"])
    together, public = (
        json.loads(books[f"data/granvida{who}-sv.samverkan.json"]) for who in ("", "-offentlig")
    )
    assert "Föreningen: Vi hörde ett ja" in together["answers"]["status-erfarenheter"]["text"]
    assert public["answers"]["status-erfarenheter"]["text"].startswith("Vi sade hela tiden")
    assert public["organisation"] == "Kommunen"


def test_the_published_schema_is_that_of_the_repository(site: Path) -> None:
    served = json.loads((site / "data/arbetsbok.schema.json").read_text("utf-8"))
    assert served == SCHEMA
    for lang in ("sv", "en"):
        page = site / ("" if lang == "sv" else lang) / "om/data/index.html"
        assert 'data/arbetsbok.schema.json"' in page.read_text("utf-8")


def test_easy_questions_have_ids_that_the_file_takes(content: Content) -> None:
    asked = [one for step in questions.questions(content, "sv") for one in step.easy]
    assert len(asked) >= 36
    for one in asked:
        assert re.fullmatch(SCHEMA["$defs"]["id"]["pattern"], one.id), one.id


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_scripts_templates_and_words_name_the_same(content: Content, lang: str) -> None:
    script = (FOLDER / "workbook-file.js").read_text("utf-8")
    reasons = re.search(r"@typedef \{(.*)\} Reason", script)
    assert reasons is not None
    assert re.findall(r"'(\w+)'", reasons[1]) == list(workbook.FAULTS)
    assert list(workbook.PARTIES) == SCHEMA["properties"]["party"]["enum"]
    assert list(workbook.STATUSES) == SCHEMA["$defs"]["step"]["properties"]["status"]["enum"]
    known = templates.load(content.root)
    shown = words.load(content.root)[lang]
    labels = {option.id: option.text[lang] for option in known.options["stegstatus"]}
    assert {one: shown[f"bok_lage_{one}"] for one in workbook.STATUSES} == labels
    diary = known.tools["processdagbok"]
    assert shown["bok_eniga"] == diary.field("enighet").name[lang]
    assert shown["bok_olika"] == diary.field("olikhet").name[lang]
