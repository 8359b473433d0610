"""How a page comes out on paper: its sheets, and what is torn apart between two of them."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from probe.system import POPPLER

# What a reader must have on one sheet. A worksheet is a sheet of its own, measured for itself.
KEPT = ".nyckelfraga, .ruta, .fraga, .oversiktsdel, .stegkort li, .kort, .kallor li, tr, .fall"
HEADINGS = "h1, h2, h3, h4, .overrad, .ruta__etikett"
# Puts a mark too small to see at the beginning and end of what must hold together, and at the end
# of each heading and the beginning of what follows it. Gives [what, first mark, last mark].
_MARK = """([kept, headings]) => {
  const clipped = (element) =>
    element && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement));
  const seen = (node) => node.data.trim() && node.parentElement.checkVisibility()
    && !node.parentElement.closest('svg, script, style, .blad') && !clipped(node.parentElement);
  const all = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (seen(walker.currentNode)) all.push(walker.currentNode);
  const within = (element) => all.filter((node) => element.contains(node));
  const pictures = [...document.querySelectorAll('figure svg')];
  const follows = (one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const between = (one, middle, other) => follows(one, middle) && other && follows(middle, other);
  let count = 0;
  const mark = (node, place) => {
    const made = document.createElement('span');
    count += 1;
    made.textContent = `QZ${count}Z`;
    made.style.fontSize = '1px';
    made.style.lineHeight = '1';
    made.style.letterSpacing = '0';
    made.style.position = 'absolute';  // Never on a line of its own, where it is not painted.
    // Before the last character: after it the mark may be beyond the end of a full line.
    if (place === 'after') node.splitText(node.data.trimEnd().length - 1).before(made);
    else node[place](made);
    return count;
  };
  const found = [];
  for (const element of document.querySelectorAll(kept)) {
    const texts = within(element);
    if (!texts.length) continue;
    const name = `${element.className || element.tagName}: ${texts[0].data.trim().slice(0, 40)}`;
    const lines = [...element.querySelectorAll('.skrivrad')];
    const last = lines.length ? mark(lines.at(-1), 'append') : mark(texts.at(-1), 'after');
    found.push([name, mark(texts[0], 'before'), last]);
  }
  for (const element of document.querySelectorAll(headings)) {
    const own = within(element).at(-1);
    const next = all[all.indexOf(own) + 1];
    const picture = own && pictures.some((one) => between(own, one, next));
    if (own && next && !picture) {
      const name = `${element.tagName}: ${element.textContent.trim().slice(0, 40)}`;
      found.push([name, mark(own, 'after'), mark(next, 'before')]);
    }
  }
  return found;
}"""
# Dots an inch: what a phone makes out of a sheet at arm's length.
_DPI = 110
_QR = zxingcpp.BarcodeFormat.QRCode
_MARKS = re.compile(r"QZ(\d+)Z")


@dataclass(frozen=True)
class Printed:
    """A printed page: each sheet's text without white space, their sizes, and what is torn apart.

    ``held`` counts the things that must hold together and do; ``torn`` names those that do not.
    """

    texts: list[str]
    sizes: list[tuple[int, int]]
    held: int
    torn: list[str]

    @property
    def all(self) -> str:
        """Return all sheets' text."""
        return "".join(self.texts)


def squeezed(text: str) -> str:
    """Return text without white space and soft hyphens: PDF readers differ in where they put it."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def print_page(page: Any) -> Printed:
    """Print the page as it stands."""
    page.emulate_media(media="print")
    marked = page.evaluate(_MARK, [KEPT, HEADINGS])
    made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    raw = [squeezed(sheet.extract_text()) for sheet in made.pages]
    sheet_of: dict[int, int] = {}
    for index, text in enumerate(raw, start=1):
        for number in _MARKS.findall(text):
            sheet_of.setdefault(int(number), index)  # A table's head comes again on each sheet.
    torn = [
        f"{name} begins on sheet {sheet_of[first]} and goes on on sheet {sheet_of[last]}"
        for name, first, last in marked
        if sheet_of[first] != sheet_of[last]
    ]
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in made.pages]
    texts = [_MARKS.sub("", text) for text in raw]
    return Printed(texts, sizes, len(marked) - len(torn), torn)


def codes_on_first_sheet(page: Any) -> list[str]:
    """Return what the _QR codes on the first sheet say to a phone, when the page is printed."""
    return codes_on_sheet(page, 1)


def codes_on_sheet(page: Any, sheet: int) -> list[str]:
    """Return what the _QR codes on a sheet, from 1, say to a phone, when the page is printed."""
    page.emulate_media(media="print")
    program = POPPLER.path()
    assert program, f"Installera {POPPLER.package}"
    made = page.pdf(prefer_css_page_size=True, page_ranges=str(sheet))
    drawn = subprocess.run(
        [program, "-r", str(_DPI), "-gray", "-singlefile", "-"],
        input=made,
        capture_output=True,
        check=True,
    )
    with Image.open(io.BytesIO(drawn.stdout)) as picture:
        return [code.text for code in zxingcpp.read_barcodes(picture, _QR)]


def words_of(file: Path) -> list[str]:
    """Return the words on each sheet of a PDF file, one space between them."""
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    return [" ".join(sheet.split()) for sheet in told.stdout.split("\f")[:-1]]
