"""The picture of the model as SVG: three phases in a ring around the preconditions.

The geometry is in `ring`. On the web the colours come from the theme's classes, so that both
schemes and the reader's own colours work; the standalone picture carries its colours with it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from navet.content.model import Model, Part, Step
from navet.look import hyphens
from navet.look.colours import Palette
from navet.look.fonts import FAMILY, Ruler, ruler
from navet.look.hyphens import SOFT_HYPHEN
from navet.look.ring import Line, Point, Sector, arc, break_lines, fit, on_circle, shown

Href = Callable[[str], str]
Soft = Callable[[str], str]

SIZE = 800.0
CENTRE: Point = (400.0, 400.0)
CORE = 172.0
RING_INNER, RING_OUTER = 182.0, 344.0
BAND_INNER, BAND_OUTER = 350.0, 394.0
GAP = 0.5
LETTER_SIZES = (24.0, 23.0, 22.0, 21.0, 20.0, 19.0, 18.0)
SLACK = 1.1
CORE_TOP, CORE_HEADING_SIZE = -122.0, 20.0
ROWS_TOP, ROW_STEP, ROW_HEIGHT, ROW_SIZE = -62.0, 65.0, 58.0, 22.0
NAME_WEIGHT, HEADING_WEIGHT, PHASE_SIZE = 650, 700, 25.0
MARK_RADIUS, MARK_SIDE = 177.0, 120.0

_STANDALONE_FONT = f"'{FAMILY}',Arial,sans-serif"


@dataclass(frozen=True)
class Drawing:
    """What a picture is drawn from: the model, its language, its links and its hyphens."""

    model: Model
    lang: str
    words: dict[str, str]
    href: Href
    soft: Soft
    has_marks: bool = False
    """Whether each step has room for a mark, an empty group that a script fills."""

    @property
    def core(self) -> Part:
        """Return the block of preconditions."""
        return next(part for part in self.model.parts if part.kind == "forutsattning")

    @property
    def phases(self) -> list[Part]:
        """Return the phases, in order."""
        return [part for part in self.model.parts if part.kind == "fas"]


def figure(drawing: Drawing) -> str:
    """Return the picture as a figure: SVG with links, the same as a list for narrow screens."""
    words = drawing.words
    return (
        f'<figure class="modell">{svg(drawing)}{_list(drawing)}'
        f"<figcaption>{escape(words['modellbild_text'])}</figcaption></figure>"
    )


def svg(drawing: Drawing) -> str:
    """Return the SVG: each part and step is a link with a name of its own, in the model's order."""
    name = escape(drawing.words["modellbild_namn"])
    body = _core(drawing) + "".join(_phase(drawing, part) for part in drawing.phases)
    return (
        f'<svg viewBox="0 0 {SIZE:g} {SIZE:g}" role="group" aria-label="{name}">'
        f"<defs>{_label_paths(drawing)}</defs>{body}</svg>"
    )


def standalone(drawing: Drawing, palette: Palette, site: str) -> str:
    """Return a whole SVG file with its own colours, title and description, without links."""
    title = escape(drawing.model.name[drawing.lang])
    description = escape(description_of(drawing))
    body = _core(drawing) + "".join(_phase(drawing, part) for part in drawing.phases)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 820 850" role="img" '
        f'xml:lang="{drawing.lang}" aria-labelledby="t d">'
        f'<title id="t">{title}</title><desc id="d">{description}</desc>'
        f"<style>{_standalone_style(palette)}</style>"
        f'<rect x="-10" y="-10" width="820" height="850" fill="#ffffff"/>'
        f"<defs>{_label_paths(drawing)}</defs>{_without_links(body)}"
        f'<text x="400" y="828" class="modell__kalla">{escape(site)}</text></svg>\n'
    )


def description_of(drawing: Drawing) -> str:
    """Return the picture in words: each part with its steps and their key questions."""
    lang = drawing.lang
    sentences = [drawing.words["modellbild_text"].split(". ")[0] + "."]
    for part in drawing.model.parts:
        steps = "; ".join(
            f"{step.number} {step.name[lang]}: {step.key_question[lang]}" for step in part.steps
        )
        sentences.append(f"{_part_name(drawing, part)}. {steps}")
    return " ".join(sentences)


