"""What contributors are told about their text, in one place: the build and the form say the same.

Each is what is wrong and what to do; ``{namn}`` are filled in by whoever finds it.
"""

from __future__ import annotations

from types import MappingProxyType

from navet.problems import Problem

SENTENCES = MappingProxyType(
    {
        "rad": (
            "Raden har {antal} tecken. Gränsen är {mest}.",
            "Dela stycket i flera, med en tom rad mellan.",
        ),
        "citat": (
            "Raden har flera citattecken (>) på rad.",
            "Använd högst två, eller skriv texten som ett vanligt stycke.",
        ),
        "indrag": (
            "Raden är indragen {antal} tecken.",
            "Dra in högst {mest} tecken: tre nivåer i en lista räcker.",
        ),
        "ord": (
            "Raden har ett ord på {antal} tecken.",
            "Dela ordet, eller gör det till en länk om det är en adress.",
        ),
        "langd": (
            "Texten har {antal} ord. Gränsen är {mest}.",
            "Behåll det som andra kan lära av, och hänvisa till källorna för resten.",
        ),
        "tomt": (
            "Avsnittet ”{rubrik}” är tomt.",
            "Skriv minst {minst} ord, eller ta bort rubriken om avsnittet inte krävs.",
        ),
        "kort": (
            "Avsnittet ”{rubrik}” har bara {antal} ord.",
            "Skriv minst {minst} ord, eller ta bort rubriken om avsnittet inte krävs.",
        ),
        "storlek": (
            "Filen har {antal} tecken. Gränsen är {mest}.",
            "Behåll det som andra kan lära av, och hänvisa till källorna för resten.",
        ),
        "rubrik": (
            "Rubriken ”{rubrik}” hör inte till ett exempel.",
            "Använd de rubriker som mallen har: {kanda}. Egna rubriker kan stå under dem, med ###.",
        ),
        "ankare": (
            "Rubrikens id ”{id}” används av sidans ram.",
            "Ge rubriken ett annat id, till exempel {id}-har.",
        ),
        "byggblock": (
            "Byggblock går inte att använda i ett exempel.",
            "Ta bort raden som börjar med {{{{.",
        ),
        "epost": (
            "Texten innehåller e-postadressen {epost}.",
            "Ta bort den. Skriv organisationens namn eller länka till dess webbplats.",
        ),
        "personnummer": (
            "Texten innehåller något som ser ut som ett personnummer.",
            "Ta bort det. Inga personuppgifter får stå i ett exempel.",
        ),
        "osynligt": (
            "Texten innehåller ett osynligt tecken ({kod}).",
            "Skriv om orden runt det för hand. Tecknet följer ofta med vid kopiering.",
        ),
        "html": ("{falt} innehåller HTML.", "Skriv vanlig text. Ta bort tecknen < och >."),
        "rader": ("{falt} har flera rader.", "Skriv texten på en rad."),
        "part": (
            "Ingen av parterna kommer från {sektor}.",
            "Samlingen gäller samverkan mellan det offentliga och civilsamhället. Lägg till den "
            "part som har sektor: {id}.",
        ),
        "sakerhet": (
            "Exemplet är märkt som säkert, men ingen källa har en webbadress.",
            "Lägg till en källa som andra kan läsa, eller skriv sakerhet: trolig.",
        ),
        "framtid": (
            "Källan är från {ar}, ett år som inte har varit än.",
            "Rätta årtalet, eller skriv null om det inte står i källan.",
        ),
    }
)


def problem(name: str, path: str, line: int, about: str, **values: object) -> Problem:
    """Return a problem in the words of a sentence; KeyError if there is none of that name."""
    message, remedy = SENTENCES[name]
    return Problem(path, line, about, message.format(**values), remedy.format(**values))
