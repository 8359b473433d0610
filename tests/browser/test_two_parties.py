"""Two parties from the first answer to a draft letter of intent, with nothing but the site.

One writes in the browser and sends the file. The other answers in Word, which is a real
LibreOffice here, and sends it back. Then they compare, agree, print and take the draft along.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from openxml_audit import OpenXmlValidator
from playwright.sync_api import expect

from navet.content.reader import Content
from probe.browsing import settled
from probe.documents import answers_by_tag, document_xml
from probe.office import office

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("office")]
WORKBOOK = "verktyg/arbetsbok/"
COMPARISON = "verktyg/jamfor-svar/"
PLACEHOLDER = "Skriv ert svar här."
NAME = "Mötesplats Norrängen"
# What the public body has written: the last question's answer is left as it is by the other.
OURS = {
    "problem-avgransning": "Inte skolans uppdrag.",
    "gemensam-bild-mal": "Färre unga ensamma till 2029.",
    "metod-langsiktighet": "Ett år i taget.",
    "status-vilja": "Ja, det vill vi.",
}
# What the association changes and adds in Word, and the answers they agree on in the end.
CHANGED = {
    "problem-avgransning": "Inte skolan & inte vården.",
    "gemensam-bild-mal": "Alla unga ska ha någonstans att gå.",
    "metod-langsiktighet": "Minst tre år.",
}
ADDED = {"roll-kommunikation": "Den som ordnar något berättar om det."}
SHARED = {
    "problem-avgransning": "Varken skola eller vård.",
    "gemensam-bild-mal": "Alla unga ska ha någonstans att gå.",
    "metod-langsiktighet": "Tre år, med en avstämning varje vår.",
    "roll-kommunikation": "Den som ordnar något berättar om det. Vi gör det ofta ihop.",
}
CLAUSES = {
    "problem-avgransning": "avgransning",
    "gemensam-bild-mal": "mal",
    "metod-langsiktighet": "tid",
    "roll-kommunikation": "kommunikation",
}
Person = Callable[[str], Any]


@pytest.fixture
def person(browser: Any, server: str) -> Iterator[Person]:
    """Return what opens a page in a browser of its own: each call is another person."""
    contexts = []
    foreign: list[str] = []

    def opened(path: str) -> Any:
        context = browser.new_context(accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("request", lambda one: foreign.append(one.url))
        page.goto(server + path)
        settled(page)
        return page

    yield opened
    assert [url for url in foreign if not url.startswith((server, "blob:"))] == []
    for context in contexts:
        assert [fault for page in context.pages for fault in page.faults] == []
        context.close()


def taken(page: Any, press: str, folder: Path) -> Path:
    """Press a button and return the file that it gives, in the folder."""
    with page.expect_download() as download:
        page.get_by_role("button", name=press, exact=True).first.click()
    folder.mkdir(exist_ok=True)
    file = folder / str(download.value.suggested_filename)
    download.value.save_as(file)
    return file


def answers_in(file: Path) -> dict[str, str]:
    answers = json.loads(file.read_text("utf-8"))["answers"]
    return {question: answer["text"] for question, answer in answers.items() if answer["text"]}


def write_in_the_browser(page: Any, content: Content) -> None:
    """Begin a workbook, answer on the steps' own pages, and come back to the workbook."""
    page.get_by_label("Vad heter er samverkan?").fill(NAME)
    page.get_by_label("Det offentliga (kommun").check()
    page.get_by_label("I den här webbläsaren").check()
    page.get_by_role("button", name="Börja", exact=True).click()
    for question, text in OURS.items():
        step = content.model.step_of_question[question]
        page.locator(".boksteg").get_by_role("link", name=step.name["sv"], exact=True).click()
        field = page.locator(f'textarea[aria-labelledby^="{question} "]')
        field.fill(text)
        field.blur()
        expect(page.locator(".bokrad__besked")).to_contain_text("Sparat i den här webbläsaren")
        page.get_by_role("link", name="Till arbetsboken").click()
        page.locator(".bok--oppen").wait_for()


def answered_in_word(diary: Path, folder: Path) -> Path:
    """Open a filled diary in LibreOffice, change three answers and add one, and save it there."""
    profile = folder / "profil"
    (document,) = office([diary], "odt", folder / "odt", profile)
    edited = folder / "odt" / "svarat.odt"
    with zipfile.ZipFile(document) as before, zipfile.ZipFile(edited, "w") as after:
        for item in before.infolist():
            data = before.read(item)
            if item.filename == "content.xml":
                data = _rewritten(data.decode("utf-8")).encode("utf-8")
            after.writestr(item, data)
    (saved,) = office([edited], "docx", folder / "svarat", profile)
    return saved


def _rewritten(text: str) -> str:
    for question, answer in CHANGED.items():
        assert text.count(OURS[question]) == 1, question
        text = text.replace(OURS[question], answer.replace("&", "&amp;"))
    for question, answer in ADDED.items():
        place = text.index(PLACEHOLDER, text.index(f"#{question}<"))
        text = text[:place] + answer + text[place + len(PLACEHOLDER) :]
    return text


