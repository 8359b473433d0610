"""By keyboard alone: everything reached, nothing hidden reached, focus always seen, no traps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from probe.browsing import visit
from probe.pages import one_of_each_kind

WIDTHS = {"1280": (1280, 900), "390": (390, 844), "400 %": (320, 256)}
# A phone is as 400 %, which has less room.
MARKED = [pytest.param(one, marks=[pytest.mark.browsers] * (one == "390")) for one in WIDTHS]
MOST_STOPS = 900
AT_A_TIME = 20

# Every link and control that a pointer can use, marked so that the walk can tick it off.
MARK = """() => {
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({checkVisibilityCSS: true}) && box.width > 1 && box.height > 1;
  };
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  let count = 0;
  for (const element of document.querySelectorAll(controls)) {
    if (element.disabled || element.type === 'hidden' || !seen(element)) continue;
    const group = element.type === 'radio' && document.querySelector(
      `input[type=radio][name="${element.name}"][data-provas]`);
    if (group) continue;
    element.dataset.provas = count;
    count += 1;
  }
  return count;
}"""
# Notes at each Tab, when the key is let go, what the focus is on: its mark, and what is wrong with
# it as a stop; null where the focus has left the page.
RECORD = """() => {
 window.stops = [];
 const stop = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  if (element.type === 'time') {
    // It has a stop for the hours and one for the minutes, and would begin anew without the focus.
    const {outlineStyle} = getComputedStyle(element);
    const wrong = outlineStyle === 'none' ? ['no visible focus'] : [];
    return {mark: element.dataset.provas, parts: true, wrong, html: element.outerHTML};
  }
  const box = element.getBoundingClientRect();
  // A stop is seen if it, something in it or its card looks different without the focus.
  const near = [element, ...[...element.querySelectorAll('*')].slice(0, 12), element.closest('li')];
  const look = () => near.filter(Boolean).map((one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.stroke, style.strokeWidth].join(' ');
  }).join();
  const focused = look();
  element.blur();
  const ringed = look() !== focused;
  element.focus({preventScroll: true});
  const wrong = [];
  if (!element.checkVisibility({checkVisibilityCSS: true})) wrong.push('invisible');
  if (!ringed) wrong.push('no visible focus');
  if (box.right <= 0 || box.left >= innerWidth) wrong.push('off the screen');
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const floating = top && !element.contains(top) && !top.contains(element)
    && ['fixed', 'sticky'].includes(getComputedStyle(top).position);
  if (floating) wrong.push('covered');
  return {mark: element.dataset.provas ?? null, parts: false, wrong,
    html: element.outerHTML.slice(0, 120)};
 };
 addEventListener('keyup', (event) => event.key === 'Tab' && window.stops.push(stop()), true);
}"""


def walk(page: Any) -> tuple[list[str | None], list[str]]:
    """Press Tab until the focus leaves the page; return the marks in order, and what was wrong."""
    marks: list[str | None] = []
    wrong = []
    page.evaluate(RECORD)
    for _ in range(0, MOST_STOPS, AT_A_TIME):
        for _ in range(AT_A_TIME):
            page.keyboard.press("Tab")
        stops = page.evaluate("window.stops.splice(0)")
        for stop in stops:
            if stop and stop["parts"] and marks and stop["mark"] == marks[-1]:
                continue
            if stop is None or (marks and stop["mark"] is not None and stop["mark"] in marks):
                return marks, wrong
            marks.append(stop["mark"])
            wrong += [f"{problem}: {stop['html']}" for problem in stop["wrong"]]
        if len(stops) < AT_A_TIME:
            return marks, wrong
    raise AssertionError("The focus never left the page: a keyboard trap.")


@pytest.mark.parametrize("width", MARKED)
def test_everything_is_reached_and_seen(browser: Any, server: str, site: Path, width: str) -> None:
    wide, high = WIDTHS[width]
    page = browser.new_page(viewport={"width": wide, "height": high})
    problems = {}
    for path in one_of_each_kind(site, "sv"):
        visit(page, server + path)
        count = page.evaluate(MARK)
        marks, wrong = walk(page)
        missed = sorted(set(map(str, range(count))) - {str(mark) for mark in marks}, key=int)
        wrong += [f"not reached: {page.evaluate(_HTML_OF, number)}" for number in missed]
        if wrong:
            problems[path] = wrong
    page.close()
    assert problems == {}


_HTML_OF = "(n) => document.querySelector(`[data-provas='${n}']`).outerHTML.slice(0, 160)"


def test_the_first_stop_skips_to_the_content(browser: Any, server: str) -> None:
    page = browser.new_page()
    page.goto(server)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "hoppa"
    assert page.locator(".hoppa").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    page.close()


def test_the_phones_menu_opens_closes_and_gives_the_focus_back(browser: Any, server: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(server)
    opener = page.locator("[data-meny] > summary")
    assert not page.locator("[data-meny] a").first.is_visible()
    opener.focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-meny] a").first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator("[data-meny] a").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.close()


def test_the_scheme_goes_round_and_only_a_choice_is_stored(browser: Any, server: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(server)
    button = page.locator("[data-lage]")
    stored = "JSON.stringify(localStorage)"
    assert page.evaluate(stored) == "{}"
    names = []
    for expected in ("light", "dark", None):
        button.focus()
        page.keyboard.press("Enter")
        names.append(button.get_attribute("aria-label"))
        assert page.evaluate("document.documentElement.dataset.scheme ?? null") == expected
        page.reload()
        assert page.evaluate("document.documentElement.dataset.scheme ?? null") == expected
    assert page.evaluate(stored) == "{}"
    assert len(set(names)) == 3
    context.close()
