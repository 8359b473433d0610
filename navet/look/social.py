"""The site's icons and the picture that social services show, made at build time, no browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import typst

from navet.look.colours import Palette
from navet.look.fonts import FAMILY, font_file
from navet.reading.files import write_whole

WIDTH, HEIGHT = 1200, 630
TOUCH_ICON = 180


@dataclass(frozen=True)
class AppIcon:
    """An icon on a home screen: its path in the site, and the length of its sides in pixels.

    The system may cut a maskable one to any shape that holds the circle of 80 % in its middle
    (https://www.w3.org/TR/appmanifest/#icon-masks).
    """

    path: str
    size: int
    is_maskable: bool = False


APP_ICONS = (
    AppIcon("assets/ikon-192.png", 192),
    AppIcon("assets/ikon-512.png", 512),
    AppIcon("assets/ikon-512-mask.png", 512, is_maskable=True),
)

# The mark on a grid of 48: three arcs around a centre. The same stands in partials/marks.html.
_ARCS = (
    "M27 6.3A18 18 0 0 1 40.9 30.3",
    "M37.9 35.5A18 18 0 0 1 10.1 35.5",
    "M7.1 30.3A18 18 0 0 1 21 6.3",
)


def icon_svg(palette: Palette) -> str:
    """Return the favicon: the mark in the four colours, on light and on dark tabs."""
    light, dark = (list(palette.parts[scheme].values()) for scheme in ("ljus", "mork"))
    rules = "".join(f".m{n}{{color:{part.main}}}" for n, part in enumerate(light))
    dark_rules = "".join(f".m{n}{{color:{part.main}}}" for n, part in enumerate(dark))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
        f"<style>{rules}@media (prefers-color-scheme:dark){{{dark_rules}}}</style>"
        f"{_mark_body()}</svg>\n"
    )


def pictures(
    palette: Palette, words: Mapping[str, dict[str, str]], cache: Path
) -> dict[str, bytes]:
    """Return the PNG files by path in the site; kept in `cache` by what they were made from."""
    made = {"assets/ikon-180.png": _png(_touch_icon(palette), cache)}
    for icon in APP_ICONS:
        made[icon.path] = _png(_app_icon(palette, icon), cache)
    for lang, labels in words.items():
        source = _social(palette, labels["sajt"], labels["sajt_beskrivning"], lang)
        made[f"assets/social-{lang}.png"] = _png(source, cache)
    return made


def _mark_body() -> str:
    arcs = "".join(
        f'<path class="m{number}" d="{data}" fill="none" stroke="currentColor" stroke-width="7.5"/>'
        for number, data in enumerate(_ARCS, start=1)
    )
    return f'<circle class="m0" cx="24" cy="24" r="7.5" fill="currentColor"/>{arcs}'


def _plain_mark(palette: Palette) -> str:
    """Return the mark as an SVG with its colours written out, as Typst needs them."""
    body = _mark_body()
    for number, part in enumerate(palette.parts["ljus"].values()):
        marker = f'class="m{number}"'
        head, _, tail = body.partition(marker)
        body = head + marker + tail.replace("currentColor", part.main, 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{body}</svg>'


def _image(palette: Palette, width: str) -> str:
    drawn = json.dumps(_plain_mark(palette), ensure_ascii=False)
    return f'#image(bytes({drawn}), format: "svg", width: {width})'


def _touch_icon(palette: Palette) -> str:
    paper = palette.surfaces["ljus"]["paper"]
    size = f"width: {TOUCH_ICON}pt, height: {TOUCH_ICON}pt"
    return f'#set page({size}, margin: 18pt, fill: rgb("{paper}"))\n{_image(palette, "100%")}'


def _app_icon(palette: Palette, icon: AppIcon) -> str:
    """Return an icon as Typst: the mark on paper, with round corners where nobody cuts them."""
    paper = f'rgb("{palette.surfaces["ljus"]["paper"]}")'
    size = f"width: {icon.size}pt, height: {icon.size}pt"
    if icon.is_maskable:
        return f"#set page({size}, margin: 19%, fill: {paper})\n{_image(palette, '100%')}"
    ground = f"rect(width: 100%, height: 100%, radius: 20%, fill: {paper})"
    return (
        f"#set page({size}, margin: 0pt, fill: none)\n#place({ground})\n"
        f"#place(center + horizon, {_image(palette, '80%').removeprefix('#')})"
    )


def _social(palette: Palette, name: str, description: str, lang: str) -> str:
    surfaces = palette.surfaces["ljus"]
    strips = ", ".join(
        f'rect(width: 100%, height: 18pt, fill: rgb("{part.main}"))'
        for part in palette.parts["ljus"].values()
    )
    return f"""
#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt, fill: rgb("{surfaces["paper"]}"))
#set text(font: "{FAMILY}", lang: "{lang}", fill: rgb("{surfaces["ink"]}"), hyphenate: false)
#place(bottom, grid(columns: (1fr,) * 4, {strips}))
#pad(x: 84pt, top: 84pt, grid(columns: (1fr, 380pt), column-gutter: 48pt, align: horizon,
  [#text(size: 76pt, weight: 700, tracking: -1.5pt, {json.dumps(name, ensure_ascii=False)})
   #v(8pt)
   #par(leading: 16pt, text(size: 40pt, {json.dumps(description, ensure_ascii=False)}))],
  [{_image(palette, "380pt")}]))
"""


def _png(source: str, cache: Path) -> bytes:
    key = hashlib.sha256(f"{version('typst')}\n{source}".encode()).hexdigest()[:16]
    kept = cache / f"{key}.png"
    if not kept.exists():
        fonts = typst.Fonts(False, True, [str(font_file().parent)])
        made = typst.compile(source.encode(), font_paths=fonts, format="png", ppi=72)
        write_whole(kept, made if isinstance(made, bytes) else b"".join(made))
    return kept.read_bytes()
