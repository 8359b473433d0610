"""The sets of data: what their fields are and say, and their rows, from what the pages show.

Ids are the content's own and never change what they mean; addresses are those of this copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from navet.content import citations, forms, glossary, identity, templates
from navet.content.cases.model import Case
from navet.content.places import url_of
from navet.content.reader import Content
from navet.documents import views as documents
from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES, Text
from navet.pages.opendata.fields import (
    BOTH,
    DAY,
    LIST,
    LIST_OF_BOTH,
    NUMBER,
    ROWS,
    TEXT,
    TRUTH,
    Dataset,
    Field,
    Row,
)
from navet.reading.settings import Settings

_ID = Field("id", TEXT, Text("Id, som aldrig byter betydelse", "The id, which keeps its meaning"))
_NAME = Field("namn", BOTH, Text("Namn", "Name"))
_PAGE = Field("sida", BOTH, Text("Sidans adress", "The page’s address"))
_TURN = Field("nummer", NUMBER, Text("Plats i ordningen, från 1", "Place in the order, from 1"))
_LANGUAGE = Field("sprak", TEXT, Text("Språk (sv, en …)", "Language (sv, en …)"))
_ADDRESS = Field("adress", TEXT, Text("Adress på webben", "Address on the web"), optional=True)
_YEAR = Field("ar", NUMBER, Text("År, om det är känt", "Year, if known"), optional=True)


def _named(name: str, swedish: str, english: str) -> Field:
    return Field(name, BOTH, Text(swedish, english))


def _ids(name: str, swedish: str, english: str) -> Field:
    return Field(name, LIST, Text(swedish, english))


def _id_of(name: str, swedish: str, english: str, *, optional: bool = False) -> Field:
    return Field(name, TEXT, Text(swedish, english), optional)


def _day(name: str, swedish: str, english: str) -> Field:
    return Field(name, DAY, Text(swedish, english), optional=True)


_QUESTIONS = Field(
    "fragor",
    ROWS,
    Text("Följdfrågorna", "The follow-up questions"),
    fields=(
        _ID,
        _TURN,
        _id_of(
            "perspektiv",
            "Vems fråga det är: bada, offentlig eller civil",
            "Whose question it is: bada (both), offentlig (public) or civil",
        ),
        _named("text", "Frågan", "The question"),
        _named("kort", "Vägledning i korthet", "Guidance in short"),
    ),
    key=("id",),
)
_STEPS = Field(
    "steg",
    ROWS,
    Text("Stegen", "The steps"),
    fields=(
        _ID,
        Field("nummer", NUMBER, Text("Stegets nummer, 1–12", "The step’s number, 1–12")),
        _NAME,
        _named("syfte", "Vad steget är till för", "What the step is for"),
        _named(
            "nyckelfraga",
            "Nyckelfrågan, på svenska med MUCF:s ord",
            "The key question; MUCF’s words in Swedish, our translation in English",
        ),
        Field("rad", LIST_OF_BOTH, Text("Råd", "Advice")),
        _PAGE,
        _QUESTIONS,
    ),
    key=("id",),
)
_MODEL = (
    _ID,
    Field("nummer", NUMBER, Text("0 för förutsättningarna, 1–3 för faserna", "0 to 3")),
    _id_of("slag", "forutsattning eller fas", "forutsattning (preconditions) or fas (phase)"),
    _NAME,
    _named("syfte", "Vad delen är till för", "What the part is for"),
    _PAGE,
    _STEPS,
)
_CASES = (
    _ID,
    _named("titel", "Rubrik", "Title"),
    _named("sammanfattning", "Sammanfattning", "Summary"),
    _named("plats", "Plats", "Place"),
    _named("period", "När det hände", "When it happened"),
    _named("malgrupp", "För vem", "For whom"),
    _ids("lan", "Län (lista lan i val)", "Counties (list lan in val)"),
    _id_of("niva", "Nivå (lista niva i val)", "Level (list niva in val)"),
    _ids("teman", "Teman (lista tema i val)", "Themes (list tema in val)"),
    _ids("former", "Former, huvudformen först (lista form i val)", "Forms, the main one first"),
    Field("anvander_modellen", TRUTH, Text("Om MUCF:s modell användes", "Uses MUCF’s model")),
    _id_of("resultat", "Om resultatet är visat", "Whether results are shown", optional=True),
    _id_of("kostnad", "Om kostnaden är känd", "Whether the cost is known", optional=True),
    _id_of("utvardering", "Om någon utomstående utvärderat", "Evaluated by others", optional=True),
    _id_of("sakerhet", "Hur säkra uppgifterna är", "How certain the facts are"),
    _day("granskad", "När en redaktör läste det", "When an editor read it"),
    _day("inskickad", "När det skickades in, om ingen har läst det", "When sent in, if unread"),
    _day("galler_till", "Sista dagen då uppgifterna gäller", "The last day the facts hold"),
    _PAGE,
    Field(
        "fakta",
        ROWS,
        Text("Övriga uppgifter i faktarutan", "Other facts in the fact box"),
        fields=(
            _TURN,
            _NAME,
            Field("varde", TEXT, Text("Uppgiften", "The fact")),
        ),
        key=("exempel", "nummer"),
    ),
    Field(
        "parter",
        ROWS,
        Text("Parterna", "The parties"),
        fields=(
            _TURN,
            _NAME,
            _id_of("sektor", "Sektor (lista sektorer i val)", "Sector (list sektorer in val)"),
            Field("roll", BOTH, Text("Vad parten gjorde", "What the party did"), optional=True),
        ),
        key=("exempel", "nummer"),
    ),
    Field(
        "steg",
        ROWS,
        Text("Stegen som exemplet belyser", "The steps that the case lights up"),
        fields=(
            _id_of("steg", "Stegets id i modell", "The step’s id in modell"),
            _named("varfor", "Varför, enligt oss", "Why, in our judgement"),
        ),
        key=("exempel", "steg"),
    ),
    Field(
        "kallor",
        ROWS,
        Text("Källorna", "The sources"),
        fields=(
            _TURN,
            Field("titel", TEXT, Text("Titel", "Title")),
            _ADDRESS,
            _YEAR,
            _LANGUAGE,
        ),
        key=("exempel", "nummer"),
    ),
)
_CHOICES = (
    _id_of("lista", "Vilken lista id:t hör till", "Which list the id belongs to"),
    _ID,
    _NAME,
)
_FORMS = (
    _ID,
    _NAME,
    _named("vad", "Vad formen är", "What the form is"),
    _ids("nivaer", "Nivåer: lokal, regional, nationell", "Levels: local, regional, national"),
    Field("nivatext", BOTH, Text("Mer om nivån", "More about the level"), optional=True),
    _named("initiativ", "Vem som tar initiativ", "Who takes the initiative"),
    _id_of("pengar", "Om pengar ingår: ja, delvis, nej", "Whether money is part of it"),
    _named("pengar_text", "Mer om pengar", "More about money"),
    _id_of("bindande", "Om den binder: ja, delvis, nej", "Whether it binds"),
    _named("bindande_text", "Mer om vad som binder", "More about what binds"),
    _named("passar", "När den passar", "When it fits"),
    _named("passar_inte", "När den inte passar", "When it does not fit"),
    _ids("kodens_nivaer", "Nivåer i Koden", "Levels of the Code"),
    _PAGE,
)
_TERMS = (
    _ID,
    _named("term", "Ordet", "The term"),
    _named("forklaring", "Förklaring", "Explanation"),
    _id_of("forkortning", "Förkortning", "Abbreviation", optional=True),
    _ids("synonymer_sv", "Synonymer på svenska", "Synonyms in Swedish"),
    _ids("synonymer_en", "Synonymer på engelska", "Synonyms in English"),
    _ids("forvaxla_inte", "Id för ord som det förväxlas med", "Ids of terms it is mistaken for"),
    Field("las_mer", BOTH, Text("Sida att läsa mer på", "A page to read more on"), optional=True),
    _PAGE,
)
_SOURCES = (
    _ID,
    Field("titel", TEXT, Text("Titel", "Title")),
    Field("utgivare", TEXT, Text("Utgivare", "Publisher")),
    _YEAR,
    Field("ar_omkring", TRUTH, Text("Året är vår slutsats", "The year is our conclusion")),
    _ADDRESS,
    _LANGUAGE,
    _day("kontrollerad", "När adressen senast öppnades", "When the address was last opened"),
    Field("arkivkopia", TRUTH, Text("Läst som arkiverad kopia", "Read as an archived copy")),
)
_TEMPLATES = (
    _ID,
    _NAME,
    _named("syfte", "Vad mallen är till för", "What the template is for"),
    Field("sida", BOTH, Text("Sidans adress", "The page’s address"), optional=True),
    Field(
        "falt",
        ROWS,
        Text("Fälten i mallen", "The fields of the template"),
        fields=(
            _ID,
            _id_of(
                "grupp", "Del av filen som fältet upprepas i", "Part of the file", optional=True
            ),
            _id_of("slag", "Slag av svar", "Kind of answer"),
            _NAME,
            _named("hjalp", "Vad ni skriver", "What to write"),
            Field("obligatoriskt", TRUTH, Text("Behövs alltid", "Always needed")),
            _id_of("val", "Lista i val att välja ur", "List in val to choose from", optional=True),
        ),
        key=("mall", "id"),
    ),
    Field(
        "filer",
        ROWS,
        Text("Filerna att ladda ned", "The files to download"),
        fields=(
            _ID,
            _LANGUAGE,
            _id_of("typ", "Filens typ", "Type of the file"),
            Field("titel", TEXT, Text("Titel", "Title")),
            _id_of("variant", "blank eller ifylld", "blank, or ifylld (filled in)", optional=True),
            Field("adress", TEXT, Text("Filens adress", "The file’s address")),
            Field("storlek", NUMBER, Text("Storlek i byte", "Size in bytes")),
            Field("sha256", TEXT, Text("Kontrollsumma, SHA-256", "Checksum, SHA-256")),
        ),
        key=("id", "sprak"),
    ),
)


@dataclass(frozen=True)
class _Maker:
    """What rows are made from: the content, and this copy's addresses."""

    content: Content
    settings: Settings

    def page_if_any(self, key: str) -> Row | None:
        """Return the address of a page, or None if there is no such page."""
        return self.page(key) if self.content.site.has(key, DEFAULT_LANGUAGE) else None

    def page(self, target: str) -> Row:
        """Return the address of a page, or a place on it, in each language it is there in."""
        key, mark, anchor = target.partition("#")
        return {
            lang: self.settings.absolute(url_of(key, lang)) + mark + anchor
            if self.content.site.page(key, lang)
            else None
            for lang in LANGUAGES
        }