def small(drawing: Drawing, part: Part, step: Step | None = None) -> str:
    """Return a small ring that shows which part, and which step of it, the reader is at."""
    words, lang = drawing.words, drawing.lang
    pieces = [
        _small_piece(each, index, owner, part, step)
        for owner in drawing.model.parts
        for index, each in enumerate(owner.steps)
    ]
    number = step.number if step else part.number
    where = f"{words['steg']} {step.number}" if step else _part_kind(drawing, part)
    named = step.name[lang] if step else part.name[lang]
    text = f"{words['har_ar_ni']}: {where}, {named}"
    label = _small_label(part, step, number)
    return (
        f'<figure class="lagesbild" data-del="{part.number}">'
        f'<svg viewBox="0 0 120 120" role="img" aria-label="{escape(text)}">'
        f"{''.join(pieces)}{label}</svg>"
        f'<figcaption aria-hidden="true">{escape(words["har_ar_ni"])}</figcaption></figure>'
    )


def marked(drawing: Drawing, step_ids: Collection[str]) -> str:
    """Return a small ring with those steps filled, each in its part's colour and with its number.

    What it shows stands in words beside it: it is a picture without a name.
    """
    pieces = []
    for part in drawing.model.parts:
        for index, step in enumerate(part.steps):
            if step.id in step_ids:
                piece = _small_piece(step, index, part, part, step)
                label = _small_label(part, step, step.number)
                pieces.append(f'<g data-del="{part.number}">{piece}{label}</g>')
            else:
                pieces.insert(0, f'<path d="{_small_sector(part, index).path()}"/>')
    return f'<svg viewBox="0 0 120 120" aria-hidden="true">{"".join(pieces)}</svg>'


def _span(part: Part) -> tuple[float, float]:
    """Return a phase's angles; the first begins at twelve o'clock."""
    turn = 120.0
    return (part.number - 1) * turn, part.number * turn


def _step_url(part: Part, step: Step) -> str:
    return f"fas/{part.id}/{step.id}/"


def _part_kind(drawing: Drawing, part: Part) -> str:
    if part.kind == "fas":
        return f"{drawing.words['del_fas']} {part.number}"
    return drawing.words["del_forutsattning"]


def _part_name(drawing: Drawing, part: Part) -> str:
    return f"{_part_kind(drawing, part)}: {part.name[drawing.lang]}"


def _link(drawing: Drawing, target: str, name: str, inside: str) -> str:
    url = escape(drawing.href(target))
    return f'<a href="{url}" aria-label="{escape(name)}">{inside}</a>'


def _step_link(drawing: Drawing, part: Part, step: Step, inside: str) -> str:
    lang = drawing.lang
    name = f"{drawing.words['steg']} {step.number}: {step.name[lang]}. {step.key_question[lang]}"
    return _link(drawing, _step_url(part, step), name, inside)


def _texts(lines: Iterable[Line], classes: str, weight: int) -> str:
    """Return the lines, so that their text is the label: one space between words, none in them."""
    drawn = "".join(_text(line, classes, weight) for line in lines)
    return drawn.replace("</text><text", "</text> <text")


def _text(line: Line, classes: str, weight: int) -> str:
    """Return a line that is as wide as in the site's font, whatever font the reader has.

    The hyphen of a broken word is drawn as a shape: the text stays the word itself.
    """
    measure = ruler(weight)
    word = line.text.removesuffix(SOFT_HYPHEN)
    length, whole = (measure.width(text) * line.size for text in (word, shown(line.text)))
    left = line.x - whole / 2
    text = (
        f'<text class="{classes}" x="{left + length / 2:.1f}" y="{line.y:.1f}" '
        f'font-size="{line.size:g}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(word)}</text>"
    )
    if word == line.text:
        return text
    return text + _hyphen(
        (left + whole - measure.width("-") * line.size, line.y), line.size, measure, classes
    )


def _hyphen(start: Point, size: float, measure: Ruler, classes: str) -> str:
    """Return a hyphen as the font draws it, from a point on the baseline."""
    left, bottom, right, top = (value * size for value in measure.bounds("-"))
    width, height = f"{right - left:.1f}", f"{top - bottom:.1f}"
    data = f"M{start[0] + left:.1f} {start[1] - top:.1f}h{width}v{height}h-{width}z"
    return f'<path class="{classes} modell__streck" d="{data}"/>'


def _label_paths(drawing: Drawing) -> str:
    """Return the arcs that the phases' names follow; the lowest one runs the other way."""
    paths = []
    for part in drawing.phases:
        start, end = _span(part)
        upside_down = 90 < (start + end) / 2 < 270
        data = (
            arc(CENTRE, BAND_OUTER - 14, end, start)
            if upside_down
            else arc(CENTRE, BAND_INNER + 14, start, end)
        )
        paths.append(f'<path id="modell-bage-{part.number}" d="{data}"/>')
    return "".join(paths)


