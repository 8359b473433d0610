"""The sitemap: every page in both languages, with its alternates and the day it was reviewed.

A case that no editor has reviewed has the day it was sent in.

Source: https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from navet.pages.view import PageView

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def xml(views: Iterable[PageView]) -> str:
    """Return the sitemap of pages, in the order given."""
    return _HEAD + "".join(_entry(view) for view in views) + "</urlset>\n"


def _entry(view: PageView) -> str:
    lines = [f"<loc>{escape(view.canonical)}</loc>"]
    meta = view.page.meta if view.page else {}
    changed = meta.get("granskad") or meta.get("inskickad")
    if changed:
        lines.append(f"<lastmod>{escape(str(changed))}</lastmod>")
    lines += [
        f'<xhtml:link rel="alternate" hreflang={quoteattr(other["lang"])} '
        f"href={quoteattr(other['url'])}/>"
        for other in view.alternates
    ]
    return "<url>" + "".join(lines) + "</url>\n"