def build(content: Content) -> tuple[Dataset, ...]:
    """Return every set of data, in the order to show them in."""
    maker = _Maker(content, identity.settings_of(content.identity))
    return tuple(
        Dataset(name, one, title, about, fields, partial(rows, maker), key)
        for name, one, title, about, fields, rows, key in _SETS
    )


def _both(text: Text) -> Row:
    """Return a text in each language, without the places where a file may divide its words."""
    return {lang: text[lang].replace("\u00ad", "") for lang in LANGUAGES}


def _maybe_both(text: Text | None) -> Row | None:
    return _both(text) if text else None


def _model(maker: _Maker) -> Iterable[Row]:
    for part in maker.content.model.parts:
        yield {
            "id": part.id,
            "nummer": part.number,
            "slag": part.kind,
            "namn": _both(part.name),
            "syfte": _both(part.purpose),
            "sida": maker.page(part.page),
            "steg": [
                {
                    "id": step.id,
                    "nummer": step.number,
                    "namn": _both(step.name),
                    "syfte": _both(step.purpose),
                    "nyckelfraga": _both(step.key_question),
                    "rad": [_both(advice) for advice in step.advice],
                    "sida": maker.page(step.page),
                    "fragor": [
                        {
                            "id": question.id,
                            "nummer": number,
                            "perspektiv": question.perspective,
                            "text": _both(question.text),
                            "kort": _both(question.short),
                        }
                        for number, question in enumerate(step.questions, 1)
                    ],
                }
                for step in part.steps
            ],
        }