def _phase(drawing: Drawing, part: Part) -> str:
    start, end = _span(part)
    width = (end - start) / len(part.steps)
    band = Sector(CENTRE, BAND_INNER, BAND_OUTER, start + GAP, end - GAP)
    name = _part_name(drawing, part)
    head = (
        f'<path class="modell__ruta modell__band--{part.number}" d="{band.path()}"/>'
        f'<text class="modell__fas modell__fas--{part.number}" font-size="{PHASE_SIZE:g}">'
        f'<textPath href="#modell-bage-{part.number}" startOffset="50%">{escape(name)}'
        "</textPath></text>"
    )
    parts = [_link(drawing, f"fas/{part.id}/", name, head)]
    for index, step in enumerate(part.steps):
        sector = Sector(
            CENTRE, RING_INNER, RING_OUTER, start + index * width, start + (index + 1) * width
        )
        parts.append(_step_link(drawing, part, step, _segment(drawing, part, step, sector)))
    return f"<g>{''.join(parts)}</g>"


def _segment(drawing: Drawing, part: Part, step: Step, sector: Sector) -> str:
    label = drawing.soft(step.name[drawing.lang])
    lines = fit(sector, str(step.number), label, LETTER_SIZES, SLACK, ruler(NAME_WEIGHT))
    classes = f"modell__skrift modell__namn modell__skrift--{part.number}"
    piece = f'<path class="modell__ruta modell__ruta--{part.number}" d="{sector.path()}"/>'
    place = on_circle(CENTRE, MARK_RADIUS, (sector.start + sector.end) / 2)
    return piece + _texts(lines, classes, NAME_WEIGHT) + _mark(drawing, step, place)


def _mark(drawing: Drawing, step: Step, place: Point) -> str:
    if not drawing.has_marks:
        return ""
    x, y = place
    return f'<g data-marke="{step.id}" transform="translate({x:.1f} {y:.1f})"></g>'


def _core(drawing: Drawing) -> str:
    """Return the middle: the block's name above its steps, each a row across the disc."""
    part = drawing.core
    x, y = CENTRE
    name = drawing.soft(part.name[drawing.lang])
    width = _row_width(CORE_TOP, CORE_TOP + 44)
    heading = [
        Line(text, x, y + CORE_TOP + 16 + index * 23, CORE_HEADING_SIZE)
        for index, text in enumerate(_broken(name, width, CORE_HEADING_SIZE, HEADING_WEIGHT))
    ]
    head = f'<circle class="modell__ruta modell__ruta--0" cx="{x:g}" cy="{y:g}" r="{CORE:g}"/>'
    head += _texts(heading, "modell__skrift modell__rubrik modell__skrift--0", HEADING_WEIGHT)
    rows = [_link(drawing, f"fas/{part.id}/", _part_name(drawing, part), head)]
    rows += [_core_row(drawing, part, step, index) for index, step in enumerate(part.steps)]
    return f"<g>{''.join(rows)}</g>"


def _core_row(drawing: Drawing, part: Part, step: Step, index: int) -> str:
    """Return one of the preconditions' steps: a link with a line above it."""
    x, y = CENTRE
    top = ROWS_TOP + index * ROW_STEP
    width = _row_width(top, top + ROW_HEIGHT)
    name = f"{step.number} {drawing.soft(step.name[drawing.lang])}"
    lines = _broken(name, width - 12, ROW_SIZE, NAME_WEIGHT)
    first = y + top + ROW_HEIGHT / 2 + ROW_SIZE * 0.34 - 12 * (len(lines) - 1)
    placed = [Line(text, x, first + index * 24, ROW_SIZE) for index, text in enumerate(lines)]
    texts = _texts(placed, "modell__skrift modell__namn modell__skrift--0", NAME_WEIGHT)
    row = (
        f'<path class="modell__delare" d="M{x - 70:g} {y + top - 3:g}h140"/>'
        f'<rect class="modell__rad" x="{x - width / 2:.1f}" y="{y + top:g}" '
        f'width="{width:.1f}" height="{ROW_HEIGHT:g}" rx="10"/>'
    )
    place = (x + MARK_SIDE, y + top + ROW_HEIGHT / 2)
    return _step_link(drawing, part, step, row + texts + _mark(drawing, step, place))


def _row_width(top: float, bottom: float) -> float:
    """Return the widest row inside the disc between two heights, counted from its centre."""
    furthest = max(abs(top), abs(bottom))
    return 2 * (math.sqrt(CORE**2 - furthest**2) - 10)


def _broken(text: str, width: float, size: float, weight: int) -> list[str]:
    """Return the text on at most two lines of `width`, or raise ValueError."""
    lines = break_lines(text, width / size / SLACK, ruler(weight))
    if lines is None or len(lines) > 2:
        raise ValueError(f"{text!r} does not fit in the picture of the model")
    return lines


def _list(drawing: Drawing) -> str:
    items = "".join(_list_item(drawing, part) for part in drawing.model.parts)
    return f'<ul class="modell__lista">{items}</ul>'


