"""Changes to a sound case: what is replaced, by what, and the sentence that must come of it."""

from __future__ import annotations

from tests.checks.cases.hostile import HARMLESS

_BODY = "Under två år fick sextio unga hjälp att hitta en fritid. [@1]"
_PLACE = 'plats: "Prövköpings kommun"'
_STEP = '  malgrupp: "De unga fick själva välja tider och platser."'
_REVIEWED = "granskad: 2026-01-15"
_SOURCE = "    adress: https://www.example.se/lotsen"
_LESSON = "- Vår slutsats: bestäm redan från start vem som tar över kostnaden."
_SECTION = "## Vad de gjorde {#vad-de-gjorde}"


def body(addition: str) -> tuple[str, str]:
    """Return the change that puts a paragraph after one of the text's own."""
    return _BODY, f"{_BODY}\n\n{addition}"


BOMB = "\n".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9) if n else 'lol'}]" for n in range(9))

CHANGES: dict[str, tuple[tuple[str, str], str]] = {
    # Markup that would run, fetch or cover something.
    "script": (body("<script>alert(1)</script>"), "innehåller HTML"),
    "script-blandat": (body("<ScRiPt src=//x.example/a.js></sCrIpT>"), "innehåller HTML"),
    "img-onerror": (body("<img src=x onerror=alert(1)>"), "innehåller HTML"),
    "svg-onload": (body("<svg onload=alert(1)>"), "innehåller HTML"),
    "iframe": (body('<iframe src="https://x.example"></iframe>'), "innehåller HTML"),
    "object": (body('<object data="x.swf"></object>'), "innehåller HTML"),
    "form": (body('<form action="https://x.example"><input></form>'), "innehåller HTML"),
    "style": (body("<style>body{display:none}</style>"), "innehåller HTML"),
    "base": (body('<base href="https://x.example/">'), "innehåller HTML"),
    "meta-refresh": (body('<meta http-equiv="refresh" content="0">'), "innehåller HTML"),
    "kommentar": (body("<!-- dold -->"), "innehåller HTML"),
    "cdata": (body("<![CDATA[ x ]]>"), "innehåller HTML"),
    "php": (body("<?php echo 1; ?>"), "innehåller HTML"),
    "oavslutad-tagg": (body("<img src=x onerror=alert(1)"), "innehåller HTML"),
    "sluttagg": (body("</main></body></html>"), "innehåller HTML"),
    "html-i-lista": ((_LESSON, "- <b onclick=x>Lärdom</b> om hur man gör det här"), "HTML"),
    "html-i-rubrik": ((_SECTION, "## <b>Vad de gjorde</b> {#vad-de-gjorde}"), "HTML"),
    "html-i-tabell": (body("| A | B |\n| --- | --- |\n| <b>x</b> | y |"), "HTML"),
    "html-i-ruta": (body('!!! tips "Råd"\n    <video src=x onerror=alert(1)>'), "HTML"),
    "html-i-falt": ((_PLACE, 'plats: "<b onclick=alert(1)>Ort</b>"'), "innehåller HTML"),
    "html-i-kod": (body("Skriv `<script>alert(1)</script>` så."), HARMLESS),
    "html-i-kodblock": (body("```\n<script>alert(1)</script>\n```"), HARMLESS),
    "entiteter": (body("&lt;script&gt;alert(1)&lt;/script&gt; står det."), HARMLESS),
    "mindre-an": (body("Färre än 5 < 7 personer, och 3 > 2."), HARMLESS),
    # Links and images.
    "javascript": (body("[läs mer](javascript:alert(1))"), "inte är en vanlig webbadress"),
    "javascript-stort": (body("[läs](JaVaScRiPt:alert)"), "inte är en vanlig webbadress"),
    "javascript-entitet": (body("[läs](java&#115;cript:alert)"), "inte är en vanlig webbadress"),
    "javascript-procent": (body("[läs](%6Aavascript:alert)"), "inte är en vanlig webbadress"),
    "javascript-tabb": (body("[läs](java&#9;script:alert)"), "inte är en vanlig webbadress"),
    "javascript-referens": (body("[läs][1]\n\n[1]: javascript:alert"), "inte är en vanlig webb"),
    "javascript-autolank": (body("<javascript:alert(1)>"), "innehåller HTML"),
    "vbscript": (body("[läs](vbscript:msgbox)"), "inte är en vanlig webbadress"),
    "data-lank": (body("[läs](data:text/html;base64,PHNjcmlwdD4=)"), "inte är en vanlig webb"),
    "file-lank": (body("[läs](file:///etc/passwd)"), "inte är en vanlig webbadress"),
    "data-bild": (body("![bild](data:image/svg+xml;base64,PHN2Zz4=)"), "inte är en vanlig webb"),
    "frammande-bild": (body("![spårning](https://x.example/p.gif)"), "annan webbplats"),
    "protokollos-bild": (body("![spårning](//x.example/p.gif)"), "annan webbplats"),
    "bild-utan-text": (body("![](bild.png)"), "saknar alternativ text"),
    "lank-utan-text": (body("[](https://www.example.se)"), "har ingen text"),
    "lank-ut-ur-katalogen": (body("[läs](../../../../etc/passwd.md)"), "finns inte"),
    "lank-fran-roten": (body("[läs](/exempel/x.md)"), "börjar med snedstreck"),
    "lank-till-saknad": (body("[läs](finns-inte.md)"), "finns inte"),
    "lanktitel": (body('[läs](https://www.example.se "x\\" onclick=alert(1) y=\\"")'), HARMLESS),
    # Attribute lists.
    "attr-onclick": (body("Ett stycke. {: onclick=alert(1) }"), "är inte tillåtet"),
    "attr-style": (body("*ord*{style=position:fixed;inset:0}"), "är inte tillåtet"),
    "attr-klass": (body("*ord*{.topp}"), "är inte tillåtet"),
    "attr-blandat": (body("*ord*{lang=en onmouseover=alert(1)}"), "är inte tillåtet"),
    "attr-rubrik": ((_SECTION, "## Vad de gjorde {#vad-de-gjorde onclick=x}"), "är inte tillåtet"),
    "ramens-id": (body("### Egen rubrik {#innehall}\n\nText."), "används av sidans ram"),
    "kallans-id": (body("### Egen rubrik {#kalla-1}\n\nText."), "används av sidans ram"),
    # YAML.
    "yaml-ankare": ((_PLACE, 'plats: &a "Ort"'), "ankare eller alias"),
    "yaml-bomb": ((_PLACE, f"{_PLACE}\n{BOMB}"), "ankare eller alias"),
    "yaml-tagg": ((_PLACE, "plats: !!python/object/apply:os.system [ls]"), "YAML-tagg"),
    "yaml-egen-tagg": ((_PLACE, "plats: !ENV HOME"), "YAML-tagg"),
    "yaml-sammanslagning": ((_PLACE, f"{_PLACE}\n<<: *a"), "ankare eller alias"),
    "yaml-dubbel-nyckel": ((_PLACE, f"{_PLACE}\n{_PLACE}"), "står två gånger"),
    "yaml-djup": ((_PLACE, f"plats: {'[' * 200}{']' * 200}"), "nivåer av indrag"),
    "yaml-tabb": ((_STEP, '\tmalgrupp: "De unga fick välja."'), "tabb"),
    "yaml-oavslutat": ((_PLACE, 'plats: "Ort'), "yaml"),
    "yaml-tva-kolon": ((_PLACE, "plats: Ort: län"), "två kolon"),
    "yaml-tva-dokument": ((_PLACE, f"{_PLACE}\n...\ntemplate: annan.html"), "yaml"),
    "yaml-direktiv": ((_PLACE, "%YAML 1.1"), "yaml"),
    "yaml-styrtecken": ((_PLACE, 'plats: "Ort\x07"'), "styrtecken"),
    "okant-falt": ((_PLACE, f"{_PLACE}\ntemplate: annan.html"), "inget känt fält"),
    "dolt-falt": ((_PLACE, f"{_PLACE}\nhide: [navigation]"), "inget känt fält"),
    "lista-i-stallet-for-text": ((_PLACE, "plats: [a, b]"), "ska vara text"),
    "tal-i-stallet-for-text": ((_PLACE, "plats: 2021"), "ska vara text"),
    "tom-plats": ((_PLACE, "plats:"), "är tomt"),
    "flera-rader": ((_PLACE, "plats: |\n  Ort\n  ::error::fel"), "har flera rader"),
    # The contract.
    "varken-granskad-eller-inskickad": (
        (f"{_REVIEWED}\n", ""),
        "”granskad” eller ”inskickad” saknas i filen",
    ),
    "bade-granskad-och-inskickad": (
        (_REVIEWED, f"{_REVIEWED}\ninskickad: 2026-01-10"),
        "Bara ett av ”granskad” och ”inskickad” får stå i filen",
    ),
    "inskickad": ((_REVIEWED, "inskickad: 2026-01-15"), HARMLESS),
    "inskickad-framtida": ((_REVIEWED, "inskickad: 2199-01-01"), "har inte varit än"),
    "inskickad-omojlig": ((_REVIEWED, "inskickad: 2026-02-31"), "inte är ett datum"),
    "inskickad-tom": ((_REVIEWED, "inskickad:"), "inskickad är tomt"),
    "framtida-datum": ((_REVIEWED, "granskad: 2199-01-01"), "har inte varit än"),
    "omojligt-datum": ((_REVIEWED, "granskad: 2026-02-31"), "inte är ett datum"),
    "svenskt-datum": ((_REVIEWED, "granskad: 15 januari 2026"), "inte är ett datum"),
    "okant-lan": (("[ostergotlands-lan]", "[atlantis]"), "inte finns att välja på"),
    "lan-felstavat": (
        ("[ostergotlands-lan]", "[östergötlands-län]"),
        "Menade du ”ostergotlands-lan”?",
    ),
    "okand-niva": (("niva: lokal", "niva: Lokalt"), "Menade du ”lokal”?"),
    "steg-felstavat": ((_STEP, '  malgrup: "De unga fick själva välja tider."'), "”malgrupp”?"),
    "steg-utan-skal": ((_STEP, "  malgrupp:"), "är tomt"),
    "inga-steg": ((_STEP, "  {}"), "Välj minst ett av modellens steg"),
    "okand-form": (("form: [iop]", "form: [partnerskapet]"), "inte finns att välja på"),
    "fem-teman": (("[barn-och-unga]", "[aldre, arbete, kultur, skola, klimat]"), "högst 4"),
    "fel-sprak": (("sprak: sv", "sprak: en"), "sprak"),
    "rubrik-saknas": (('titel: "Prövköping: en lots för unga"\n', ""), "”titel” saknas"),
    "rubrik-for-lang": (("Prövköping: en lots för unga", "Lång " * 60), "tecken"),
    "bara-offentlig": (("sektor: civilsamhalle", "sektor: offentlig"), "civilsamhället"),
    "inga-kallor": (
        (
            'kallor:\n  - titel: "Prövköpings kommun: Lotsen"\n'
            "    adress: https://www.example.se/lotsen\n    ar: 2023\n",
            "kallor: []\n",
        ),
        "minst en källa och högst 30",
    ),
    "javascript-kalla": ((_SOURCE, '    adress: "javascript:alert(1)"'), "från https://"),
    "kalla-med-anvandare": ((_SOURCE, "    adress: https://a@x.example/"), "från https://"),
    "kalla-i-framtiden": (("ar: 2023", "ar: 2099"), "som inte har varit än"),
    "saker-utan-adress": (
        (
            f"{_SOURCE}\n    ar: 2023\nsakerhet: trolig",
            "    adress: null\n    ar: 2023\nsakerhet: saker",
        ),
        "ingen källa har en webbadress",
    ),
    # The text.
    "avsnitt-saknas": ((_SECTION, "### Vad de gjorde {#x}"), "Avsnittet saknas"),
    "avsnitt-okant": (
        body("## Reklam {#reklam}\n\nKöp våra tjänster redan i dag."),
        "hör inte till",
    ),
    "avsnitt-tomt": ((_LESSON, ""), "är tomt"),
    "avsnitt-kort": ((_LESSON, "- Bra jobbat."), "har bara 2 ord"),
    "rubrik-hoppar": (body("#### Djup {#djup}\n\nText."), "hoppar från nivå"),
    "rubrik-niva-ett": (body("# Stor {#stor}\n\nText."), "Sidans översta rubrik"),
    "rubrik-utan-id": (body("### Egen rubrik\n\nText."), "saknar id"),
    "rubrik-dubbel": (body(f"{_SECTION}\n\nText igen."), "samma id"),
    "rubrik-med-streck": (body("Egen rubrik\n==========="), "gör raden ovanför till rubrik"),
    "platshallare": (body("TODO: skriv mer här senare."), "TODO"),
    "okand-ruta": (body('!!! varning "Se upp"\n    Text.'), "ingen ruta som heter"),
    "byggblock": (body("{{ exempelformular }}"), "Byggblock går inte"),
    "okand-kalla": (body("De var nöjda. [@7]"), "Källan ”7” finns inte"),
    "langa-meningar": (
        body("Förvaltningsövergripande samverkansöverenskommelser " * 60 + "slut."),
        "LIX",
    ),
    "langt-ord": (body("a" * 200), "ett ord på 200 tecken"),
    "lang-rad": (body("ord " * 2000), "tecken. Gränsen är"),
    "manga-ord": (body("Vi ses nu. " * 1500), "tecken. Gränsen är"),
    "citat-i-citat": (body("> > > > > djupt"), "citattecken (>)"),
    "lista-i-lista": (body("- a\n" + " " * 40 + "- b"), "är indragen"),
    "hakparenteser": (body("[" * 3000), "ett ord på"),
    "stjarnor": (body("*" * 3000), "ett ord på"),
    # Persons, and what is not seen.
    "e-post": (body("Skriv till anna.andersson@example.se så svarar hon."), "e-postadressen"),
    "e-post-dold": (body("Skriv till anna (at) example.se så svarar hon."), "e-postadressen"),
    "e-post-i-falt": ((_PLACE, 'plats: "Ort, anna@example.se"'), "e-postadressen"),
    "e-post-entitet": (
        body("Skriv till anna&#64;example.se så svarar hon."),
        "e-postadressen anna@",
    ),
    "e-post-entitet-hex": (body("Skriv till anna&#x40;example.se då."), "e-postadressen anna@"),
    "e-post-entitet-namn": (body("Skriv till anna&commat;example.se."), "e-postadressen anna@"),
    "mejllank": (body("[Mejla oss](mailto:anna@example.se) om ni vill."), "e-postadressen"),
    "personnummer": (body("Hon (811218-9876) var med från början."), "personnummer"),
    "personnummer-langt": (body("Hon, 198112189876, var med från början."), "personnummer"),
    "personnummer-entitet": (body("Hon (8112&#49;8-9876) var med från början."), "personnummer"),
    "personnummer-tankstreck": (body("Hon (811218–9876) var med från början."), "personnummer"),
    "personnummer-breda": (body("Hon (８１１２１８-９８７６) var med."), "personnummer"),
    "samordningsnummer": (body("Han (701063-2391) var med från början."), "personnummer"),
    "inget-personnummer": (
        body("Bidraget 2023 var 1 234 567 kronor, org.nr 212000-0142."),
        HARMLESS,
    ),
    "vand-text": (body("Text som \u202eödnäv\u202c är."), "osynligt tecken"),
    "vand-text-entitet": (body("Text som &#x202e;ödnäv är."), "osynligt tecken (U+202E)"),
    "nollbredd": (body("Sam\u200bverkan är bra."), "osynligt tecken"),
    "mjukt-bindestreck": (body("Sam\u00adverkan är bra."), "osynligt tecken"),
    "radskiljare": (body("En rad\u2028en till."), "osynligt tecken"),
    "emoji": (body("Det gick bra 🎉 tyckte alla."), HARMLESS),
    "kinesiska": (body("Ordet 合作 betyder samverkan."), HARMLESS),
}
