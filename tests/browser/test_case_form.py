"""The form on /exempel/bidra/: what it says of faults, and that what it makes passes the check."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from navet.content import words as vocabulary
from navet.content.reader import Content
from navet.publishing import case_data
from navet.reading import messages
from probe.case_form import HOSTILE_TEXT, TEXTS, fill, fill_all
from probe.casefiles import problems_of
from tests.checks.cases.drafts import hard


@pytest.fixture
def page(browser: Any, server: str) -> Any:
    context = browser.new_context(accept_downloads=True)
    opened = context.new_page()
    opened.on("dialog", lambda dialog: dialog.accept())
    opened.goto(f"{server}exempel/bidra/")
    opened.wait_for_selector(".formular--klar")
    yield opened
    context.close()


def submit(page: Any) -> None:
    page.get_by_role("button", name="Kontrollera och förhandsgranska").click()


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def said(page: Any) -> str:
    page.wait_for_selector("[data-felruta]:not([hidden])")
    return str(page.locator("[data-felruta]").inner_text())


def test_an_empty_form_names_every_field_that_lacks_and_goes_there(page: Any) -> None:
    submit(page)
    text = said(page)
    for sentence in (
        "Rubriken är inte ifylld.",
        "Platsen är inte ifylld.",
        "Inget län är valt.",
        "Nivå är inte vald.",
        "Fältet ”När” är inte ifyllt.",
        "Sammanfattningen är inte ifylld.",
        "Inga parter är ifyllda.",
        "Ingen källa är ifylld.",
        "Ni har inte valt hur säkra uppgifterna är.",
        "Avsnittet ”Bakgrund” är tomt.",
    ):
        assert sentence in text
    assert "Inskickad" not in text
    assert focused(page) == "Det här behöver rättas"
    page.locator("[data-felruta] a").first.click()
    assert page.evaluate("document.activeElement.id") == "f-titel"
    assert page.locator("#f-titel").get_attribute("aria-invalid") == "true"


def test_faults_come_in_the_order_of_the_form_and_stand_at_their_fields(page: Any) -> None:
    fill_all(page)
    fill(page, {"titel": "Kort", "kallor.1.adress": "example.se", "bakgrund": "Vem?"})
    page.locator('[id="f-parter.2.sektor"]').select_option("")
    submit(page)
    lines = said(page).splitlines()[1:]
    beginnings = (
        "Rubrik: texten har 4 tecken.",
        "Ingen av parterna kommer från civilsamhället.",
        "Part 2: sektor är inte vald. Välj i listan.",
        "Källa 1, webbadress: ”example.se” har inte rätt form.",
        "Avsnittet ”Bakgrund” har bara 1 ord. Skriv minst 5 ord",
    )
    assert len(lines) == len(beginnings)
    for line, beginning in zip(lines, beginnings, strict=True):
        assert line.startswith(beginning)
    box = page.locator('[id="fel-kallor.1.adress"]')
    assert box.inner_text().startswith("Källa 1, webbadress: ”example.se” har inte rätt form.")
    page.locator("[data-felruta] a").nth(3).click()
    assert page.evaluate("document.activeElement.id") == "f-kallor.1.adress"


def test_from_a_field_there_is_a_way_back_to_the_list(page: Any) -> None:
    submit(page)
    count = len(said(page).splitlines()) - 1
    back = page.get_by_role("link", name="Tillbaka till listan")
    assert count > 10
    assert back.count() == count
    described = page.locator("#f-plats").get_attribute("aria-describedby").split()
    texts = [page.locator(f'[id="{one}"]').inner_text() for one in described]
    assert not any("Tillbaka" in text for text in texts)
    back.nth(3).press("Enter")
    assert focused(page) == "Det här behöver rättas"
    assert page.get_by_role("region", name="Det här behöver rättas").is_visible()
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    previewed(page)
    assert back.count() == 0
    assert focused(page) == "Klart. Så här blir det"


def test_what_must_be_filled_in_and_how_long_it_may_be_is_said_before(page: Any) -> None:
    limits = {
        "titel": "10–80 tecken.",
        "sammanfattning": "80–400 tecken.",
        "parter.1.roll": "2–60 tecken.",
        "kallor.1.adress": "Högst 500 tecken.",
        "steg.malgrupp": "15–160 tecken.",
        "bakgrund": "Minst 5 ord.",
        "det-vi-inte-vet": "Minst 5 ord, om ni fyller i det.",
        "teman": "1–4 val.",
    }
    for name, limit in limits.items():
        described = page.locator(f'[id="f-{name}"]').get_attribute("aria-describedby").split()
        texts = [page.locator(f'[id="{one}"]').inner_text() for one in described]
        assert any(limit in text for text in texts), name
    fields = page.locator("[data-falt]:is(input:not([type=checkbox]), select, textarea)")
    for field in fields.all():
        label = page.locator(f'label[for="{field.get_attribute("id")}"]').inner_text()
        is_step = field.get_attribute("data-falt").startswith("steg.")
        is_needed = field.get_attribute("aria-required") == "true"
        assert is_needed == ("(frivilligt)" not in label and not is_step), label
    needed = page.locator("[aria-required=true]").evaluate_all("all => all.map((one) => one.id)")
    assert {"f-titel", "f-niva", "f-parter.2.sektor", "f-kallor.1.titel", "f-bakgrund"} <= {*needed}
    assert not {"f-kallor.1.adress", "f-kallor.1.ar", "f-resultat"} & {*needed}


def test_the_file_that_the_form_makes_passes_the_check(page: Any, content: Content) -> None:
    fill_all(page)
    submit(page)
    assert "innehåller HTML" in said(page), "a tag in a field of the head is named"
    fill(page, {"titel": "Prövköping: lots för unga & ”äldre”"})
    submit(page)
    page.wait_for_selector("[data-klart]:not([hidden])")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ned filen").click()
    name = download.value.suggested_filename
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert name == "provkoping-lots-for-unga-aldre.md"
    assert problems_of(content, text, f"exempel/{name}") == []
    assert "form: [projekt, iop]" in text, "the order of choosing is kept: the main form first"
    assert f'\ninskickad: "{datetime.date.today()}"\n' in text
    assert "granskad" not in text
    assert page.locator("[data-fil]").input_value() == text
    assert page.locator("[data-github]").is_hidden(), "no repository is configured"
    assert page.locator("[data-visning] script").count() == 0


def previewed(page: Any) -> None:
    submit(page)
    page.wait_for_selector("[data-klart]:not([hidden])")


CHANGES = {
    "a word": lambda page: fill(page, {"plats": "Nyköping"}),
    "a choice": lambda page: page.locator("#f-niva").select_option("regional"),
    "a box": lambda page: page.locator('input[value="skane-lan"]').check(),
    "a row more": lambda page: page.get_by_role("button", name="Lägg till en källa").click(),
    "a row less": lambda page: page.get_by_role("button", name="Ta bort part 3").click(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_handed_out_is_what_stands_in_the_form(page: Any, change: str) -> None:
    fill_all(page)
    page.get_by_role("button", name="Lägg till en part").click()
    fill(page, {"titel": "Prövköping: en lots", "parter.3.namn": "Tredje parten"})
    page.locator('[id="f-parter.3.sektor"]').select_option("akademi")
    previewed(page)
    status = page.locator("[data-andrat]")
    assert status.inner_text() == ""
    CHANGES[change](page)
    for name in ("Ladda ned filen", "Kopiera texten"):
        assert page.get_by_role("button", name=name).is_hidden()
    assert page.locator("[data-klart]").is_hidden()
    assert page.locator("[data-fil]").input_value() == ""
    assert status.get_attribute("role") == "status"
    assert "Texten är ändrad." in status.inner_text()
    if change == "a row more":
        fill(page, {"kallor.2.titel": "Den andra källan"})
    previewed(page)
    assert status.inner_text() == ""
    text = page.locator("[data-fil]").input_value()
    kept = {
        "a word": 'plats: "Nyköping"',
        "a choice": 'niva: "regional"',
        "a box": "skane-lan",
        "a row more": "Den andra källan",
    }
    assert kept.get(change, "") in text
    assert ("Tredje parten" in text) == (change != "a row less")


def test_the_preview_says_who_told_it_and_that_nobody_has_reviewed_it(
    page: Any, content: Content
) -> None:
    words = vocabulary.load(content.root)["sv"]
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    previewed(page)
    shown = page.locator("[data-visning]").inner_text()
    today = f"{datetime.date.today()}"
    assert f"{words['ex_vantar']}\n" in shown
    assert f"{words['ex_inskickat']} {today}. {words['ex_inte_last']}" in shown
    assert f"{words['ex_inskickad']}\n{today}" in shown
    assert f"{words['ex_sakerhet_egen']}\nTrolig: " in shown
    assert words["ex_stegen_egen"] in shown
    assert "Granskad" not in shown
    assert "egen läsning" not in shown


def test_what_is_typed_shows_as_typed(page: Any, content: Content) -> None:
    from tests.checks.cases.test_hostile import render  # noqa: PLC0415

    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    submit(page)
    page.wait_for_selector("[data-klart]:not([hidden])")
    html = render(page.locator("[data-fil]").input_value(), content)
    shown = page.evaluate(
        "html => new DOMParser().parseFromString(html, 'text/html').body.textContent", html
    )
    for line in HOSTILE_TEXT.replace("[@1]", "").replace('"', "”").splitlines():
        words = re.sub(r"^(?:1\.|-) ", "", line)
        assert " ".join(words.split()) in " ".join(shown.split())
    for tag in ("<script", "<img", "<h1", "<code", "<table"):
        assert tag not in html
    assert not re.search(r"<[^>]*(?:style|onclick)=", html)


# Copied from Word: lines with a bullet or a number, and a tab.
PASTED = (
    'Vi sa "ja" och gjorde så här:\r\n1.\tVi möttes\r\n•\tmed fika\r\n•\toch ett samtal\r\n'
    "2.\tVi skrev ett avtal\r\nMer står på www.example.se."
)


def test_what_is_pasted_from_word_keeps_its_lists(page: Any, content: Content) -> None:
    from tests.checks.cases.test_hostile import render  # noqa: PLC0415

    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots", "kallor.1.adress": "www.example.se/lotsen"})
    page.locator("#f-vad-de-gjorde").fill("")
    page.locator("#f-vad-de-gjorde").focus()
    page.evaluate("text => document.execCommand('insertText', false, text)", PASTED)
    previewed(page)
    text = page.locator("[data-fil]").input_value()
    assert 'adress: "https://www.example.se/lotsen"' in text
    assert problems_of(content, text) == []
    for html in (page.locator("[data-visning]").inner_html(), render(text, content)):
        plain = re.sub(r"\s*\n\s*|<p>|</p>", "", html)
        assert "Vi sa ”ja” och gjorde så här:" in plain
        assert re.search(
            r"<ol[^>]*><li>Vi möttes<ul><li>med fika</li><li>och ett samtal</li></ul></li>"
            r"<li>Vi skrev ett avtal</li></ol>Mer står på",
            plain,
        )
        assert "https://www.example.se." in plain


def test_a_text_that_is_hard_to_read_is_handed_out_with_that_said(
    page: Any, content: Content
) -> None:
    texts = {name: text or "" for name, text in hard(60, 100, 20).items()}
    longest = "Samvaaa samvaaf samvaak samvaap samvaau"
    fill_all(page)
    fill(page, texts | {"titel": "Prövköping: en lots"})
    fill(page, {"fragor-att-stalla-er": f"{texts['fragor-att-stalla-er']}\nVem vet?\nVem är det?"})
    previewed(page)
    notes = page.locator("[data-rad]")
    told = notes.inner_text()
    assert focused(page) == "Se över det här"
    assert "den har LIX" in told
    assert "gränsen är 45" in told
    assert "hur stor del av orden som är längre än sex bokstäver" in told
    assert "sajten tar inte emot den förrän texten håller gränsen" in told
    assert page.locator("[data-felruta]").is_hidden()
    assert page.locator("[data-svar]").is_visible()
    sentences = notes.locator("ol a")
    assert sentences.count() == 3
    assert longest in sentences.first.inner_text()
    sentences.first.click()
    picked = page.evaluate(
        "(({ id, value, selectionStart, selectionEnd }) =>"
        " [id, value.slice(selectionStart, selectionEnd)])(document.activeElement)"
    )
    assert picked == ["f-bakgrund", sentences.first.inner_text().strip("”")]
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ned filen").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert [problem.id for problem in problems_of(content, text)] == ["lix"]
    fill(page, TEXTS)
    previewed(page)
    assert notes.is_hidden()
    assert page.locator("[data-svar]").is_hidden()


CONCERNS = {
    "telefon": ({"bakgrund": "Ring kommunen på 070-174 06 05 om ni undrar."},
                "Bakgrund: ”070-174 06 05” ser ut som ett telefonnummer."),
    "person": ({"parter.2.roll": "leddes av Anna Lind"},
               "Part 2, roll: ”Anna Lind” ser ut som namnet på en person."),
    "period": ({"period": "2022–2019"},
               "När: det går inte att läsa ut från vilket år till vilket."),
    "fragor": ({"fragor-att-stalla-er": "Vem hos er vet vilka unga som inte hittar hit?"},
               "Avsnittet ”Frågor att ställa er” har färre än två frågor."),
    "saker-utan-kalla": (dict.fromkeys(TEXTS, "Så var det redan från början, {} sa de."),
                         "Hur säkra uppgifterna är: ni har valt ”Säker”, men berättelsen"),
}  # fmt: skip


def test_every_concern_is_tried() -> None:
    assert set(CONCERNS) == set(messages.ADVICE)


@pytest.mark.parametrize("name", CONCERNS)
def test_what_to_look_at_again_is_said_but_not_refused(
    name: str, page: Any, content: Content
) -> None:
    fields, message = CONCERNS[name]
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    fill(page, {field: text.format(field) for field, text in fields.items()})
    if name == "saker-utan-kalla":
        page.locator("#f-sakerhet").select_option("saker")
        fill(page, {"fragor-att-stalla-er": "Vem hos er vet det här i dag?\nVem betalar?"})
    previewed(page)
    assert page.locator("[data-felruta]").is_hidden()
    found = page.locator("[data-rad] li").all_inner_texts()
    assert [text.startswith(message) for text in found] == [True]
    assert problems_of(content, page.locator("[data-fil]").input_value()) == []
    fill(page, {"titel": "Kort"})
    submit(page)
    assert message not in said(page)
    assert message in page.locator("[data-rad]").inner_text()
    assert page.locator("[data-klart]").is_hidden()


def test_nothing_is_lost_on_reload_and_all_is_gone_when_cleared(page: Any) -> None:
    fill(page, {"titel": "Prövköping: en lots för unga", "bakgrund": "Så började det."})
    page.locator('input[value="skane-lan"]').check()
    page.get_by_role("button", name="Lägg till en källa").click()
    fill(page, {"kallor.2.titel": "Den andra källan"})
    page.reload()
    page.wait_for_selector(".formular--klar")
    assert page.locator("#f-titel").input_value() == "Prövköping: en lots för unga"
    assert page.locator('[id="f-kallor.2.titel"]').input_value() == "Den andra källan"
    assert page.locator('input[value="skane-lan"]').is_checked()
    page.get_by_role("button", name="Rensa formuläret", exact=True).click()
    assert page.locator("#f-titel").input_value() == ""
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_step_or_choice_that_is_no_more_is_forgotten(page: Any, content: Content) -> None:
    kept = {"fields": {"steg.borta": "Det här steget finns inte längre."}, "many": {"lan": ["x"]}}
    page.evaluate("kept => localStorage.setItem('exempelutkast', JSON.stringify(kept))", kept)
    page.reload()
    page.wait_for_selector(".formular--klar")
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    submit(page)
    page.wait_for_selector("[data-klart]:not([hidden])")
    text = page.locator("[data-fil]").input_value()
    assert problems_of(content, text) == []
    assert "borta" not in text


def test_github_gets_all_when_a_repository_is_named(page: Any) -> None:
    page.evaluate("document.querySelector('.formular').dataset.repo = 'https://github.com/a/b'")
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    submit(page)
    page.wait_for_selector("[data-klart]:not([hidden])")
    address = page.locator("[data-github] a").get_attribute("href")
    start = "https://github.com/a/b/new/main?filename=docs%2Fexempel%2Fprovkoping-en-lots.md&value="
    assert address.startswith(start)
    lines = [f"Det här är stycke {number} och det är lagom långt." for number in range(200)]
    fill(page, {"bakgrund": "\n\n".join(lines)})
    submit(page)
    page.wait_for_selector("[data-klart]:not([hidden])")
    assert "&value=" not in page.locator("[data-github] a").get_attribute("href")
    assert "för lång" in page.locator("[data-github]").inner_text()


def test_without_scripts_the_template_is_offered(browser: Any, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{server}exempel/bidra/")
    assert plain.locator("[data-formular]").is_hidden()
    address = plain.get_by_role("link", name="Ladda ned mallen").get_attribute("href")
    answer = context.request.get(f"{server}exempel/bidra/{address}")
    assert answer.ok
    assert "## Bakgrund {#bakgrund}" in answer.text()
    context.close()


def test_the_template_is_a_sound_case(content: Content) -> None:
    text = (content.root / case_data.TEMPLATE_FILE).read_text(encoding="utf-8")
    assert problems_of(content, text) == []