def _list_item(drawing: Drawing, part: Part) -> str:
    lang = drawing.lang
    steps = "".join(
        f'<li><a href="{escape(drawing.href(_step_url(part, step)))}">'
        f'<span class="nummer">{step.number}</span>'
        f"<span>{hyphens.as_html(drawing.soft(step.name[lang]))}</span></a></li>"
        for step in part.steps
    )
    url = escape(drawing.href(f"fas/{part.id}/"))
    name = hyphens.as_html(drawing.soft(_part_name(drawing, part)))
    link = f'<a href="{url}"><span>{name}</span></a>'
    return f'<li data-del="{part.number}">{link}<ol>{steps}</ol></li>'


def _small_piece(each: Step, index: int, owner: Part, part: Part, step: Step | None) -> str:
    here = each is step or (step is None and owner is part)
    state = ' class="har"' if here else ' class="i-delen"' if owner is part else ""
    return f'<path{state} d="{_small_sector(owner, index).path()}"/>'


def _small_sector(owner: Part, index: int) -> Sector:
    """Return the piece of the small ring that is a part's step of that index."""
    centre: Point = (60.0, 60.0)
    if owner.kind == "fas":
        width = 120.0 / len(owner.steps)
        start, _ = _span(owner)
        return Sector(centre, 33, 58, start + index * width, start + (index + 1) * width)
    width = 360.0 / len(owner.steps)
    return Sector(centre, 0, 28, index * width, (index + 1) * width)


def _small_label(part: Part, step: Step | None, number: int) -> str:
    """Return the step's number, in its piece of the ring."""
    if step is None:
        return ""
    index = part.steps.index(step)
    if part.kind == "fas":
        start, end = _span(part)
        width = (end - start) / len(part.steps)
        x, y = on_circle((60, 60), 45.5, start + (index + 0.5) * width)
    else:
        width = 360 / len(part.steps)
        x, y = on_circle((60, 60), 16, (index + 0.5) * width)
    return f'<text x="{x:.1f}" y="{y + 4.5:.1f}">{number}</text>'


def _without_links(body: str) -> str:
    return re.sub(r"<a [^>]*>", "<g>", body).replace("</a>", "</g>")


def _standalone_style(palette: Palette) -> str:
    rules = [
        ".modell__ruta{stroke:#fff;stroke-width:5;stroke-linejoin:round}",
        f".modell__skrift,.modell__fas,.modell__kalla{{font-family:{_STANDALONE_FONT};"
        "text-anchor:middle}",
        ".modell__namn{font-weight:650}.modell__fas{font-weight:700}",
        f".modell__kalla{{font-size:15px;fill:{palette.surfaces['ljus']['muted']}}}",
        ".modell__rad{fill:none}.modell__delare{stroke:#fff;stroke-opacity:.45;stroke-width:1.5}",
        ".modell__rubrik{font-weight:700}",
    ]
    for number, part in enumerate(palette.parts["ljus"].values()):
        rules.append(
            f".modell__ruta--{number}{{fill:{part.main}}}.modell__band--{number}{{fill:{part.tint}}}"
            f".modell__skrift--{number}{{fill:{part.on}}}.modell__fas--{number}{{fill:{part.main}}}"
        )
    return "".join(rules)


def misfits(drawing: Drawing) -> Iterator[Part | Step]:
    """Yield the parts and steps whose names find no room in the picture, where it cannot be drawn.

    A phase's name follows its arc, and may be as long as that.
    """
    for part in drawing.model.parts:
        start, end = _span(part)
        width = (end - start) / len(part.steps)
        for index, step in enumerate(part.steps):
            turn = start + index * width
            sector = Sector(CENTRE, RING_INNER, RING_OUTER, turn, turn + width)
            if not _fits(drawing, part, step, index, sector):
                yield step
        if not _named(drawing, part):
            yield part


def _fits(drawing: Drawing, part: Part, step: Step, index: int, sector: Sector) -> bool:
    try:
        if part.kind == "fas":
            _segment(drawing, part, step, sector)
        else:
            _core_row(drawing, part, step, index)
    except ValueError:
        return False
    return True


def _named(drawing: Drawing, part: Part) -> bool:
    if part.kind == "fas":
        start, end = _span(part)
        room = math.radians(end - start - 2 * GAP) * (BAND_INNER + 14)
        return ruler(700).width(_part_name(drawing, part)) * PHASE_SIZE * SLACK <= room
    try:
        name = drawing.soft(part.name[drawing.lang])
        _broken(name, _row_width(CORE_TOP, CORE_TOP + 44), CORE_HEADING_SIZE, 700)
    except ValueError:
        return False
    return True