def _cases(maker: _Maker) -> Iterable[Row]:
    library = maker.content.cases
    for case in sorted(library.all(DEFAULT_LANGUAGE), key=lambda case: case.id):
        other = library.case(case.id, "en")
        english = other if other and other.lang == "en" else None
        yield {
            "id": case.id,
            "titel": _said(case, english, lambda one: one.title),
            "sammanfattning": _said(case, english, lambda one: one.summary),
            "plats": _said(case, english, lambda one: one.place),
            "period": _said(case, english, lambda one: one.period),
            "malgrupp": _said(case, english, lambda one: one.target_group),
            "lan": list(case.counties),
            "niva": case.level,
            "teman": list(case.themes),
            "former": list(case.forms),
            "anvander_modellen": case.uses_model,
            "resultat": case.result or None,
            "kostnad": case.cost or None,
            "utvardering": case.evaluation or None,
            "sakerhet": case.certainty,
            "granskad": _iso(case.reviewed),
            "inskickad": _iso(case.submitted),
            "galler_till": _iso(case.valid_until),
            "sida": maker.page(case.key),
            "fakta": [
                {"nummer": number, "namn": _both(fact.name), "varde": fact.value}
                for number, fact in enumerate(case.facts, 1)
            ],
            "parter": list(_parties(case, english)),
            "steg": [
                {
                    "steg": reason.step_id,
                    "varfor": _said(case, english, lambda one, s=reason.step_id: one.reason(s)),
                }
                for reason in case.reasons
            ],
            "kallor": list(_case_sources(maker, case)),
        }


