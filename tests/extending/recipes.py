"""The recipes of underhall/arkitektur.md, each done on a copy by touching what the recipe names."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import yaml

from navet.content import easy, model
from probe.repositories import ROOT, change

STEP = "docs/fas/forutsattningar/status"
EASY = "docs/enkel/status.md"
QUESTION = "status-provfraga"
CASE = "docs/exempel/alingsas-vardkedja.md"
GUIDANCE = "Skriv en rad var om vad ni själva gjorde, och jämför sedan raderna med varandra. "
GUIDANCE_EN = "Write a line each about what you did yourselves, and then compare the lines. "
UNLIKE_EN = "Then swap, and read the line of the other party aloud until both hear the difference."

TOOL_MODULE = '''"""The trial sheet, as Word."""

from __future__ import annotations

from collections.abc import Iterator

from navet.documents.kit import payload as data
from navet.documents.kit import preview
from navet.documents.kit.entry import Context, Entry, ToolFiles, drawn, entry
from navet.documents.kit.job import Job
from navet.documents.kit.payload import TemplatePayload
from navet.documents.office.opening import begun

TOOL = "provblad"
SAID = ("gor", "gor_2", "gor_3")


def entries(context: Context) -> Iterator[Entry]:
    """Yield the sheet, pictured by its first page."""
    payload = data.template_base(context.sources, TOOL, context.lang, filled=False)
    told = [{"kind": "text", "text": payload["words"][word]} for word in SAID]
    picture = drawn(preview.paper(payload, [*preview.opening(payload), *told]))
    yield entry(context, TOOL, (Job("trial_word", "docx", payload), picture))


def build(payload: TemplatePayload) -> bytes:
    """Return the sheet as .docx."""
    paper = begun(payload)
    for word in SAID:
        paper.paragraph(payload["words"][word])
    return paper.to_bytes(payload["timestamp"])


FILES = ToolFiles(TOOL, entries, {"trial_word": build})
'''


def copied(target: Path) -> Path:
    """Copy every file that the repository keeps."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return target


def question(root: Path) -> None:
    """Add a seventh question to a step, in the model alone: the check says what must follow."""
    change(
        root / "modell/samverkansmodell.yml",
        "      - id: lagar-och-styrande-dokument\n",
        f"""          - id: {QUESTION}
            perspektiv: bada
            sv: 'Vad gör vi om provfrågan kommer till?'
            en: 'What do we do if the trial question is added?'
            kort:
              sv: 'Skriv en rad var och jämför dem.'
              en: 'Write a line each and compare them.'
      - id: lagar-och-styrande-dokument
""",
    )


def follow_question(root: Path) -> None:
    """Do what the check says of a new question: its pages, its answer, and the numbers in prose."""
    for ending, heading, text in (
        (".md", "Vad gör vi om provfrågan kommer till?", GUIDANCE),
        (".en.md", "What do we do if the trial question is added?", GUIDANCE_EN),
    ):
        page = root / (STEP + ending)
        shown = page.read_text(encoding="utf-8")
        place = shown.rindex("\n", 0, shown.index("{#fallgropar}")) + 1
        unlike = "Byt sedan plats och läs den andras rad högt, tills båda hör vad som skiljer."
        unlike = unlike if ending == ".md" else UNLIKE_EN
        new = f"### {heading} {{#{QUESTION}}}\n\n{text}{unlike}\n\n"
        page.write_text(shown[:place] + new + shown[place:], encoding="utf-8")
    change(root / f"{STEP}.md", "Sex frågor", "Sju frågor")
    change(root / f"{STEP}.en.md", "Six questions", "Seven questions")
    for name, old, new in (
        ("docs/om/index.md", "sex följdfrågor", "sina följdfrågor"),
        ("docs/om/index.en.md", "six follow-up questions", "its follow-up questions"),
        ("docs/fas/index.md", "sex egna följdfrågor", "egna följdfrågor"),
        ("docs/fas/index.en.md", "six follow-up questions of our own", "follow-up questions"),
    ):
        change(root / name, old, new)
    before, after = (easy.mark(model.load(one).step("status")) for one in (ROOT, root))
    change(root / EASY, before, after)
    answer = "        status-personberoende:\n"
    change(
        root / "modell/scenario.yml",
        answer,
        f"""        {QUESTION}:
          sv: "Vi skrev en rad var. Kommunen skrev om budgeten, föreningen om nycklarna."
          en: "We wrote a line each. The municipality wrote of the budget, we of the keys."
{answer}""",
    )


