"""What is said of data and texts that break a rule: one source for the check and for the form.

Each message is what is wrong and what to do, in two wordings: ``file`` for those who write a file,
with its keys, and ``form`` for those who fill in the contribution form, with its labels. ``{namn}``
and the like are filled in by whoever finds the fault: ``{namn}`` is the value's place in the file
("kallor.1.ar"), ``{etikett}`` the field's label in the form ("Källa 1, år"), and ``{tomt}`` what
the form says of a field that is not filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from navet.reading.problems import Problem

FILE, FORM = "fil", "formular"


@dataclass(frozen=True)
class Wording:
    """The same words as a file's and as the form's author is told them."""

    file: str
    form: str

    def __getitem__(self, variant: str) -> str:
        """Return the wording of a variant, FILE or FORM; KeyError for any other."""
        return {FILE: self.file, FORM: self.form}[variant]


@dataclass(frozen=True)
class Message:
    """What is wrong, and what to do about it unless the value's own rule says."""

    message: Wording
    remedy: Wording


def _same(text: str) -> Wording:
    return Wording(text, text)


TYPES: Mapping[str, Wording] = MappingProxyType(
    {
        "string": _same("text"),
        "integer": _same("ett heltal"),
        "number": _same("ett tal"),
        "boolean": Wording("true eller false", "ja eller nej"),
        "array": Wording("en lista", "flera val"),
        "object": Wording("flera rader med ”nyckel: värde”", "flera fält"),
        "null": _same("tomt"),
    }
)

_CORRECT = Wording("Rätta värdet på den raden.", "Rätta det som står i fältet.")

# What to do where a schema does not say: by what the value may be.
REMEDIES: Mapping[str, Wording] = MappingProxyType(
    {
        "ratta": _CORRECT,
        "valj": Wording("{gissning}Välj ett av: {val}.", "Välj i listan."),
        "lagg-till": Wording("Lägg till ”{falt}: …” på en egen rad.", "Fyll i fältet."),
        "har_id": _same(
            "Lägg tillbaka den: filerna görs av den. Ett id som har publicerats ändras aldrig."
        ),
        "filen": _same(
            "Hämta tillbaka den förra versionen, eller skriv den på nytt efter sitt schema."
        ),
        "okant": Wording(
            "{gissning}Rätta stavningen eller ta bort raden. Det här går att skriva: {val}.",
            "Ladda om sidan och försök igen.",
        ),
    }
)

# By the keyword of JSON Schema that is not kept; "other" stands for those that are not named.
# Source of the keywords: https://json-schema.org/draft/2020-12/json-schema-validation
KEYWORDS: Mapping[str, Wording] = MappingProxyType(
    {
        "empty": Wording("{namn} är tomt.", "{tomt}"),
        "emptyFile": Wording("Filen är tom.", "{tomt}"),
        "har_id": _same("Raden med id ”{id}” saknas i {namn}."),
        "required": Wording("”{falt}” saknas i {namn}.", "{tomt}"),
        "additionalProperties": Wording(
            "”{falt}” är inget känt fält i {namn}.", "”{falt}” finns inte i formuläret."
        ),
        "noneOf": Wording("{falt} saknas i {namn}.", "{tomt}"),
        "oneOf": Wording("Bara ett av {falt} får stå i {namn}.", "{etikett} får inte stå med."),
        "type": Wording(
            "{namn} ska vara {vantat}, men är {varde}.",
            "{etikett} ska vara {vantat}, men är {varde}.",
        ),
        "enum": Wording(
            "{namn} är {varde}, som inte finns att välja på.",
            "{etikett}: {varde} finns inte att välja på.",
        ),
        "const": Wording(
            "{namn} är {varde}, som inte finns att välja på.",
            "{etikett}: {varde} finns inte att välja på.",
        ),
        "minLength": Wording(
            "{namn} har {antal} tecken. Det behövs minst {grans}.",
            "{etikett}: texten har {antal} tecken. Det behövs minst {grans}.",
        ),
        "maxLength": Wording(
            "{namn} har {antal} tecken. Det får vara högst {grans}.",
            "{etikett}: texten har {antal} tecken. Det får vara högst {grans}.",
        ),
        "pattern": Wording(
            "{namn} har inte rätt form: {varde}.", "{etikett}: {varde} har inte rätt form."
        ),
        "format": Wording(
            "{namn} är {varde}, som inte är ett datum (ÅÅÅÅ-MM-DD).",
            "{etikett}: {varde} är inget datum.",
        ),
        "minimum": Wording(
            "{namn} är {varde}. Det lägsta är {grans}.",
            "{etikett}: {varde} är för lågt. Det lägsta är {grans}.",
        ),
        "maximum": Wording(
            "{namn} är {varde}. Det högsta är {grans}.",
            "{etikett}: {varde} är för högt. Det högsta är {grans}.",
        ),
        "minItems": Wording(
            "Antalet i {namn} är {antal}. Det behövs minst {grans}.",
            "{etikett}: antalet är {antal}. Det behövs minst {grans}.",
        ),
        "maxItems": Wording(
            "Antalet i {namn} är {antal}. Det får vara högst {grans}.",
            "{etikett}: antalet är {antal}. Det får vara högst {grans}.",
        ),
        "uniqueItems": Wording(
            "{namn} har samma värde två gånger.", "{etikett}: samma val finns två gånger."
        ),
        "other": Wording(
            "{namn} har ett värde som inte går: {varde}.", "{etikett}: {varde} går inte."
        ),
    }
)

