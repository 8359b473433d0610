"""Data made ready for building blocks: the block's name, and what makes its ``view``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from navet.check import Content

VIEWS: dict[str, Callable[[Content, str], Any]] = {}
