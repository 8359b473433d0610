"""What the workbook's scripts choose among, as the pages' words and the published files name it.

The same lists are in overrides/frame/workbook/workbook-file.js and workbook-compare.js, and in
the schema; a test holds them together.
"""

from __future__ import annotations

TOGETHER = "bada"
PARTIES = ("offentlig", "civil", TOGETHER)
STATUSES = ("ej-paborjat", "pagar", "klart", "tas-om")
FAULTS = ("large", "broken", "deep", "foreign", "newer", "damaged", "long")
LIKENESSES = ("lika", "olika", "en", "ingen")
