"""The catalogue is what the data portal asks for, and there is none where nobody answers for it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef

from navet.content import identity
from navet.content.reader import Content
from navet.pages.opendata import harvest
from navet.publishing import catalogue, open_data
from navet.reading.settings import DEFAULT_SITE_URL, SITE, Settings

SHAPES = Path(__file__).parent / "dcat" / "shapes.ttl"
SH = Namespace("http://www.w3.org/ns/shacl#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
HERE = Settings("https://prov.example/samverkan/")
# What DCAT-AP-SE 3.0.1 says that each must have, and how many at most (0: any number).
MANDATORY: dict[URIRef, dict[URIRef, int]] = {
    DCAT.Catalog: {
        DCTERMS.title: 0, DCTERMS.description: 0, DCTERMS.publisher: 1, DCTERMS.license: 1,
        DCAT.dataset: 0,
    },
    DCAT.Dataset: {DCTERMS.title: 0, DCTERMS.description: 0, DCTERMS.publisher: 1},
    DCAT.Distribution: {DCAT.accessURL: 1, DCTERMS["format"]: 1},
    FOAF.Agent: {FOAF.name: 0, DCTERMS.type: 1},
    VCARD.Organization: {VCARD.fn: 1, VCARD.hasEmail: 1},
}  # fmt: skip


def owned(content: Content, **changed: str) -> Content:
    """Return the content of a copy that says who publishes it."""
    told = {
        "publisher": "Föreningen Prov & co",
        "kind": "forening",
        "number": "802000-0003",
        "email": "redaktion@prov.example",
        "site_url": "https://prov.example/samverkan",
    }
    copy = dataclasses.replace(content)
    copy.__dict__["identity"] = dataclasses.replace(content.identity, **{**told, **changed})
    return copy


# The catalogue is made and read once, by one of the workers.
pytestmark = pytest.mark.xdist_group("catalogue")


@pytest.fixture(scope="module")
def graph(content: Content) -> Graph:
    return Graph().parse(data=catalogue.xml(owned(content), HERE), format="xml")


def test_the_european_shapes_object_to_the_format_alone(graph: Graph) -> None:
    """The Swedish profile wants a text where the European one wants an address: both are known."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    assert isinstance(report, Graph)
    found = Counter(
        (report.value(one, SH.resultPath), report.value(one, SH.sourceConstraintComponent))
        for one in report.subjects(RDF.type, SH.ValidationResult)
    )
    files = len(set(graph.subjects(RDF.type, DCAT.Distribution)))
    assert found == {(DCTERMS["format"], SH.NodeKindConstraintComponent): files}


def test_a_fault_would_be_seen_by_the_shapes(content: Content) -> None:
    text = catalogue.xml(owned(content), HERE).replace("<dcat:accessURL ", "<dcat:page ")
    broken = Graph().parse(data=text, format="xml")
    _, report, _ = pyshacl.validate(broken, shacl_graph=Graph().parse(SHAPES))
    assert isinstance(report, Graph)
    assert DCAT.accessURL in {
        report.value(one, SH.resultPath) for one in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_each_thing_has_what_the_swedish_profile_demands(graph: Graph) -> None:
    for kind, needs in MANDATORY.items():
        things = set(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            assert isinstance(thing, URIRef)
            assert ":" in thing
            for need, most in needs.items():
                count = len(list(graph.objects(thing, need)))
                assert count >= 1, (thing, need)
                assert not most or count <= most, (thing, need)


def test_nothing_is_nameless_and_words_have_languages(graph: Graph) -> None:
    assert not any(isinstance(node, rdflib.BNode) for node in graph.all_nodes())
    for name in (DCTERMS.title, DCTERMS.description, DCAT.keyword, FOAF.name):
        for thing, words in graph.subject_objects(name):
            assert isinstance(words, Literal)
            assert words.language in ("sv", "en"), thing


def test_licence_publisher_and_format_are_as_the_portal_knows_them(graph: Graph) -> None:
    licences = set(graph.objects(None, DCTERMS.license))
    assert licences == {URIRef("http://creativecommons.org/licenses/by/4.0/")}
    (agent,) = graph.subjects(RDF.type, FOAF.Agent)
    assert agent == URIRef("http://dataportal.se/organisation/SE8020000003")
    assert graph.value(agent, FOAF.name) == Literal("Föreningen Prov & co", lang="sv")
    (contact,) = graph.subjects(RDF.type, VCARD.Organization)
    assert contact != agent
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:redaktion@prov.example")
    formats = set(graph.objects(None, DCTERMS["format"]))
    assert formats == {Literal("text/csv"), Literal("application/json")}


def test_every_file_of_the_data_is_in_the_catalogue(graph: Graph, content: Content) -> None:
    addresses = {str(one) for one in graph.objects(None, DCAT.accessURL)}
    made = {path for path, _ in open_data.published(content)} - {open_data.PACKAGE}
    wanted = {HERE.absolute(path) for path in made if not path.endswith(".schema.json")}
    assert addresses == wanted


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"publisher": ""}, ("namn",)),
        ({"kind": "annan"}, ("slag",)),
        ({"number": ""}, ("nummer",)),
        ({"site_url": ""}, ("adress",)),
        ({"publisher": "", "kind": "", "number": "", "site_url": ""}, identity.HARVEST_NEEDS),
    ],
)
def test_a_copy_that_lacks_something_has_no_catalogue(
    content: Content,
    monkeypatch: pytest.MonkeyPatch,
    changed: dict[str, str],
    lacks: tuple[str, ...],
) -> None:
    monkeypatch.delenv(SITE, raising=False)
    copy = owned(content, **changed)
    assert catalogue.published(copy) == {}
    assert harvest.lacking(copy.identity, identity.settings_of(copy.identity)) == lacks


def test_a_copy_that_says_all_of_it_has_one(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SITE, raising=False)
    (path,) = catalogue.published(owned(content))
    assert path == "data/dcat.rdf"
    assert catalogue.published(owned(content)) == catalogue.published(owned(content))
    without = catalogue.published(owned(content, email=""))[path]
    assert "vcard:Organization" not in without


@pytest.mark.parametrize("start", ["", "en/"])
def test_the_page_says_why_there_is_none(site: Path, content: Content, start: str) -> None:
    lacks = harvest.lacking(content.identity, Settings(DEFAULT_SITE_URL))
    html = (site / start / "om/data/index.html").read_text("utf-8")
    assert lacks
    assert (site / "data/dcat.rdf").exists() is False
    said = "har ingen katalog" if not start else "has no catalogue"
    assert said in html
    assert "modell/sajt.yml" in html
