"""Whole files where the bytes matter, and names that a file may not have."""

from __future__ import annotations

from probe.casefiles import SOUND
from tests.checks.cases.hostile import HARMLESS

_BYTES = SOUND.encode()

FILES: dict[str, tuple[bytes, str]] = {
    "bom": (b"\xef\xbb\xbf" + _BYTES, HARMLESS),
    "crlf": (_BYTES.replace(b"\n", b"\r\n"), HARMLESS),
    "cr": (_BYTES.replace(b"\n", b"\r"), HARMLESS),
    "latin-1": (SOUND.replace("–", "-").replace("’", "'").encode("latin-1"), "UTF-8"),
    "utf-16": (SOUND.encode("utf-16"), "UTF-8"),
    "nolltecken": (_BYTES + b"\0\0\0", "ingen textfil"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "UTF-8"),
    "fem-megabyte": (_BYTES + b"ord " * 1_250_000, "kB"),
    "sextio-kilobyte": (_BYTES + b"Vi ses nu.\n\n" * 6_000, "Gränsen är 60000"),
    "lang-rad": (_BYTES + b"[" * 100_000, "Gränsen är 20000"),
    "lankbomb": (_BYTES + b"\n" + b"[a](" * 4_000, "ett ord på"),
    "tom": (b"", "saknar sidhuvud"),
    "bara-text": ("Hej, här är vårt exempel på samverkan.\n".encode(), "saknar sidhuvud"),
    "oavslutat-huvud": (_BYTES.replace(b"sprak: sv\n---\n", b"sprak: sv\n"), "saknar sidhuvud"),
    "huvud-som-lista": (b"---\n- a\n- b\n---\n\nText.\n", "nyckel: v"),
    "word-klistrat": ("”Prövköping” – en lots… för\u00a0unga\n".encode(), "saknar sidhuvud"),
}

NAMES: dict[str, str] = {
    "underkatalog/steg.md": "underkatalog",
    "steg/malgrupp.md": "underkatalog",
    "sida.html": "slutar på .md",
    "skript.js": "slutar på .md",
    "bild.svg": "slutar på .md",
    ".htaccess": "slutar på .md",
    "exempel.md.html": "slutar på .md",
    "README.md": "går inte att använda som adress",
    "Prövköping.md": "går inte att använda som adress",
    "prov koping.md": "går inte att använda som adress",
    "index.sv.md": "går inte att använda som adress",
    "prov.de.md": "går inte att använda som adress",
    "_hemlig.md": "går inte att använda som adress",
    "..md": "går inte att använda som adress",
    "-prov.md": "går inte att använda som adress",
    "a" * 90 + ".md": "går inte att använda som adress",
    "steg.md": "behövs för en annan sida",
    "lan.md": "behövs för en annan sida",
}
