"""A page's text as its template places it: the lead first, then what may stand after it."""

from __future__ import annotations

_PARAGRAPH, _END = "<p>", "</p>"
# About twelve screens of a phone. On the easy pages the text is large and the lines are short.
_LONG = 14_000
_LONG_IF_EASY = 6_000


def parted(html: str) -> tuple[str, str]:
    """Return the lead and the rest of a page's HTML.

    The lead is the paragraph that the page begins with, "" if it begins with anything else.
    """
    if not html.lstrip().startswith(_PARAGRAPH):
        return html[:0], html
    end = html.index(_END) + len(_END)
    return html[:end], html[end:]


def is_long(html: str, *, is_easy: bool) -> bool:
    """Return whether a page's HTML is so long that its reader needs a way back up."""
    return len(html) > (_LONG_IF_EASY if is_easy else _LONG)
