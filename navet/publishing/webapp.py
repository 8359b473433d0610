"""The web app manifests, one a language: with them browsers can put the site on a home screen.

They have no ``id``: a relative one counts from the origin and not from the site's root, so that two
copies of the site at one origin would be one app. The address where an app starts is then its id.

Source: https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from navet.content.identity import Identity
from navet.content.places import url_of
from navet.language.texts import LANGUAGES
from navet.look import social
from navet.look.colours import Palette

START = "index.md"


def path_of(lang: str) -> str:
    """Return the path of a language's manifest from the site's root."""
    return f"app-{lang}.webmanifest"


def published(
    identity: Identity, palette: Palette, words: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Return the manifests by path; none if the copy does not let readers save the site."""
    if not identity.offline:
        return {}
    return {
        path_of(lang): json.dumps(_manifest(lang, palette, words[lang]), ensure_ascii=False) + "\n"
        for lang in LANGUAGES
    }


def _manifest(lang: str, palette: Palette, t: Mapping[str, str]) -> dict[str, Any]:
    paper = palette.surfaces["ljus"]["paper"]
    return {
        "name": t["sajt"],
        "short_name": t["sajt"],
        "description": t["sajt_beskrivning"],
        "lang": lang,
        "dir": "ltr",
        "start_url": url_of(START, lang) or "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {
                "src": icon.path,
                "sizes": f"{icon.size}x{icon.size}",
                "type": "image/png",
                "purpose": "maskable" if icon.is_maskable else "any",
            }
            for icon in social.APP_ICONS
        ],
    }
