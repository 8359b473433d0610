"""The words that search adds, and the files it makes, without a browser."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import cbor2
import pytest

from navet.content import glossary
from navet.content.places import url_of
from navet.content.reader import Content
from navet.search import bundle, compounds, document, keywords, pages, register, repack
from navet.search.document import Document
from navet.search.vocabulary import Vocabulary
from navet.search.words import fold, words_of

PAGE = """<!doctype html><html lang="sv"><head>
<meta name="description" content="Bedöm &quot;risk&quot;">
</head><body class="sida sida--verktyg"><header><nav>Sajtens meny</nav></header>
<main data-pagefind-body><header><nav>Meny</nav><p class="o" data-pagefind-ignore>Verktyg</p>
<h1>Risk&shy;matris</h1></header>
<p>Ingress<sup class="k"><a>1</a></sup><!-- > dolt --></p><aside aria-hidden="true">Papper</aside>
<h2 id="sa">Så gör <em>ni</em></h2>
<ul><li>Bedöm <span class="term"><a href="#">risk</a><span data-pagefind-ignore>
<strong>Risk</strong>: fara &gt; nytta</span></span>erna.</li><li>Bedöm&nbsp;igen.</li></ul>
<dl><div class="ordlista__ord" id="term-risk"><dt>Risk (<span>R</span>)</dt>
<dd>Fara.</dd></div></dl>
<section class="kallor" data-pagefind-ignore><h2 id="kallor">Källor</h2></section></main>
<footer><p>Foten</p></footer></body></html>""".encode()


@pytest.fixture(scope="module")
def known(content: Content) -> keywords.Keywords:
    return keywords.load(content)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("riskmatris", ("matris",)),
        ("processdagbok", ("dagbok", "bok")),
        ("tidsplan", ("plan",)),
        ("målgruppen", ("gruppen",)),
        ("avsiktsförklaring", ("förklaring",)),
        ("kommunen", ()),
        ("verksamhet", ()),
        ("", ()),
        ("xyzzy-42", ()),
    ],
)
def test_compounds_are_taken_apart(word: str, parts: tuple[str, ...]) -> None:
    assert compounds.load().parts(word) == parts


def test_words_are_folded_and_cut_as_pagefind_does() -> None:
    assert fold("Målgruppsanalys") == "malgruppsanalys"
    assert words_of("Problem- och behovs\u00adformulering, 3 st.") == [
        "problem", "och", "behovsformulering", "st",
    ]  # fmt: skip
    assert words_of("E-post") == ["e-post", "post"]


def test_page_is_read_without_what_is_not_its_own_words() -> None:
    page = pages.parse(PAGE, "verktyg/riskanalys/")
    assert page is not None
    assert (page.title, page.lead, page.group) == ("Riskmatris", "Ingress", "verktyg")
    assert page.description == 'Bedöm "risk"'
    assert [(part.level, part.anchor, part.heading, part.text) for part in page.sections] == [
        (2, "sa", "Så gör ni", "Bedöm risk erna. Bedöm igen."),
        (4, "term-risk", "Risk ( R )", "Fara."),
    ]


def test_page_that_is_not_to_be_found_is_left_out() -> None:
    assert pages.parse(PAGE.replace(b" data-pagefind-body", b""), "sok/") is None


def test_an_explained_term_is_found_in_the_glossary_and_not_where_it_is_marked(
    content: Content, site: Path
) -> None:
    terms = glossary.build(content.registers[glossary.REGISTER])
    found = {page.url: page for page in pages.read(site)}
    marked = 0
    for page in content.site.pages.values():
        own = _text(found[page.url]) if page.url in found else ""
        for term_id in glossary.TERM_MARK.findall(page.text):
            term = terms[term_id[1]]
            explanation = " ".join(term.explanation[page.lang].split())
            assert explanation not in own, (page.path, term.id)
            entry = found[url_of(glossary.PAGE, page.lang)]
            texts = {part.anchor: part.text for part in entry.sections}
            assert explanation in texts[term.anchor], term.id
            marked += 1
    assert marked > 100


def _text(page: pages.SearchPage) -> str:
    return " ".join([page.lead, *(part.text for part in page.sections)])


def test_aliases_reach_the_page_but_never_its_text(known: keywords.Keywords) -> None:
    page = pages.parse(PAGE, "verktyg/riskanalys/")
    assert page is not None
    made = document.build(page, known)
    assert "riskbedömning" in made.names
    assert "riskbedömning" in made.html
    shown = re.sub(r"<span data-pagefind-meta[^>]*></span>", "", made.html)
    assert "matris" in shown
    assert "riskbedömning" not in shown


def test_every_alias_leads_to_a_page(content: Content) -> None:
    listed = {item["sida"] for item in content.registers[keywords.REGISTER]["sidor"]}
    generated = {key for key, _ in content.site.pages}
    assert listed - generated == set()


def test_address_in_the_aliases_is_the_page_address(known: keywords.Keywords) -> None:
    assert known.aliases[url_of("verktyg/riskanalys.md", "en")]


def _documents(number: int, lang: str = "sv") -> list[Document]:
    words = [f"ord{index:05}" for index in range(400)]
    return [
        Document(
            f"sida-{index}/",
            lang,
            f'<!doctype html><html lang="{lang}"><body data-pagefind-body><h1>Sida {index}</h1>'
            f"<p>{' '.join(words[index::2])}</p></body></html>",
            (),
            (),
        )
        for index in range(number)
    ]


def test_repacked_index_holds_the_same_words_in_smaller_pieces(tmp_path: Path) -> None:
    bundle.write(_documents(40), tmp_path / "liten", with_engine=True)
    before = _words(tmp_path / "liten")
    shutil.copytree(tmp_path / "liten", tmp_path / "stor")
    repack.repack(tmp_path / "stor", "sv", target=500)
    after = _words(tmp_path / "stor")
    assert [word for piece in after for word in piece] == [
        word for piece in before for word in piece
    ]
    assert len(after) > len(before)


def _words(folder: Path) -> list[list[str]]:
    """Return the words of each piece of an index, in the order of the index's own table."""
    meta = cbor2.loads(_unpacked(next(folder.glob("*.pf_meta"))))
    pieces = repack.pieces_of(meta, "pf_meta")
    return [[entry.word for entry in repack.entries(folder, piece)] for piece in pieces]


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(repack.SIGNATURE)


