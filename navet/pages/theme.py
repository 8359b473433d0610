"""What the theme needs from Python: its built files, and the functions its templates call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from navet.content import blocks
from navet.content.model import Model, Part, Step
from navet.language.texts import LANGUAGES
from navet.look import (
    colours,
    county_map,
    easy_pictures,
    fonts,
    hyphens,
    icons,
    picture,
    qr,
    scripts,
    social,
    vendored,
)
from navet.look.colours import Palette
from navet.reading import fingerprint
from navet.reading.kept import Kept

THEME = "overrides"
# The stylesheets in the order that they are put together in: what is shared, the frame's parts and
# the building blocks in the order of their names, readers' own settings, paper. The sheet of a part
# that stands on few pages comes after them, on those pages alone: no other page pays for it.
SHEETS = (
    "styles/[0-9]*.css",
    "frame/*/*.css",
    "block/*/*.css",
    "styles/readers.css",
    "styles/paper.css",
)
CACHE = ".cache"
# Scripts that are for no page: the worker of the saved site, and the one that retires it.
WORKERS = ("offline-worker", "offline-retire")
Words = Mapping[str, dict[str, str]]


@dataclass(frozen=True)
class Theme:
    """The theme of the repository at `root`.

    `site_url` is the site's address, with a slash last.
    """

    root: Path
    model: Model
    words: Words
    site_url: str

    @cached_property
    def palette(self) -> Palette:
        """The site's colours."""
        return colours.load(self.root)

    @cached_property
    def soft(self) -> Callable[[str], str]:
        """Puts soft hyphens into long compounds."""
        return hyphens.load(self.root)

    @cached_property
    def _codes(self) -> Kept:
        return Kept(
            self.root / CACHE / "qr.json", fingerprint.of_code(Path(qr.__file__), ("segno",))
        )

    def qr_code(self, address: str) -> str:
        """Return a QR code as inline SVG, see ``qr.svg``."""
        return str(self._codes.get(address, lambda: qr.svg(address)))

    def packed_qr_code(self, address: str) -> str:
        """Return a QR code for a script to draw, see ``qr.packed``."""
        return str(self._codes.get(f"packed {address}", lambda: qr.packed(address)))

    def keep(self) -> None:
        """Keep what was slow to make for the next build."""
        self._codes.save()

    def files(self) -> dict[str, bytes]:
        """Return every file the theme adds to the site: path from the site's root, and contents.

        The same repository gives the same bytes.
        """
        cache = self.root / CACHE
        made: dict[str, bytes] = {
            "assets/navet.css": self.stylesheet().encode(),
            "assets/source-sans-3.woff2": fonts.web_font(cache / "typsnitt"),
            "assets/source-sans-3-licens.txt": fonts.font_licence().encode(),
            "assets/ikoner-licens.txt": icons.licence().encode(),
            "assets/ikon.svg": social.icon_svg(self.palette).encode(),
        }
        for sheet in sorted((self.root / THEME).glob(f"*/*/{blocks.OWN_SHEET}")):
            text = minified_css(sheet.read_text("utf-8"))
            made[f"assets/{sheet.parent.name}.css"] = text.encode()
        for name, script in self._scripts.items():
            if name not in WORKERS:
                made[f"assets/{name}.js"] = script.encode()
        for name, contents in vendored.files().items():
            made[f"assets/{name}"] = contents
        for lang in LANGUAGES:
            made[f"assets/modellen-{lang}.svg"] = self.standalone_picture(lang).encode()
        return made | social.pictures(self.palette, self.words, cache / "bilder")

    @cached_property
    def _scripts(self) -> dict[str, str]:
        return scripts.files(self.root, self.words)

    def workers(self) -> tuple[str, ...]:
        """Return the worker of the saved site, and the one that retires it."""
        return tuple(self._scripts[name] for name in WORKERS)

    def stylesheet(self) -> str:
        """Return the site's one stylesheet, see ``stylesheet``."""
        return stylesheet(self.root, self.palette)

    def functions(self, lang: str, href: Callable[[str], str]) -> dict[str, Any]:
        """Return what templates and building blocks call, for a page in `lang` with its `href`."""
        drawing = self.drawing(lang, href)

        def mini_picture(part: Part | None = None, step: Step | None = None) -> str:
            owner = part or self.model.part(step.part_id if step else "")
            return picture.small(drawing, owner, step)

        return {
            "soft": lambda text: hyphens.as_html(self.soft(text)),
            "text_length": text_length,
            "qr": self.qr_code,
            "packed_qr": self.packed_qr_code,
            "icon": icons.svg,
            "icon_of": {"file": icons.FILES, "group": icons.GROUPS},
            "party_icon": icons.party,
            "paper": {scheme: self.palette.surfaces[scheme]["paper"] for scheme in colours.SCHEMES},
            "words": self.words,
            "model_picture": lambda: picture.figure(drawing),
            "model_wheel": lambda: picture.svg(replace(drawing, has_marks=True)),
            "mini_picture": mini_picture,
            "steps_picture": lambda step_ids: picture.marked(drawing, step_ids),
            "county_picture": county_map.small,
            "easy_picture": lambda name, alt: easy_pictures.inline(self.root, name, alt),
        }

    def drawing(self, lang: str, href: Callable[[str], str]) -> picture.Drawing:
        """Return what the picture of the model is drawn from, for a page."""
        return picture.Drawing(self.model, lang, self.words[lang], href, self.soft)

    def standalone_picture(self, lang: str) -> str:
        """Return the picture of the model as an SVG file of its own."""
        words = self.words[lang]
        source = f"{words['sajt']} · {self.site_url}"
        return picture.standalone(self.drawing(lang, lambda target: target), self.palette, source)


def stylesheet(root: Path, palette: Palette) -> str:
    """Return the one stylesheet: the colours, then those of overrides/ in the order of SHEETS."""
    folder = root / THEME
    sheets = [sheet for pattern in SHEETS for sheet in sorted(folder.glob(pattern))]
    shared = (sheet for sheet in sheets if sheet.name != blocks.OWN_SHEET)
    return colours.css(palette) + "".join(
        minified_css(sheet.read_text("utf-8")) for sheet in shared
    )


def text_length(text: str, size: float, weight: int) -> float:
    """Return how wide text is in the site's font: the textLength of text in an SVG."""
    return round(fonts.ruler(weight).width(text) * size, 1)


def minified_css(text: str) -> str:
    """Return CSS without comments and needless space; strings are left as they are."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,]) ?", r"\1", text)
    text = re.sub(r"(?<=[ :,(])0(\.\d)", r"\1", text)
    return re.sub(r"([\w-]): ", r"\1:", text).replace(";}", "}").strip()
