"""Whatever stands in docs/, modell/ and overrides/, the check answers with sentences."""

from __future__ import annotations

import errno
import json
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from navet import __main__ as command_line
from navet import build
from navet.checks import report as check
from navet.content import registers
from navet.documents import workers
from navet.documents.kit import pdf
from navet.documents.kit.job import Job
from navet.reading import datafiles
from navet.reading.problems import BadData, Problem
from probe import small
from probe.breakages import remembering
from probe.repositories import ROOT, copy_content, mend_content, remove
from tests.checks.test_report import run

PAGE = "docs/om/index.md"
MENU = "modell/meny.yml"
MENU_SCHEMA = "modell/schema/meny.schema.json"
CASE_SCHEMA = "modell/schema/exempel.schema.json"
SWEDISH, ENGLISH = "overrides/ord/sv.yml", "overrides/ord/en.yml"

Break = Callable[[Path], object]


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a copy of the content, and let what is worked out of one file be worked out once."""
    with remembering():
        yield copy_content(tmp_path_factory.mktemp("kopia"))


@pytest.fixture
def copy(mended: Path) -> Iterator[Path]:
    """Return the copy, which is mended when the test has broken it."""
    yield mended
    remove(mended / ".cache")
    mend_content(mended)


def write(path: str, contents: bytes) -> Break:
    return lambda root: (root / path).write_bytes(contents)


def gone(path: str) -> Break:
    return lambda root: remove(root / path)


def as_folder(path: str) -> Break:
    return lambda root: (remove(root / path), (root / path).mkdir())


def as_link(path: str, target: str) -> Break:
    return lambda root: (remove(root / path), (root / path).symlink_to(target))


def as_pipe(path: str) -> Break:
    return lambda root: (remove(root / path), os.mkfifo(root / path))


def encoded(path: str, encoding: str) -> Break:
    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_bytes(text.encode(encoding, "replace"))

    return change


def changed(path: str, old: str, new: str) -> Break:
    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def in_front(line: str) -> Break:
    return changed(PAGE, "---\n", f"---\n{line}\n")


def named(name: bytes) -> Break:
    """Return what adds a page whose name is these bytes."""
    return lambda root: (root / "docs/om" / os.fsdecode(name)).touch()


# What is done, the file that is named, and what is said of it.
BREAKAGES: dict[str, tuple[Break, str, str]] = {
    "inga-sidor": (gone("docs"), "docs", "Mappen saknas"),
    "ingen-modell": (gone("modell"), "modell", "Mappen saknas"),
    "inga-block": (gone("overrides/block"), "overrides/block", "Mappen saknas"),
    "inga-scheman": (gone("modell/schema"), MENU_SCHEMA, "Filen saknas"),
    "sida-utf-16": (encoded(PAGE, "utf-16"), PAGE, "UTF-8"),
    "sida-latin-1": (encoded(PAGE, "latin-1"), PAGE, "UTF-8"),
    "sida-tom": (write(PAGE, b""), PAGE, "saknar titel"),
    "sida-nolltecken": (changed(PAGE, "titel:", "\0titel:"), PAGE, "U+0000"),
    "sida-som-mapp": (as_folder(PAGE), PAGE, "det är en mapp"),
    "sida-som-ror": (as_pipe(PAGE), PAGE, "går inte att läsa"),
    "sida-som-lank": (as_link(PAGE, "licens.md"), PAGE, "länk till något annat"),
    "sida-i-ring": (as_link(PAGE, "index.md"), PAGE, "länk till något annat"),
    "mapp-i-ring": (as_link("docs/om/igen", ".."), "docs/om/igen", "länk till något annat"),
    "startsidan-borta": (
        lambda root: [remove(root / f"docs/index{end}.md") for end in ("", ".en")],
        "docs/index.md",
        "Sidan saknas",
    ),
    "data-utf-16": (encoded(MENU, "utf-16"), MENU, "UTF-8"),
    "data-latin-1": (encoded(MENU, "latin-1"), MENU, "UTF-8"),
    "data-tom": (write(MENU, b""), MENU, "Filen är tom"),
    "data-lista": (write(MENU, b"- a\n"), MENU, "ska vara flera rader"),
    "data-som-mapp": (as_folder(MENU), MENU, "det är en mapp"),
    "data-i-ring": (as_link(MENU, "meny.yml"), MENU, "tillbaka till sig själv"),
    "data-med-fel-slut": (write("modell/x.yaml", b"a: 1\n"), "modell/x.yaml", "slutar inte på"),
    "data-utan-schema": (write("modell/x.yml", b"a: 1\n"), "modell/schema/x.schema.json", "saknas"),
    "modell-utan-steg": (
        write("modell/samverkansmodell.yml", b"faser:\n  - 1\n"),
        "modell/samverkansmodell.yml",
        "Antalet i faser är 1",
    ),
    "modell-utan-block": (
        changed("modell/samverkansmodell.yml", "typ: forutsattning", "typ: fas"),
        "modell/samverkansmodell.yml",
        "ska vara ”forutsattning”",
    ),
    "schema-borta": (gone(MENU_SCHEMA), MENU_SCHEMA, "Filen saknas"),
    "schema-som-mapp": (as_folder(MENU_SCHEMA), MENU_SCHEMA, "det är en mapp"),
    "schema-tomt": (write(MENU_SCHEMA, b""), MENU_SCHEMA, "saknas ett värde"),
    "schema-avhugget": (write(MENU_SCHEMA, b'{\n"a": {\n'), MENU_SCHEMA, "namn utan citattecken"),
    "schema-utan-komma": (write(MENU_SCHEMA, b'{"a": 1\n"b": 2}'), MENU_SCHEMA, "saknas ett komma"),
    "schema-med-komma": (write(MENU_SCHEMA, b'{"a": 1,\n}'), MENU_SCHEMA, "komma efter den sista"),
    "schema-latin-1": (write(MENU_SCHEMA, "{å".encode("latin-1")), MENU_SCHEMA, "UTF-8"),
    "schema-sant": (write(MENU_SCHEMA, b"true"), MENU_SCHEMA, "inget JSON Schema"),
    "schema-lista": (write(MENU_SCHEMA, b"[]"), MENU_SCHEMA, "inget JSON Schema"),
    "schema-utan-krav": (write(MENU_SCHEMA, b"{}"), MENU_SCHEMA, "inte vad filen ska innehålla"),
    "schema-i-ring": (
        changed(MENU_SCHEMA, '"#/$defs/sida"', '"#"'),
        MENU,
        "ska vara flera rader",
    ),
    "schema-i-evig-ring": (
        write(MENU_SCHEMA, b'{"type": "object", "properties": {}, "allOf": [{"$ref": "#"}]}'),
        MENU_SCHEMA,
        "i en ring",
    ),
    "schema-som-leder-nagonstans-sedan": (
        changed(MENU_SCHEMA, '"$ref": "#/$defs/sida"', '"$dynamicRef": "#zz"'),
        MENU_SCHEMA,
        "$dynamicRef kan inte användas här",
    ),
    "schema-till-natet": (
        changed(MENU_SCHEMA, '"#/$defs/sida"', '"https://x.example/y"'),
        MENU_SCHEMA,
        "leder ingenstans",
    ),
    "schema-med-fel-monster": (
        changed(MENU_SCHEMA, "^[a-z0-9/-]+", "("),
        MENU_SCHEMA,
        "pattern är inget",
    ),
    "schema-med-fel-typ": (
        changed(MENU_SCHEMA, '"type": "array"', '"type": "arry"'),
        MENU_SCHEMA,
        "type är inget",
    ),
    "schema-med-fel-id": (
        changed("modell/schema/mallar.schema.json", '"har_id": [', '"har_id": [1, '),
        "modell/schema/mallar.schema.json",
        "inte en lista med id:n",
    ),
    "schema-for-djupt": (
        write(MENU_SCHEMA, b"[" * 5_000),
        MENU_SCHEMA,
        "många nivåer",
    ),
    "schema-med-jattetal": (
        write(MENU_SCHEMA, b'{"minItems": ' + b"1" * 5_000 + b"}"),
        MENU_SCHEMA,
        "för stora tal",
    ),
    "exempelschema-tomt": (write(CASE_SCHEMA, b"{}"), CASE_SCHEMA, "inte vad filen ska innehålla"),
    "exempelschema-utan-rubrik": (
        changed(CASE_SCHEMA, '"title": "Plats",\n', ""),
        CASE_SCHEMA,
        "”title” saknas i properties.plats",
    ),
    "exempelschema-med-okand-lista": (
        changed(CASE_SCHEMA, '"register": "lan"', '"register": "kommuner"'),
        CASE_SCHEMA,
        "ingen lista som heter ”kommuner”",
    ),
    "exempelschema-i-ring": (
        changed(CASE_SCHEMA, '"engelska": {', '"engelska": {"not": {"$ref": "#/$defs/engelska"},'),
        CASE_SCHEMA,
        "går inte att göra",
    ),
    "exempelschema-borta": (gone(CASE_SCHEMA), CASE_SCHEMA, "Filen saknas"),
    "engelskt-schema-borta": (
        gone("modell/schema/exempel-en.schema.json"),
        "modell/schema/exempel-en.schema.json",
        "Filen saknas",
    ),
    "mallen-borta": (gone("docs/exempel/_mall.md"), "docs/exempel/_mall.md", "Filen saknas"),
    "mallen-latin-1": (
        encoded("docs/exempel/_mall.md", "latin-1"),
        "docs/exempel/_mall.md",
        "UTF-8",
    ),
    "ord-borta": (gone(ENGLISH), ENGLISH, "Filen saknas"),
    "ord-utf-16": (encoded(SWEDISH, "utf-16"), SWEDISH, "UTF-8"),
    "ord-tomma": (write(SWEDISH, b""), SWEDISH, "Filen är tom"),
    "ord-lista": (write(SWEDISH, b"- a\n"), SWEDISH, "rader med ”nyckel: ord”"),
    "ord-utan-varde": (
        changed(SWEDISH, "medverka: Medverka", "medverka:"),
        SWEDISH,
        "är inte text",
    ),
    "ord-med-fel": (
        changed(SWEDISH, "medverka: Medverka", "medverka: [Medverka"),
        SWEDISH,
        "stängs aldrig",
    ),
    "byggblock-trasigt": (
        write("overrides/block/filer/filer.html", b"<p>\n{% if x"),
        "overrides/block/filer/filer.html",
        "Mallen går inte att läsa",
    ),
    "mall-latin-1": (write("overrides/main.html", b"\xe5"), "overrides/main.html", "UTF-8"),
    "titel-lista": (
        changed(PAGE, "titel: ", "titel: [a]\n#"),
        PAGE,
        "titel ska vara text",
    ),
    "granskad-lista": (changed(PAGE, "granskad: ", "granskad: [a]\n#"), PAGE, "inte är ett datum"),
    "okant-falt": (in_front("template: x.html"), PAGE, "inget känt fält"),
    "nyckel-tal": (in_front("2026: x"), PAGE, "inget känt fält"),
    "nyckel-datum": (in_front("2026-01-01: x"), PAGE, "inget känt fält"),
    "nyckel-lista": (in_front("[a, b]: x"), PAGE, "En nyckel måste vara ett ord"),
    "huvud-lista": (changed(PAGE, "titel: ", "- titel: "), PAGE, "står i en lista men har"),
    "namn-utan-utf-8": (named(b"\xff\xfe.md"), "docs/om/\\udcff\\udcfe.md", "Filnamnet"),
    "namn-med-radbrytning": (named(b"a\nb.md"), "docs/om/a\nb.md", "Filnamnet"),
    "namn-med-versaler": (named(b"README.md"), "docs/om/README.md", "Filnamnet"),
    "annat-slut": (named(b"sida.markdown"), "docs/om/sida.markdown", "varken en sida eller"),
    "mapp-med-mellanslag": (
        lambda root: (root / "docs/en mapp").mkdir(),
        "docs/en mapp",
        "Mappens namn",
    ),
    "mapp-i-vagen": (lambda root: (root / "docs/en").mkdir(), "docs/en", "behövs för annat"),
    "bild-med-skript": (
        write("docs/om/bild.svg", b"<svg>\n<script>1</script></svg>"),
        "docs/om/bild.svg",
        "innehåller skript",
    ),
    "samma-adress": (
        lambda root: shutil.copyfile(root / PAGE, root / "docs/om.md"),
        "docs/om.md",
        "samma adress",
    ),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_what_is_broken_is_named_in_a_sentence(copy: Path, name: str) -> None:
    breakage, path, words = BREAKAGES[name]
    breakage(copy)
    report = check.run(copy)
    assert "\n".join([str(report), report.annotations()]).encode()
    here = [problem for problem in report.problems if problem.path == path]
    assert any(words in problem.message for problem in here), str(report)[:2_000]
    for problem in report.problems:
        assert problem.line >= 1
        assert problem.message.endswith(".")
        assert problem.remedy.endswith((".", ":", "…", "”")), problem
    assert (ROOT / "docs").is_dir()


ALONE = [name for name in BREAKAGES if name.endswith(("utf-16", "latin-1", "-i-ring", "-avhugget"))]


@pytest.mark.parametrize("name", [name for name in ALONE if not name.startswith("sida")])
def test_nothing_else_is_said_that_would_mislead(copy: Path, name: str) -> None:
    breakage, path, _ = BREAKAGES[name]
    breakage(copy)
    assert {problem.path for problem in check.run(copy).problems} == {path}


STEP = "docs/fas/forutsattningar/status.md"
CASE = "docs/exempel/alingsas-vardkedja.en.md"
SEVERAL_LINES = "|\n  en rad\n  en till"
# A file, a key of its front matter, what is written there, and what the one message says of it.
FRONT_MATTER = [
    (PAGE, "granskad", "2026", "inte är ett datum"),
    (PAGE, "granskad", "[a, b]", "inte är ett datum"),
    (PAGE, "granskad", SEVERAL_LINES, "inte är ett datum"),
    (PAGE, "beskrivning", "2026", "ska vara text"),
    (PAGE, "beskrivning", "{a: b}", "ska vara text"),
    (PAGE, "beskrivning", SEVERAL_LINES, "har flera rader"),
    (PAGE, "beskrivning", "Kort.", "har 5 tecken"),
    (PAGE, "titel", "true", "ska vara text"),
    (STEP, "titel", "2026", "kommer från modellen"),
    (CASE, "titel", SEVERAL_LINES, "har flera rader"),
    (CASE, "period", SEVERAL_LINES, "har flera rader"),
    (CASE, "period", "''", "är tomt"),
    (CASE, "sprak", SEVERAL_LINES, "har flera rader"),
]


@pytest.mark.parametrize(("path", "key", "value", "words"), FRONT_MATTER)
def test_one_fault_in_the_front_matter_gives_one_message(
    copy: Path, path: str, key: str, value: str, words: str
) -> None:
    file = copy / path
    lines = file.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    file.write_text("\n".join([kept[0], f"{key}: {value}", *kept[1:]]), encoding="utf-8")
    (problem,) = check.run(copy).problems
    assert (problem.path, problem.line, problem.id) == (path, 2, key)
    assert words in problem.message


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_page_that_cannot_be_read_is_not_said_to_be_missing(copy: Path, lang: str) -> None:
    path = PAGE if lang == "sv" else PAGE.replace(".md", ".en.md")
    encoded(path, "utf-16")(copy)
    assert {problem.path for problem in check.run(copy).problems if problem.id == "sprak"} == set()
    gone(path)(copy)
    (problem,) = [one for one in check.run(copy).problems if one.id == "sprak"]
    assert problem.path != path
    assert path in problem.remedy


@pytest.mark.parametrize("register", registers.REQUIRED)
def test_a_register_that_is_gone_is_named(copy: Path, register: str) -> None:
    (copy / datafiles.path_of(register)).unlink()
    problems = check.run(copy).problems
    assert {problem.path for problem in problems} == {datafiles.path_of(register)}
    assert {problem.message for problem in problems} == {"Filen saknas."}


def test_every_register_is_required() -> None:
    assert set(registers.REQUIRED) == {file.stem for file in (ROOT / "modell").glob("*.yml")}


@pytest.mark.parametrize(
    ("code", "words"), [(errno.EACCES, "saknar rättigheter"), (errno.EIO, "läsa från disken")]
)
def test_a_file_that_may_not_be_read_is_named(copy: Path, code: int, words: str) -> None:
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "meny.yml":
            raise OSError(code, "no")
        return read(file)

    with mock.patch.object(Path, "read_bytes", refuse):
        (problem,) = check.run(copy).problems
    assert problem.path == MENU
    assert words in problem.message


def test_the_command_says_it_too_and_ends_with_1(copy: Path) -> None:
    named(b"\xff.md")(copy)
    result = run(copy, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "docs/om/\\udcff.md:1: filnamn: " in result.stdout
    assert not result.stderr


def test_a_schema_that_changes_counts_at_once(copy: Path) -> None:
    file = copy / MENU_SCHEMA
    assert not check.run(copy).problems
    facts = file.stat()
    contract_of_menu = json.loads(file.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8").replace('"minLength": 2', '"minLength": 9')
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert file.stat().st_size == facts.st_size
    assert any("Det behövs minst 9" in problem.message for problem in check.run(copy).problems)
    assert contract_of_menu["type"] == "object"


def test_the_command_that_writes_the_schemas_answers_in_sentences(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / CASE_SCHEMA).write_bytes(b"{")
    assert command_line.main(["scheman", "--rot", str(copy)]) == 1
    assert f"{CASE_SCHEMA}:1: json: " in capsys.readouterr().out


def test_a_file_that_cannot_be_made_is_named_in_a_sentence_also_by_another_process() -> None:
    broken = [Job("letter", "docx", {"lang": "sv"})] * 8
    with pytest.raises(BadData) as refused:
        workers.run_all(broken, 2)
    (problem,) = refused.value.problems
    assert problem.id == "letter (docx, sv)"
    assert problem.message.startswith("Filen går inte att göra: ")
    travelled = pickle.loads(pickle.dumps(refused.value))
    assert travelled.problems == refused.value.problems
    assert str(travelled) == str(refused.value)


def test_what_typst_says_is_told_with_the_template_and_its_line() -> None:
    with pytest.raises(BadData) as refused:
        pdf.pdf("kort.typ", {"timestamp": 0})
    (problem,) = refused.value.problems
    assert isinstance(problem, Problem)
    assert problem.path == "mallar/grund.typ"
    assert problem.line > 1
    assert "Typst svarar: " in problem.message
    assert "\n" not in problem.message


def test_a_build_whose_files_cannot_be_made_stops_with_the_sentence(tmp_path: Path) -> None:
    copy = copy_content(tmp_path / "kopia")
    for folder in ("hooks", "navet", "mallar"):
        shutil.copytree(ROOT / folder, copy / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", copy / "mkdocs.yml")
    (copy / "mallar" / "hjul.typ").write_text("#set page(\n", encoding="utf-8")
    done = small.run(["mkdocs", "build"], copy)
    assert done.returncode == 1
    assert "mallar/hjul.typ:1: " in done.stdout
    assert "Traceback" not in done.stdout
    assert not (copy / "site").exists()


def test_a_build_makes_nothing_of_content_with_problems(copy: Path) -> None:
    shutil.rmtree(copy / ".cache", ignore_errors=True)
    changed(PAGE, "titel: ", "#")(copy)
    changed(ENGLISH, "ex_alla_om: ", "ex_borta: ")(copy)
    started = build.start(copy)
    assert str(started.report) == str(check.run(copy))
    assert {problem.path for problem in started.report.problems} == {PAGE, ENGLISH, SWEDISH}
    assert not (copy / ".cache" / "dokument").exists()
