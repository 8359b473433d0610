"""The same inputs give the same bytes; what changes is remade and nothing else; breaks are seen."""

from __future__ import annotations

import copy
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from navet.content import model, scenario, templates
from navet.documents import build, catalog, coverage, workers
from navet.documents.kit import wheel
from navet.documents.kit.job import Job
from navet.documents.kit.sources import read as read_sources
from navet.language.texts import LANGUAGES
from navet.reading import datafiles
from navet.reading.problems import BadData
from probe.documents import ADDRESS, ROOT, TIME, Files, copy_inputs, edit_yaml, make

QUESTION = "malgrupp-hinder"
pytestmark = pytest.mark.xdist_group("documents")


@pytest.fixture(scope="module")
def repository(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what files are made from, with a cache of its own.

    The site's build has filled the cache.
    """
    return copy_inputs(tmp_path_factory.mktemp("kopia"))


@pytest.fixture(scope="module")
def first(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return the files of the copy."""
    return make(repository, tmp_path_factory.mktemp("forst"))


QUICK = ("arbetsblad.typ", "letter", "risk_word")


@pytest.fixture(scope="module")
def quick_jobs(first: Files) -> list[Job]:
    """Return the jobs of some files, of each form one."""
    sources = read_sources(ROOT, first.model, ADDRESS, TIME)
    entries = catalog.entries(sources, "sv", wheel.wheel_svg(ROOT, first.model, "sv"))
    jobs = [entry.job for entry in entries if entry.job.builder in QUICK]
    assert {job.builder for job in jobs} == set(QUICK)
    return jobs


def test_one_process_and_two_make_the_same_bytes(quick_jobs: list[Job]) -> None:
    """Whole builds in other places, times and orders are compared in test_reproducible."""
    assert workers.run_all(quick_jobs, 1) == workers.run_all(quick_jobs, 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_many_files_are_made_by_processes_that_end_and_give_their_memory_back(
    quick_jobs: list[Job], monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.delattr(workers, "run")
    assert len(workers.run_all(quick_jobs, processes)) == len(quick_jobs)


def test_an_unchanged_build_costs_almost_nothing(repository: Path, first: Files) -> None:
    loaded = model.load(repository)
    began = time.process_time()
    again = build.build_all(repository, loaded, first.folder, site_url=ADDRESS, timestamp=TIME)
    assert time.process_time() - began < 0.5
    assert again == first.manifest


def test_a_lost_file_comes_back(repository: Path, first: Files) -> None:
    lost = first.path(first.manifest.items[0])
    before = lost.read_bytes()
    lost.unlink()
    make(repository, first.folder)
    assert lost.read_bytes() == before


def _changed_question(data: dict[str, Any]) -> None:
    for part in data["faser"]:
        for step in part["steg"]:
            for question in step["fragor"]:
                if question["id"] == QUESTION:
                    question["sv"] = "Vad hindrar någon från att vara med hos er?"


def test_a_changed_question_remakes_only_what_holds_it(
    repository: Path, first: Files, tmp_path: Path
) -> None:
    changed = tmp_path / "andrad"
    shutil.copytree(repository, changed)
    edit_yaml(changed / "modell/samverkansmodell.yml", _changed_question)
    after = make(changed, tmp_path / "ut")
    different = {
        item.id
        for item in after.manifest.items
        if item.sha256 != first.manifest.find(item.id, item.lang).sha256 and item.lang == "sv"
    }
    assert different == {
        "processdagbok-blank",
        "processdagbok-ifylld",
        "arbetsblad-identifiera-och-involvera",
        "arbetsblad-steg-malgrupp",
        "fragekort",
        "fragekort-steg-malgrupp",
        "handbok",
        "allt",
    }
    assert all(
        item.sha256 == first.manifest.find(item.id, "en").sha256
        for item in after.manifest.of_language("en")
    )
    problems = coverage.check(first.model, after.manifest, after.folder)
    assert {problem.id for problem in problems} == {QUESTION}
    assert {problem.path for problem in problems} == {
        item.path
        for item in after.manifest.of_language("sv")
        if item.id in different and item.id != "allt"
    }
    assert coverage.check(after.model, after.manifest, after.folder) == []


def test_a_lost_and_a_doubled_question_are_named(first: Files) -> None:
    item = first.manifest.find("handbok", "sv")
    question = first.model.questions[5]
    ids, words = coverage.read_pdf(first.path(item))
    assert ids[question.id] == 1
    assert words.count(coverage._flat(question.text["sv"])) == 1
    other = first.manifest.find("arbetsblad-steg-metod", "sv")
    problems = list(coverage.check_file(other, [question], first.path(other)))
    assert [problem.id for problem in problems] == [question.id] * 2
    assert all("saknas" in problem.message for problem in problems)
    assert all(problem.path == other.path for problem in problems)


def test_a_removed_file_disappears_from_the_site(repository: Path, first: Files) -> None:
    stranger = first.folder / "filer" / "sv" / "gammal-fil-sv.pdf"
    stranger.write_bytes(b"%PDF-1.7")
    (repository / build.CACHE / "manifest.json").unlink()
    make(repository, first.folder)
    assert not stranger.exists()


def test_a_broken_cache_only_costs_time(first: Files, repository: Path) -> None:
    (repository / build.CACHE / "manifest.json").write_text("{", encoding="utf-8")
    assert make(repository, first.folder).manifest == first.manifest


def _unknown_question(data: dict[str, Any]) -> None:
    data["dagbok"]["steg"]["status"]["svar"]["finns-inte"] = {"sv": "a", "en": "b"}


def _unknown_step(data: dict[str, Any]) -> None:
    data["tidsplan"][0]["steg"] = "nytt-steg"


def _unknown_option(data: dict[str, Any]) -> None:
    data["tidsplan"][0]["status"] = "nastan-klar"


def _unknown_row(data: dict[str, Any]) -> None:
    data["tidsplan"][3]["beroende"] = 99


def _missing_english(data: dict[str, Any]) -> None:
    del data["mallar"]["tidsplan"]["namn"]["en"]


def _unknown_kind(data: dict[str, Any]) -> None:
    data["mallar"]["tidsplan"]["falt"][0]["typ"] = "gissning"


BREAKAGES = (
    ("scenario", _unknown_question, "finns-inte"),
    ("scenario", _unknown_step, "nytt-steg"),
    ("scenario", _unknown_option, "nastan-klar"),
    ("scenario", _unknown_row, "tidsplan.4"),
    ("mallar", _missing_english, "mallar.tidsplan.namn"),
    ("mallar", _unknown_kind, "typ"),
)


@pytest.mark.parametrize(("file", "change", "expected"), BREAKAGES)
def test_bad_data_is_refused_with_file_and_id(
    file: str, change: Any, expected: str, tmp_path: Path
) -> None:
    root = copy_inputs(tmp_path / "trasig")
    path = datafiles.path_of(file)
    data = copy.deepcopy(datafiles.data(ROOT, file))
    change(data)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (root / path).write_text(text, encoding="utf-8")
    with pytest.raises(BadData) as caught:
        scenario.load(root, model.load(root), templates.load(root))
    found = [problem for problem in caught.value.problems if expected in problem.id]
    assert found and found[0].path == path


def test_files_are_made_anew_when_any_register_that_they_are_made_of_is_another(
    first: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    data = datafiles.data

    def noted(root: Path, name: str, *more: Any) -> Any:
        asked.add(name)
        return data(root, name, *more)

    monkeypatch.setattr(datafiles, "data", noted)
    read_sources(ROOT, first.model, ADDRESS, TIME)
    assert {"mallar", "lageskollen"} <= asked
    shutil.copytree(ROOT / "modell", tmp_path / "modell")

    def mark() -> str:
        return build.fingerprint(tmp_path, first.model, LANGUAGES, ADDRESS, TIME)

    before = mark()
    for name in asked:
        file = tmp_path / "modell" / f"{name}.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}# prov\n", encoding="utf-8")
        assert mark() != before, name
        file.write_text(text, encoding="utf-8")
    assert mark() == before
