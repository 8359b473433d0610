"""The addresses and the time that a copy is told of: sound ones work, others are refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from navet.content.reader import Content
from navet.publishing import security_txt
from navet.reading import settings
from navet.reading.settings import DEFAULT_SITE_URL, Settings

YEAR = 365 * 24 * 3600


def _said(**environment: str) -> list[str]:
    return [str(problem) for problem in settings.problems(environment)]


@pytest.mark.parametrize(
    ("told", "site_url", "base_path"),
    [
        ("", DEFAULT_SITE_URL, "/"),
        ("https://samverkan.se", "https://samverkan.se/", "/"),
        (" https://SAMVERKAN.se:443// ", "https://samverkan.se/", "/"),
        ("https://kommun.se/samverkan/", "https://kommun.se/samverkan/", "/samverkan/"),
        ("https://kommun.se:8443/a/b", "https://kommun.se:8443/a/b/", "/a/b/"),
        ("https://förening.se/öst", "https://xn--frening-90a.se/%C3%B6st/", "/%C3%B6st/"),
        ("https://kommun.se/%C3%B6st", "https://kommun.se/%C3%B6st/", "/%C3%B6st/"),
        ("http://localhost:8000", "http://localhost:8000/", "/"),
        ("http://192.168.1.20/navet", "http://192.168.1.20/navet/", "/navet/"),
        ("http://[fd00::20]/", "http://[fd00::20]/", "/"),
        ("http://intranat/", "http://intranat/", "/"),
    ],
)
def test_sound_address_is_published_in_one_form(told: str, site_url: str, base_path: str) -> None:
    assert _said(SITE_URL=told) == []
    found = settings.from_environment({"SITE_URL": told})
    assert (found.site_url, found.base_path) == (site_url, base_path)


@pytest.mark.parametrize(
    ("told", "fault", "better"),
    [
        ("samverkan.se", "saknar https://", "https://samverkan.se/"),
        ("//samverkan.se/", "saknar https://", "https://samverkan.se/"),
        ("ftp://samverkan.se/x", "ftp://", "https://samverkan.se/x/"),
        ("ftp://x/", "ftp://", "https://er-adress.example/"),
        ("https://ex ample.se/", "mellanslag", "https://example.se/"),
        ("https://a.se/<b>/", "tecken", "https://er-adress.example/"),
        ("https://a.se/x?y=1", "frågetecken", "https://a.se/x/"),
        ("https://a.se/#om", "frågetecken eller #", "https://a.se/"),
        ("https://a.se/index.html", "en fil", "https://a.se/"),
        ("https://a.se/../b/", "punkter", "https://er-adress.example/"),
        ("https://a.se//b/", "dubbla snedstreck", "https://a.se/b/"),
        ("https://a.se/%zz/", "procenttecken", "https://er-adress.example/"),
        ("https://", "saknar server", "https://er-adress.example/"),
        ("https://a.se:99999/", "port", "https://er-adress.example/"),
        ("https://[::1", "servernamn", "https://er-adress.example/"),
        ("https://1.2.3/", "servernamn", "https://er-adress.example/"),
        ("https://a..se/", "servernamn", "https://er-adress.example/"),
        (f"https://a.se/{'x' * 500}", "längre än 500", "https://er-adress.example/"),
    ],
)
def test_bad_address_is_refused_with_a_right_one(told: str, fault: str, better: str) -> None:
    (said,) = _said(SITE_URL=told)
    assert said.startswith("SITE_URL: ”")
    assert fault in said
    assert said.endswith(f"\n    SITE_URL={better}")
    assert len(said) < 300
    assert settings.from_environment({"SITE_URL": told}) == Settings()


def test_password_in_an_address_is_not_repeated() -> None:
    (said,) = _said(SITE_URL="https://anna:hemligt@kommun.se/")
    assert "lösenord" in said
    assert "hemligt" not in said
    assert said.endswith("SITE_URL=https://kommun.se/")


@pytest.mark.parametrize(
    "told",
    ["https://github.com/a/b", "https://github.com/a/b/", "https://github.com/a/b.git"],
)
def test_repository_is_known_however_it_is_copied(told: str) -> None:
    assert _said(REPO_URL=told) == []
    assert settings.from_environment({"REPO_URL": told}).repo_url == "https://github.com/a/b"


@pytest.mark.parametrize(
    ("told", "better"),
    [
        ("git@github.com:a/b.git", "https://github.com/a/b"),
        ("ssh://git@github.com/a/b.git", "https://github.com/a/b"),
        ("github.com/a/b", "https://github.com/a/b"),
        ("https://github.com/", settings.EXAMPLE_REPOSITORY),
    ],
)
def test_bad_repository_is_refused_with_a_right_one(told: str, better: str) -> None:
    (said,) = _said(REPO_URL=told)
    assert said.startswith("REPO_URL: ")
    assert said.endswith(f"\n    REPO_URL={better}")
    assert settings.from_environment({"REPO_URL": told}).repo_url == ""


@pytest.mark.parametrize("told", ["i går", "-1", "1.5", "²", "1_000", "99999999999999999999"])
def test_time_that_is_not_one_is_refused(told: str) -> None:
    (said,) = _said(SOURCE_DATE_EPOCH=told)
    assert said.startswith(f"SOURCE_DATE_EPOCH: ”{told}”")
    assert said.endswith("SOURCE_DATE_EPOCH=1767225600")


@pytest.mark.parametrize("told", ["0", "315532800", "1767225600", str(settings.LAST_EPOCH)])
def test_sound_time_is_used(told: str, root: Path) -> None:
    assert _said(SOURCE_DATE_EPOCH=told) == []
    assert settings.source_date_epoch(root, {"SOURCE_DATE_EPOCH": told}) == int(told)


def test_all_faults_are_told_at_once() -> None:
    told = {"SITE_URL": "a", "REPO_URL": "b", "SOURCE_DATE_EPOCH": "c"}
    assert [said.partition(":")[0] for said in _said(**told)] == list(told)


def test_builder_is_told_what_no_check_stops() -> None:
    site = {"SITE_URL": "https://kommun.se/"}
    assert settings.notices(site) == []
    (told,) = settings.notices({})
    assert "exempeladressen https://samverkansnavet.example/" in told
    (told,) = settings.notices({"SITE_URL": "http://kommun.se/"})
    assert "http://" in told
    (told,) = settings.notices({}, "http://kommun.se")
    assert told.startswith("adress i modell/sajt.yml börjar med http://")
    assert settings.notices({}, "https://kommun.se") == []
    assert settings.notices({"SITE_URL": "http://10.0.0.1:8000/"}) == []


def test_expired_security_txt_is_told_of_and_is_the_same_on_every_day(content: Content) -> None:
    long_ago = int(time.time()) - YEAR - 60
    (told,) = security_txt.notices(long_ago)
    expires = f"{security_txt.expires(long_ago):%Y-%m-%d}"
    assert expires in told
    assert f"Expires: {expires}T" in security_txt.security_txt(
        Settings("https://kommun.se/"), content.identity, long_ago
    )
    assert security_txt.notices(long_ago + 3600) == []
