"""Drafts that somebody can type in the form."""

from __future__ import annotations

import datetime

from navet.look.county_map import TILES
from tests.checks.cases.drafts import (
    FIELDS,
    REQUIRED_SECTIONS,
    Draft,
    chars,
    chosen,
    easy,
    hard,
    of_words,
    parties,
    sources,
    text,
    typed,
)

# Stands for the title of a case that there is.
TAKEN = "upptagen rubrik"
THIS_YEAR = datetime.date.today().year
_NO_PARTIES = dict.fromkeys(name for name in FIELDS if name.startswith("parter."))
_NO_SOURCES = dict.fromkeys(name for name in FIELDS if name.startswith("kallor."))
_UNCITED = {name: FIELDS[name].replace(" [@1]", "") for name in REQUIRED_SECTIONS}
COUNTIES = list(TILES)
_TEN = "Kommunen bad föreningen om hjälp med att nå de unga."


def _lengths(name: str, least: int, most: int) -> dict[str, Draft]:
    """Return drafts with a field at its limits and just beyond them."""
    limits = {least - 1: name, least: "", most: "", most + 1: name}
    return {
        f"{name} {count}": Draft(tuple(about.split()), {name: chars(count)})
        for count, about in limits.items()
        if count > 0
    }


def _addresses() -> dict[str, Draft]:
    name = "kallor.1.adress"
    sound = (
        "http://example.se", "https://example.se/", "https://www.example.se:8080/a/b?c=d&e=(f)#g",
        "https://räksmörgås.se/å?ä=ö", "https://example.se?a=b", "https://example.se#a", "",
        "  https://example.se/a  ", "https://example.se/?nr=811218-9876", "https://example.se/@namn",
        "https://example.se/" + "a" * 481, "www.example.se", "WWW.example.se/a",
    )  # fmt: skip
    broken = (
        "www.example", "example.se", "javascript:alert(1)", "ftp://example.se/", "https://",
        "https://example", "https://example.s", "https://example.se.", "https://a@example.se/",
        "https://example.se/a b", "https://example.se/<b>", "https:/example.se", "finns inte",
        "HTTPS://EXAMPLE.SE", "https://example.se/`a`", "https://example.se/" + "a" * 482,
    )  # fmt: skip
    return {
        **{f"adress {one[:40]} {len(one)}": Draft((), {name: one}) for one in sound},
        **{f"adress {one[:40]} {len(one)}": Draft((name,), {name: one}) for one in broken},
    }


def _years() -> dict[str, Draft]:
    name = "kallor.1.ar"
    sound = ("", "1900", str(THIS_YEAR), " 2020 ")
    broken = (
        "1899", "0", "000", str(THIS_YEAR + 1), "2100", "2101", "20200", "2020202", "-5", "1e3",
        "2020-2021", "2020.5", "i fjol", "٢٠٢٣", "２０２３", "true", "null",
    )  # fmt: skip
    return {
        **{f"ar {one}": Draft((), {name: one}) for one in sound},
        **{f"ar {one}": Draft((name,), {name: one}) for one in broken},
    }


