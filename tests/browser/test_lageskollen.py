"""The self-check as a group meets it: answered alone on a phone, shared, gathered, and compared."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from navet.content import selfcheck
from navet.content.model import Step
from navet.content.reader import Content
from probe.browsing import settled
from probe.paper import codes_on_sheet

PAGE = "verktyg/lageskollen/"
STORED = "[localStorage.length, sessionStorage.length]"
# Twelve answers of each, in the model's order: 0 is "don't know".
PUBLIC = ("443322114432", "433322114432", "443222124432")
CIVIL = ("143302114432", "243312114432", "133302114432")
ALIKE = [3, 6, 7, 8, 9, 10, 11, 12]
Open = Callable[..., Any]


def link(digits: str, party: str, mark: str) -> str:
    return f"svar-1-{party}-{digits}-{mark}"


LINKS = [
    *(link(digits, "o", f"AAA{place}") for place, digits in enumerate(PUBLIC)),
    *(link(digits, "c", f"BBB{place}") for place, digits in enumerate(CIVIL)),
]


@pytest.fixture
def open_page(browser: Any, server: str) -> Iterator[Open]:
    """Return what opens the page, or another, and waits until it is ready."""
    contexts = []

    def opened(path: str = PAGE, width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, accept_downloads=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.asked, page.faults = [], []
        page.on(
            "request", lambda request, asked=page.asked: asked.append((request.method, request.url))
        )
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(server + path)
        if options.get("java_script_enabled", True):
            page.locator(".lk--klar").wait_for()
        return page

    yield opened
    for context in contexts:
        assert [fault for page in context.pages for fault in page.faults] == []
        context.close()


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def gather(page: Any, *lines: str) -> str:
    page.get_by_label("Länkar och koder").fill("\n".join(lines))
    press(page, "Lägg till")
    return told(page)


def told(page: Any) -> str:
    return str(page.locator("[data-samling] [role=status]").inner_text())


def answer(page: Any, digits: str, party: str) -> None:
    page.get_by_role("radio", name=party, exact=True).check()
    for place, digit in enumerate(digits):
        page.locator("fieldset[data-steg]").nth(place).locator(f"input[value='{digit}']").check()
    press(page, "Visa mitt svar")


def steps_under(page: Any, heading: str) -> list[int]:
    """Return the numbers of the steps that stand under a heading, in order."""
    after = page.get_by_role("heading", name=heading, exact=True).locator("xpath=following::*")
    cards = after.locator("xpath=self::div[contains(@class, 'lk__steg')]").first
    return [int(text) for text in cards.locator("h5 .nummer").all_inner_texts()]


def test_one_answers_on_a_phone_and_another_receives_it_once(open_page: Open) -> None:
    page = open_page(width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    press(page, "Visa mitt svar")
    expect(page.locator("[data-eget] [role=status]")).to_contain_text("vem du svarar för, steg 1,")
    answer(page, CIVIL[0], "Föreningen")
    expect(page.get_by_text("12 av 12 besvarade.")).to_be_visible()
    expect(page.get_by_role("heading", name="Mitt svar", exact=True)).to_be_focused()
    assert steps_under(page, "Här kan ni börja") == [5, 1, 7, 8]
    before = page.get_by_text("ser vad du har svarat på vart och ett")
    expect(before).to_be_visible()
    assert page.get_by_label("Länk att skicka").count() == 0
    press(page, "Visa länk och kod")
    address = page.get_by_label("Länk att skicka").input_value()
    assert re.search(rf"/{PAGE}#svar-1-c-{CIVIL[0]}-[0-9A-Z]{{4}}$", address)
    code = page.locator(".lk__kod").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(STORED) == [0, 0]

    receiver = open_page()
    status = receiver.locator("[data-samling] [role=status]")
    receiver.goto(address)
    expect(status).to_have_text("Tillagda svar: 1.")
    receiver.reload()
    receiver.locator(".lk--klar").wait_for()
    receiver.goto(address)
    expect(status).to_have_text("Tillagda svar: 1.")
    assert "#" not in receiver.url
    assert gather(receiver, address, code.lower()) == "Fanns redan: 2."
    receiver.evaluate("address => { location.href = address; }", address)
    expect(receiver.locator("[data-samling] [role=status]")).to_have_text("Fanns redan: 1.")
    assert {method for method, _ in receiver.asked} == {"GET"}
    assert [url for _, url in receiver.asked if "svar-" in url.split("#")[0]] == []
    assert receiver.evaluate(STORED) == [0, 0]


def test_the_picture_the_table_and_what_to_talk_about_agree(open_page: Open) -> None:
    page = open_page()
    assert gather(page, *LINKS) == "Tillagda svar: 6."
    assert steps_under(page, "Här skiljer ni er mest") == [1, 5, 2, 4]
    first = page.locator("[data-samling] .lk__kort").first
    assert [link.split(":")[0] for link in first.locator("li").all_inner_texts()] == [
        "Börja med frågan",
        "Läs om steget",
        "Skriv ut arbetsbladet",
        "Läs exemplen",
    ]
    assert first.locator("li a").count() == 5
    row = page.locator("[data-samling] tbody tr").first
    assert row.locator("td").all_inner_texts() == [
        "läge 4",
        "mitten 1, från 1 till 2",
    ]
    assert page.locator("tbody tr").nth(4).locator("td").nth(1).inner_text() == (
        "läge 1; vet inte: 2"
    )
    alike = page.locator("[data-samling] h4:has-text('Det här ser ni lika') + ul li")
    assert [int(text.split(".")[0]) for text in alike.all_inner_texts()] == ALIKE
    picture = page.locator("[data-samling] .lk__hjul")
    assert picture.get_attribute("role") == "img"
    shapes = {
        party: set(
            picture.locator(f".lk__mitt--{party}").evaluate_all("all => all.map(x => x.tagName)")
        )
        for party in selfcheck.PARTIES
    }
    assert shapes == {"offentlig": {"circle"}, "civil": {"path"}}
    assert picture.locator(".lk__mitt--offentlig").count() == 12


def shared_link(page: Any) -> str:
    press(page, "Visa länk och kod")
    return str(page.get_by_label("Länk att skicka").input_value())


def seen_by_a_camera(page: Any) -> list[str]:
    """Return what the page's QR code says to a phone that is held up to the screen."""
    picture = Image.open(io.BytesIO(page.get_by_role("img", name="QR-kod").screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_the_qr_code_has_the_shared_link_on_the_screen_and_on_paper(open_page: Open) -> None:
    page = open_page(width=390, color_scheme="dark")
    answer(page, CIVIL[0], "Föreningen")
    address = shared_link(page)
    assert [url for _, url in page.asked if "lean-qr" in url] == []
    press(page, "Visa QR-kod")
    expect(page.get_by_role("img", name="QR-kod med samma länk")).to_be_visible()
    assert len([url for _, url in page.asked if url.endswith("/assets/lean-qr.js")]) == 1
    assert seen_by_a_camera(page) == [address]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    pages = len(pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    # The page's own code may stand there too, on the first sheet.
    found = [code for sheet in range(1, pages + 1) for code in codes_on_sheet(page, sheet)]
    assert found.count(address) == 1


def begin_workbook(page: Any, server: str, name: str) -> None:
    page.goto(f"{server}verktyg/arbetsbok/")
    page.get_by_label("Vad heter er samverkan?").fill(name)
    press(page, "Börja")
    page.get_by_role("heading", name=name).wait_for()


def workbook_file(page: Any, server: str) -> bytes:
    page.goto(f"{server}verktyg/arbetsbok/")
    with page.expect_download() as download:
        press(page, "Spara som fil")
    return Path(download.value.path()).read_bytes()


def open_files(page: Any, files: dict[str, bytes]) -> None:
    page.get_by_label("Eller öppna filer").set_input_files(
        [{"name": name, "mimeType": "", "buffer": data} for name, data in files.items()]
    )


def test_an_answer_is_kept_in_the_open_workbook_when_asked_and_can_be_taken_away(
    open_page: Open, server: str
) -> None:
    page = open_page()
    answer(page, CIVIL[0], "Föreningen")
    assert page.get_by_role("button", name="Spara i arbetsboken").count() == 0
    begin_workbook(page, server, "Norrängen")
    before = page.evaluate("({...localStorage})")
    page.goto(server + PAGE)
    page.locator(".lk--klar").wait_for()
    answer(page, CIVIL[0], "Föreningen")
    expect(page.get_by_text("den som får filen kan se vad du har svarat")).to_be_visible()
    assert page.evaluate("({...localStorage})") == before
    press(page, "Spara i arbetsboken")
    status = page.locator(".lk__ruta", has_text="Spara i arbetsboken").get_by_role("status")
    expect(status).to_have_text(
        "Svaret är sparat i arbetsboken ”Norrängen”, i den här webbläsaren."
    )
    address = shared_link(page)
    (kept,) = json.loads(workbook_file(page, server))["check"].items()
    assert kept[0] == f"civil-{address[-4:]}"
    assert kept[1]["levels"] == [int(digit) for digit in CIVIL[0]]
    expect(page.get_by_text("Arbetsboken har 1 svar från Lägeskollen.")).to_be_visible()
    press(page, "Ta bort svaren ur arbetsboken")
    assert page.get_by_text("Arbetsboken har 1 svar från Lägeskollen.").count() == 0
    assert json.loads(workbook_file(page, server))["check"] == {}
    # On the page of the self-check it can be taken away again too.
    page.goto(server + PAGE)
    page.locator(".lk--klar").wait_for()
    answer(page, CIVIL[0], "Föreningen")
    press(page, "Spara i arbetsboken")
    press(page, "Ta bort det ur arbetsboken")
    expect(status).to_have_text("Svaret är borttaget ur arbetsboken ”Norrängen”.")
    assert [key for key in page.evaluate("Object.keys(localStorage)") if "check" in key] == []


def printed_sheets(page: Any, folder: Path) -> list[str]:
    """Return what each sheet says when the page is printed."""
    page.pdf(path=folder / "x.pdf", format="A4")
    sheets = pypdf.PdfReader(folder / "x.pdf").pages
    return [" ".join(one.extract_text().split()) for one in sheets]


def talk_about_what_differs_most(leader: Any, step: Step) -> None:
    """Go from the picture to the step, and from there over the wall to the minutes."""
    most = leader.locator("[data-samling] .lk__kort").first
    most.get_by_role("link", name=step.name["sv"], exact=True).click()
    leader.get_by_role("link", name="Visa frågorna på väggen").first.click()
    leader.locator(".vaggval--klar").wait_for(state="attached")
    press(leader, "Öppna väggen")
    press(leader, "Nästa")
    expect(leader.locator(".vbild h1")).to_have_text(step.key_question["sv"])
    press(leader, "Anteckna")
    leader.locator(".vfalt").get_by_role("textbox", name="Beslutat").fill("Vi ses var tredje vecka")
    press(leader, "Alla anteckningar")
    minutes = leader.locator(".vprot__blad").first
    for wanted in (step.key_question["sv"], "Vi ses var tredje vecka"):
        expect(minutes).to_contain_text(wanted)
    with leader.expect_download() as download:
        press(leader, "Word-fil")
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_a_meeting_of_six_goes_from_links_codes_and_files_to_the_minutes(
    open_page: Open, server: str, tmp_path: Path, content: Content
) -> None:
    def answered(digits: str, party: str, name: str = "") -> Any:
        person = open_page(width=390)
        if name:
            begin_workbook(person, server, name)
            person.goto(server + PAGE)
            person.locator(".lk--klar").wait_for()
        answer(person, digits, party)
        return person

    public = [answered(digits, "Det offentliga") for digits in PUBLIC]
    sent, pasted, shown = public
    with_code = answered(CIVIL[0], "Föreningen")
    with_books = [answered(digits, "Föreningen", f"Bok {digits}") for digits in CIVIL[1:]]
    shared_link(with_code)
    for person in with_books:
        press(person, "Spara i arbetsboken")
        expect(person.get_by_text("Svaret är sparat i arbetsboken")).to_be_visible()
    shared_link(shown)
    press(shown, "Visa QR-kod")

    leader = open_page()
    status = leader.locator("[data-samling] [role=status]")
    leader.goto(shared_link(sent))
    expect(status).to_have_text("Tillagda svar: 1.")
    (seen,) = seen_by_a_camera(shown)
    code = with_code.locator(".lk__kod").inner_text()
    assert gather(leader, shared_link(pasted), seen, code.lower()) == "Tillagda svar: 3."
    books = {
        f"{place}.samverkan.json": workbook_file(person, server)
        for place, person in enumerate(with_books)
    }
    open_files(
        leader,
        {**books, "annan.json": b"{}", "trasig.json": b'{"format": ', "brev.txt": b"Hej"},
    )
    expect(status).to_contain_text("Tillagda svar: 2.")
    assert told(leader) == (
        "Tillagda svar: 2. annan.json: Filen är ingen arbetsbok. Välj en fil som slutar på "
        ".samverkan.json. Inget är ändrat. trasig.json: Filen går inte att läsa. Den är kanske "
        "avbruten eller ändrad. Den öppnades inte, och inget är ändrat. brev.txt: filen har inga "
        "svar från Lägeskollen. Välj en arbetsbok, eller en lista med länkar eller koder."
    )
    open_files(leader, books)
    expect(status).to_have_text("Fanns redan: 2.")

    assert leader.locator(".lk__gissa").count() == 0
    assert steps_under(leader, "Här skiljer ni er mest") == [1, 5, 2, 4]
    picture = leader.locator("[data-samling] .lk__hjul")
    marks = [picture.locator(f".lk__mitt--{party}").count() for party in selfcheck.PARTIES]
    assert marks == [12, 12]
    printed = " ".join(printed_sheets(leader, tmp_path))
    for wanted in ("Var ni står", "Här skiljer ni er mest", "Det här ser ni lika"):
        assert wanted in printed
    assert leader.evaluate(STORED) == [0, 0]
    talk_about_what_differs_most(leader, content.model.steps[0])
    assert leader.evaluate(STORED) == [0, 0]


def test_few_answers_can_be_guessed_and_one_can_be_removed(open_page: Open) -> None:
    page = open_page()
    gather(page, *LINKS)
    assert page.locator(".lk__gissa").count() == 0
    page.get_by_text("Vilka svar som är med (6)").click()
    page.get_by_role("button", name="Ta bort: Föreningen, svar 2, första omgången").click()
    assert told(page) == "Svaret är borttaget."
    assert page.locator(".lk__gissa").all_inner_texts() == [
        "Färre än tre har svarat för föreningen. Då går det att gissa vem som har svarat vad. "
        "Fråga dem innan ni visar bilden."
    ]
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "Ta bort alla svar")
    assert page.locator("[data-samling] .lk__hjul").count() == 0


def test_what_is_no_answer_is_told_and_nothing_is_lost(open_page: Open) -> None:
    page = open_page()
    assert gather(page, "") == "Skriv eller klistra in något först."
    said = gather(page, LINKS[0], "Hej", "1234-5678-9ABC", "svar-2-o-443322114432-AAAA")
    assert said == (
        "Tillagda svar: 1. Koder med något fel tecken: 1. Läs dem en gång till. "
        "Svar på en annan utgåva av påståendena: 1. De går inte att blanda med de här. "
        "Rader utan svar: 1."
    )
    many = [link("443322114432", "o", f"CC{place:02}") for place in range(45)]
    assert gather(page, *many) == (
        "Tillagda svar: 39. Fick inte plats: 6. Högst fyrtio svar går att samla."
    )


def test_two_rounds_are_laid_over_each_other_and_travel_in_a_file(open_page: Open) -> None:
    page = open_page()
    gather(page, *LINKS)
    page.get_by_label("andra omgången").check()
    gather(page, *(link("444444444444", party, "DDDD") for party in "oc"))
    picture = page.locator("[data-samling] .lk__hjul")
    assert picture.locator(".lk__mitt--forst").count() == 24
    expect(page.locator("tbody tr td").first).to_have_text("läge 4 (förut: läge 4)")
    with page.expect_download() as download:
        press(page, "Spara som fil")
    contents = Path(download.value.path()).read_bytes()
    table = page.locator("[data-samling] table").inner_text()

    other = open_page()
    other.get_by_label("Eller öppna filer").set_input_files(
        {"name": "x.txt", "mimeType": "text/plain", "buffer": contents}
    )
    expect(other.locator("[data-samling] [role=status]")).to_have_text("Tillagda svar: 8.")
    assert other.locator("[data-samling] table").inner_text() == table


def test_answers_are_kept_when_asked_and_links_opened_later_join_them(
    open_page: Open, server: str
) -> None:
    page = open_page()
    gather(page, LINKS[0])
    press(page, "Behåll svaren i den här webbläsaren")
    page.goto("about:blank")
    page.goto(f"{server}{PAGE}#{LINKS[1]}")
    expect(page.get_by_text("Vilka svar som är med (2)")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "Ta bort alla svar")
    assert page.evaluate(STORED) == [0, 0]


def test_the_whole_is_done_by_keyboard(open_page: Open) -> None:
    page = open_page()
    page.locator("input[name=part]").first.focus()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mitt svar", exact=True)).to_be_focused()
    page.get_by_role("button", name="Visa länk och kod").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Länk att skicka")).to_be_focused()
    digits = page.get_by_label("Länk att skicka").input_value().split("-")[-2]
    assert digits == "2" * 12


def test_without_scripts_it_is_a_sheet_to_print(open_page: Open, content: Content) -> None:
    page = open_page(java_script_enabled=False)
    known = selfcheck.build(content.registers[selfcheck.REGISTER])
    shown = page.locator("#lageskollen").inner_text()
    for statement in known.statements:
        assert statement.text["sv"] in shown
        for level in statement.levels:
            assert level["sv"] in shown
    expect(page.get_by_text("Utan JavaScript kan ni skriva ut sidan")).to_be_visible()


def test_the_picture_and_its_table_are_printed_whole(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    gather(page, *LINKS)
    pages = printed_sheets(page, tmp_path)
    text = " ".join(pages)
    assert len(pages) <= 4
    for wanted in ("Var ni står", "Här skiljer ni er mest", "mitten 1, från 1 till 2"):
        assert wanted in text
    assert "Klistra in länkar" not in text
    assert "Vem svarar du för?" not in text


def test_no_other_page_fetches_it(open_page: Open, browser: Any, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}fas/identifiera-och-involvera/malgrupp/")
    settled(page)
    assert [address for address in asked if "lageskoll" in address or "selfcheck" in address] == []
    context.close()
