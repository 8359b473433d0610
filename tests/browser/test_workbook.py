"""The workbook as two new users meet it: what is kept, where, and what if it cannot be."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import expect

from probe.browsing import settled, wait_until
from probe.server import gzip_server

PAGE = "verktyg/arbetsbok/"
STEP = "fas/identifiera-och-involvera/malgrupp/"
EASY = "enkel/malgrupp/"
QUESTION = "malgrupp-hinder"
KEYS = "Object.keys(localStorage).sort()"
SAVED = re.compile(r"Sparat i den här webbläsaren \d\d\.\d\d$")
MOST_EXTRA_BYTES = 150
MOST_SCRIPT_BYTES = 25_000
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
}"""
CLOSED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('', 'SecurityError'); },
});"""


@pytest.fixture
def page(browser: Any, server: str) -> Iterator[Any]:
    context = browser.new_context(accept_downloads=True)
    opened = context.new_page()
    opened.goto(server + PAGE)
    opened.wait_for_selector(".bok--klar")
    yield opened
    context.close()


def begin(page: Any, name: str = "Norrängen", keep: str = "I den här webbläsaren") -> None:
    page.get_by_label("Vad heter er samverkan?").fill(name)
    page.get_by_label("Föreningen", exact=True).check()
    page.get_by_label(keep).check()
    page.get_by_role("button", name="Börja", exact=True).click()
    page.get_by_role("heading", name=name).wait_for()


def step_page(page: Any, server: str, path: str = STEP) -> None:
    page.goto(server + path)
    page.locator(".bokrad").wait_for(state="attached")


def field(page: Any, question: str = QUESTION) -> Any:
    return page.locator(f'textarea[aria-labelledby^="{question} "]')


def write(page: Any, text: str, question: str = QUESTION) -> None:
    field(page, question).fill(text)
    field(page, question).blur()


def told(page: Any) -> str:
    return str(page.locator(".bokrad__besked").inner_text())


def saved_file(page: Any, press: str = "Spara som fil") -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("button", name=press).first.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def open_file(page: Any, contents: bytes, name: str = "x.samverkan.json") -> None:
    page.locator("#bok-fil").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": contents}
    )


def test_without_a_workbook_nothing_is_fetched_kept_or_shown(
    browser: Any, server: str, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in (STEP, "fas/identifiera-och-involvera/", EASY):
        page.goto(server + path)
        settled(page)
        assert page.locator("main textarea").count() == 0
        link = page.get_by_role("link", name="Svara här på sidan")
        assert link.count() == 1
    assert [address for address in asked if "workbook" in address or "data/" in address] == []
    link.click()
    page.wait_for_selector(".bok--klar")
    page.get_by_role("button", name="Börja med ett exempel").click()
    page.locator(".bok--oppen").wait_for()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    context.close()
    ours = re.findall(
        r".*(?:data-bok|dataset\.bok).*\n",
        "".join((site / f"assets/{name}.js").read_text("utf-8") for name in ("early", "navet")),
    )
    assert len(ours) == 2
    assert len("".join(ours).encode()) <= MOST_EXTRA_BYTES


def test_an_open_workbook_costs_little(page: Any, site: Path) -> None:
    begin(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with gzip_server(site) as address:
        page.goto(address + STEP)
        page.evaluate("localStorage.setItem('/arbetsbok', 'bok-x')")
        head = {
            "id": "bok-x",
            "name": "x",
            "party": "bada",
            "organisation": "",
            "model": "1",
            "created": "2027-01-18T14:32Z",
            "changed": "2027-01-18T14:32Z",
        }
        page.evaluate("(head) => localStorage.setItem('/arbetsbok/bok-x', head)", json.dumps(head))
        asked.clear()
        page.reload()
        page.locator(".bokrad").wait_for(state="attached")
        page.locator('link[href*="workbook.css"]').wait_for(state="attached")
    own = {Path(one).name for one in asked if "workbook" in one}
    assert own == {"workbook-fields.js", "workbook.css"}
    size = sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in own)
    assert size <= MOST_SCRIPT_BYTES


def test_what_is_written_is_kept_and_told_and_taken_away(page: Any, server: str) -> None:
    begin(page)
    step_page(page, server)
    write(page, "Trappan.")
    assert SAVED.search(told(page))
    page.locator(".stegruta select").select_option("pagar")
    page.get_by_label("Där vi är eniga").fill("Allt")
    page.get_by_role("button", name="Lägg till något att göra").click()
    page.get_by_label("Vad", exact=True).fill("Mät dörren")
    page.get_by_label("Vem (roll, inte namn)").fill("samordnaren")
    page.get_by_label("När", exact=True).fill("2027-03-01")
    page.get_by_label("När", exact=True).blur()
    page.reload()
    page.locator(".bokrad").wait_for(state="attached")
    assert field(page).input_value() == "Trappan."
    assert page.locator(".stegruta select").input_value() == "pagar"
    assert page.get_by_label("Vem (roll, inte namn)").input_value() == "samordnaren"
    # The same answer by its id, in the other language and on the phase's page.
    step_page(page, server, f"en/{STEP}")
    assert field(page).input_value() == "Trappan."
    page.locator(".stegruta").get_by_label("Status").select_option("klart")
    page.goto(server + PAGE)
    page.locator(".bok--oppen").wait_for()
    step = page.locator(".boksteg > li").nth(4)
    assert "Klart för nu. 1 av 7 frågor besvarade." in step.inner_text()
    assert "2027-03-01 Mät dörren samordnaren." in page.locator(".boknasta").inner_text()
    mark = page.locator('.bok__hjul a[aria-label^="Steg 5: Målgrupp"]')
    assert "Klart för nu. 1 av 7 frågor besvarade." in mark.get_attribute("aria-label")
    assert mark.locator(".lage__streck").count() == 1
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Ta bort arbetsboken").click()
    page.get_by_role("button", name="Börja", exact=True).wait_for()
    assert page.evaluate(KEYS) == []


def test_keys_belong_to_the_workbook_and_several_stand_beside_each_other(
    page: Any, server: str
) -> None:
    begin(page)
    step_page(page, server)
    write(page, "Ett")
    page.goto(server + PAGE)
    page.get_by_role("button", name="Andra arbetsböcker").click()
    begin(page, "Brottet")
    step_page(page, server)
    assert field(page).input_value() == ""
    write(page, "Två")
    keys = page.evaluate(KEYS)
    assert keys[0] == "/arbetsbok"
    assert sum(key.endswith(f"/answers/{QUESTION}") for key in keys) == 2
    assert all(key.startswith("/arbetsbok/bok-") for key in keys[1:])
    page.goto(server + PAGE)
    page.get_by_role("button", name="Andra arbetsböcker").click()
    names = page.locator(".boklista button").all_inner_texts()
    assert names == ["Brottet", "Norrängen"]
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Ta bort alla arbetsböcker").click()
    assert page.evaluate(KEYS) == []


def test_saved_cleared_opened_and_saved_again_a_file_has_the_same_bytes(
    page: Any, server: str
) -> None:
    begin(page)
    step_page(page, server)
    write(page, "”Ja” & <b>nej</b>\n\n🤝\tslut")
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    name = download.value.suggested_filename
    first = Path(download.value.path()).read_bytes()
    assert re.fullmatch(r"norrangen-\d{4}-\d\d-\d\d\.samverkan\.json", name)
    assert name in told(page)
    page.goto(server + PAGE)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Ta bort arbetsboken").click()
    page.get_by_role("button", name="Börja", exact=True).wait_for()
    open_file(page, first)
    page.get_by_role("button", name="Behåll arbetsboken i den här webbläsaren").click()
    page.get_by_text("Arbetsboken finns nu i den här webbläsaren").wait_for()
    assert saved_file(page)[1] == first
    step_page(page, server)
    assert field(page).input_value() == "”Ja” & <b>nej</b>\n\n🤝\tslut"


BAD_FILES = {
    "10 MB": (b" " * 10_000_001, "större än 10 MB"),
    "broken": (b'{"format": {', "går inte att läsa"),
    "deep": (b"[" * 100_000, "fler lager"),
    "foreign": (b'{"name": "x"}', "ingen arbetsbok"),
    "newer": (b'{"format": {"name": "samverkan-arbetsbok", "version": 9}}', "nyare version"),
    "damaged": (b'{"format": {"name": "samverkan-arbetsbok", "version": 1}}', "(created)"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_cannot_be_opened_has_a_sentence_and_replaces_nothing(
    page: Any, kind: str
) -> None:
    contents, sentence = BAD_FILES[kind]
    open_file(page, contents)
    page.locator(".bok__besked").get_by_text(sentence).wait_for()
    assert page.get_by_role("button", name="Börja", exact=True).is_visible()
    assert page.evaluate(KEYS) == []


def test_a_file_of_a_workbook_that_is_here_is_chosen_from_before_anything_is_replaced(
    page: Any, server: str
) -> None:
    begin(page)
    step_page(page, server)
    write(page, "Vårt")
    page.goto(server + PAGE)
    theirs = json.loads(saved_file(page)[1])
    theirs["answers"][QUESTION] = {"text": "Deras", "changed": "2031-01-01T10:00Z"}
    theirs["answers"]["malgrupp"] = {"text": "Nytt", "changed": "2031-01-01T10:00Z"}
    theirs["answers"]["okand-fraga"] = {"text": "Kvar", "changed": "2031-01-01T10:00Z"}
    page.get_by_role("button", name="Andra arbetsböcker").click()
    open_file(page, json.dumps(theirs).encode())
    rows = page.locator(".bokval__rad")
    expect(rows).to_have_count(3)
    assert (
        rows.locator("input:checked").evaluate_all("all => all.map((one) => one.value)")
        == ["theirs"] * 3
    )
    row = rows.filter(has_text="Deras")
    assert "Vårt" in row.inner_text()
    assert "Vilka hinder" in row.locator("legend").inner_text()
    row.get_by_label("Behåll båda").check()
    page.get_by_role("button", name="Använd valen").click()
    page.locator(".bok--oppen").wait_for()
    assert "#okand-fraga" in page.locator(".bok__yta").inner_text()
    step_page(page, server)
    assert field(page).input_value() == "Vårt"
    other = page.locator(".svar__annat")
    assert "Här finns ett svar till:" in other.inner_text()
    assert other.locator(".svar__text").inner_text() == "Deras"
    page.get_by_role("button", name="Lägg till det i rutan").click()
    assert field(page).input_value() == "Vårt\n\nDeras"
    assert page.locator(".svar__annat").count() == 0


def test_answers_to_the_self_check_in_a_newer_file_come_along(page: Any) -> None:
    begin(page)
    theirs = json.loads(saved_file(page)[1])
    theirs["check"]["civil-7K2M"] = {
        "changed": theirs["changed"],
        "edition": 1,
        "levels": [1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2],
    }
    page.get_by_role("button", name="Andra arbetsböcker").click()
    open_file(page, json.dumps(theirs).encode())
    page.get_by_text("Arbetsboken har 1 svar från Lägeskollen.").wait_for()
    assert json.loads(saved_file(page)[1])["check"] == theirs["check"]


def test_what_two_tabs_write_within_a_minute_is_kept_and_shown(page: Any, server: str) -> None:
    begin(page)
    step_page(page, server)
    other = page.context.new_page()
    for one in (page, other):
        one.clock.set_fixed_time("2027-01-18T14:32:00Z")
    step_page(other, server)
    write(page, "Första")
    wait_until(other, lambda: field(other).input_value() == "Första", "the other tab's answer")
    write(other, "Andra")
    assert "Första" in other.locator(".svar__annat").inner_text()
    wait_until(page, lambda: page.locator(".svar__annat").count() == 1, "both answers")
    assert field(page).input_value() == "Andra"
    # A minute later the later one counts.
    for one in (page, other):
        one.clock.set_fixed_time("2027-01-18T14:40:00Z")
    page.get_by_role("button", name="Ta bort det").click()
    write(other, "Tredje")
    wait_until(page, lambda: field(page).input_value() == "Tredje", "the later answer")
    assert page.locator(".svar__annat").count() == 0
    # A workbook that another tab takes away is not written in any more.
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Ta bort arbetsboken").click()
    wait_until(other, lambda: "borttagen på en annan flik" in told(other), "that it is gone")
    write(other, "Kvar på skärmen")
    assert other.evaluate(KEYS) == []
    assert field(other).input_value() == "Kvar på skärmen"


def test_where_the_browser_is_full_the_text_stays_and_the_file_has_it(
    page: Any, server: str
) -> None:
    begin(page)
    step_page(page, server)
    page.evaluate(FULL)
    write(page, "Står kvar")
    assert "utrymme är fullt" in told(page)
    assert field(page).input_value() == "Står kvar"
    book = json.loads(saved_file(page)[1])
    assert book["answers"][QUESTION]["text"] == "Står kvar"


def test_where_the_browser_keeps_nothing_a_file_is_what_is_offered(
    browser: Any, server: str
) -> None:
    context = browser.new_context(accept_downloads=True)
    context.add_init_script(CLOSED)
    page = context.new_page()
    page.goto(server + PAGE)
    page.wait_for_selector(".bok--klar")
    assert page.get_by_label("I den här webbläsaren").count() == 0
    begin(page, keep="Bara i en fil")
    page.get_by_role("button", name="Svara här").nth(4).click()
    page.locator(f'textarea[aria-labelledby^="bokfraga-{QUESTION} "]').fill("I filen")
    assert json.loads(saved_file(page)[1])["answers"][QUESTION]["text"] == "I filen"
    context.close()


def test_only_in_a_file_keeps_nothing_and_asks_before_text_is_lost(page: Any, server: str) -> None:
    begin(page, keep="Bara i en fil")
    page.get_by_role("button", name="Svara här").first.click()
    page.locator('textarea[aria-labelledby^="bokfraga-status-vilja "]').fill("Ja")
    page.locator('textarea[aria-labelledby^="bokfraga-status-vilja "]').blur()
    assert page.locator(".bok__besked").inner_text().startswith("Står bara på den här sidan")
    assert page.evaluate(KEYS) == []
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("button", name="Andra arbetsböcker").click()
    assert asked == ["confirm"]
    page.evaluate("location.reload()")
    wait_until(page, lambda: asked == ["confirm", "beforeunload"], "the question")
    assert json.loads(saved_file(page)[1])["answers"]["status-vilja"]["text"] == "Ja"
    page.get_by_role("button", name="Andra arbetsböcker").click()
    assert asked == ["confirm", "beforeunload"]


def test_the_easy_page_takes_answers_of_its_own(page: Any, server: str) -> None:
    begin(page)
    step_page(page, server, EASY)
    write(page, "Jag vill bestämma.", "enkel-malgrupp-involvera")
    page.goto(server + PAGE)
    answers = json.loads(saved_file(page)[1])["answers"]
    assert answers["enkel-malgrupp-involvera"]["text"] == "Jag vill bestämma."
    assert page.get_by_text("Svar på frågor som inte finns här").count() == 0


def test_the_dates_of_the_example_go_to_a_calendar(page: Any) -> None:
    page.get_by_role("button", name="Börja med ett exempel").click()
    page.locator(".boknasta").wait_for()
    name, contents = saved_file(page, "Hämta datumen till kalendern (.ics)")
    text = contents.decode("utf-8")
    assert name.endswith(".ics")
    assert text.count("BEGIN:VEVENT") == page.locator(".boknasta li").count() == 6
    assert "DTSTART;VALUE=DATE:20280225\r\n" in text
    assert "Verksamhetsledare" not in text


def test_without_scripts_word_and_worksheets_are_offered(browser: Any, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + PAGE)
    for name in ("Processdagbok", "Arbetsblad"):
        assert page.locator(".bok__utan").get_by_role("link", name=name).is_visible()
    assert page.locator(".bok button, .bok input").count() == 0
    assert page.locator(".bok__hjul").is_hidden()
    context.close()


def test_two_parties_compare_agree_and_keep_a_third(page: Any, server: str) -> None:
    page.goto(f"{server}verktyg/jamfor-svar/")
    page.get_by_role("button", name="Jämför med ett exempel").click()
    page.locator(".jfr__tala li").first.wait_for()
    counts = page.locator(".jfr__antal").inner_text()
    different = int(re.findall(r"(\d+)\s+olika", counts)[0])
    assert page.locator(".jfr__tala li").count() == different
    row = page.locator("article.jfr__rad", has_text="Hur är makten fördelad")
    assert "Olika" in row.inner_text()
    assert row.locator(".jfr__par > div").all_inner_texts()[0].startswith("Kommunen\n")
    assert page.locator("#jfr-status").is_hidden(), "what is alike is folded away"
    page.get_by_label("Visa också de svar som är lika").check()
    assert page.locator("#jfr-status").is_visible()
    page.get_by_role("button", name="Hämta svaret: Föreningen").first.click()
    taken = page.locator("article.jfr__rad--olika textarea").first.input_value()
    assert taken
    assert page.evaluate(KEYS) == []
    page.get_by_label("Vad ska den heta?").fill("Vi två")
    page.get_by_role("button", name="Behåll i den här webbläsaren").click()
    page.get_by_role("heading", name="Vi två").wait_for()
    assert "Båda skriver tillsammans." in page.locator(".bok__yta").inner_text()
    answers = json.loads(saved_file(page)[1])["answers"]
    assert taken in [one["text"] for one in answers.values()]
    open_ones = [one for one in answers.values() if not one["text"]]
    assert len(open_ones) == different - 1
    assert all(len(one["others"]) == 2 for one in open_ones)


def test_a_workbook_and_a_file_are_compared(page: Any, server: str) -> None:
    begin(page)
    step_page(page, server)
    write(page, "Trappan hindrar oss")
    page.goto(server + PAGE)
    theirs = json.loads(saved_file(page)[1])
    theirs.update(id="bok-2", party="offentlig", name="Kommunens bok")
    theirs["answers"][QUESTION]["text"] = "Bussen"
    theirs["answers"]["malgrupp"] = {"text": "Unga", "changed": theirs["changed"]}
    page.goto(f"{server}verktyg/jamfor-svar/")
    page.locator(".boklista button").first.click()
    page.locator("#jfr-fil-1").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(theirs).encode()}
    )
    items = page.locator(".jfr__tala li")
    items.first.wait_for()
    first, second = items.all_inner_texts()
    assert "Olika" in first
    assert "Bara en har svarat" in second
    items.first.locator("a").click()
    assert page.evaluate("document.activeElement.id") == f"jfr-{QUESTION}"


def printed(page: Any, path: Path) -> str:
    page.pdf(path=path, prefer_css_page_size=True)
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(path).pages)


LONG = "Dörren är för smal. " * 150


@pytest.mark.parametrize("path", [STEP, "fas/identifiera-och-involvera/", PAGE])
def test_on_paper_the_answers_stand_whole_where_the_lines_stood(
    page: Any, server: str, tmp_path: Path, path: str
) -> None:
    begin(page)
    step_page(page, server)
    write(page, LONG)
    write(page, "Nyckeln", "nyckelfraga-malgrupp")
    page.goto(server + path)
    page.locator(".bokrad, .bok--oppen").wait_for(state="attached")
    told = printed(page, tmp_path / "svar.pdf")
    assert told.count("Dörren är för smal.") == 150
    assert told.count("Nyckeln") == 1
    assert "Spara som fil" not in told
    if path != PAGE:
        page.get_by_label("Skriv ut tomma rader i stället för svaren").check()
        lines = printed(page, tmp_path / "rader.pdf")
        assert "Dörren är för smal." not in lines
        assert "Nyckeln" not in lines
