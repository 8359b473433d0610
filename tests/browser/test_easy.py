"""The pages in easy Swedish as readers use them: read, listened to, searched and printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from navet.content.reader import Content
from probe.browsing import settled, use_face, visit
from probe.paper import print_page

PAGE = "enkel/malgrupp/"
LONG_PAGE = "enkel/dina-rattigheter/"
PHONE = {"width": 390, "height": 844}
A4 = (595, 842)
LEAST_PAPER_PX = 16  # Twelve points at 96 dots an inch.
LEAST_WHOLE = 0.95
SWEDISH = {"name": "Alva", "lang": "sv-SE", "localService": True}
REMOTE = {"name": "Moln", "lang": "sv-SE", "localService": False}
ENGLISH = {"name": "Ann", "lang": "en-GB", "localService": True}

# A stand-in for the voices of a device: it says nothing, notes what it is given, and has said it
# when the test says so.
VOICES = """(voices) => {
  window.spoken = [];
  const events = new EventTarget();
  const stand_in = {
    voices,
    getVoices: () => stand_in.voices,
    speak: (speech) => window.spoken.push(speech),
    cancel: () => window.spoken.push('cancel'),
    addEventListener: (...given) => events.addEventListener(...given),
    come: (found) => { stand_in.voices = found; events.dispatchEvent(new Event('voiceschanged')); },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: stand_in });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  window.said = () => window.spoken.filter((one) => one !== 'cancel').map(
    ({ text, rate, voice }) => [text, rate, voice.name]);
  window.done = (kind) => window.spoken.findLast((one) => one !== 'cancel')
    .dispatchEvent(new Event(kind ?? 'end'));
  window.marked = () => [...(CSS.highlights.get('uppla') ?? [])].map(String).join('|');
}"""


@pytest.fixture
def reader(browser: Any, server: str) -> Iterator[Any]:
    """Return a function that opens an easy page on a device with some voices."""
    contexts = []

    def open_page(*voices: dict[str, Any], page: str = PAGE, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_init_script(f"({VOICES})({list(voices)!r})".replace("True", "true").replace(
            "False", "false"))  # fmt: skip
        opened = context.new_page()
        visit(opened, server + page)
        return opened

    yield open_page
    for context in contexts:
        context.close()


def button(page: Any, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("voices", [(), (REMOTE,), (ENGLISH,)], ids=["none", "remote", "english"])
def test_without_a_swedish_voice_on_the_device_nothing_is_shown(
    reader: Any, voices: tuple[dict[str, Any], ...]
) -> None:
    page = reader(*voices)
    expect(page.locator(".uppla")).to_be_hidden()
    assert button(page, "Lyssna på sidan").count() == 0


def test_a_voice_that_comes_later_is_taken_up(reader: Any) -> None:
    page = reader()
    page.evaluate("(voices) => speechSynthesis.come(voices)", [REMOTE, ENGLISH, SWEDISH])
    button(page, "Lyssna på sidan").click()
    assert page.evaluate("said()") == [["Vem är det till för?", 1, "Alva"]]


def test_it_reads_sentence_by_sentence_and_marks_the_one_it_reads(reader: Any) -> None:
    page = reader(REMOTE, SWEDISH)
    button(page, "Lyssna på sidan").click()
    wanted = [
        "Vem är det till för?",
        "Det här steget heter Målgrupp.",
        "En målgrupp är de människor som arbetet är till för.",
        "Du kan vara en av dem.",
        "Vad handlar det om?",
    ]
    for number, sentence in enumerate(wanted, 1):
        said = page.evaluate("said()")
        assert [text for text, _, _ in said] == wanted[:number]
        assert page.evaluate("marked()").split() == sentence.split()
        page.evaluate("done()")
    assert {name for _, _, name in page.evaluate("said()")} == {"Alva"}


@pytest.mark.parametrize("path", [PAGE, LONG_PAGE])
def test_it_reads_all_of_the_page_once_and_nothing_else(reader: Any, path: str) -> None:
    page = reader(SWEDISH, page=path)
    button(page, "Lyssna på sidan").click()
    while button(page, "Paus").count():
        page.evaluate("done()")
    read = " ".join(text for text, _, _ in page.evaluate("said()"))
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.enkel :is(h1, h2, h3, p, li)')].map((one) => {
          const copy = one.cloneNode(true);
          copy.querySelectorAll('sup, .headerlink').forEach((part) => part.remove());
          return one.closest('.uppla, .upp, .tillbok') ? '' : copy.innerHTML.replace(/<br>/g, ' ')
            .replace(/<[^>]*>/g, '');
        }).join(' ')"""
    )
    assert read.split() == shown.split()
    assert page.evaluate("marked()") == ""
    expect(button(page, "Lyssna på sidan")).to_be_visible()


def test_pause_goes_on_with_the_same_sentence_and_stop_begins_anew(reader: Any) -> None:
    page = reader(SWEDISH)
    button(page, "Lyssna på sidan").click()
    page.evaluate("done()")
    button(page, "Paus").click()
    assert page.evaluate("spoken.at(-1)") == "cancel"
    page.evaluate("done()")  # A voice that is stopped may still say that it has ended.
    assert len(page.evaluate("said()")) == 2
    button(page, "Fortsätt").click()
    assert page.evaluate("said().at(-1)[0]") == "Det här steget heter Målgrupp."
    page.keyboard.press("Escape")
    expect(button(page, "Fortsätt")).to_be_visible()
    button(page, "Sluta").click()
    assert page.evaluate("marked()") == ""
    button(page, "Lyssna på sidan").click()
    assert page.evaluate("said().at(-1)[0]") == "Vem är det till för?"


