"""The form and the check judge every draft alike: the same fields, and the same words of them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pytest

from navet.checks import report as check
from navet.checks.cases import files
from navet.checks.cases import text as case_text
from navet.content.cases import contract
from navet.content.reader import Content
from navet.content.site import page_from_text
from navet.pages import case_form
from navet.publishing import case_data
from navet.reading import messages
from navet.reading.problems import Problem
from probe.casefiles import with_cases
from tests.checks.cases.drafts import Draft
from tests.checks.cases.drafts.chance import at_random
from tests.checks.cases.drafts.in_files import HEAD_IN_FILE
from tests.checks.cases.drafts.in_form import BODY, HEAD, TAKEN

pytestmark = pytest.mark.xdist_group("drafts")

DRAFTS: dict[str, Draft] = {**HEAD, **BODY, **HEAD_IN_FILE}
SEED = 20261121
Fault = tuple[str, str]
_JUDGE = """async ([server, contracts, drafts]) => {
  const { Checker } = await import(`${server}assets/checker.js`);
  const { dataOf } = await import(`${server}assets/draft.js`);
  const { file, nameFor } = await import(`${server}assets/casefile.js`);
  const checkers = Object.entries(contracts).map(([name, one]) => [name, new Checker(one)]);
  const [, { sections, contract }] = checkers[0];
  const { upptagna, reserverade: reserved, langstaNamn: longest } = contract;
  const names = { taken: Object.keys(upptagna), reserved, longest };
  return drafts.map(({ kept, changed, without }) => {
    const { data, texts } = dataOf(kept, contract.schema);
    const text = file(data, sections, texts);
    Object.assign(data, changed);
    for (const name of without) delete data[name];
    const faults = checkers.map(([name, checker]) => [name, checker.faults({ data, texts, text })]);
    const name = nameFor(String(data.titel ?? ''), names);
    return { data, text, name, faults: Object.fromEntries(faults) };
  });
}"""
# The form's text never has them: it makes the headings, and no markup of what is typed.
ONLY_IN_FILES = ("citat", "indrag", "rubrik", "ankare", "byggblock")
_ANNOTATIONS = {
    "$schema", "$id", "$defs", "title", "description", "examples", "register", "fel", "formular",
    "faktaruta",
}  # fmt: skip
_STRUCTURE = {
    "$ref", "type", "properties", "required", "additionalProperties", "items", "allOf", "oneOf",
}  # fmt: skip
# Shown as a group of fields, or not at all.
_WITHOUT_LABEL = ("parter", "kallor", "granskad", "inskickad", "sprak")
# The form knows no lines.
_LINE = re.compile(r"på rad [0-9]+")
# The visible label of a field or group, and of the group of fields that it stands in.
_SHOWN = """(id) => {
  const field = document.getElementById(id);
  const [label] = field?.labels ?? [];
  const written = label ?? field?.querySelector(':scope > legend');
  const own = written?.cloneNode(true);
  own?.querySelectorAll('.falt__frivilligt').forEach((part) => part.remove());
  const group = field?.closest('[role=group]')?.getAttribute('aria-label');
  return own && { label: own.textContent.trim(), group };
}"""
# What those who fill in the form have never seen: keys, their places, and the words of YAML.
_OF_FILES = re.compile(
    r"\b(?:null|true|false|yaml|nyckel|niva|kallor|malgrupp|lan|sakerhet|sprak|sektor:|steg\.|"
    r"anvander_modellen|granskad|inskickad|citattecken|raden|rader)\b|[a-z]\.[a-z0-9]+\.[a-z]|\[[a-z]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Verdict:
    """What the check and the form say of a draft, each fault as its field and its words.

    ``said`` are the form's faults in its own words, ``name`` the name of the file that it makes.
    """

    check: set[Fault]
    form: set[Fault]
    said: list[dict[str, str]]
    text: str
    name: str


def judged(page: Any, server: str, content: Content, drafts: list[Draft]) -> list[Verdict]:
    """Return the verdicts of both on drafts; the check reads them all at once, as a collection."""
    wordings = {
        variant: json.loads(case_data.form_contract(content.root, content.cases, variant))
        for variant in (messages.FILE, messages.FORM)
    }
    title = content.cases.all("sv")[0].title
    found = page.evaluate(_JUDGE, [server, wordings, [asked(one, title) for one in drafts]])
    texts = [as_file(draft, one) for draft, one in zip(drafts, found, strict=True)]
    problems = checked(content, texts)
    return [
        Verdict(
            {fault_of(problem, text) for problem in problems[number]},
            {(one["field"], f"{one['message']} {one['remedy']}") for one in faults[messages.FILE]},
            faults[messages.FORM],
            text,
            one["name"],
        )
        for number, (text, one) in enumerate(zip(texts, found, strict=True))
        for faults in [one["faults"]]
    ]


def asked(draft: Draft, title: str) -> dict[str, Any]:
    """Return a draft for the page, with the title of a case that there is where it asks for one."""
    kept = draft.as_kept()
    typed = kept["fields"].get("titel", "")
    if typed in (TAKEN, TAKEN.upper()):
        kept["fields"]["titel"] = f" {title.upper() if typed.isupper() else title} "
    return {"kept": kept, "changed": draft.data, "without": list(draft.without)}


def as_file(draft: Draft, found: dict[str, Any]) -> str:
    """Return the file of a draft: the form's, or what somebody wrote who changed its head."""
    text = str(found["text"])
    if not draft.data and not draft.without:
        return text
    values = [(key, json.dumps(value, ensure_ascii=False)) for key, value in found["data"].items()]
    head = "".join(f"{key}: {value}\n" for key, value in values)
    body = text.split("---\n", 2)[2]
    return f"---\n{head}---\n{body}"


