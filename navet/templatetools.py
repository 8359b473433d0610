"""Functions that templates call: the model's picture, QR codes, soft hyphens."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

import segno
from markupsafe import Markup, escape

from navet import colours, hyphens, picture
from navet.check import Content
from navet.model import Part, Step
from navet.pagecontext import PageView


def functions(content: Content, view: PageView) -> dict[str, Any]:
    """Return the functions for one page's templates; what they give is ready HTML."""
    soft = _soft(str(content.root))
    drawing = picture.Drawing(content.model, view.lang, view.t, view.href, soft)
    palette = colours.load(content.root)

    def mini_picture(part: Part | None = None, step: Step | None = None) -> Markup:
        owner = part or content.model.part(step.part_id if step else "")
        return Markup(picture.small(drawing, owner, step))  # noqa: S704

    return {
        "soft": lambda text: Markup(escape(soft(str(text)))),  # noqa: S704
        "qr": qr,
        "mini_picture": mini_picture,
        "model_picture": lambda: Markup(picture.figure(drawing)),  # noqa: S704
        "print_pages": len(view.part.steps) + 1 if view.part and not view.step else None,
        "paper": {scheme: palette.surfaces[scheme]["paper"] for scheme in colours.SCHEMES},
        "csp": "",
    }


@lru_cache(maxsize=2)
def _soft(root: str) -> Callable[[str], str]:
    from pathlib import Path  # noqa: PLC0415

    return hyphens.load(Path(root))


@lru_cache(maxsize=512)
def qr(address: str) -> Markup:
    """Return a QR code of an address as inline SVG without styles."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, svgclass="qr__kod",
        lineclass="qr__linje",
    )  # fmt: skip
    return Markup(out.getvalue().decode("ascii").strip())  # noqa: S704
