"""Generated cases, to see how search fares when there are thousands of them.

They are put together from the real cases' own sentences, places, themes and forms, so that their
words are as common, and as rare, as in real cases.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from navet.content.kinds import CASE
from navet.content.reader import Content
from navet.search.keywords import Keywords
from navet.search.pages import SearchPage, Section

SEED = 20261121
_PLACES = [
    "Ale",
    "Arboga",
    "Arvika",
    "Avesta",
    "Berg",
    "Boden",
    "Bollnäs",
    "Borgholm",
    "Borlänge",
    "Borås",
    "Botkyrka",
    "Båstad",
    "Dals-Ed",
    "Degerfors",
    "Ekerö",
    "Emmaboda",
    "Enköping",
    "Eskilstuna",
    "Eslöv",
    "Falkenberg",
    "Falköping",
    "Falun",
    "Filipstad",
    "Flen",
    "Gislaved",
    "Gnosjö",
    "Grums",
    "Gävle",
    "Götene",
    "Habo",
    "Hagfors",
    "Hallsberg",
    "Halmstad",
    "Haninge",
    "Haparanda",
    "Heby",
    "Helsingborg",
    "Hjo",
    "Huddinge",
    "Hudiksvall",
    "Hällefors",
    "Härnösand",
    "Härryda",
    "Höganäs",
    "Jokkmokk",
    "Jönköping",
    "Kalix",
    "Kalmar",
    "Karlshamn",
    "Karlskoga",
    "Karlskrona",
    "Karlstad",
    "Katrineholm",
    "Kil",
    "Kinda",
    "Kiruna",
    "Klippan",
    "Kramfors",
    "Kristianstad",
    "Kumla",
    "Kungsbacka",
    "Kungälv",
    "Köping",
    "Landskrona",
    "Laxå",
    "Leksand",
    "Lerum",
    "Lidköping",
    "Lindesberg",
    "Linköping",
    "Ljungby",
    "Ludvika",
    "Luleå",
    "Lund",
    "Lycksele",
    "Malmö",
    "Mariestad",
    "Mora",
    "Motala",
    "Mölndal",
    "Nacka",
    "Nora",
    "Norberg",
    "Norrköping",
    "Norrtälje",
    "Nybro",
    "Nynäshamn",
    "Nässjö",
    "Ockelbo",
    "Orsa",
    "Osby",
    "Oskarshamn",
    "Pajala",
    "Partille",
    "Piteå",
    "Ronneby",
    "Sala",
    "Sandviken",
    "Sigtuna",
    "Simrishamn",
    "Skara",
    "Skellefteå",
    "Skövde",
    "Sollefteå",
    "Solna",
    "Sundbyberg",
    "Sundsvall",
    "Säffle",
    "Söderhamn",
    "Södertälje",
    "Tierp",
    "Timrå",
    "Tranås",
    "Trelleborg",
    "Trollhättan",
    "Trosa",
    "Täby",
    "Uddevalla",
    "Ulricehamn",
    "Umeå",
    "Uppsala",
    "Vadstena",
    "Vansbro",
    "Varberg",
    "Vetlanda",
    "Vimmerby",
    "Visby",
    "Vänersborg",
    "Värnamo",
    "Västervik",
    "Västerås",
    "Växjö",
    "Ystad",
    "Åmål",
    "Åre",
    "Älmhult",
    "Ängelholm",
    "Örebro",
    "Örnsköldsvik",
    "Östersund",
    "Östhammar",
]


@dataclass(frozen=True)
class Cases:
    """Generated cases, and the keywords of the site with what the cases say added."""

    pages: list[SearchPage]
    keywords: Keywords


def make(real: list[SearchPage], content: Content, known: Keywords, count: int) -> Cases:
    """Return count cases in each language that has real ones, the same every time."""
    chance = random.Random(SEED)
    register = content.registers["exempelregister"]
    made: list[SearchPage] = []
    places, facts = dict(known.places), dict(known.facts)
    for lang in ("sv", "en"):
        models = [page for page in real if page.is_case and page.lang == lang]
        sentences = [
            sentence
            for page in models
            for section in page.sections
            for sentence in section.text.split(". ")
        ]
        for number in range(count if models else 0):
            place = chance.choice(_PLACES)
            theme, form = (chance.choice(register[name])[lang] for name in ("teman", "former"))
            title = f"{theme}: {form}, {place}"
            page = _page(chance, chance.choice(models), sentences, title, number)
            made.append(page)
            places[page.url] = f"{place} {chance.choice(register['lan'])[lang]}"
            facts[page.url] = f"{theme} {form} {page.description}"
    return Cases(made, replace(known, places=places, facts=facts))


def _page(
    chance: random.Random, model: SearchPage, sentences: list[str], title: str, number: int
) -> SearchPage:
    prefix = "" if model.lang == "sv" else f"{model.lang}/"
    sections = tuple(
        Section(
            section.level,
            section.anchor,
            section.heading,
            ". ".join(chance.choices(sentences, k=max(1, section.text.count(". ")))),
        )
        for section in model.sections
    )
    return SearchPage(
        f"{prefix}exempel/skapat-{number:04}/",
        model.lang,
        CASE,
        title,
        ". ".join(chance.choices(sentences, k=2)),
        "",
        sections,
    )
