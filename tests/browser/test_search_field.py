"""The search field and results page as people use them: keyboard, phone, slow line, no script."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import expect

from probe.browsing import settled, wait_until

PHONE = {"width": 360, "height": 740}
FIRST_KB, QUERY_KB = 250, 60


@pytest.fixture
def visit(browser: Any) -> Any:
    """Return a function that opens a page and notes what is said and fetched."""
    contexts = []

    def open_page(url: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.fetched = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("response", lambda answer: page.fetched.append((answer.url, _size(answer))))
        page.goto(url)
        if options.get("java_script_enabled", True):
            settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _size(answer: Any) -> int:
    return int(answer.headers.get("content-length", 0))


def _answered(page: Any, question: str) -> Any:
    """Wait until the list under the field answers the whole question, and return the list."""
    box = page.locator(".sokforslag:not([hidden])")
    box.locator(f".sokforslag__alla a[href$='?q={quote_plus(question)}']").wait_for()
    return box


def _hits(page: Any) -> list[str]:
    page.wait_for_selector(".traff a")
    return [link.get_attribute("href") for link in page.locator("main .traff a").all()]


# However long the search takes here, it is not yet so long that the page speaks of it.
STILL_SOON = """const timeout = setTimeout;
globalThis.setTimeout = (work, wait, ...more) => wait < 5000 ? timeout(work, wait, ...more) : 0;
"""


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("sok/?q=riskmatris", "verktyg/riskanalys/"),
        ("sok/?q=upphanling", "strukturer/bidrag-och-upphandling/"),
        ("en/sok/?q=risk+matrix", "en/verktyg/riskanalys/"),
    ],
)
def test_shared_address_shows_its_hits_best_first(
    visit: Any, server: str, address: str, wanted: str
) -> None:
    page = visit("about:blank")
    page.add_init_script(STILL_SOON)
    page.goto(server + address)
    assert _hits(page)[0].startswith(server + wanted)
    first = page.locator("main a").first.get_attribute("href")
    assert first.startswith(server + wanted)
    expect(page.locator("[data-sok-status]"), "the hits are told of").to_have_text(
        re.compile(r"\d")
    )
    expect(page.locator("[data-sok-register]")).to_be_hidden()
    assert page.said == []


def test_misspelt_word_is_said_to_have_been_corrected(visit: Any, server: str) -> None:
    page = visit(f"{server}sok/?q=upphanling")
    _hits(page)
    said = page.locator("[data-sok-status]").inner_text()
    assert "Inga träffar på ”upphanling”" in said
    assert "på ”upphandling”" in said


def test_nothing_found_gives_ways_in(visit: Any, server: str) -> None:
    page = visit(f"{server}sok/?q=qzxwvq")
    page.wait_for_selector("[data-sok-hjalp]:not([hidden])")
    assert "Inga träffar" in page.locator("[data-sok-status]").inner_text()
    assert page.locator("[data-sok-hjalp] a").count() >= 4
    assert page.locator("[data-sok-register]").is_visible()


def test_groups_narrow_the_list(visit: Any, server: str) -> None:
    page = visit(f"{server}sok/?q=dialog")
    every = _hits(page)
    page.get_by_role("button", name="Strukturer (").click()
    page.wait_for_selector("[data-grupp=strukturer][aria-pressed=true]")
    page.wait_for_selector(".traff a")
    some = _hits(page)
    assert 0 < len(some) <= len(every)
    assert all("/strukturer/" in address for address in some)


def _chosen(page: Any) -> Any:
    return page.locator("[data-sok-filter] [aria-pressed=true]")


def test_the_group_stands_in_the_address_and_follows_to_the_other_language(
    visit: Any, server: str
) -> None:
    page = visit(f"{server}sok/?q=dialog")
    page.get_by_role("button", name="Strukturer (").click()
    page.wait_for_url(f"{server}sok/?q=dialog&grupp=strukturer")
    page.reload()
    expect(_chosen(page)).to_have_attribute("data-grupp", "strukturer")
    assert all("/strukturer/" in address for address in _hits(page))
    other = page.locator("[data-sok-annat] a")
    assert other.evaluate("link => link.href") == f"{server}en/sok/?q=dialog&grupp=strukturer"
    page.locator(".sprak").click()
    page.wait_for_url(f"{server}en/sok/?q=dialog&grupp=strukturer")
    expect(_chosen(page)).to_have_attribute("data-grupp", "strukturer")
    assert all("/en/strukturer/" in address for address in _hits(page))
    page.get_by_role("button", name="Everything", exact=True).click()
    page.wait_for_url(f"{server}en/sok/?q=dialog")


@pytest.mark.parametrize("change", ["other words", "no words", "no such group"])
def test_a_group_lasts_as_long_as_its_hits(visit: Any, server: str, change: str) -> None:
    group = "finns-inte" if change == "no such group" else "strukturer"
    page = visit(f"{server}sok/?q=dialog&grupp={group}")
    if change == "no such group":
        page.wait_for_url(f"{server}sok/?q=dialog")
    else:
        expect(_chosen(page)).to_have_attribute("data-grupp", group)
        words = "unga" if change == "other words" else ""
        page.locator("#sok-sida").fill(words)
        page.wait_for_url(f"{server}sok/{'?q=unga' if words else ''}")
    if change != "no words":
        expect(_chosen(page)).to_have_attribute("data-grupp", "")


def test_more_hits_take_the_focus(visit: Any, server: str) -> None:
    page = visit(f"{server}sok/?q=samverkan")
    _hits(page)
    page.get_by_role("button", name="Visa fler träffar").click()
    page.wait_for_selector(".traff:nth-child(11)")
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.traff')[10]"
    )


def test_nothing_is_fetched_before_the_first_key(visit: Any, server: str) -> None:
    page = visit(server)
    page.locator("#sok-topp").focus()
    settled(page)
    assert [url for url, _ in page.fetched if "pagefind" in url or "/sok" in url] == []
    page.fetched.clear()
    page.keyboard.type("ma")
    _answered(page, "ma")
    assert sum(size for _, size in page.fetched) <= (FIRST_KB + QUERY_KB) * 1000
    engine = [size for url, size in page.fetched if "fragment/" not in url and "index/" not in url]
    assert sum(engine) <= FIRST_KB * 1000
    for question in ("upphandling bidrag", "samverkan kommun", "risk"):
        page.fetched.clear()
        page.locator("#sok-topp").fill(question)
        _answered(page, question)
        assert sum(size for _, size in page.fetched) <= QUERY_KB * 1000, question


@pytest.mark.parametrize("lang", ["", "en/"])
def test_keyboard_goes_down_the_list_and_back(visit: Any, server: str, lang: str) -> None:
    page = visit(server + lang)
    field = page.locator("#sok-topp")
    field.focus()
    page.keyboard.type("iop")
    _answered(page, "iop")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    links = "[...document.querySelectorAll('.sokforslag:not([hidden]) a')]"
    assert page.evaluate(f"{links}.indexOf(document.activeElement)") == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "sok-topp"
    assert page.locator(".sokforslag:not([hidden])").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}{lang}sok/?q=iop")
    assert any(f"{lang}strukturer/iop/" in hit for hit in _hits(page)[:3])


def test_list_is_announced_and_closes_when_left(visit: Any, server: str) -> None:
    page = visit(server)
    page.locator("#sok-topp").focus()
    page.keyboard.type("dialog")
    _answered(page, "dialog")
    status = page.locator(".topp__verktyg [role=status]")
    page.wait_for_selector(".topp__verktyg [role=status]:not(:empty)", state="attached")
    assert "träffar" in status.inner_text()
    page.locator("h1").first.click()
    assert page.locator(".sokforslag:not([hidden])").count() == 0


def test_search_works_on_a_phone(visit: Any, server: str) -> None:
    page = visit(server, viewport=PHONE, has_touch=True)
    page.locator("[data-meny] summary").tap()
    page.locator("#sok-meny").fill("malgrupp")
    answers = _answered(page, "malgrupp")
    box = answers.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    answers.locator("a").first.tap()
    page.wait_for_url("**/malgrupp/**")


@pytest.mark.parametrize(("address", "letter"), [("sok/", "Ö"), ("en/sok/", "W")])
def test_without_javascript_there_is_a_register(
    visit: Any, server: str, address: str, letter: str
) -> None:
    page = visit(f"{server}{address}?q=iop", java_script_enabled=False)
    assert page.locator("[data-sok-register] li a").count() > 200
    assert page.get_by_role("heading", name=letter, exact=True).is_visible()
    assert page.locator("[data-sok-hjalp]").is_hidden()


def test_form_goes_to_the_results_page_without_javascript(visit: Any, server: str) -> None:
    page = visit(server, java_script_enabled=False)
    page.locator("#sok-topp").fill("iop")
    page.locator("#sok-topp").press("Enter")
    page.wait_for_url(f"{server}sok/?q=iop")


def test_languages_are_searched_apart(visit: Any, server: str) -> None:
    page = visit(f"{server}en/sok/?q=iop")
    assert all("/en/" in address for address in _hits(page))
    page = visit(f"{server}sok/?q=iop")
    assert not any("/en/" in address for address in _hits(page))
    other = page.locator("[data-sok-annat] a")
    assert other.get_attribute("hreflang") == "en"
    assert other.evaluate("link => link.href") == f"{server}en/sok/?q=iop"


def test_glossary_term_is_found_as_a_term(visit: Any, server: str) -> None:
    page = visit(f"{server}sok/?q=brukardialog")
    assert f"{server}kunskap/ordlista/#term-brukardialog" in _hits(page)


LATE = {"": "Sökningen dröjer.", "en/": "The search is slow"}


@pytest.fixture
def slow(visit: Any, server: str) -> Any:
    """Return a function that opens a page whose search index does not come until it is let go."""

    def open_page(address: str) -> Any:
        page = visit("about:blank")
        page.held = []

        def hold(route: Any) -> None:
            page.held.append(route)

        page.clock.install()
        page.route("**/pagefind/pagefind.js", hold)
        page.goto(server + address)
        return page

    return open_page


@pytest.mark.parametrize("lang", LATE)
def test_search_that_does_not_answer_gives_the_register(slow: Any, lang: str) -> None:
    page = slow(f"{lang}sok/?q=iop")
    expect(page.locator("[data-sok-status]")).not_to_be_empty()
    expect(page.locator("[data-sok-register]")).to_be_hidden()
    page.clock.run_for(5000)
    expect(page.locator("[data-sok-status]")).to_contain_text(LATE[lang])
    expect(page.locator("[data-sok-register]")).to_be_visible()
    wait_until(page, lambda: bool(page.held), "the search's request for its index")
    (held,) = page.held
    held.continue_()
    expect(page.locator("main .traff a").first).to_be_visible()
    expect(page.locator("[data-sok-status]")).not_to_contain_text(LATE[lang])
    expect(page.locator("[data-sok-register]"), "the reader may be in it").to_be_visible()


def test_suggestions_that_do_not_come_give_a_way_to_the_register(slow: Any, server: str) -> None:
    page = slow("om/")
    page.locator("#sok-topp").focus()
    page.keyboard.type("iop")
    expect(page.locator(".topp__verktyg .sokforslag")).to_be_attached()
    page.clock.run_for(5000)
    link = page.locator(".sokforslag:not([hidden]) a")
    expect(link).to_contain_text(LATE[""])
    link.click()
    page.wait_for_url(f"{server}sok/#register")
    expect(page.locator("[data-sok-register]")).to_be_visible()


@pytest.mark.parametrize("what", ["no WebAssembly", "no index", "no texts"])
def test_search_that_fails_says_so_and_gives_the_register(
    visit: Any, server: str, what: str
) -> None:
    page = visit("about:blank")
    if what == "no WebAssembly":
        page.add_init_script("delete globalThis.WebAssembly")
    lost = {"no index": "**/pagefind/**", "no texts": "**/fragment/**"}
    if what in lost:
        page.route(lost[what], lambda route: route.abort())
    page.clock.install()
    page.goto(f"{server}sok/?q=iop")
    status = page.locator("[data-sok-status]")
    expect(status).not_to_be_empty()
    page.clock.run_for(5000)
    expect(status).to_contain_text("i registret")
    expect(page.locator("[data-sok-hjalp]"), "the word is not what is wrong").to_be_hidden()
    expect(page.locator("[data-sok-register]")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "change", "other"),
    [
        ("sok/?q=medborgardialog+unga", None, "en/sok/?q=medborgardialog+unga"),
        ("sok/", ("[id=sok-sida]", "iop"), "en/sok/?q=iop"),
        ("en/exempel/?steg=malgrupp&form=iop", None, "exempel/?steg=malgrupp&form=iop"),
        ("exempel/?niva=lokal#alla", None, "en/exempel/?niva=lokal#alla"),
        ("om/", None, "en/om/"),
    ],
)
def test_other_language_keeps_the_words_and_the_filters(
    visit: Any, server: str, address: str, change: tuple[str, str] | None, other: str
) -> None:
    page = visit(server + address)
    if change:
        page.locator(change[0]).fill(change[1])
        page.wait_for_url("**/sok/?q=*")
    page.locator(".sprak").click()
    page.wait_for_url(server + other)


def test_other_language_shows_the_same_cases(visit: Any, server: str) -> None:
    page = visit(f"{server}exempel/")
    page.locator("#filter-form").select_option("iop")
    expect(page.locator("[data-antal]")).not_to_be_empty()
    page.locator(".sprak").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}en/exempel/?form=iop")
    assert page.locator("#filter-form").input_value() == "iop"
