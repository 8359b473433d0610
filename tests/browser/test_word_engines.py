"""The Word diary is filled and read alike in Firefox and WebKit. Run by ``make test-browsers``."""

from __future__ import annotations

from pathlib import Path

import pytest

from probe import other_browsers
from probe.other_browsers import Reader, until

pytestmark = pytest.mark.browsers
PAGE = "verktyg/processdagbok/"
BLANK = "/filer/sv/processdagbok-blank-sv.docx"
ANSWERS = {
    "status-vilja": '  Blanktecken, <taggar> & "citat"\n\n\tTabb 😀 och slut ',
    "status--lage": "klart",
    "mote-1--datum": "2027-03-15",
    "mote-5--anteckning": "Det femte mötet",
    "beslut-13--beslut": "Vi fortsätter",
}
_THERE_AND_BACK = """(async () => {
  const { wordWork } = await import('/assets/word.js');
  const blank = new Uint8Array(await (await fetch(given[1])).arrayBuffer());
  const published = { languages: ['sv'], language: 'sv', version: '9', blank: () => blank };
  const { bytes, left } = await wordWork.fillDiary(null, given[0], published);
  const { found } = await wordWork.readDiary(bytes, published);
  const broken = await wordWork.readDiary(bytes.subarray(0, 9000), published).catch(String);
  const read = Object.fromEntries(found.map(({ tag, text }) => [tag, text]));
  return { left, read, broken };
})().then((result) => { window.word = result; }, (error) => { window.word = String(error); });
"""


def _there_and_back(reader: Reader, server: str) -> None:
    reader.open(server + PAGE)
    reader.run(_THERE_AND_BACK, [ANSWERS, BLANK])
    result = until(reader, "return window.word")
    assert result == {"left": [], "read": ANSWERS, "broken": "WordError: trasig"}
    assert reader.faults() == []


@pytest.mark.xdist_group("firefox")
def test_the_diary_in_firefox(server: str, tmp_path: Path) -> None:
    with other_browsers.firefox(tmp_path) as reader:
        _there_and_back(reader, server)


@pytest.mark.xdist_group("webkit")
def test_the_diary_in_webkit(server: str) -> None:
    with other_browsers.webkit() as reader:
        _there_and_back(reader, server)
