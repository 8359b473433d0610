"""Sample configurations of servers, made from the security policy: nginx, IIS and Apache.

All say what ``_headers`` says: the same headers, how long files may be kept, the site's own 404
page, and the type of every kind of file that the site has. The texts stand in samples/.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import jinja2

from navet.publishing import headers

NGINX, IIS, APACHE = (f"driftsattning/{name}" for name in ("nginx.conf", "web.config", ".htaccess"))
_TEXTS = Path(__file__).parent / "samples"
FONT = "assets/source-sans-3.woff2"
_TEXT = "charset=utf-8"
# The site's kinds of files. Pagefind's are packed already and are read as they are.
TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pagefind": "application/octet-stream",
    ".pdf": "application/pdf",
    ".pf_filter": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".png": "image/png",
    ".rdf": "application/rdf+xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_PACKABLE = (
    "text/css", "text/csv", "text/javascript", "text/markdown", "text/plain",
    "application/atom+xml", "application/json", "application/manifest+json", "application/rdf+xml",
    "application/xml", "image/svg+xml",
)  # fmt: skip


def samples() -> dict[str, str]:
    """Return the sample server configurations: path from the repository's root, and text."""
    texts = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEXTS),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    texts.filters |= {"quoted": quoteattr, "variable": _nginx_variable, "pattern": _as_pattern}
    return {
        path: texts.get_template(Path(path).name).render(_told()) for path in (NGINX, IIS, APACHE)
    }


def _told() -> dict[str, Any]:
    """Return what all servers are to be told."""
    return {
        "headers": headers.headers(),
        "cache": headers.CACHE,
        "long_cache": headers.LONG_CACHE,
        "font": FONT,
        "open_folder": headers.OPEN_FOLDER,
        "open_headers": headers.OPEN_HEADERS,
        "types": TYPES,
        "typed": {ending: _with_charset(kind) for ending, kind in TYPES.items()},
        "packable": _PACKABLE,
        "packable_endings": [ending for ending, kind in TYPES.items() if kind in _PACKABLE],
    }


def _nginx_variable(header: str) -> str:
    return "$navet_" + header.lower().replace("-", "_")


def _as_pattern(path: str) -> str:
    return path.replace(".", r"\.")


def _with_charset(kind: str) -> str:
    """Return a type with its character set, where it is one of text."""
    return f"{kind}; {_TEXT}" if kind in _PACKABLE or kind == "text/html" else kind