def read_from_word(page: Any, diary: Path) -> None:
    """Give the diary to "Från Word", see what it has that the workbook has not, and take it."""
    page.get_by_label("Välj en dagbok").set_input_files(diary)
    expect(page.locator(".ordfynd h4")).to_be_focused()
    rows = page.locator(".ordfynd__tabell tbody tr")
    assert rows.count() == len(CHANGED | ADDED)
    for question, answer in CHANGED.items():
        row = rows.filter(has_text=answer)
        assert OURS[question] in row.inner_text()
        row.get_by_label("Ta filens").check()
    assert rows.filter(has_text=ADDED["roll-kommunikation"]).get_by_label("Ta filens").is_checked()
    page.get_by_role("button", name="Använd valen").click()
    expect(page.locator(".bok__besked")).to_contain_text("Valen är gjorda.")


def agree(page: Any) -> None:
    """Write a shared answer to each of the four questions, from the other's where it is there."""
    for question, answer in SHARED.items():
        row = page.locator("article.jfr__rad").filter(has=page.locator(f"#jfr-{question}"))
        if answer.startswith((CHANGED | ADDED)[question]):
            row.get_by_role("button", name="Hämta svaret").last.click()
            assert answer.startswith(row.locator("textarea").input_value())
        row.get_by_label("Vårt gemensamma svar").fill(answer)


def printed(page: Any, file: Path) -> str:
    page.pdf(path=file, prefer_css_page_size=True)
    sheets = pypdf.PdfReader(file).pages
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets).replace(
        "\u00ad", ""
    )


def test_answers_go_from_one_party_through_word_to_a_shared_draft(
    person: Person, server: str, content: Content, tmp_path: Path
) -> None:
    here = person(WORKBOOK)
    write_in_the_browser(here, content)
    sent = taken(here, "Spara som fil", tmp_path / "skickad")
    assert answers_in(sent) == OURS

    there = person(WORKBOOK)
    there.get_by_label("Välj fil (.samverkan.json)").set_input_files(sent)
    there.locator(".bok--oppen").wait_for()
    there.get_by_text("Byt vem som skriver").click()
    there.get_by_label("Föreningen", exact=True).check()
    there.get_by_role("button", name="Byt", exact=True).click()
    expect(there.get_by_text("Föreningen skriver.")).to_be_visible()
    diary = taken(there, "Fyll i en tom dagbok", tmp_path / "till-word")
    read_from_word(there, answered_in_word(diary, tmp_path))
    returned = taken(there, "Spara som fil", tmp_path / "tillbaka")
    assert answers_in(returned) == OURS | CHANGED | ADDED

    here.goto(server + COMPARISON)
    here.locator(".boklista button", has_text=NAME).first.click()
    here.locator("#jfr-fil-1").set_input_files(returned)
    expect(here.get_by_role("heading", name="Det offentliga – Föreningen")).to_be_visible()
    agenda = here.locator(".jfr__tala li")
    expect(agenda).to_have_count(4)
    asked = {one.id: one.text["sv"] for one in content.model.questions}
    listed = agenda.get_by_role("link").all_inner_texts()
    assert set(listed) == {asked[question] for question in SHARED}
    (one,) = agenda.filter(has_text="Bara en har svarat").get_by_role("link").all_inner_texts()
    assert one == asked["roll-kommunikation"]
    assert here.locator("#jfr-status-vilja").is_hidden(), "what is alike is folded away"

    agree(here)
    paper = printed(here, tmp_path / "att-tala-om.pdf")
    beginning, _, rest = paper.partition("Fråga för fråga")
    for question, answer in SHARED.items():
        assert asked[question] in beginning, "the agenda has the question"
        assert asked[question] in rest, "it is there once more, with what both have answered"
        assert answer in rest
    for answer in (*CHANGED.values(), *ADDED.values()):
        assert answer in rest
    assert "Hämta svaret" not in paper

    here.get_by_label("Vad ska den heta?").fill("Norrängen tillsammans")
    here.get_by_role("button", name="Behåll i den här webbläsaren").click()
    here.get_by_role("heading", name="Norrängen tillsammans").wait_for()
    draft = taken(here, "Gör ett utkast", tmp_path / "utkast")
    assert draft.name == "norrangen-tillsammans-utkast-avsiktsforklaring.docx"
    assert OpenXmlValidator().validate(draft).error_count == 0
    clauses = answers_by_tag(document_xml(draft))
    for question, answer in SHARED.items():
        clause = clauses[CLAUSES[question]]
        assert answer in clause
        assert re.search(rf"Ur svaret på .+ #{question}\]", clause), clause
    (pdf,) = office([draft], "pdf", tmp_path / "pdf", tmp_path / "profil")
    shown = " ".join(" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(pdf).pages)
    assert all(answer in shown for answer in SHARED.values())