def tool(root: Path) -> None:
    """Add a Word file: a module, a line in the list, words as data, and a page."""
    (root / "navet/documents/tools/trial.py").write_text(
        TOOL_MODULE,
        encoding="utf-8",
    )
    listed = root / "navet/documents/tools/__init__.py"
    change(listed, "    workshop,\n)", "    trial,\n    workshop,\n)")
    change(listed, "    workshop.FILES,\n", "    workshop.FILES,\n    trial.FILES,\n")
    change(
        root / "modell/mallar.yml",
        "\n  allt:\n",
        """
  provblad:
    namn: {sv: 'Provblad', en: 'Trial sheet'}
    syfte: {sv: 'Ett blad för att prova.', en: 'A sheet for trying.'}
    ord:
      underrubrik: {sv: 'Prova ett verktyg', en: 'Try a tool'}
      gor: {sv: 'Skriv här vad ni provade.', en: 'Write here what you tried.'}
      gor_2: {sv: 'Skriv sedan vad som hände.', en: 'Then write what happened.'}
      gor_3: {sv: 'Bestäm när ni provar igen.', en: 'Decide when to try again.'}
    filer:
      - id: provblad
        typ: docx
        namn: {sv: 'Provblad', en: 'Trial sheet'}
        filnamn: {sv: 'provblad-sv', en: 'trial-sheet-en'}
        bild: {sv: 'Provbladets rubrik.', en: 'The heading of the trial sheet.'}
  allt:
""",
    )
    file = root / "modell/schema/mallar.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    tools = schema["properties"]["mallar"]
    tools["required"].append("provblad")
    tools["properties"]["provblad"] = {
        "$ref": "#/$defs/mall",
        "required": ["ord"],
        "properties": {
            "ord": {"required": ["underrubrik", "gor", "gor_2", "gor_3"]},
            "filer": {"har_id": ["provblad"]},
        },
    }
    file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    page(root, "docs/verktyg/provblad", ("Provbladet", "The trial sheet"), "{{ filer provblad }}")


def block(root: Path) -> None:
    """Add a building block: a folder with its template, script, style and words, and a page."""
    folder = root / "overrides/block/provblock"
    folder.mkdir()
    for name, text in {
        "provblock.html": (
            "{#- A block on trial. -#}\n"
            '<p class="provblock" data-modul="provblock">{{ t.prov_halsning }}</p>\n'
        ),
        "provblock.js": (
            "import { words } from '../../scripts/words.js';\n\n"
            "/** @param {HTMLElement} root */\nexport default function start(root) {\n"
            "  root.textContent = words.prov_svar;\n}\n"
        ),
        "provblock.css": ".provblock { border-inline-start: 7px dotted var(--line); }\n",
        "ord.yml": (
            "prov_halsning:\n  sv: Hej från blocket\n  en: Hello from the block\n"
            "prov_svar:\n  sv: Skriptet svarar\n  en: The script answers\n"
        ),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    page(root, "docs/om/provblock", ("Ett block på prov", "A block on trial"), "{{ provblock }}")


def case_field(root: Path) -> None:
    """Add a field to cases: the schema and its words, and the case that has it."""
    file = root / "modell/schema/exempel.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["properties"]["antal_deltagare"] = {
        "title": "Antal deltagare",
        "description": "Hur många som deltog, ungefär.",
        "type": "integer",
        "minimum": 1,
        "examples": [40],
        "fel": "Skriv ett antal med siffror, till exempel 40.",
        "formular": {"tomt": "Antalet deltagare är inte ifyllt."},
        "faktaruta": {"sv": "Antal deltagare", "en": "Number of participants"},
    }
    file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    change(root / CASE, "\nsakerhet: ", "\nantal_deltagare: 4321\nsakerhet: ")


def check(root: Path) -> None:
    """Add a check: a file, and a line in the only list."""
    (root / "navet/checks/trial.py").write_text(
        '''"""No page says the trial word."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.site import Site
from navet.reading.problems import Problem


def check(site: Site) -> Iterator[Problem]:
    """Yield each paragraph with the trial word."""
    for page in site.pages.values():
        for paragraph in page.scan.paragraphs:
            if "provordet" in paragraph.plain:
                yield Problem(page.path, paragraph.line, "prov", "Provordet står här.", "Byt det.")
''',
        encoding="utf-8",
    )
    report = root / "navet/checks/report.py"
    change(report, "    translations,\n", "    translations,\n    trial,\n")
    change(
        report,
        "    found += menu.check(",
        "    found += trial.check(content.site)\n    found += menu.check(",
    )


def kind(root: Path) -> None:
    """Add a kind of page: a row in the table, and its template."""
    change(
        root / "navet/content/kinds.py",
        '    Kind("sida", ("*",)),\n',
        '    Kind("provslag", ("prov/*",), "kunskap", in_menu=False),\n    Kind("sida", ("*",)),\n',
    )
    (root / "overrides/provslag.html").write_text(
        '{% extends "base.html" %}\n{% block innehall %}<article data-provslag>'
        "<h1>{{ soft(page.title) }}</h1>{% include 'partials/paper-foot.html' %}"
        "{{ page.content }}</article>{% endblock %}\n",
        encoding="utf-8",
    )
    page(root, "docs/prov/sida", ("En sida av provslaget", "A page of the trial kind"), menu=False)