_REST_IN_SOURCES = "Behåll det som andra kan lära av, och hänvisa till källorna för resten."

_NO_WORDS = Wording("Avsnittet ”{rubrik}” är tomt.", "Avsnittet ”{etikett}” har inga ord.")
_FEW_WORDS = Wording(
    "Avsnittet ”{rubrik}” har bara {antal} ord.", "Avsnittet ”{etikett}” har bara {antal} ord."
)
_AT_LEAST = _same("Skriv minst {minst} ord.")
_AT_LEAST_OR_NONE = Wording(
    "Skriv minst {minst} ord, eller ta bort rubriken.",
    "Skriv minst {minst} ord, eller lämna fältet tomt.",
)

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "rad": Message(
            Wording(
                "Raden har {antal} tecken. Gränsen är {mest}.",
                "{etikett}: ett stycke har {antal} tecken. Gränsen är {mest}.",
            ),
            Wording("Dela stycket i flera, med en tom rad mellan.", "Dela stycket i flera."),
        ),
        "citat": Message(
            _same("Raden har flera citattecken (>) på rad."),
            _same("Använd högst två, eller skriv texten som ett vanligt stycke."),
        ),
        "indrag": Message(
            _same("Raden är indragen {antal} tecken."),
            _same("Dra in högst {mest} tecken: tre nivåer i en lista räcker."),
        ),
        "ord": Message(
            Wording(
                "Raden har ett ord på {antal} tecken. Gränsen är {mest}.",
                "{etikett}: ett ord har {antal} tecken. Gränsen är {mest}.",
            ),
            Wording("Dela ordet, eller gör det till en länk om det är en adress.", "Dela ordet."),
        ),
        "langd": Message(
            Wording(
                "Texten har {antal} ord. Gränsen är {mest}.",
                "Berättelsen har {antal} ord. Gränsen är {mest}.",
            ),
            _same(_REST_IN_SOURCES),
        ),
        "storlek": Message(
            Wording(
                "Filen har {antal} tecken. Gränsen är {mest}.",
                "Exemplet har {antal} tecken. Gränsen är {mest}.",
            ),
            _same(_REST_IN_SOURCES),
        ),
        "avsnitt-saknas": Message(
            Wording(
                "Avsnittet saknas. Alla sidor av det här slaget har det.",
                "Avsnittet ”{etikett}” är tomt.",
            ),
            Wording("Lägg till rubriken, och skriv avsnittet:", "Skriv minst {minst} ord."),
        ),
        "avsnitt-tomt": Message(_NO_WORDS, _AT_LEAST),
        "avsnitt-tomt-frivilligt": Message(_NO_WORDS, _AT_LEAST_OR_NONE),
        "avsnitt-kort": Message(_FEW_WORDS, _AT_LEAST),
        "avsnitt-kort-frivilligt": Message(_FEW_WORDS, _AT_LEAST_OR_NONE),
        "rubrik": Message(
            _same("Rubriken ”{rubrik}” hör inte till ett exempel."),
            _same(
                "Använd de rubriker som mallen har: {kanda}. Egna rubriker kan stå under dem, "
                "med ###."
            ),
        ),
        "ankare": Message(
            _same("Rubrikens id ”{id}” används av sidans ram."),
            _same("Ge rubriken ett annat id, till exempel {id}-har."),
        ),
        "byggblock": Message(
            _same("Byggblock går inte att använda i ett exempel."),
            _same("Ta bort raden som börjar med {{{{."),
        ),
        "epost": Message(
            Wording(
                "Texten innehåller e-postadressen {epost}.",
                "{etikett}: texten innehåller e-postadressen {epost}.",
            ),
            Wording(
                "Ta bort den. Skriv organisationens namn eller länka till dess webbplats.",
                "Ta bort den. Skriv organisationens namn i stället.",
            ),
        ),
        "personnummer": Message(
            Wording(
                "Texten innehåller något som ser ut som ett personnummer.",
                "{etikett}: texten innehåller något som ser ut som ett personnummer.",
            ),
            _same("Ta bort det. Inga personuppgifter får stå i ett exempel."),
        ),
        "osynligt": Message(
            Wording(
                "Texten innehåller ett osynligt tecken ({kod}).",
                "{etikett}: texten innehåller ett osynligt tecken ({kod}).",
            ),
            _same("Skriv om orden runt det för hand. Tecknet följer ofta med vid kopiering."),
        ),
        "html": Message(
            Wording("{namn} innehåller HTML.", "{etikett}: texten innehåller HTML."),
            _same("Skriv vanlig text. Ta bort tecknen < och >."),
        ),
        "rader": Message(
            Wording("{namn} har flera rader.", "{etikett}: texten har flera rader."),
            _same("Skriv texten på en rad."),
        ),
        "part": Message(
            _same("Ingen av parterna kommer från {sektor}."),
            Wording(
                "Samlingen gäller samverkan mellan det offentliga och civilsamhället. Lägg till "
                "den part som har sektor: {id}.",
                "Samlingen gäller samverkan mellan det offentliga och civilsamhället. Lägg till "
                "den part som saknas, eller ändra en parts sektor.",
            ),
        ),
        "sakerhet": Message(
            _same("Exemplet är märkt som säkert, men ingen källa har en webbadress."),
            Wording(
                "Lägg till en källa som andra kan läsa, eller skriv sakerhet: trolig.",
                "Lägg till en källa som andra kan läsa, eller ändra valet vid ”{etikett}”.",
            ),
        ),
        "framtid": Message(
            Wording(
                "Källan är från {ar}, ett år som inte har varit än.",
                "{etikett}: {ar} har inte varit än.",
            ),
            Wording(
                "Rätta årtalet, eller skriv null om det inte står i källan.",
                "Rätta årtalet, eller lämna fältet tomt om det inte står i källan.",
            ),
        ),
        "framtida-datum": Message(
            Wording("Datumet {datum} har inte varit än.", "{etikett}: {datum} har inte varit än."),
            Wording("Skriv dagens datum.", "Se efter att datorns datum är rätt."),
        ),
        "samma-rubrik": Message(
            Wording("{fil} har samma rubrik.", "{etikett}: ett annat exempel har samma rubrik."),
            Wording(
                "Är det samma exempel, ändra i den filen. Skriv annars en rubrik som skiljer dem "
                "åt.",
                "Är det samma exempel, skriv till redaktionen vad som ska ändras. Skriv annars en "
                "rubrik som skiljer dem åt.",
            ),
        ),
        "okand-kalla": Message(
            Wording(
                "Källan ”{kalla}” finns inte i {lista}.",
                "{etikett}: källa {kalla} finns inte bland källorna.",
            ),
            _same("Rätta hänvisningen eller lägg till källan."),
        ),
        "platshallare": Message(
            Wording("Texten innehåller ”{ord}”.", "{etikett}: texten innehåller ”{ord}”."),
            _same("Skriv färdigt stycket eller ta bort det."),
        ),
        "stycke-igen": Message(
            Wording(
                "{slag} {text} står redan på rad {rad}.",
                "{etikett}: {text} står redan i avsnittet ”{forsta}”.",
            ),
            _same("Ta bort den ena."),
        ),
        "mening-igen": Message(
            Wording(
                "Meningen {text} står redan på rad {rad}.",
                "{etikett}: meningen {text} står redan i avsnittet ”{forsta}”.",
            ),
            _same("Ta bort den ena."),
        ),
        "mening-dubbel": Message(
            Wording(
                "Meningen {text} står två gånger i samma stycke.",
                "{etikett}: meningen {text} står två gånger i samma stycke.",
            ),
            _same("Ta bort den ena."),
        ),
        "lix": Message(
            Wording(
                "Texten har LIX {lix}. Gränsen är {mest}.",
                "Berättelsen är svår att läsa: den har LIX {lix}, och gränsen är {mest}.",
            ),
            Wording(
                "Dela långa meningar och byt långa ord. De tre längsta meningarna: {meningar}",
                "LIX räknar hur många ord meningarna har, och hur stor del av orden som är längre "
                "än sex bokstäver. Dela långa meningar och byt långa ord. Ni kan förhandsgranska "
                "och ladda ned filen ändå, men sajten tar inte emot den förrän texten håller "
                "gränsen. Börja med de tre längsta meningarna, som står här.",
            ),
        ),
    }
)

