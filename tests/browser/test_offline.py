"""The site saved in the browser: by a click, used with the line cut, kept up to date, removed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from PIL import Image
from playwright.sync_api import expect

from navet.content.reader import Content
from navet.pages import word_ways
from probe import versions
from probe.accessibility import SETTINGS, findings, new_page
from probe.browsing import follow, settled, wait_until
from probe.server import Line
from probe.states import keep_example_workbook
from tests.browser.test_keyboard import MARK as MARK_STOPS
from tests.browser.test_keyboard import walk

PAGE = "om/utan-nat/"
STEP = "fas/forutsattningar/lagar-och-styrande-dokument/"
SAVED = "Sajten är sparad i den här webbläsaren"
STORED = """Promise.all([
  caches.keys(),
  navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope)),
])"""
STATE = """(root) => caches.match(new URL('utan-nat/lage', root)).then((found) => found?.json())"""
# How much of the site the cache holds.
MEASURE = """async () => {
  const cache = await caches.open((await caches.keys()).find((name) => /:\\w+$/.test(name)));
  const files = (await cache.keys()).filter(({ url }) => !url.endsWith('utan-nat.json'));
  const answers = await Promise.all(files.map((one) => cache.match(one)));
  const bodies = await Promise.all(answers.map((one) => one.blob()));
  return bodies.reduce((sum, { size }) => sum + size, 0);
}"""
PATIENCE_SECONDS = 3
ROUNDS = 5
pytestmark = pytest.mark.xdist_group("offline")
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def small(site: Path, content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site without its cases: what happens to one file happens to each of them."""
    return versions.without_cases(site, tmp_path_factory.mktemp("liten") / "sajt", content)


@pytest.fixture
def served(small: Path, tmp_path: Path) -> Iterator[Line]:
    """Return a server of the small site, whose versions a test can change with ``publish``."""
    yield from _serve(small, tmp_path)


@pytest.fixture
def whole(site: Path, tmp_path: Path) -> Iterator[Line]:
    """Return a server of the whole site."""
    yield from _serve(site, tmp_path)


def _serve(site: Path, tmp_path: Path) -> Iterator[Line]:
    (tmp_path / "nu").symlink_to(site)
    line = Line(tmp_path / "nu")
    yield line
    line.close()


