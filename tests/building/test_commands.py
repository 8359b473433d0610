"""The commands that any MkDocs user types, from any folder, and what a failed one leaves behind.

A small project with the site's own hooks stands in for the site where the site's pages do not
matter: it builds in a moment.
"""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import pytest

from navet.content.reader import Content
from navet.documents import views
from navet.publishing import manifest
from probe import small as small_project
from probe.repositories import ROOT, change, copy_content
from probe.small import GENERATORS, WARNED, run, running


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a small project that has been built once."""
    project = tmp_path / "projekt"
    small_project.make(project, "whole.py")
    done = run(["mkdocs", "build"], project)
    assert done.returncode == 0, done.stdout
    return project


def _site(project: Path) -> dict[str, str]:
    return {
        file.relative_to(project).as_posix(): file.read_text(encoding="utf-8")
        for file in (project / "site").rglob("*.html")
    }


def _left_behind(project: Path) -> list[str]:
    known = {"docs", "mkdocs.yml", "site", "tema"}
    return sorted(one.name for one in project.iterdir() if one.name not in known)


@pytest.mark.parametrize("generator", GENERATORS)
def test_the_hooks_find_the_program_from_any_folder(tmp_path: Path, generator: str) -> None:
    copy = copy_content(tmp_path / "copy")
    for name in ("hooks", "navet", "mkdocs.yml", "mallar"):
        (copy / name).symlink_to(ROOT / name)
    change(copy / "docs" / "om" / "index.md", "\n## ", "\nHej <b>du</b>.\n\n## ")
    done = run([generator, "build", "-f", copy / "mkdocs.yml"], tmp_path)
    assert done.returncode == 1
    assert "docs/om/index.md:" in done.stdout
    assert "Bygget stannade." in done.stdout.splitlines()[-1]
    assert "navet'" not in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("text", [WARNED, "{{ hej }}"], ids=["a warning", "an error"])
def test_failed_build_leaves_the_last_site(small: Path, generator: str, text: str) -> None:
    before = _site(small)
    (small / "docs" / "index.md").write_text(text, encoding="utf-8")
    if text != WARNED:
        (small / "tema" / "main.html").write_text("{{ fel( }}", encoding="utf-8")
    done = run([generator, "build", "-f", "mkdocs.yml"], small)
    assert done.returncode == 1
    assert "Bygget stannade." in done.stdout.splitlines()[-1]
    assert "Traceback" not in done.stdout
    assert _site(small) == before
    assert _left_behind(small) == []


@pytest.mark.parametrize("generator", GENERATORS)
def test_whole_build_takes_the_place_of_the_last(small: Path, generator: str) -> None:
    (small / "docs" / "index.md").rename(small / "docs" / "annan.md")
    done = run([generator, "build", "-f", small / "mkdocs.yml"], small.parent)
    assert done.returncode == 0, done.stdout
    assert list(_site(small)) == ["site/annan/index.html"]
    assert f"Sajten ligger i {small / 'site'}" in done.stdout
    assert _left_behind(small) == []


def test_other_folder_is_spared_too(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "ut" / "sajt"
    command: list[str | Path] = ["mkdocs", "build", "--site-dir", target]
    assert run(command, small).returncode == 0
    (small / "docs" / "index.md").write_text(WARNED, encoding="utf-8")
    assert run(command, small).returncode == 1
    assert "Hej." in (target / "index.html").read_text(encoding="utf-8")
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("how", ["killed", *(["interrupted"] if os.name == "posix" else [])])
def test_interrupted_build_leaves_the_last_site(small: Path, how: str) -> None:
    before = _site(small)
    # In a folder of its own, where Python may keep what it has compiled.
    waits = small.parent / "krok" / "vantar.py"
    waits.parent.mkdir()
    waits.write_text(
        "import time\nfrom pathlib import Path\n"
        "def on_page_context(context, **_):\n"
        "    Path(__file__).with_name('nu').touch()\n    time.sleep(60)\n",
        encoding="utf-8",
    )
    config = small / "mkdocs.yml"
    whole = config.read_text(encoding="utf-8")
    config.write_text(f"{whole}  - {waits}\n", encoding="utf-8")
    log = small.parent / "sagt.txt"
    with running(["mkdocs", "build", "--quiet"], small, log) as process:
        while not waits.with_name("nu").exists():
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        if how == "killed":
            process.kill()
        else:
            process.send_signal(signal.SIGINT)
        assert process.wait(30) != 0
    assert _site(small) == before
    if how == "killed":
        assert _left_behind(small) != []
        config.write_text(whole, encoding="utf-8")
        assert run(["mkdocs", "build"], small).returncode == 0
    assert _left_behind(small) == []


def test_file_where_the_site_should_go_is_named(small: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("viktigt", encoding="utf-8")
    done = run(["mkdocs", "build", "--site-dir", tmp_path / "fil"], small)
    assert done.returncode == 1
    assert "är en fil" in done.stdout
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "viktigt"


def test_bad_addresses_stop_check_and_build_with_the_same_sentences(tmp_path: Path) -> None:
    told = {
        "SITE_URL": "samverkan.se",
        "REPO_URL": "git@github.com:a/b.git",
        "SOURCE_DATE_EPOCH": "i går",
    }
    # A terminal that lacks the letters must not end the check either.
    check = run(["python", "-m", "navet", "check"], ROOT, **told, PYTHONIOENCODING="ascii")
    build = run(["mkdocs", "build", "--site-dir", tmp_path / "site"], ROOT, **told)
    for variable, better in (
        ("SITE_URL", "https://samverkan.se/"),
        ("REPO_URL", "https://github.com/a/b"),
        ("SOURCE_DATE_EPOCH", "1767225600"),
    ):
        for said in (check.stdout, build.stdout):
            assert f"\n{variable}: " in f"\n{said}"
            assert f"    {variable}={better}\n" in said
    assert "3 problem." in check.stdout
    assert (check.returncode, build.returncode) == (1, 1)
    assert not (tmp_path / "site").exists()


def test_make_silences_the_notices_that_are_not_about_the_site(tmp_path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    silenced = dict.fromkeys(re.findall(r"^export (\w+) := true$", makefile, re.MULTILINE), "true")
    say = (
        "import sys; sys.argv[0] = 'mkdocs'; import mkdocs, material.templates\n"
        "from properdocs import replacement_warning\nreplacement_warning.setup()"
    )
    loud = run(["python", "-c", say], tmp_path, **dict.fromkeys(silenced, ""))
    assert "Material for MkDocs" in loud.stdout
    assert "MkDocs may break support" in loud.stdout
    assert run(["python", "-c", say], tmp_path, **silenced).stdout == ""


def test_files_of_a_build_for_another_address_do_not_get_in(
    site: Path, content: Content, tmp_path: Path
) -> None:
    stage_of_all = ROOT / views.STAGE / "filer"
    one = min(stage_of_all.rglob("*.docx"))
    whole = one.read_bytes()
    try:
        one.write_bytes(bytes(len(whole)))
        views.publish(content, tmp_path)
    finally:
        one.write_bytes(whole)
    name = one.relative_to(stage_of_all)
    assert (tmp_path / "filer" / name).read_bytes() == (site / "filer" / name).read_bytes()
    assert manifest.compare(site).same


def test_build_says_once_that_addresses_are_examples(site: Path) -> None:
    said = site.with_suffix(".klar").read_text(encoding="utf-8")
    assert said.count("exempeladressen https://") == (not os.environ.get("SITE_URL"))
    assert said.count(f"Sajten ligger i {site}") == 1