def colour(root: Path) -> None:
    """Add a colour: YAML and schema."""
    file = root / "modell/schema/farger.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["$defs"]["ytor"]["properties"]["prov"] = {"$ref": "#/$defs/farg"}
    schema["$defs"]["ytor"]["required"].append("prov")
    file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for old, new in (
        ("    papper: '#faf7f3'\n", "#123456"),
        ("    papper: '#191b25'\n", "#fedcba"),
    ):
        change(root / "modell/farger.yml", old, f"{old}    prov: '{new}'\n")


def structure(root: Path) -> None:
    """Add a page on a structure: two files with the sections of its kind, and the menu."""
    titles = (
        ("sv", "docs/strukturer/nod.md", "titel: NOD\n", "titel: Provstrukturen\n"),
        ("en", "docs/strukturer/nod.en.md", "titel: NOD\n", "titel: The trial structure\n"),
    )
    for lang, source, old, new in titles:
        ending = ".md" if lang == "sv" else ".en.md"
        target = root / f"docs/strukturer/provstruktur{ending}"
        shutil.copyfile(root / source, target)
        change(target, old, new)
    change(
        root / "modell/meny.yml",
        "      - strukturer/nod.md\n",
        "      - strukturer/nod.md\n      - strukturer/provstruktur.md\n",
    )
    front = yaml.safe_load((root / "docs/strukturer/nod.md").read_text("utf-8").split("---")[1])
    announce(root, "strukturer/provstruktur.md", front["granskad"])


def announce(root: Path, key: str, day: str) -> None:
    """Say in modell/nytt.yml that a page is new."""
    name = key.rpartition("/")[2].removesuffix(".md")
    said = "text: {sv: 'En ny sida på prov.', en: 'A new page on trial.'}"
    line = f"  - {{id: {day}-{name}, dag: {day}, slag: ny, sidor: [{key}], {said}}}"
    change(root / "modell/nytt.yml", "\nnytt:\n", f"\nnytt:\n{line}\n")


def term(root: Path) -> None:
    """Add a term to the glossary, and mark it on a page."""
    change(
        root / "modell/ordlista.yml",
        "ord:\n",
        """ord:
  - id: provterm
    sv:
      term: 'Provterm'
      forklaring: 'Ett ord som finns för att provas.'
    en:
      term: 'Trial term'
      forklaring: 'A word that is there to be tried.'
""",
    )
    for ending, words in ((".md", "provterm"), (".en.md", "trial term")):
        file = root / f"docs/om/provblock{ending}"
        text = file.read_text(encoding="utf-8")
        marked = f"[{words}]{{term=provterm}}"
        said = f"Här står en {marked} i texten.\n" if ending == ".md" else f"Here is a {marked}.\n"
        file.write_text(f"{text}\n{said}", encoding="utf-8")


def page(
    root: Path, stem: str, titles: tuple[str, str], text: str = "", *, menu: bool = True
) -> None:
    """Add a page in both languages; with ``menu`` in the menu of its section."""
    about = (
        "En sida som finns för att prova hur något läggs till på sajten.",
        "A page that is there to try how something is added to the site.",
    )
    reviewed = yaml.safe_load((root / "docs/om/index.md").read_text("utf-8").split("---")[1])
    for ending, title, words in zip((".md", ".en.md"), titles, about, strict=True):
        file = root / f"{stem}{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        front = f"titel: {title}\nbeskrivning: {words}\ngranskad: {reviewed['granskad']}"
        file.write_text(f"---\n{front}\n---\n\n{words}\n\n{text}\n", encoding="utf-8")
    key = f"{stem.removeprefix('docs/')}.md"
    announce(root, key, reviewed["granskad"])
    if menu:
        beside = {"verktyg": "verktyg/processdagbok.md", "om": "om/bidra.md"}
        name = beside[key.partition("/")[0]]
        menu = (root / "modell/meny.yml").read_text(encoding="utf-8")
        line = next(one for one in menu.split("\n") if one.endswith(f"- {name}"))
        change(root / "modell/meny.yml", line, f"{line}\n{line.replace(name, key)}")


# What each is called in underhall/arkitektur.md, in an order that they can be done in.
RECIPES: dict[str, Callable[[Path], None]] = {
    "En följdfråga": question,
    "Ett verktyg": tool,
    "Ett byggblock": block,
    "Ett fält på exempel": case_field,
    "En kontroll": check,
    "Ett slag av sidor": kind,
    "En färg": colour,
    "En sida om en struktur": structure,
    "En ordförklaring": term,
}
