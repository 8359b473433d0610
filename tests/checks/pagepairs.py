"""A page in both languages that holds a piece of every kind, for tests that break one of them."""

from __future__ import annotations

import dataclasses

from navet.content.reader import Content
from navet.content.site import Site, page_from_text
from navet.reading.problems import Problem

KEY = "om/prov.md"
PATHS = {"sv": "docs/om/prov.md", "en": "docs/om/prov.en.md"}
SWEDISH = """\
---
titel: Prov i 12 delar
beskrivning: En sida som bara finns i ett test, men som har allt som en sida kan ha.
granskad: 2026-11-21
nyckelord: prov
---
Den här sidan är till för två parter som ska mötas för första gången. Läs den
tillsammans, stryk under det som gäller er, och låt den andra parten fråga om det som är oklart.
Skriv sedan ned vad ni kom fram till, på ett papper som båda tar med sig hem.

## Pengar {#pengar}

Staten gav 2 811 föreningar 6,2 miljoner kronor den 9 mars 2022. [@esv-regleringsbrev-2022]

Kommunen räknar om bidraget varje höst, och föreningarna får veta det i god tid.

Läs mer på sidan [om källor](kallor.md). [@mucf-press-2022, mucf-annu-ett-ar]

- **Det offentliga:** säg hur länge pengarna räcker.
- **Föreningen:** säg vad arbetet kostar på riktigt.
- Skriv ned båda talen.

### Stöd i kris {#kris}

1. Ring varandra inom tre timmar.
2. Fördela det som ska göras.

| När | Vad | Vem |
| --- | --- | --- |
| Kl. 14.30 | Möte om läget | Kommunen |
| Kl. 16 | Besök i Granvida | Föreningen |

!!! tips "Börja i tid"
    Bestäm redan nu vem som ringer till vem när något händer.

## Siffror {#siffror}

{{ diagram motesplatser-2021 }}

```text
a = 1
```

Var fjärde förening svarade, alltså 25 procent av dem som fick frågan 2023.

## Vidare {#vidare}

Fråga den som har gjort det förut.
"""
ENGLISH = """\
---
titel: A trial in 12 parts
beskrivning: A page that only exists in a test, but that has everything a page can have in it.
granskad: 2026-11-21
---
This page is for two parties that are about to meet for the first time. Read it
together, underline what applies to you, and let the other party ask about what is unclear.
Then write down what you arrived at, on a sheet of paper that both of you take home.

## Money {#pengar}

The state gave 2,811 associations SEK 6.2 million on 9 March 2022. [@esv-regleringsbrev-2022]

The municipality recalculates the grant each autumn, and the associations are told in good time.

Read more on the page [about sources](kallor.md). [@mucf-press-2022, mucf-annu-ett-ar]

- **The public body:** say how long the money will last.
- **The association:** say what the work really costs.
- Write down both figures.

### Support in a crisis {#kris}

1. Call each other within three hours.
2. Share out what needs doing.

| When | What | Who |
| --- | --- | --- |
| 2.30 pm | Meeting on the situation | The municipality |
| 4 pm | A visit to Granvida | The association |

!!! tips "Start in time"
    Decide now who will call whom when something happens.

## Figures {#siffror}

{{ diagram motesplatser-2021 }}

```text
a = 1
```

One association in four replied, that is, 25 per cent of those who were asked in 2023.

## Onwards {#vidare}

Ask someone who has done it before.
"""
TEXTS = {"sv": SWEDISH, "en": ENGLISH}


def put_together(content: Content, swedish: str, english: str) -> Site:
    """Return a site of nothing but one page in both languages."""
    pages = {
        (KEY, lang): page_from_text(text, KEY, lang, PATHS[lang])[0]
        for lang, text in (("sv", swedish), ("en", english))
    }
    return dataclasses.replace(content.site, pages=pages)


def changed(lang: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Return both texts, with changes in one of them; each must be possible."""
    text = TEXTS[lang]
    for old, new in changes:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return {**TEXTS, lang: text}


def line(text: str, words: str) -> int:
    """Return the number of the first line that has these words."""
    return text.count("\n", 0, text.index(words)) + 1


def shown(problems: list[Problem]) -> str:
    """Return problems as a contributor reads them, for a failing test."""
    return "\n".join(map(str, problems))