def publish(version: Path, tmp_path: Path) -> None:
    """Let the server have another version of the site from now on."""
    (tmp_path / "sedan").symlink_to(version)
    (tmp_path / "sedan").replace(tmp_path / "nu")


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Return what opens a page in a browser of its own."""
    contexts = []

    def opened(address: str, **options: Any) -> Any:
        context = browser.new_context(accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def away(browser: Any, site: Path) -> Iterator[tuple[Any, Line]]:
    """Return a page of a reader who has saved both languages, and whose line is cut since then."""
    line = Line(site)
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(line.url + PAGE)
    save(page, "Båda språken")
    line.cut()
    yield page, line
    context.close()
    line.close()


def begin(page: Any, choice: str = "Svenska") -> None:
    page.locator(".utannat--klar [data-val]:visible").wait_for()
    page.get_by_role("radio", name=choice).check()
    page.locator("[data-spara]").click()


def save(page: Any, choice: str = "Svenska") -> None:
    begin(page, choice)
    page.get_by_role("heading", name=SAVED).wait_for()


def shows(page: Any, selector: str, text: str) -> None:
    """Wait until an element says something."""
    page.locator(selector).filter(has_text=text).first.wait_for()


def tells(page: Any, text: str) -> None:
    shows(page, "[data-besked]", text)


def state(page: Any, line: Line) -> Any:
    return page.evaluate(STATE, line.url)


def version(page: Any, line: Line) -> str:
    found = state(page, line)
    return str(found["version"]) if found and found["isWhole"] else ""


def test_nothing_is_fetched_or_stored_before_the_click(whole: Line, open_page: Open) -> None:
    page = open_page(whole.url + STEP)
    settled(page)
    page.goto(whole.url + PAGE)
    page.locator(".utannat--klar [data-val]:visible").wait_for()
    settled(page)
    wanted = ("sw.js", "utan-nat.json", "offline-line.js", "offline.css")
    assert [path for path in whole.asked if path.endswith(wanted)] == []
    assert page.evaluate(STORED) == [[], []]
    assert page.evaluate("localStorage.length") == 0
    save(page)
    kept = page.locator("table data").nth(1)
    told_size = int(kept.get_attribute("value"))
    assert abs(page.evaluate(MEASURE, whole.url) - told_size) < 1000
    assert kept.inner_text() == f"{told_size / 1e6:.1f}\u00a0MB".replace(".", ",")


def test_a_saved_page_says_so_and_has_its_files_and_its_links(away: tuple[Any, Line]) -> None:
    page, line = away
    lost: list[str] = []
    page.on("requestfailed", lambda request: lost.append(request.url))
    page.goto(line.url + STEP)
    shows(page, ".natrad", "Ni läser den sparade kopian, från den")
    expect(page.locator("h1")).to_have_text("Lagar och styrande dokument")
    settled(page)
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Navet Sans"')
    assert lost == []
    for asked, shown in (
        ("fas", "fas/"),
        ("fas/index.html", "fas/index.html"),
        ("?fran=lank", "?fran=lank"),
    ):
        page.goto(line.url + asked)
        assert page.url == line.url + shown
        page.locator(".natrad").wait_for()


@pytest.mark.parametrize(("scheme", "width"), [SETTINGS[0], SETTINGS[-1]])
def test_axe_finds_nothing_on_a_saved_page(
    served: Line, browser: Any, scheme: str, width: str
) -> None:
    page = new_page(browser, "axe", scheme, width)
    page.goto(served.url + PAGE)
    save(page)
    served.cut()
    page.goto(f"{served.url}verktyg/arbetsblad/")
    page.locator(".natrad").wait_for()
    page.locator("main a[download]").first.click()
    page.locator(".natrad__fil").wait_for()
    assert findings(page, "axe") == []
    page.context.close()


def test_search_guide_and_filters_work_with_the_line_cut(away: tuple[Any, Line]) -> None:
    page, line = away
    page.goto(f"{line.url}om/")
    page.locator("#sok-topp").fill("riskmatrisen")
    page.locator(".sokforslag:not([hidden]) .traff a").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("main .traff a").first.wait_for()
    assert page.url == f"{line.url}sok/?q=riskmatrisen"
    assert "Konsekvens" in page.locator("main .traff").first.inner_text()
    page.goto(f"{line.url}strukturer/valj-form/")
    page.locator(".guide__val").first.click()
    page.locator(".guide__val").first.wait_for()
    assert "#guide=" in page.url
    page.goto(f"{line.url}exempel/?niva=lokal")
    page.locator("[data-traffar] li").first.wait_for()
    page.goto(f"{line.url}en/om/")
    page.locator("#sok-topp").fill("agreement")
    page.locator(".sokforslag:not([hidden]) .traff a").first.click()
    shows(page, ".natrad", "You are reading the saved copy, from")
    assert page.url.startswith(f"{line.url}en/")


def test_the_workbook_goes_to_word_with_the_line_cut(away: tuple[Any, Line], site: Path) -> None:
    page, line = away
    book = json.loads((site / "data/granvida-sv.samverkan.json").read_text(encoding="utf-8"))
    answer = next(iter(book["answers"].values()))["text"]
    page.goto(f"{line.url}verktyg/arbetsbok/")
    keep_example_workbook(page)
    for button, words in (
        ("Fyll i en tom dagbok", answer[:20]),
        ("Gör ett utkast", book["name"]),
    ):
        with page.expect_download() as given:
            page.get_by_role("button", name=button).click()
        with zipfile.ZipFile(given.value.path()) as file:
            assert words in file.read("word/document.xml").decode()
    page.locator(".boksteg a").nth(4).click()
    field = page.locator(".fraga textarea").first
    field.fill("Skrivet utan nät.")
    field.blur()
    shows(page, ".bokrad__besked", "Sparat i den här webbläsaren")
    page.evaluate("localStorage.clear()")


def test_the_self_check_is_answered_with_the_line_cut(away: tuple[Any, Line]) -> None:
    page, line = away
    page.goto(f"{line.url}verktyg/lageskollen/")
    page.locator(".lk--klar #lk-lankar").fill("svar-1-o-443322114432-AAAA")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.locator("[data-samling] [role=status]")).to_have_text("Tillagda svar: 1.")


def test_a_file_that_is_not_kept_is_said_to_be_so(away: tuple[Any, Line], content: Content) -> None:
    page, line = away
    page.goto(f"{line.url}verktyg/arbetsblad/")
    picture = page.locator(".filer__bild").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(one) => one.naturalWidth") > 0
    link = page.locator("main a[download]").first
    link.click()
    name = link.get_attribute("href").rpartition("/")[2]
    expect(page.locator(".natrad__fil")).to_have_text(
        f"{name} är inte sparad. Filen går att hämta när ni har nät igen."
    )
    page.goto(f"{line.url}om/data/")
    page.locator("main a[href$='exempel.csv']").first.click()
    said = page.locator(".utannat__saknas")
    said.filter(has_text="exempel.csv är inte sparad, och nätet svarar inte.").wait_for()
    expect(said).to_be_focused()
    assert page.url == line.url + PAGE
    said.get_by_role("button", name="Tillbaka").click()
    page.wait_for_url(f"{line.url}om/data/")
    # What scripts open is kept, and a link to it gives it.
    page.goto(f"{line.url}verktyg/processdagbok/")
    path = word_ways.companions(content)[0]
    with page.expect_download() as given:
        page.locator(f"main a[href$='{path}']").first.click()
    assert given.value.suggested_filename == path.rpartition("/")[2]
    data = Path(given.value.path()).read_bytes()
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_a_file_is_fetched_as_usual_when_the_line_is_there(served: Line, open_page: Open) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    page.goto(f"{served.url}verktyg/arbetsblad/")
    settled(page)
    link = page.locator("main a[download]").first
    with page.expect_download() as given:
        link.click()
    assert Path(given.value.path()).read_bytes().startswith(b"%PDF")
    assert page.locator(".natrad, .natrad__fil").count() == 0


def test_one_language_is_kept_alone_and_can_be_changed(served: Line, open_page: Open) -> None:
    page = open_page(f"{served.url}en/{PAGE}")
    begin(page, "English")
    page.get_by_role("heading", name="The site is saved in this browser").wait_for()
    served.cut()
    page.goto(f"{served.url}en/fas/")
    page.locator(".natrad").wait_for()
    page.goto(f"{served.url}fas/")
    said = page.locator(".utannat__saknas")
    said.filter(has_text="The page /fas/ is not saved").wait_for()
    served.mend()
    page.goto(f"{served.url}en/{PAGE}")
    page.get_by_role("button", name="Change language").click()
    page.get_by_role("radio", name="Swedish").check()
    page.get_by_role("button", name="Save your choice").click()
    tells(page, "Done.")
    served.cut()
    page.goto(f"{served.url}fas/")
    page.locator(".natrad").wait_for()
    page.goto(f"{served.url}en/fas/")
    shows(page, ".utannat__saknas", "Sidan /en/fas/ är inte sparad")


def test_a_saving_is_cancelled_and_goes_on_where_it_was(whole: Line, open_page: Open) -> None:
    page = open_page(whole.url + PAGE)
    whole.hold("pagefind-exempel/")
    begin(page)
    wait_until(page, lambda: len(whole.waiting) >= 6, "files on their way")
    bar = page.get_by_role("progressbar", name="Sajten sparas …")
    assert 0.2 < bar.evaluate("(one) => one.value") < 1
    assert " av 3," in page.locator(".utannat__antal").inner_text()
    page.get_by_role("button", name="Avbryt").click()
    tells(page, "Avbrutet.")
    expect(page.locator("[data-besked]")).to_be_focused()
    assert page.evaluate(STORED)[1] == []
    whole.mend()
    page.reload()
    expect(page.get_by_role("heading", name="Sajten är inte helt sparad")).to_be_visible()
    whole.asked.clear()
    page.get_by_role("button", name="Fortsätt").click()
    tells(page, "Klart.")
    again = [path for path in whole.asked if not path.startswith("/pagefind-exempel/")]
    assert not [path for path in again if path.startswith(("/assets/a", "/fas/"))]
    whole.cut()
    page.goto(whole.url + STEP)
    page.locator(".natrad").wait_for()


def test_a_line_that_is_cut_while_saving_leaves_what_has_come(whole: Line, open_page: Open) -> None:
    page = open_page(whole.url + PAGE)
    whole.hold("pagefind-exempel/")
    begin(page)
    wait_until(page, lambda: len(whole.waiting) >= 6, "files on their way")
    whole.cut()
    tells(page, "Nätet svarar inte. Det som är hämtat ligger kvar.")
    page.get_by_role("button", name="Ta bort").click()
    tells(page, "Borttaget.")
    assert page.evaluate(STORED) == [[], []]
    expect(page.locator("[data-spara]")).to_be_visible()


def test_removing_leaves_nothing(served: Line, open_page: Open) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    page.goto(served.url + STEP)
    page.goto(served.url + PAGE)
    page.get_by_role("button", name="Ta bort").click()
    tells(page, "Borttaget.")
    assert page.evaluate(STORED) == [[], []]
    page.goto(served.url + STEP)
    settled(page)
    assert page.evaluate(STORED) == [[], []]
    assert page.evaluate("navigator.serviceWorker.controller") is None


MARK = "kopia2"
CHANGES = {
    f"{STEP}index.html": ('<main id="innehall"', f'<main data-prov="{MARK}" id="innehall"'),
    "assets/navet.css": (":root{", f":root{{--version-mark:{MARK};"),
}
STYLE = "getComputedStyle(document.documentElement).getPropertyValue('--version-mark')"


def seen(page: Any) -> tuple[str, str]:
    """Return which version the page is of, and which its stylesheet."""
    return str(page.locator("main").get_attribute("data-prov") or ""), str(page.evaluate(STYLE))


def test_a_new_version_is_fetched_where_it_differs_and_told_of_once(
    served: Line, open_page: Open, small: Path, tmp_path: Path, content: Content
) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    first = version(page, served)
    publish(versions.changed(small, tmp_path / "ny", content, CHANGES), tmp_path)
    served.asked.clear()
    page.goto(served.url + STEP)
    assert seen(page) == (MARK, MARK)
    wait_until(page, lambda: version(page, served) not in ("", first), "the new version")
    wait_until(page, lambda: len(page.evaluate("caches.keys()")) == 2, "the old one gone")
    assert len(served.asked) < 40, served.asked
    page.goto(f"{served.url}om/")
    shows(page, ".natrad", "er sparade kopia är uppdaterad")
    page.goto(f"{served.url}om/")
    settled(page)
    assert page.locator(".natrad").count() == 0
    served.cut()
    page.goto(served.url + STEP)
    assert seen(page) == (MARK, MARK)


def test_an_open_page_of_the_saved_copy_keeps_its_own_version(
    served: Line, open_page: Open, small: Path, tmp_path: Path, content: Content
) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    first = version(page, served)
    served.cut()
    page.goto(served.url + STEP)
    page.locator(".natrad").wait_for()
    publish(versions.changed(small, tmp_path / "ny", content, CHANGES), tmp_path)
    served.mend()
    other = page.context.new_page()
    other.goto(f"{served.url}om/")
    wait_until(other, lambda: version(other, served) not in ("", first), "the new version")
    assert seen(page) == ("", "")
    text = page.evaluate(
        "() => fetch(document.querySelector('link[rel=stylesheet]').href).then((all) => all.text())"
    )
    assert MARK not in text
    page.reload()
    assert seen(page) == (MARK, MARK)


def test_an_update_that_is_cut_off_leaves_the_old_version_whole(
    served: Line, open_page: Open, small: Path, tmp_path: Path, content: Content
) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    first = version(page, served)
    publish(versions.changed(small, tmp_path / "ny", content, CHANGES), tmp_path)
    served.hold("assets/navet.css")
    page.goto(f"{served.url}sitemap.xml")
    page.goto(f"{served.url}robots.txt")
    wait_until(page, lambda: bool(served.waiting), "the changed file on its way")
    served.cut()
    page.goto(served.url + STEP)
    page.locator(".natrad").wait_for()
    assert version(page, served) == first
    assert seen(page) == ("", "")
    served.mend()
    page.goto(f"{served.url}om/")
    wait_until(page, lambda: version(page, served) not in ("", first), "the new version")


def milliseconds_until_kept_page(page: Any, address: str) -> int:
    before = page.evaluate("Date.now()")
    page.goto(address)
    page.locator(".natrad").wait_for()
    return int(page.evaluate("Date.now()") - before)


def test_a_slow_server_is_waited_for_three_seconds_and_no_longer(
    served: Line, open_page: Open, small: Path, tmp_path: Path, content: Content
) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    publish(versions.changed(small, tmp_path / "ny", content, CHANGES), tmp_path)
    served.hold()
    # Other programs may have the processor: what counts is how soon the page can come.
    for _ in range(ROUNDS):
        served.asked.clear()
        passed = milliseconds_until_kept_page(page, served.url + STEP)
        # One wait for the page, and none for each of its files.
        assert {*served.asked} <= {f"/{STEP}", "/sw.js"}
        if passed < 2 * PATIENCE_SECONDS * 1000:
            break
    assert PATIENCE_SECONDS * 1000 <= passed < 2 * PATIENCE_SECONDS * 1000
    assert seen(page) == ("", "")


def test_a_server_that_is_out_of_order_is_as_none(served: Line, open_page: Open) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    served.fail()
    page.goto(served.url + STEP)
    page.locator(".natrad").wait_for()


def test_a_site_that_retires_this_frees_its_readers(
    served: Line, open_page: Open, small: Path, tmp_path: Path
) -> None:
    page = open_page(served.url + PAGE)
    save(page)
    publish(versions.retired(small, tmp_path / "ny"), tmp_path)
    page.goto(served.url + STEP)
    wait_until(page, lambda: page.evaluate(STORED) == [[], []], "nothing left")
    page.goto(served.url + STEP)
    settled(page)
    assert page.evaluate("navigator.serviceWorker.controller") is None


@pytest.mark.parametrize(
    "without",
    [
        "delete Navigator.prototype.serviceWorker",
        "CacheStorage.prototype.match = () => Promise.reject(new DOMException())",
    ],
)
def test_a_browser_that_cannot_is_said_to_be_so(served: Line, browser: Any, without: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(without)
    page.goto(served.url + PAGE)
    tells(page, "Er webbläsare kan inte spara sajten.")
    assert page.locator("[data-spara]:visible").count() == 0
    page.locator("[data-besked] a").click()
    assert page.url.endswith("#utan-att-spara")
    assert page.locator("#utan-att-spara").count() == 1
    context.close()


def test_without_scripts_the_page_says_what_it_takes_and_leads_on(
    served: Line, open_page: Open
) -> None:
    page = open_page(served.url + PAGE, java_script_enabled=False)
    assert page.locator("[data-spara]:visible").count() == 0
    expect(page.locator(".utannat__utan")).to_contain_text("kräver att skript är på")
    assert page.locator("table data").count() == 6
    follow(page, page.locator(".utannat__utan a"))
    assert page.url == f"{served.url}verktyg/#fran-disk"


def test_a_worker_that_cannot_be_had_leaves_the_site_half_saved(
    served: Line, open_page: Open
) -> None:
    page = open_page(served.url + PAGE)
    served.hold("/sw.js")
    begin(page)
    wait_until(page, lambda: bool(served.waiting), "the worker on its way")
    served.cut()
    tells(page, "Servern kan inte lämna alla filer just nu.")
    assert page.evaluate(STORED)[1] == []
    served.mend()
    page.get_by_role("button", name="Fortsätt").click()
    tells(page, "Klart.")


def test_it_is_saved_and_removed_by_keyboard_alone(whole: Line, open_page: Open) -> None:
    page = open_page(whole.url + PAGE)
    page.locator(".utannat--klar [data-val]:visible").wait_for()
    count = page.evaluate(MARK_STOPS)
    marks, wrong = walk(page)
    assert (set(map(str, range(count))) - {str(mark) for mark in marks}, wrong) == (set(), [])
    whole.hold("pagefind-exempel/")
    page.get_by_role("radio", name="Svenska").focus()
    page.keyboard.press("Enter")
    cancel = page.get_by_role("button", name="Avbryt")
    expect(cancel).to_be_focused()
    expect(cancel).to_have_accessible_description("Sajten sparas …")
    page.keyboard.press("Enter")
    tells(page, "Avbrutet.")
    whole.mend()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Fortsätt")).to_be_focused()
    page.keyboard.press("Enter")
    tells(page, "Klart.")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Ta bort")).to_be_focused()
    page.keyboard.press("Enter")
    tells(page, "Borttaget.")
    assert page.evaluate(STORED) == [[], []]


@pytest.mark.parametrize(("root", "start"), [("", ""), ("en/", "en/")])
def test_the_page_alone_lets_the_site_be_put_on_a_home_screen(
    served: Line, open_page: Open, site: Path, root: str, start: str
) -> None:
    page = open_page(served.url + root + STEP)
    asked = page.context.new_cdp_session(page)
    assert asked.send("Page.getAppManifest")["url"] == ""
    assert not [path for path in served.asked if "webmanifest" in path or "ikon-192" in path]
    page.goto(served.url + root + PAGE)
    found = asked.send("Page.getAppManifest")
    assert (found["url"], found["errors"]) == (
        f"{served.url}app-{root[:2] or 'sv'}.webmanifest",
        [],
    )
    # A test's own browser window is a private one, where nothing can be installed.
    faults = {
        one["errorId"] for one in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]
    }
    assert faults <= {"in-incognito"}
    data = json.loads(found["data"])
    assert "id" not in data
    manifest = f"{served.url}app-sv.webmanifest"
    assert urljoin(manifest, data["start_url"]) == served.url + start
    assert urljoin(manifest, data["scope"]) == served.url
    for icon in data["icons"]:
        picture = Image.open(site / icon["src"])
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
        corner = picture.convert("RGBA").getpixel((0, 0))
        assert (corner[3] == 255) == (icon["purpose"] == "maskable")
    assert {(icon["sizes"], icon["purpose"]) for icon in data["icons"]} == {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip


def test_a_copy_beside_this_one_is_left_alone(small: Path, open_page: Open, tmp_path: Path) -> None:
    first, second = tmp_path / "ett", tmp_path / "under" / "tva"
    second.parent.mkdir()
    first.symlink_to(small)
    second.symlink_to(small)
    line = Line(tmp_path)
    page = open_page(f"{line.url}ett/{PAGE}")
    save(page)
    page.goto(f"{line.url}under/tva/{PAGE}")
    save(page)
    assert len(page.evaluate(STORED)[1]) == 2
    first.unlink()
    versions.retired(small, first)
    page.goto(f"{line.url}ett/om/")
    wait_until(page, lambda: len(page.evaluate(STORED)[1]) == 1, "the first copy gone")
    caches, scopes = page.evaluate(STORED)
    assert scopes == [f"{line.url}under/tva/"]
    assert len(caches) == 2 and all(name.startswith("navet:/under/tva/:") for name in caches)
    line.cut()
    page.goto(f"{line.url}under/tva/{STEP}")
    page.locator(".natrad").wait_for()
    line.close()