def checked(content: Content, texts: list[str]) -> dict[int, list[Problem]]:
    """Return what the check finds in each text, apart from titles that drafts have in common."""
    first = content.cases.all("sv")[0].key
    own = {first: (content.root / "docs" / first).read_text(encoding="utf-8")}
    keys = {f"exempel/utkast-{number}.md": text for number, text in enumerate(texts)}
    found: dict[int, list[Problem]] = defaultdict(list)
    for problem in check.check(with_cases(content, {**own, **keys})).problems:
        number = re.match(r"docs/exempel/utkast-(\d+)\.md", problem.path)
        if number and not problem.message.startswith("docs/exempel/utkast-"):
            found[int(number[1])].append(problem)
    return found


def fault_of(problem: Problem, text: str) -> Fault:
    """Return a problem as the form has it: by field, and in the text by section."""
    page, _ = page_from_text(text, "exempel/x.md", "sv", "x.md")
    said = _LINE.sub("på rad ", without_guess(f"{problem.message} {problem.remedy}"))
    sections = [heading for heading in page.scan.headings if heading.level == 2]
    before = [heading.id for heading in sections if heading.line <= problem.line]
    if before and problem.line >= page.body_line:
        return before[-1], said
    return ("text" if problem.id == "lix" else problem.id), said


def without_guess(sentence: str) -> str:
    """Return a sentence without "Menade du …?": the form has lists to choose from."""
    before, mark, after = sentence.partition("Menade du ”")
    return before + after.partition("”? ")[2] if mark else sentence


@pytest.fixture(scope="module")
def page(browser: Any, server: str) -> Any:
    opened = browser.new_page()
    opened.goto(f"{server}exempel/bidra/")
    opened.wait_for_selector(".formular--klar")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def verdicts(page: Any, server: str, content: Content) -> dict[str, Verdict]:
    """Return the verdict on every draft by its name."""
    return dict(zip(DRAFTS, judged(page, server, content, list(DRAFTS.values())), strict=True))


def test_the_corpus_is_large_enough() -> None:
    assert len(DRAFTS) > 400
    assert sum(not draft.about for draft in DRAFTS.values()) > 100


@pytest.mark.parametrize("name", DRAFTS)
def test_form_and_check_give_the_same_verdict(name: str, verdicts: dict[str, Verdict]) -> None:
    found = verdicts[name]
    assert found.form == found.check
    assert {field for field, _ in found.form} == set(DRAFTS[name].about)
    assert {fault["field"] for fault in found.said} == set(DRAFTS[name].about)


def test_random_drafts_are_judged_alike_too(page: Any, server: str, content: Content) -> None:
    drafts = at_random(SEED, 300)
    found = judged(page, server, content, drafts)
    for draft, one in zip(drafts, found, strict=True):
        assert one.form == one.check, draft.fields
    assert len({fault["name"] for one in found for fault in one.said}) > 12
    assert sum(not one.said for one in found) > 30


@pytest.mark.parametrize("name", [*HEAD, *BODY])
def test_the_form_never_speaks_of_files(name: str, verdicts: dict[str, Verdict]) -> None:
    for fault in verdicts[name].said:
        own = re.sub(
            "”[^”]*”|e-postadressen .+?(?=[.] )", "", f"{fault['message']} {fault['remedy']}"
        )
        assert not _OF_FILES.search(own), own
        assert fault["message"][-1] + fault["remedy"][-1] in ("..", ".”"), own