def test_slower_is_heard_at_once(reader: Any) -> None:
    page = reader(SWEDISH)
    button(page, "Lyssna på sidan").click()
    slow = button(page, "Läs långsamt")
    slow.click()
    expect(slow).to_have_attribute("aria-pressed", "true")
    first, again = page.evaluate("said()")
    assert again[0] == first[0]
    assert again[1] < first[1] == 1


def test_a_voice_that_fails_says_so(reader: Any) -> None:
    page = reader(SWEDISH)
    button(page, "Lyssna på sidan").click()
    page.evaluate("done('error')")
    expect(page.locator(".uppla [role=status]")).to_have_text("Det gick inte att läsa upp sidan.")
    expect(button(page, "Lyssna på sidan")).to_be_visible()


def test_the_buttons_stay_in_reach_and_let_the_marked_sentence_be_seen(reader: Any) -> None:
    page = reader(SWEDISH, viewport=PHONE)
    button(page, "Lyssna på sidan").click()
    for _ in range(40):
        page.evaluate("done()")
        inside = page.evaluate(
            """() => { const [range] = CSS.highlights.get('uppla');
              const { top, bottom } = range.getBoundingClientRect();
              const bar = document.querySelector('.uppla').getBoundingClientRect();
              return bar.top >= 0 && bar.bottom <= innerHeight && bottom <= innerHeight
                && (top >= bar.bottom || bottom <= bar.top); }"""
        )
        assert inside, page.evaluate("marked()")


def _groups(page: Any, address: str) -> list[bool]:
    """Return of each hit on the results page, in order, whether it is an easy page."""
    page.goto(address)
    page.locator("main .traff a").first.wait_for()
    return [
        "/enkel/" in str(link.get_attribute("href")) for link in page.locator("main .traff a").all()
    ]


def test_search_puts_them_last_unless_it_begins_from_one_of_them(reader: Any, server: str) -> None:
    page = reader(page="")
    found = _groups(page, f"{server}sok/?q=m%C3%A5lgrupp")
    assert not found[0] and found == sorted(found)
    page.goto(server + PAGE)
    settled(page)
    page.locator("#sok-topp").fill("målgrupp")
    box = page.locator(".sokforslag:not([hidden])")
    box.locator(".sokforslag__alla a").wait_for()
    expect(box.locator(".traff__grupp").first).to_have_text("På enkel svenska")
    page.locator("#sok-topp").press("Enter")
    page.wait_for_url("**/sok/?q=*")
    page.locator("main .traff a").first.wait_for()
    from_easy = _groups(page, page.url)
    assert from_easy[0] and from_easy == sorted(from_easy, reverse=True)
    name = page.locator(".sokfilter button").filter(has_text="På enkel svenska")
    name.click()
    assert all(
        "/enkel/" in str(link.get_attribute("href")) for link in page.locator("main .traff a").all()
    )


# Of each line in the file, whether it stands on one line on the screen.
WHOLE = """() => [...document.querySelectorAll('.enkel :is(p, li)')].flatMap((block) => {
  const lines = [[]];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeName === 'BR') lines.push([]);
    else if (node.nodeType === 3 && node.data.trim()) lines.at(-1).push(node);
  }
  return lines.filter((nodes) => nodes.length).map((nodes) => {
    const range = document.createRange();
    range.setStartBefore(nodes[0]);
    range.setEndAfter(nodes.at(-1));
    const tops = [...range.getClientRects()].map((box) => box.top);
    return Math.max(...tops) - Math.min(...tops) < parseFloat(getComputedStyle(block).fontSize);
  });
})"""


def test_lines_are_whole_on_a_phone_and_text_is_larger_than_elsewhere(
    reader: Any, server: str, content: Content
) -> None:
    page = reader(viewport=PHONE)
    size = "(place) => parseFloat(getComputedStyle(document.querySelector(place)).fontSize)"
    whole: list[bool] = []
    for one in content.site.of_kind("enkel"):
        visit(page, server + one.url)
        use_face(page)
        whole += page.evaluate(WHOLE)
    easy_size = page.evaluate(size, ".enkel p")
    page.goto(f"{server}om/")
    assert easy_size > 1.1 * page.evaluate(size, ".text > p:nth-of-type(2)")
    assert len(whole) > 1_000
    assert sum(whole) / len(whole) >= LEAST_WHOLE


def test_each_step_is_one_sheet_of_large_text(reader: Any, server: str, content: Content) -> None:
    page = reader()
    for step in content.model.steps:
        visit(page, f"{server}enkel/{step.id}/")
        use_face(page)
        printed = print_page(page)
        assert printed.sizes == [A4], step.id
        page.emulate_media(media="print")
        sizes = page.evaluate(
            "[...document.querySelectorAll('.enkel :is(p, li):not([class*=__])')]"
            ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
        )
        page.emulate_media(media="screen")
        assert min(sizes) >= LEAST_PAPER_PX, step.id
