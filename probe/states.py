"""What a page looks like once somebody has used it: the states that the tools of the tests look at.

Each state has the page it begins on, counted from the language's root, and how a reader gets there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from probe.browsing import settled
from probe.case_form import fill, fill_all

FORGET = """async () => {
  localStorage.clear();
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}"""


@dataclass(frozen=True)
class State:
    """A page and what is done on it; ``width`` is the only width where it can be done, if so.

    ``swedish`` says that there is such a page in Swedish alone, ``keeps`` that the reader has
    something kept in the browser.
    """

    page: str
    reach: Callable[[Any], None]
    width: str = ""
    swedish: bool = False
    keeps: bool = False


def open_menu(page: Any) -> None:
    page.locator("[data-meny] > summary").click()
    page.locator("[data-meny] nav").wait_for()


def type_in_search_field(page: Any) -> None:
    if not page.locator("#sok-topp").is_visible():
        open_menu(page)
    field = page.locator("#sok-topp, #sok-meny").locator("visible=true")
    field.fill("samverkan")
    page.locator(".sokforslag:not([hidden]) .traff a").first.wait_for()


def see_hits(page: Any) -> None:
    page.locator("main .traff a").first.wait_for()


def see_that_nothing_was_found(page: Any) -> None:
    page.locator("[data-sok-hjalp]").wait_for()


def answer_self_check(page: Any) -> None:
    page.locator(".lk--klar input[name=part]").first.check()
    for each in page.locator(".lk fieldset[data-steg]").all():
        each.locator("input").nth(1).check()
    page.locator(".lk__visa button").click()
    page.locator("[data-eget] .lk__ruta button").first.click()
    page.locator(".lk__kod").wait_for()
    if page.locator("#lk-lank").count():
        page.locator("[data-eget] .lk__vagar button").nth(1).press("Enter")
        page.locator(".lk__qr svg").wait_for()


def gather_self_check(page: Any) -> None:
    page.locator(".lk--klar #lk-lankar").fill(
        "svar-1-o-443322114432-AAAA\nsvar-1-c-143302110432-BBBB\nsvar-1-c-233302114132-CCCC"
    )
    page.locator("[data-samling] .knapp--fylld").click()
    page.locator(".lk__alla > summary").click()


def open_wall(page: Any) -> None:
    page.locator(".vaggval--klar [type=submit]").click()
    page.locator(".vagg .vbild").wait_for()


def write_on_wall(page: Any) -> None:
    open_wall(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("n")
    page.locator(".vfalt textarea").first.fill("Bussen går bara på dagen.")
    page.locator(".vfalt textarea").first.blur()
    page.locator(".vfalt__besked:not(:empty)").wait_for()


def end_on_wall(page: Any) -> None:
    open_wall(page)
    page.locator(".vrad__var").select_option(index=page.locator(".vrad__var option").count() - 1)
    page.locator(".vlage .svar--atgarder > button").first.click()


def see_minutes(page: Any) -> None:
    write_on_wall(page)
    page.locator(".vrad [aria-expanded=false]").last.click()
    page.locator(".vprot:not(.bara-papper) .vprot__del").wait_for()


def see_keys_of_wall(page: Any) -> None:
    open_wall(page)
    page.keyboard.press("?")
    page.locator(".vhjalp[open]").wait_for()


def lead_wall(page: Any) -> None:
    """Lead a wall that is open in another window of the same browser."""
    wall = page.context.new_page()
    wall.goto(page.url)
    open_wall(wall)
    with wall.expect_popup() as popup:
        wall.locator(".vrad__grupp").last.locator("button").nth(2).click()
    popup.value.wait_for_load_state()
    # The address differs by its fragment alone: the page must be left to be opened anew.
    page.goto("about:blank")
    page.goto(popup.value.url)
    page.locator(".led__nu h2").wait_for()
    popup.value.close()


def see_cases(page: Any) -> None:
    page.locator("[data-traffar] li").first.wait_for()


def open_all_cases(page: Any) -> None:
    page.locator("details.allt > summary").click()
    page.locator("details.allt .fall a").first.wait_for()


def see_question(page: Any) -> None:
    page.locator(".guide__val").first.wait_for()


def answer_all(page: Any) -> None:
    see_question(page)
    while page.locator(".guide__val").count():
        left = page.locator(".guide__panel h3").inner_text()
        page.locator(".guide__val").first.click()
        page.locator(".guide__panel h3").filter(has_not_text=left).wait_for()
    page.locator(".guide__former a").first.wait_for()


def list_questions(page: Any) -> None:
    page.locator(".guide__vaxla").click()
    page.locator(".guide__fragor").wait_for()


def filter_comparison(page: Any) -> None:
    page.locator("[data-filter=pengar]").select_option("ja")
    page.locator("[data-sortera]").select_option("namn")
    page.locator("[aria-sort]").wait_for(state="attached")


def choose_forms(page: Any) -> None:
    for index in (2, 5):
        page.locator(".formtabell__valj input").nth(index).check()
    page.locator("[data-val] .knapp--fylld").wait_for()


def see_forms_beside(page: Any) -> None:
    page.locator(".formtabell__bredvid td").first.wait_for()


def filter_matrix(page: Any) -> None:
    page.locator("[data-filter=niva]").select_option(index=1)
    page.locator(".matris--urval").wait_for()


def open_term(page: Any) -> None:
    page.locator(".term__ord").first.click()
    page.locator(".term__text").first.wait_for()


def send_empty_form(page: Any) -> None:
    page.locator(".formular--klar [type=submit]").click()
    page.locator("[data-felruta] a").first.wait_for()


def send_whole_form(page: Any) -> None:
    page.locator(".formular--klar").wait_for()
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots"})
    page.locator(".formular--klar [type=submit]").click()
    page.locator("[data-klart] summary").click()
    page.locator("[data-fil]").wait_for()


# A voice of the device, which says nothing and never comes to an end.
SILENT_VOICE = """() => {
  speechSynthesis.getVoices = () => [{ name: 'Alva', lang: 'sv-SE', localService: true }];
  speechSynthesis.speak = () => {};
  window.SpeechSynthesisUtterance = class extends EventTarget {};
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
}"""


def listen(page: Any) -> None:
    settled(page)
    page.evaluate(SILENT_VOICE)
    page.locator(".uppla button").first.click()
    page.locator(".uppla--pa").wait_for()


def open_example_workbook(page: Any) -> None:
    page.locator(".bok--klar .bokruta > .knapp").last.click()
    page.locator(".bok--oppen .boknasta").wait_for()


def answer_in_workbook(page: Any) -> None:
    open_example_workbook(page)
    page.locator(".boksteg .bok__lank").first.click()
    page.locator(".boksteg__falt .stegruta").first.wait_for()


def keep_example_workbook(page: Any) -> None:
    open_example_workbook(page)
    page.locator(".bokruta--var .knapp").click()
    page.locator(".bokruta--var .knapp").wait_for(state="detached")


def answer_on_step_page(page: Any) -> None:
    keep_example_workbook(page)
    page.locator(".boksteg a").nth(4).click()
    page.locator(".bokrad").wait_for(state="attached")
    page.locator(".fraga textarea").first.fill("Trappan.")
    page.locator(".fraga textarea").first.blur()
    page.locator(".bokrad__besked:not(:empty)").wait_for()


def choose_between_answers(page: Any) -> None:
    keep_example_workbook(page)
    page.locator(".boksteg .bok__lank").first.click()
    page.locator(".boksteg__falt textarea").first.fill("Ett annat svar.")
    page.locator(".bok__vagar").first.locator(".knapp").last.click()
    page.locator(".bok--klar .bokruta > .knapp").last.click()
    page.locator(".bokval__rad").first.wait_for()


def compare_workbooks(page: Any) -> None:
    page.locator(".bok--klar .skarm > .knapp").first.click()
    page.locator(".jfr__tala li").first.wait_for()


# What comes late when the site is being saved.
_LATE = "**/pagefind-exempel/**"


def see_saving(page: Any) -> None:
    page.route(_LATE, lambda _: None)
    page.locator(".utannat--klar [data-spara]").click()
    page.locator(".utannat__antal:not(:empty)").wait_for()


def cancel_saving(page: Any) -> None:
    see_saving(page)
    page.locator(".utannat__lage button").click()
    page.locator("[data-besked]:not(:empty)").wait_for()


def save_site(page: Any) -> None:
    page.locator(".utannat--klar [data-spara]").click()
    page.locator("[data-besked]:not(:empty)").wait_for()


def see_that_a_file_is_not_kept(page: Any) -> None:
    page.locator(".utannat__saknas").wait_for()


STATES = {
    "menu open": State("", open_menu, "narrow"),
    "search field with hits": State("", type_in_search_field),
    "search page with hits": State("sok/?q=samverkan", see_hits),
    "search page without hits": State("sok/?q=xyzxyzxyz", see_that_nothing_was_found),
    "cases filtered": State("exempel/?steg=malgrupp&niva=lokal", see_cases),
    "all cases": State("exempel/", open_all_cases),
    "guide's first question": State("strukturer/valj-form/", see_question),
    "guide answered": State("strukturer/valj-form/", answer_all),
    "guide as a list": State("strukturer/valj-form/", list_questions),
    "comparison filtered": State("strukturer/jamfor/", filter_comparison),
    "forms chosen": State("strukturer/jamfor/", choose_forms),
    "forms side by side": State(
        "strukturer/jamfor/?jamfor=iop&jamfor=upphandling&jamfor=lov#sida-vid-sida",
        see_forms_beside,
    ),
    "matrix filtered": State("strukturer/koden/", filter_matrix),
    "term explained": State("fas/forutsattningar/", open_term),
    "page read aloud": State("enkel/malgrupp/", listen, swedish=True),
    "workbook": State("verktyg/arbetsbok/", open_example_workbook),
    "workbook with a step open": State("verktyg/arbetsbok/", answer_in_workbook),
    "step with fields": State("verktyg/arbetsbok/", answer_on_step_page, keeps=True),
    "choices of a workbook": State("verktyg/arbetsbok/", choose_between_answers, keeps=True),
    "two workbooks": State("verktyg/jamfor-svar/", compare_workbooks),
    "self-check answered": State("verktyg/lageskollen/", answer_self_check),
    "self-check gathered": State("verktyg/lageskollen/", gather_self_check),
    "site being saved": State("om/utan-nat/", see_saving, keeps=True),
    "site half saved": State("om/utan-nat/", cancel_saving, keeps=True),
    "site saved": State("om/utan-nat/", save_site, keeps=True),
    "file not kept": State(
        "om/utan-nat/?saknas=data/exempel.csv", see_that_a_file_is_not_kept, keeps=True
    ),
    "wall with notes": State("verktyg/pa-vaggen/?steg=malgrupp", write_on_wall),
    "wall by a plan": State("verktyg/pa-vaggen/?steg=malgrupp&plan=45-rummet", open_wall),
    "wall's last slide": State("verktyg/pa-vaggen/?fas=planera-och-justera", end_on_wall),
    "wall's keys": State("verktyg/pa-vaggen/?steg=malgrupp", see_keys_of_wall),
    "minutes of the wall": State("verktyg/pa-vaggen/?steg=malgrupp", see_minutes),
    "wall led": State("verktyg/pa-vaggen/?steg=malgrupp&plan=45-rummet", lead_wall),
    "form with errors": State("exempel/bidra/", send_empty_form),
    "form filled in": State("exempel/bidra/", send_whole_form),
}


def reached(page: Any, root: str, width: str) -> Iterator[str]:
    """Take the page to each state that is to be had at the width, and yield the state's name.

    `root` is the address of a language's start page. Nothing is kept from one state to the next.
    """
    for name, state in STATES.items():
        if state.width in ("", width) and not (state.swedish and root.endswith("/en/")):
            page.goto(root + state.page)
            state.reach(page)
            yield name
            page.evaluate(FORGET)
            page.unroute_all()