SENTENCES = {
    "niva tomt": "Nivå är inte vald. Välj i listan.",
    "lan inga": "Inget län är valt. Kryssa för minst ett län, eller Hela landet.",
    "titel tomt": "Rubriken är inte ifylld. Skriv en rubrik på 10–80 tecken, till exempel: "
    "Linköping: en lots för unga med funktionsnedsättning.",
    "titel 9": "Rubrik: texten har 9 tecken. Det behövs minst 10. Skriv en rubrik på 10–80 tecken, "
    "till exempel: Linköping: en lots för unga med funktionsnedsättning.",
    "adress example.se 10": "Källa 1, webbadress: ”example.se” har inte rätt form. Skriv "
    "hela adressen, från https://, eller lämna fältet tomt om källan inte finns på webben.",
    "ar i fjol": "Källa 1, år ska vara ett heltal eller tomt, men är ”i fjol”. Skriv årtalet med "
    "fyra siffror, eller lämna fältet tomt om det inte står i källan.",
    "namn saknas": "Part 2: organisationens namn är inte ifyllt. Skriv organisationens namn. Skriv "
    "inte personers namn.",
    "steg.malgrupp 14": "Steg 5, Målgrupp: texten har 14 tecken. Det behövs minst 15. Skriv i en "
    "mening vad exemplet visar om steget, 15–160 tecken.",
    "bakgrund tomt": "Avsnittet ”Bakgrund” är tomt. Skriv minst 5 ord.",
    "bakgrund fyra ord": "Avsnittet ”Bakgrund” har bara 4 ord. Skriv minst 5 ord.",
    "bara punkter": "Avsnittet ”Bakgrund” har inga ord. Skriv minst 5 ord.",
    "frivilligt kort": "Avsnittet ”Det vi inte vet” har bara 2 ord. Skriv minst 5 ord, eller lämna "
    "fältet tomt.",
    "frivilligt utan ord": "Avsnittet ”Vilka som deltog” har inga ord. Skriv minst 5 ord, eller "
    "lämna fältet tomt.",
    "okand kalla": "Bakgrund: källa 2 finns inte bland källorna. Rätta hänvisningen eller lägg "
    "till källan.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_form_says_it_with_its_labels(name: str, verdicts: dict[str, Verdict]) -> None:
    (fault,) = verdicts[name].said
    assert f"{fault['message']} {fault['remedy']}" == SENTENCES[name]


def test_every_label_is_the_one_on_the_screen(page: Any, content: Content) -> None:
    for name, words in case_form.labels(contract.read(content.root), content.model).items():
        group, _, field = name.partition(".")
        is_row = group in ("parter", "kallor") and field
        place = f"f-{group}.1.{field}" if is_row else f"f-{name}"
        shown = page.evaluate(_SHOWN, place)
        label = words["etikett"].replace("{nr}", "1")
        if name in _WITHOUT_LABEL:
            assert shown is None or shown["label"] != label, name
        elif is_row or (group == "steg" and field):
            within, _, own = label.partition(", ")
            number = shown["label"].partition(". ")[0]
            assert within == (shown["group"] if is_row else f"Steg {number}"), name
            assert shown["label"].removeprefix(f"{number}. ").lower() == own.lower(), name
        else:
            assert shown["label"] == label, name


@pytest.mark.parametrize("over", [0, 1])
def test_the_size_of_a_file_is_judged_alike(
    over: int, page: Any, server: str, content: Content
) -> None:
    lines = "\n\n".join(
        ["Vi vet inte hur många.", *(f"{number} " * 1_000 for number in range(10, 29))]
    )
    (short,) = judged(page, server, content, [Draft((), {"det-vi-inte-vet": lines})])
    count = case_text.MOST_CHARACTERS + over - len(short.text) - len("\n\n")
    more = f"{lines}\n\n{('1 ' * count)[: count - 1]}1"
    (found,) = judged(page, server, content, [Draft((), {"det-vi-inte-vet": more})])
    assert len(found.text) == case_text.MOST_CHARACTERS + over
    assert found.form == found.check
    assert [fault["name"] for fault in found.said] == ["storlek"] * over


def test_every_file_name_is_one_that_a_case_may_have(verdicts: dict[str, Verdict]) -> None:
    for name in {found.name for found in verdicts.values()}:
        assert files.NAME.match(f"{name}.md"), name
        assert len(name) <= files.LONGEST_NAME
        assert name not in files.RESERVED


def test_every_message_is_said_of_some_draft(verdicts: dict[str, Verdict]) -> None:
    said = {fault["name"] for found in verdicts.values() for fault in found.said}
    assert set(messages.MESSAGES) - said == {*ONLY_IN_FILES, "storlek"}
    assert set(messages.KEYWORDS) - said == {"emptyFile", "har_id", "maximum", "other"}
    for name in ONLY_IN_FILES:
        assert messages.MESSAGES[name].message.file == messages.MESSAGES[name].message.form


def test_the_form_knows_every_keyword_of_the_schema(
    page: Any, server: str, content: Content
) -> None:
    known = page.evaluate(
        "async (server) => Object.keys((await import(`${server}assets/casevalues.js`)).KEEPS)",
        server,
    )
    schema = contract.read(content.root)
    assert keywords(schema) <= {*known, *_STRUCTURE}


def keywords(schema: Any) -> set[str]:
    """Return the keywords that a schema and those within it have, without its annotations."""
    found = {key for key in schema if key not in _ANNOTATIONS}
    parts = [
        *schema.get("properties", {}).values(),
        *schema.get("allOf", ()),
        *schema.get("oneOf", ()),
    ]
    parts += [
        part for part in (schema.get("items"), schema.get("$defs", {}).get("stegets-skal")) if part
    ]
    return found.union(*map(keywords, parts))