def test_cbor2_writes_each_file_as_pagefind_did(tmp_path: Path) -> None:
    bundle.write(_documents(40), tmp_path / "index", with_engine=True)
    files = [*(tmp_path / "index").glob("*.pf_meta"), *(tmp_path / "index/index").iterdir()]
    assert len(files) > 2
    for file in files:
        data = _unpacked(file)
        assert cbor2.dumps(cbor2.loads(data)) == data


@pytest.mark.parametrize("data", [b"annat", b"", repack.SIGNATURE, repack.SIGNATURE + b"\x80"])
def test_index_of_another_form_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "pagefind.sv_1.pf_meta").write_bytes(gzip.compress(data))
    with pytest.raises(repack.UnknownFormat):
        repack.repack(tmp_path, "sv")


def test_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    english = [replace(one, url=f"en/{one.url}") for one in _documents(20, "en")]
    for name in ("ett", "tva", "tre"):
        bundle.write([*_documents(20), *english], tmp_path / name, with_engine=True)
    files = {
        name: {
            file.relative_to(tmp_path / name).as_posix(): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("ett", "tva", "tre")
    }
    assert files["ett"] == files["tva"] == files["tre"]
    assert "pagefind.js" in files["ett"]
    assert not any("ui" in name for name in files["ett"])


def test_vocabulary_names_each_word_once() -> None:
    made = Vocabulary(
        (Document("a/", "sv", "", ("målgrupp", "och"), ("Malgrupp", "möte", "42", "ab")),),
        (Document("b/", "sv", "", ("möte", "kvinnojour"), ()),),
        frozenset({"och"}),
        {"mållgrup": "målgrupp"},
        {"sv_1": ("modellen", "Målgrupp")},
    )
    head, *parts = gzip.decompress(made.file()).decode().split("\n\n")
    assert [part.split("\n") for part in parts] == [["målgrupp"], ["möte"], ["kvinnojour"]]
    assert json.loads(head)["fel"] == {"mallgrup": "målgrupp"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_register_has_titles_headings_and_terms_in_order(content: Content, lang: str) -> None:
    letters = register.build(content, lang)
    entries = [entry for letter in letters for entry in letter.entries]
    assert len(entries) == len(set(entries)) > 200
    targets = {entry.target for entry in entries}
    assert "strukturer/iop.md" in targets
    assert any(target.startswith("kunskap/ordlista.md#term-") for target in targets)
    names = [letter.name for letter in letters]
    if lang == "sv":
        assert [name for name in names if name in "ÅÄÖ"] == sorted(
            (name for name in names if name in "ÅÄÖ"), key="ÅÄÖ".index
        )
        assert names[-1] in "ÅÄÖ"