def _said(case: Case, english: Case | None, words: Callable[..., str]) -> Row:
    return {"sv": words(case), "en": words(english) if english else None}


def _parties(case: Case, english: Case | None) -> Iterable[Row]:
    for index, party in enumerate(case.parties):
        other = english.parties[index] if english else None
        role = {"sv": party.role, "en": other.role if other else None}
        yield {
            "nummer": index + 1,
            "namn": {"sv": party.name, "en": other.name if other else None},
            "sektor": party.sector,
            "roll": role if party.role else None,
        }


def _case_sources(maker: _Maker, case: Case) -> Iterable[Row]:
    page = maker.content.site.page(case.key, DEFAULT_LANGUAGE)
    for number, source in enumerate(citations.own_sources(page).values() if page else (), 1):
        yield {
            "nummer": number,
            "titel": source.title,
            "adress": source.url,
            "ar": source.year,
            "sprak": source.lang,
        }


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _choices(maker: _Maker) -> Iterable[Row]:
    for name, words in maker.content.cases.names.items():
        for own, text in words.items():
            yield {"lista": name, "id": own, "namn": _both(text)}
    options = templates.build(maker.content.registers[templates.NAME]).options
    for name, choices in options.items():
        for choice in choices:
            yield {"lista": f"mallar.{name}", "id": choice.id, "namn": _both(choice.text)}


def _forms(maker: _Maker) -> Iterable[Row]:
    for form in forms.build(maker.content.registers[forms.REGISTER]).values():
        yield {
            "id": form.id,
            "namn": _both(form.name),
            "vad": _both(form.what),
            "nivaer": list(form.levels),
            "nivatext": _maybe_both(form.level_text),
            "initiativ": _both(form.initiative),
            "pengar": form.money.value,
            "pengar_text": _both(form.money.text),
            "bindande": form.binding.value,
            "bindande_text": _both(form.binding.text),
            "passar": _both(form.fits),
            "passar_inte": _both(form.fits_not),
            "kodens_nivaer": list(form.code_levels),
            "sida": maker.page(form.page),
        }


def _terms(maker: _Maker) -> Iterable[Row]:
    for term in glossary.build(maker.content.registers[glossary.REGISTER]).values():
        yield {
            "id": term.id,
            "term": _both(term.term),
            "forklaring": _both(term.explanation),
            "forkortning": term.abbreviation or None,
            "synonymer_sv": list(term.synonyms["sv"]),
            "synonymer_en": list(term.synonyms["en"]),
            "forvaxla_inte": [other.id for other in term.confused if other.id],
            "las_mer": maker.page(term.page) if term.page else None,
            "sida": maker.page(term.target),
        }