HEAD: dict[str, Draft] = {
    "sund": Draft(),
    **_lengths("titel", 10, 80),
    **_lengths("plats", 2, 100),
    **_lengths("period", 4, 90),
    **_lengths("malgrupp", 4, 140),
    **_lengths("sammanfattning", 80, 400),
    **_lengths("parter.1.namn", 2, 140),
    **_lengths("parter.1.roll", 2, 60),
    **_lengths("steg.malgrupp", 15, 160),
    **_lengths("kallor.1.titel", 4, 160),
    **{f"{name} tomt": Draft((name,), {name: None}) for name in
       ("titel", "plats", "niva", "period", "malgrupp", "sammanfattning", "sakerhet")},
    "titel blanksteg": typed("titel", titel="      "),
    "titel osynlig": typed("titel", titel="\u200b\u00ad\ufeff\u2060"),
    "titel omgiven": typed(titel="  Prövköping: en lots  "),
    "titel radbruten": typed(titel="Prövköping:\n\ten lots\u2028för unga"),
    "titel citattecken": typed(titel="Prövköping: \"en\" 'lots' ”nu”"),
    "titel yaml": typed(titel="- [a]: {b} # c & *d !e | > %f @g `h"),
    "titel snedstreck": typed(titel="Prövköping C:\\ny\\text"),
    "titel emoji 80": typed(titel="🎉" * 80),
    "titel emoji 81": typed("titel", titel="🎉" * 81),
    "titel delade tecken 80": typed(titel="a\u030a" * 80),
    "titel delade tecken 81": typed("titel", titel="a\u030a" * 81),
    "titel utan tecken": typed(titel="Prövköping\ufffe: en\U0001ffff lots"),
    "titel halvt tecken": typed(titel="Prövköping\ud83d: en lots"),
    "titel html": typed("titel", titel="Prövköping: <b>lots</b>"),
    "titel sluttagg": typed("titel", titel="Prövköping: lots</b>"),
    "titel mindre an": typed(titel="Prövköping: 5 < 7 och a<5"),
    "titel entitet": typed(titel="Prövköping: &lt;b&gt; &#64;"),
    "titel e-post": typed("titel", titel="Prövköping: anna@example.se"),
    "titel personnummer": typed("titel", titel="Prövköping: 811218-9876"),
    "plats e-post och html": typed("plats", plats="<i>anna (at) example.se"),
    "lan inga": chosen("lan", lan=[]),
    "lan alla utom ett": chosen("", lan=COUNTIES[:21]),
    "lan alla": chosen("lan", lan=COUNTIES),
    "lan okant": chosen("lan.1", lan=["atlantis"]),
    "teman inga": chosen("teman", teman=[]),
    "teman fyra": chosen("", teman=["aldre", "arbete", "kultur", "skola"]),
    "teman fem": chosen("teman", teman=["aldre", "arbete", "kultur", "skola", "klimat"]),
    "form inga": chosen("form", form=[]),
    "form fyra": chosen("", form=["iop", "nod", "avtal", "labb"]),
    "form fem": chosen("form", form=["iop", "nod", "avtal", "labb", "lots"]),
    "val dubbla": chosen("form", form=["iop", "iop"]),
    "inga val alls": chosen("lan teman form", lan=[], teman=[], form=[]),
    "modellen": Draft((), {"anvander_modellen": True}),  # type: ignore[dict-item]
    "niva okand": typed("niva", niva="Lokalt"),
    "sakerhet okand": typed("sakerhet", sakerhet="Säker"),
    "saker": typed(sakerhet="saker"),
    "saker utan adress": typed("sakerhet", sakerhet="saker", kallor_1_adress=None),
    "saker med fel adress": typed("kallor.1.adress", sakerhet="saker", kallor_1_adress="nej"),
    "trolig utan adress": typed(kallor_1_adress=None),
    "inga parter": Draft(("parter",), _NO_PARTIES),
    "en part": Draft(("parter",), _NO_PARTIES | parties(1)),
    "tolv parter": Draft((), parties(12)),
    "tretton parter": Draft(("parter",), parties(13)),
    "bara offentliga": typed("parter", parter_2_sektor="offentlig"),
    "bara civilsamhalle": typed("parter", parter_1_sektor="civilsamhalle"),
    "bara naringsliv": typed("parter", parter_1_sektor="naringsliv", parter_2_sektor="akademi"),
    "en ovrig": typed(parter_2_sektor="ovrig"),
    "sektor saknas": typed("parter parter.1.sektor", parter_1_sektor=None),
    "bada sektorer saknas": typed("parter parter.1.sektor parter.2.sektor", parter_1_sektor=None,
                                  parter_2_sektor=None),
    "namn saknas": typed("parter.2.namn", parter_2_namn=None),
    "bara en roll": typed("parter.3.namn parter.3.sektor", parter_3_roll="betalade"),
    "sektor okand": typed("parter parter.2.sektor", parter_2_sektor="kyrkan"),
    "e-post i en parts namn": typed("parter.2.namn", parter_2_namn="Lotsen (anna@example.se)"),
    "inga steg": typed("steg", steg_malgrupp=None),
    "okant steg": typed("steg.ledning", steg_ledning="Ledningen var med hela vägen."),
    "steg html": typed("steg.metod", steg_metod="De valde <em>själva</em> sin metod."),
    "steg personnummer": typed("steg.metod", steg_metod="Hon, 19811218-9876, valde sin metod."),
    "inga kallor": Draft(("kallor",), _NO_SOURCES | _UNCITED),
    "inga kallor men hanvisningar": Draft(
        ("kallor", "bakgrund", "vad-de-gjorde", "vad-det-ledde-till"), _NO_SOURCES),
    "trettio kallor": Draft((), sources(30)),
    "trettioen kallor": Draft(("kallor",), sources(31)),
    "kalla utan titel": typed("kallor.1.titel", kallor_1_titel=None),
    "kalla med e-post": typed("kallor.1.titel", kallor_1_titel="Från anna@example.se"),
    "kalla med nummer": typed("kallor.1.titel", kallor_1_titel="Beslut om 811218-9876"),
    **_addresses(),
    **_years(),
    "rubrik som finns": typed("titel", titel=TAKEN.upper()),
    "rubrik som finns, annan form": typed("titel", titel=TAKEN),
}  # fmt: skip

