"""What readers choose among when they save the site in their browsers, as the theme names it."""

from __future__ import annotations

from navet.language.texts import LANGUAGES

PAGE = "om/utan-nat.md"
BOTH = "bada"
CHOICES = (*LANGUAGES, BOTH)
MEASURES = ("skickas", "tar")
# Why a saving ends before its time: the codes of SavingError in overrides/frame/offline/.
FAULTS = ("network", "server", "space", "removed")