def _sources(maker: _Maker) -> Iterable[Row]:
    for source in maker.content.registers.sources.values():
        yield {
            "id": source.id,
            "titel": source.title,
            "utgivare": source.publisher,
            "ar": source.year,
            "ar_omkring": source.year_about,
            "adress": source.url,
            "sprak": source.lang,
            "kontrollerad": source.checked,
            "arkivkopia": source.archived,
        }


def _templates(maker: _Maker) -> Iterable[Row]:
    known = templates.build(maker.content.registers[templates.NAME])
    files = documents.ready(maker.content)
    for tool in known.tools.values():
        yield {
            "id": tool.id,
            "namn": _both(tool.name),
            "syfte": _both(tool.purpose),
            "sida": maker.page_if_any(documents.page_of(maker.content, tool.id)),
            "falt": [_template_field(field) for field in tool.fields],
            "filer": [
                {
                    "id": item.id,
                    "sprak": item.lang,
                    "typ": item.type,
                    "titel": item.title,
                    "variant": item.variant or None,
                    "adress": maker.settings.absolute(item.path),
                    "storlek": item.size,
                    "sha256": item.sha256,
                }
                for item in files.items
                if item.tool == tool.id
            ],
        }


def _template_field(field: templates.Field) -> Row:
    return {
        "id": field.id,
        "grupp": field.group or None,
        "slag": field.kind,
        "namn": _both(field.name),
        "hjalp": _both(field.help),
        "obligatoriskt": field.required,
        "val": f"mallar.{field.options}" if field.options else None,
    }


_Set = tuple[
    str, str, Text, Text, tuple[Field, ...], Callable[[_Maker], Iterable[Row]], tuple[str, ...]
]
_SETS: tuple[_Set, ...] = (
    (
        "modell",
        "del",
        Text("Modellen och frågorna", "The model and the questions"),
        Text(
            "Fyra delar, tolv steg och alla frågor. Namnen på delar och steg och de tolv "
            "nyckelfrågorna på svenska är MUCF:s, resten är vårt.",
            "Four parts, twelve steps and all the questions. The Swedish names of parts and steps "
            "and the twelve key questions in Swedish are MUCF’s, the rest is ours.",
        ),
        _MODEL,
        _model,
        ("id",),
    ),
    (
        "exempel",
        "exempel",
        Text("Exemplen", "The cases"),
        Text(
            "Samverkan från hela landet: var, när, vilka som deltog, vilka steg exemplet belyser "
            "och källorna. Den löpande texten står bara på sidorna.",
            "Collaboration from all over Sweden: where, when, who took part, which steps the case "
            "lights up, and the sources. The running text is on the pages alone.",
        ),
        _CASES,
        _cases,
        ("id",),
    ),
    (
        "val",
        "val",
        Text("Listor med val", "Lists of choices"),
        Text(
            "Vad de id som exemplen och mallarna använder heter på svenska och engelska.",
            "What the ids that the cases and the templates use are called in each language.",
        ),
        _CHOICES,
        _choices,
        ("lista", "id"),
    ),
    (
        "former",
        "form",
        Text("Formerna för samverkan", "The forms of collaboration"),
        Text(
            "Former för samverkan, stöd och köp, jämförda på samma punkter.",
            "Forms of collaboration, support and purchase, compared on the same points.",
        ),
        _FORMS,
        _forms,
        ("id",),
    ),
    (
        "ordlista",
        "ord",
        Text("Ordlistan", "The glossary"),
        Text(
            "Ord om samverkan, förklarade på svenska och engelska.",
            "Words about collaboration, explained in Swedish and English.",
        ),
        _TERMS,
        _terms,
        ("id",),
    ),
    (
        "kallor",
        "kalla",
        Text("Källorna", "The sources"),
        Text(
            "De källor som sajtens sidor hänvisar till. Exemplens källor står i exemplen.",
            "The sources that the site’s pages refer to. Those of the cases are in the cases.",
        ),
        _SOURCES,
        _sources,
        ("id",),
    ),
    (
        "mallar",
        "mall",
        Text("Mallarna", "The templates"),
        Text(
            "Vad varje mall är till för, dess fält och filerna att ladda ned.",
            "What each template is for, its fields and the files to download.",
        ),
        _TEMPLATES,
        _templates,
        ("id",),
    ),
)


NAMES = tuple(name for name, *_ in _SETS)