# What the form asks its author to look at again, in the form's words: none of it is refused.
ADVICE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "telefon": (
            "{etikett}: ”{varde}” ser ut som ett telefonnummer.",
            "Ta bort det om det går till en person.",
        ),
        "person": (
            "{etikett}: ”{varde}” ser ut som namnet på en person.",
            "Skriv organisationen eller rollen i stället. Är det inte en persons namn kan det stå "
            "kvar.",
        ),
        "period": (
            "{etikett}: det går inte att läsa ut från vilket år till vilket.",
            "Skriv årtalen med fyra siffror och det första först, till exempel 2019–2022.",
        ),
        "fragor": (
            "Avsnittet ”{etikett}” har färre än två frågor.",
            "Skriv två till fem, en på varje rad, och sluta var och en med ett frågetecken.",
        ),
        "saker-utan-kalla": (
            "{etikett}: ni har valt ”Säker”, men berättelsen hänvisar inte till någon källa.",
            "Skriv [@1] efter det som kommer från källa 1, eller välj ”Trolig”.",
        ),
    }
)


def problem(
    name: str, path: str, line: int, about: str, *, paste: str = "", **values: object
) -> Problem:
    """Return a problem in the file's words of a message; KeyError if there is none of that name."""
    said = MESSAGES[name]
    return Problem(
        path,
        line,
        about,
        said.message.file.format(**values),
        said.remedy.file.format(**values),
        paste,
    )


def wordings(variant: str) -> dict[str, dict[str, object]]:
    """Return every text of a variant as data, for a program that finds the same faults."""
    return {
        "rad": {name: list(said) for name, said in ADVICE.items()},
        "meningar": {
            name: [said.message[variant], said.remedy[variant]] for name, said in MESSAGES.items()
        },
        "nyckelord": {name: text[variant] for name, text in KEYWORDS.items()},
        "atgarder": {name: text[variant] for name, text in REMEDIES.items()},
        "slag": {name: text[variant] for name, text in TYPES.items()},
    }