BODY: dict[str, Draft] = {
    **{f"{name} tomt": text(name, "", name) for name in REQUIRED_SECTIONS},
    **{f"{name} fyra ord": text(name, "Det gick bra nu.", name) for name in REQUIRED_SECTIONS},
    **{f"{name} fem ord": text("", "Det gick bra till slut.", name) for name in REQUIRED_SECTIONS},
    "alla avsnitt tomma": Draft(REQUIRED_SECTIONS, dict.fromkeys(REQUIRED_SECTIONS)),
    "bara blanksteg": text("bakgrund", " \n\t\u00a0\n "),
    "bara osynligt": text("bakgrund", "\u200b\u2060"),
    "bara punkter": text("bakgrund", "... … ---"),
    "bara siffror": text("bakgrund", "1 2 3 4 5 6"),
    "bara en hanvisning": text("bakgrund", "[@1]"),
    "bara en adress": text("bakgrund", "https://www.example.se/en/lang/adress/till/en/sida"),
    "brak raknas som ord": text("", "Det var ½ av m²."),
    "romerska tal raknas": text("", "Kung Karl Ⅻ var här."),
    "siffror raknas inte": text("bakgrund", "Vi var 12 och 13 då."),
    "bindestreck halls ihop": text("bakgrund", "Sex-sju nu e-post EU:s."),
    "kinesiska": text("", "合作 合作 合作 合作 合作"),
    "frivilligt tomt": text("", "", "det-vi-inte-vet"),
    "frivilligt kort": text("det-vi-inte-vet", "Inte mycket.", "det-vi-inte-vet"),
    "frivilligt utan ord": text("vilka-som-deltog", "42", "vilka-som-deltog"),
    "frivilligt langt nog": text("", "Vi vet inte hur många.", "vilka-som-deltog"),
    "flera stycken blir fem ord": text("", "Det gick.\n\nBra till slut."),
    "lista blir fem ord": text("", "Det gick.\n- Bra till slut.", "vad-vi-kan-lara"),
    "lista med bara punkter": text("vad-vi-kan-lara", "- \n* \n+\n1.", "vad-vi-kan-lara"),
    "lista numrerad": text("", "1. Börja i tid.\n2) Ha tålamod med alla.", "vad-vi-kan-lara"),
    "lista punkter": text("", "• Börja i tid nu.\n– Ha tålamod.", "vad-vi-kan-lara"),
    "lista i stycken": text("", "Vi gjorde det:\n•\tEtt möte\n·\tEtt avtal\nSedan kom vi i gång."),
    "lista numrerad i stycken": text("", "1.\tBörja i tid.\n•\tHa tålamod.\n2)\tGe inte upp."),
    "lista fore tal": text("", "•\tBörja nu.\n1.\tHa tålamod.\n\n•\tGe inte upp.\n\nSlut."),
    "lista fran tre": text("", "Sedan.\n\n3. Börja i tid.\n\n\n4. Ha tålamod."),
    "lista med rubrik": text("", "•\t# Rubrik\n•\t1. Ett tal\n•\t- Ett streck\n•\t[ ] En ruta"),
    "lista i stycken kort": text("bakgrund", "•\tEtt möte\n•\tEtt avtal"),
    "lista kvarglomt": text("bakgrund", "•\tEtt möte hölls i stan.\n•\tTODO"),
    "lista okand kalla": text("bakgrund", "1.\tEtt möte hölls i stan. [@1]\n2.\tOch ett. [@4]"),
    "rad 4000 i numrerad lista": text("", "12. " + (easy(4000) + " x")[:3995] + "."),
    "rad 4001 i numrerad lista": text("bakgrund", "12. " + (easy(4000) + " x")[:3996] + "."),
    "rad 4001 i undre lista": text("bakgrund", "1. Så här\n- " + (easy(4000) + " x")[:3994] + "."),
    "punkt i tva avsnitt": text("vad-de-gjorde", f"•\t{FIELDS['bakgrund']}", "vad-de-gjorde"),
    "citattecken": text("", "De sa \"det går\" och 'det är bra' till „alla“ som var med."),
    "adress utan https": text("", "Läs mer på www.example.se/" + "a" * 90 + " om det här."),
    "personnummer i lista": text("bakgrund", "Så var det:\n•\tHon (811218-9876) var med."),
    "ord 80": text("", "Så här skrev de: " + "a" * 80 + " och mer."),
    "ord 81": text("bakgrund", "Så här skrev de: " + "a" * 81 + " och mer."),
    "ord 80 emoji": text("", "Så här skrev de: " + "🎉" * 80 + " och mer."),
    "ord 80 stjarnor": text("", "Så här skrev de: " + "*" * 80 + " och mer."),
    "ord 81 stjarnor": text("bakgrund", "Så här skrev de: " + "*" * 81 + " och mer."),
    "ord 81 hakar": text("bakgrund", "Så här skrev de: [a](" + "b" * 77 + " och mer."),
    "ord 81 i lista": text("fragor-att-stalla-er", "Vet ni vad det är? " + "x" * 81,
                           "fragor-att-stalla-er"),
    "lang adress": text("", "Läs mer hos dem på https://example.se/" + "a" * 200 + " i dag."),
    "rad 4000": text("", (easy(4000) + " x")[:3999] + "."),
    "rad 4001": text("bakgrund", (easy(4000) + " x")[:4000] + "."),
    "rad 4000 med tecken": text("", ("* [_] " + easy(4000))[:3999] + "."),
    "rad 4000 i lista": text("", (easy(4000) + " x")[:3997] + ".", "vad-vi-kan-lara"),
    "rad 4001 i lista": text("vad-vi-kan-lara", (easy(4000) + " x")[:3998] + ".",
                             "vad-vi-kan-lara"),
    **{f"kvarglomt {one}": text("bakgrund", f"Det här är vår text. {one} Den är slut.") for one in
       ("TODO", "todo", "(TODO)", "XXX", "xxxx", "Kommer snart.", "LOREM IPSUM", "[...]", "[…]",
        "[skriv mer]", "[fyll i namn]", "Fyll i här:", "text här", "platshållare", "FIXME:")},
    **{f"inte kvarglomt {one}": text("", f"Det här är vår text. {one} Den är slut.") for one in
       ("TODOS", "åTODO", "TODOå", "TODO_1", "XX", "text härä", "kommer  snarare", "[mer]",
        "platshållaren", "[text](här)")},
    "kvarglomt over radbrytning": text("bakgrund", "Det här är vår text. Den kommer\nsnart."),
    "kvarglomt i tva stycken": text("", "Det här är vår text. Den kommer\n\nsnart."),
    "kvarglomt i lista": text("vad-vi-kan-lara", "Vi lärde oss mycket av det.\nTODO",
                              "vad-vi-kan-lara"),
    "okand kalla": text("bakgrund", "Kommunen såg att få unga hittade dit. [@2]"),
    "kalla noll": text("bakgrund", "Kommunen såg att få unga hittade dit. [@0]"),
    "kalla med nolla": text("bakgrund", "Kommunen såg att få unga hittade dit. [@01]"),
    "flera kallor": text("bakgrund", "Kommunen såg att få unga hittade dit. [@1, 2,3]"),
    "kallor tva ganger": text("bakgrund", "Kommunen såg det. [@7] Få hittade dit. [@7]"),
    "hanvisning som inte ar en": text("", "Det stod [@100], [@a], [@], [ @1 ] och [@1 2] där."),
    "hanvisning fore parentes": text("", "Kommunen såg att få hittade dit [@1](x.md) och kom."),
    "hanvisning fore skript": text("", "Kommunen såg det här [@1](javascript:alert(1)) då."),
    "hanvisning fore kolon": text("", "[@1]: https://example.se är en källa vi läste."),
    **{f"e-post {one}": text("bakgrund", f"Kommunen bad oss skriva till {one} om det.") for one in
       ("anna@example.se", "ANNA@EXAMPLE.SE", "anna_a.b+c@ex-ample.co.uk", "åsa@example.se",
        "anna (at) example.se", "anna[at]example.se", "anna (At) example.se", "anna(AT)example.se",
        "post@räksmörgås.se", "mailto:anna@example.se", "<anna@example.se>")},
    **{f"inte e-post {one}": text("", f"Kommunen bad oss skriva till {one} om det.") for one in
       ("@kommunen", "anna @ hemma", "anna at example.se", "a@b", "anna&#64;example.se",
        "*anna*@example.se")},
    "e-post i lista": text("fragor-att-stalla-er", "Vem vet? Fråga anna@example.se om det.",
                           "fragor-att-stalla-er"),
    "e-post i adress": text("bakgrund", "Det står på https://example.se/anna@example.se om det."),
    **{f"personnummer {one}": text("bakgrund", f"Hon ({one}) var med redan från början.") for one in
       ("811218-9876", "8112189876", "811218 9876", "811218 - 9876", "811218+9876", "19811218-9876",
        "198112189876", "811218–9876", "811218\u20119876", "811218\u22129876", "701063-2391",
        "８１１２１８-９８７６", "000229-0005")},
    **{f"inte personnummer {one}": text("", f"Numret {one} var med redan från början.") for one in
       ("811218-9877", "811318-9876", "811232-9876", "811260-9876", "212000-0142", "070-174 06 05",
        "2023/811218-9876", "811218-98765", "1811218-9876", "1 234 567 8901")},
    "personnummer i adress": text("", "Det står på https://example.se/?nr=811218-9876 sedan dess."),
    "personnummer i hakar": text("bakgrund", "Det står i [läs](811218-9876) sedan i går."),
    "personnummer over stycken": text("", "Det första numret är 811218\n\n9876 är det andra."),
    "personnummer over rad": text("bakgrund", "Det första numret är 811218\n9876 är det andra."),
    "markdown": text("", "# Rubrik *stark* `kod` ![b](x) {{ block }} | a | b | > c ~~~ ***"),
    "rader av markdown": text("", "Så här skrev vi då:\n\n---\n\n===\n\n!!! tips\n\n| a |\n\n"
                              "```\n\n> > > > djupt\n\n1. ett\n\n+ två\n\n    indraget"),
    "html i text": text("", "<script>alert(1)</script> är inget som vi kör här &lt;b&gt;."),
    "osynligt i text": text("", "Sam\u200bver\u00adkan är\u202e bra\u2066 för oss\u0007 alla."),
    "tecken som inte finns": text("", "Samverkan\ufffe är bra\U0001fffe för oss alla här."),
    "lix 45": Draft((), hard(35, 100)),
    "lix 46": Draft(("text",), hard(36, 100)),
    "lix 45,5": Draft(("text",), hard(71, 200)),
    "lix 46,5": Draft(("text",), hard(73, 200)),
    "lix 99 ord": Draft((), hard(60, 99, 11)),
    "lix 100 ord": Draft(("text",), hard(60, 100, 10)),
    "lix langa meningar": Draft(("text",), hard(12, 200, 40)),
    "lix meningar med tecken": Draft(
        ("text",),
        {name: f"I {name} *förhandlade* de <fram> [en] _överenskommelse_ om verksamheterna, "
               "kompetensförsörjningen & organisationsförändringen {i} kommunförvaltningen | "
               "föreningslivet [@1] enligt https://example.se/a_b nu och " + "då " * 8
         for name in REQUIRED_SECTIONS}),
    "stycke i tva avsnitt": text("vad-de-gjorde", str(FIELDS["bakgrund"]), "vad-de-gjorde"),
    "stycke tva ganger": text("bakgrund", f"{_TEN}\n\nDet är en annan sak.\n\n{_TEN.upper()}"),
    "stycke tre ganger": text("bakgrund", f"{_TEN}\n\n{_TEN}\n\n{_TEN}"),
    "stycke som punkt": Draft(("vad-vi-kan-lara",),
                              {"bakgrund": _TEN, "vad-vi-kan-lara": f"- {_TEN} [@1]"}),
    "stycke om sju ord": text("", "Vi vet nu vad vi vill ha.\n\nVi vet nu vad vi vill ha."),
    "stycke om atta ord": text("bakgrund", "Vi vet nu hur vi vill ha det.\n\n" * 2),
    "mening i tva stycken": text("bakgrund", f"Så var det. {_TEN}\n\n{_TEN} Så blev det."),
    "mening i tva avsnitt": Draft(("fragor-att-stalla-er",), {
        "bakgrund": f"Så var det. {_TEN}", "fragor-att-stalla-er": f"{_TEN} Vem vet det?"}),
    "mening om sju ord": text("", "Så var det. Vi vet nu vad vi vill.\n\nVi vet nu vad vi vill. "
                                  "Så blev det."),
    "mening i samma stycke": text("bakgrund", "Det gick bra. Sedan kom de hit. Det gick bra."),
    "mening om tva ord i samma stycke": text("", "Det gick. Sedan kom de hit då. Det gick. Slut."),
    "mening i kort stycke": text("", "Det gick bra. Det gick bra."),
    "fraga i samma stycke": text("bakgrund", "Hur gick det? Sedan kom de hit. Hur gick det?"),
    "utrop mitt i": text("", "Det gick bra!!! Alla var nöjda med det!!!! som hände."),
    "ord 2500": Draft((), of_words(2500)),
    "ord 2501": Draft(("text",), of_words(2501)),
    "allt pa en gang": Draft(
        ("titel", "niva", "kallor.1.adress", "kallor.1.ar", "parter", "steg.malgrupp", "bakgrund",
         "vad-de-gjorde", "fragor-att-stalla-er", "lan", "sakerhet"),
        {"titel": "Kort", "niva": None, "kallor.1.adress": "nej", "kallor.1.ar": "2099",
         "parter.1.sektor": "civilsamhalle", "steg.malgrupp": "<b>Kort", "sakerhet": None,
         "bakgrund": "TODO [@9] anna@example.se 811218-9876 " + "x" * 90,
         "vad-de-gjorde": "", "fragor-att-stalla-er": "Vem?"},
        {"lan": []}),
}  # fmt: skip
