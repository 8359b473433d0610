"""While somebody writes: a problem shows in the terminal and the browser; mending it is enough."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from navet import reportpage
from navet.reading import settings
from navet.reading.problems import Problem
from navet.reportpage import Failure
from probe import serving, small
from probe.repositories import ROOT, change
from probe.serving import linked_copy, read, wait_until
from probe.small import GENERATORS, SOUND, WARNED, running
from probe.webservers import free_port

PAGE = "docs/fas/forutsattningar/status.md"
URL = "fas/forutsattningar/status/"
FACTS = "## Bra att veta {#bra-att-veta}\n"
HTML = f"{FACTS}\nHej <b>du</b>.\n"
AGAIN = "Sidorna visas igen när felet är rättat och filen är sparad."


def test_the_site_is_served_however_broken_and_comes_back(site: Path, tmp_path: Path) -> None:
    """The copy begins with what the site's build kept, as a repository in use does.

    What is kept is of the last commit, which the copy knows nothing of.
    """
    copy = linked_copy(tmp_path / "copy")
    line = change(copy / PAGE, FACTS, HTML)
    port, log = free_port(), tmp_path / "sagt.txt"
    url = f"http://127.0.0.1:{port}/{URL}"
    command, commit = serving.command("mkdocs", copy, port), str(settings.source_date_epoch(ROOT))
    with running(command, tmp_path, log, SOURCE_DATE_EPOCH=commit) as server:
        wait_until(lambda: PAGE in read(url), server, log)
        assert f"Rad {line + 2}" in read(url)
        change(copy / PAGE, HTML, FACTS)
        change(copy / PAGE, "Viljan finns.", "Viljan är stor.")
        wait_until(lambda: "Viljan är stor." in read(url), server, log)
        # The copies to read from disk are made of a finished site, and this one never is.
        served = url.removesuffix(URL)
        # Search and files are there, though they are not made anew for another text.
        assert "pagefind" in read(f"{served}pagefind/pagefind.js")
        assert "sv_" in read(f"{served}pagefind/pagefind-entry.json")
        assert "<svg" in read(f"{served}filer/sv/samverkansmodellen-sv.svg")
        assert "Hela sajten på svenska" in read(f"{served}verktyg/")
        assert "sajten-sv.zip" not in read(f"{served}verktyg/")
        assert read(f"{served}filer/sajten-sv.zip") == ""
        # Data that other files hold is watched too, and read anew.
        change(copy / "overrides/ord/en.yml", "\nhoppa:", "\nhoppsan:")
        wait_until(lambda: "overrides/ord/en.yml" in read(url), server, log)
        change(copy / "overrides/ord/en.yml", "\nhoppsan:", "\nhoppa:")
        schema = copy / "modell" / "schema" / "meny.schema.json"
        change(schema, '"required": [', '"required": ["pahittad", ')
        wait_until(lambda: "pahittad" in read(url), server, log)
        # The two changes may take one build or two; the last word is said when both are built.
        wait_until(lambda: AGAIN in log.read_text("utf-8").splitlines()[-1], server, log)
    said = log.read_text("utf-8")
    assert f"{PAGE}:{line + 2}:" in said
    assert "Traceback" not in said
    assert "Aborted" not in said


@pytest.mark.parametrize("generator", GENERATORS)
def test_warnings_show_in_the_browser_and_it_comes_back_by_itself(
    browser: Any, tmp_path: Path, generator: str
) -> None:
    source = small.make(tmp_path / "projekt", "whole.py", "preview.py")
    source.write_text(WARNED, encoding="utf-8")
    port, log = free_port(), tmp_path / "sagt.txt"
    url = f"http://127.0.0.1:{port}/"
    page = browser.new_page()
    with running(serving.command(generator, tmp_path / "projekt", port), tmp_path, log) as server:
        wait_until(lambda: read(url) != "", server, log)
        page.goto(f"{url}var/som/helst/")
        assert page.title() == "Sajten gick inte att bygga"
        assert "finns-inte.md" in page.inner_text("main")
        page.goto(url)
        for text, title in ((SOUND, "Sidan"), (WARNED, "Sajten gick inte att bygga")):
            source.write_text(text, encoding="utf-8")
            page.get_by_role("heading", name=title).wait_for(timeout=serving.PATIENCE * 1000)
    page.close()
    said = log.read_text("utf-8").splitlines()
    assert AGAIN in "".join(said[-2:]), said
    assert not any("Traceback" in line or "Aborted" in line for line in said)


def test_without_reloading_a_broken_site_is_not_served(tmp_path: Path) -> None:
    project = tmp_path / "projekt"
    small.make(project, "whole.py", "preview.py").write_text(WARNED, encoding="utf-8")
    done = small.run(serving.command("mkdocs", project, free_port(), "--no-livereload"), tmp_path)
    assert done.returncode == 1
    assert "finns-inte.md" in done.stdout


def test_a_served_site_leaves_the_built_one_alone(tmp_path: Path) -> None:
    project, log, port = tmp_path / "projekt", tmp_path / "sagt.txt", free_port()
    source = small.make(project, "whole.py", "preview.py")
    assert small.run(["mkdocs", "build"], project).returncode == 0
    source.write_text(SOUND.replace("Hej", "Hej igen"), encoding="utf-8")
    with running(serving.command("mkdocs", project, port, "--clean"), tmp_path, log) as server:
        wait_until(lambda: "Hej igen." in read(f"http://127.0.0.1:{port}/"), server, log)
        assert "Hej." in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_page_that_was_asked_for_during_a_build_that_fails_gets_the_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(ROOT / "hooks")
    shown = importlib.import_module("preview").Preview()
    began: list[str] = []

    def site(environ: dict[str, str], start: Callable[..., None]) -> list[bytes]:
        shown.failure = Failure(said=("Mallen är trasig.",))
        start("200 OK", [])
        return [b"gammalt"]

    def ask(path: str) -> str:
        shown.failure = None
        answer = shown.wrap(site, ROOT)({"PATH_INFO": path}, lambda status, _: began.append(status))
        return b"".join(answer).decode()

    assert "Mallen är trasig." in ask("/fas/")
    assert "Mallen är trasig." in ask("/om/index.html")
    assert ask("/assets/navet.css") == ask("/livereload/1/2") == "gammalt"
    assert began == ["200 OK"] * 4


def test_report_shows_text_as_text_and_needs_no_sound_data(tmp_path: Path) -> None:
    problem = Problem("docs/a.md", 3, "html", "Här står <script>x</script>.", "Ta bort.", "<b>")
    plain = reportpage.html(Failure((problem,)), tmp_path)
    assert "Här står &lt;script&gt;x&lt;/script&gt;." in plain
    assert "<pre>&lt;b&gt;</pre>" in plain
    assert "--paper:" not in plain
    assert "--paper:" in reportpage.html(Failure((problem,)), ROOT)
