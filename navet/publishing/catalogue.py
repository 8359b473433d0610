"""The catalogue of the site's data that Sweden's data portal harvests, as RDF/XML.

Every address is absolute and no thing is nameless, as the harvester asks. The format of a file is
a text, which the Swedish profile wants; the European one wants an address there, so the type of
media stands beside it as one.

Source: DCAT-AP-SE 3.0.1, https://docs.dataportal.se/dcat/
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from navet.content import identity, news
from navet.content.identity import Identity
from navet.content.reader import Content
from navet.language.texts import LANGUAGES, Text
from navet.pages.opendata import datasets, harvest
from navet.pages.opendata.fields import Dataset, tables
from navet.reading.settings import Settings

# The portal knows the licence by this address alone: http, a slash last and no language.
LICENCE = "http://creativecommons.org/licenses/by/4.0/"
_EU = "http://publications.europa.eu/resource/authority"
_THEMES = ("GOVE", "SOCI")
_SPOKEN = {"sv": "SWE", "en": "ENG"}
_KEYWORDS = (
    Text("samverkan", "collaboration"),
    Text("civilsamhälle", "civil society"),
    Text("offentlig sektor", "public sector"),
)
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def published(content: Content) -> dict[str, str]:
    """Return the catalogue by its path from the site's root; nothing for a copy that has none."""
    settings = identity.settings_of(content.identity)
    if harvest.lacking(content.identity, settings):
        return {}
    return {harvest.CATALOGUE: xml(content, settings)}


def xml(content: Content, settings: Settings) -> str:
    """Return the catalogue of a copy that says who publishes it and where it is."""
    known = datasets.build(content)
    things = [
        _catalogue(content, settings, known),
        _publisher(content.identity),
        *([_contact(content.identity, settings)] if content.identity.email else []),
    ]
    for dataset in known:
        files = _files(dataset)
        things.append(_dataset(content.identity, settings, dataset, files))
        things += [_distribution(settings, name, title, path) for name, title, path in files]
    spaces = " ".join(f'xmlns:{name}="{value}"' for name, value in _NAMESPACES.items())
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF {spaces}>", *things, "</rdf:RDF>", ""]
    )


def _catalogue(content: Content, settings: Settings, known: Iterable[Dataset]) -> str:
    own = content.identity
    newest = news.build(content.registers[news.REGISTER])[0].day
    title = Text(f"Öppna data från {own.name.sv}", f"Open data from {own.name.en}")
    about = Text(
        "Modellen för samverkan med frågor, exempel, former, ordlista, källor och mallar.",
        "The model of collaboration with its questions, cases, forms, glossary, sources and "
        "templates.",
    )
    return _thing(
        "dcat:Catalog",
        _here(settings, "katalog"),
        [
            *_texts("dcterms:title", title),
            *_texts("dcterms:description", about),
            _link("dcterms:publisher", _organisation(own)),
            _link("dcterms:license", LICENCE),
            _link("foaf:homepage", settings.absolute("om/data/")),
            _link("dcat:themeTaxonomy", f"{_EU}/data-theme"),
            *_languages(),
            _link("dcterms:spatial", f"{_EU}/country/SWE"),
            '<dcterms:modified rdf:datatype="http://www.w3.org/2001/XMLSchema#date">'
            f"{newest}</dcterms:modified>",
            *(_link("dcat:dataset", _here(settings, dataset.name)) for dataset in known),
        ],
    )


def _publisher(own: Identity) -> str:
    kind = harvest.PUBLISHER_TYPES[own.kind]
    return _thing(
        "foaf:Agent",
        _organisation(own),
        [
            f'<foaf:name xml:lang="sv">{escape(own.publisher)}</foaf:name>',
            _link("dcterms:type", f"http://purl.org/adms/publishertype/{kind}"),
        ],
    )


def _contact(own: Identity, settings: Settings) -> str:
    return _thing(
        "vcard:Organization",
        _here(settings, "kontakt"),
        [
            f"<vcard:fn>{escape(own.publisher)}</vcard:fn>",
            _link("vcard:hasEmail", f"mailto:{own.email}"),
        ],
    )


def _dataset(
    own: Identity, settings: Settings, dataset: Dataset, files: list[tuple[str, Text, str]]
) -> str:
    contact = [_link("dcat:contactPoint", _here(settings, "kontakt"))] if own.email else []
    return _thing(
        "dcat:Dataset",
        _here(settings, dataset.name),
        [
            *_texts("dcterms:title", dataset.title),
            *_texts("dcterms:description", dataset.about),
            _link("dcterms:publisher", _organisation(own)),
            *contact,
            *(line for word in _KEYWORDS for line in _texts("dcat:keyword", word)),
            *(_link("dcat:theme", f"{_EU}/data-theme/{theme}") for theme in _THEMES),
            *_languages(),
            _link("dcterms:spatial", f"{_EU}/country/SWE"),
            _link("dcterms:accessRights", f"{_EU}/access-right/PUBLIC"),
            _link("dcat:landingPage", settings.absolute("om/data/")),
            *(_link("dcat:distribution", _here(settings, name)) for name, _, _ in files),
        ],
    )


def _distribution(settings: Settings, name: str, title: Text, path: str) -> str:
    kind = "application/json" if path.endswith(".json") else "text/csv"
    address = settings.absolute(path)
    return _thing(
        "dcat:Distribution",
        _here(settings, name),
        [
            *_texts("dcterms:title", title),
            _link("dcat:accessURL", address),
            _link("dcat:downloadURL", address),
            f"<dcterms:format>{kind}</dcterms:format>",
            _link("dcat:mediaType", f"http://www.iana.org/assignments/media-types/{kind}"),
            _link("dcterms:license", LICENCE),
            _link("dcatap:availability", f"{_EU}/planned-availability/STABLE"),
        ],
    )


def _files(dataset: Dataset) -> list[tuple[str, Text, str]]:
    """Return the name, title and path of each file of a set."""
    whole = (f"{dataset.name}-json", dataset.title, f"data/{dataset.name}.json")
    parts = [(f"{one.name}-csv", one.title, f"data/{one.name}.csv") for one in tables(dataset)]
    return [whole, *parts]


def _here(settings: Settings, name: str) -> str:
    return f"{settings.absolute(harvest.CATALOGUE)}#{name}"


def _organisation(own: Identity) -> str:
    return f"http://dataportal.se/organisation/SE{own.number.replace('-', '')}"


def _thing(kind: str, address: str, lines: list[str]) -> str:
    return "\n".join([f"<{kind} rdf:about={quoteattr(address)}>", *lines, f"</{kind}>"])


def _link(name: str, address: str) -> str:
    return f"<{name} rdf:resource={quoteattr(address)}/>"


def _texts(name: str, text: Text) -> list[str]:
    return [f'<{name} xml:lang="{lang}">{escape(text[lang])}</{name}>' for lang in LANGUAGES]


def _languages() -> list[str]:
    return [_link("dcterms:language", f"{_EU}/language/{_SPOKEN[lang]}") for lang in LANGUAGES]
