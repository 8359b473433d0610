"""The invented example's answer to a question: folded on screen, on paper only where it is open."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from navet.content import scenario
from navet.content.scenario import Answer
from navet.pages.markdown.scope import Scope


def folded(scope: Scope, name: str) -> ET.Element | None:
    """Return the answer to a question or, by its id, a step's key question; None without one.

    It says that it is invented both when folded and when open, and search leaves it out: a reader
    who looks for a law should not find a story.
    """
    answer = scope.answers.get(scope.lang, {}).get(name)
    if answer is None:
        return None
    box = ET.Element("details", {"class": "granvida", "data-pagefind-ignore": ""})
    summary = ET.SubElement(box, "summary")
    summary.text = f"{scope.words.get('granvida_svar', '')} "
    mark = ET.SubElement(summary, "span", {"class": "granvida__marke"})
    mark.text = scope.words.get("ruta_exempel", "")
    ET.SubElement(box, "p").text = answer.text
    if answer.voices:
        box.append(_voices(answer))
    story = ET.SubElement(box, "p", {"class": "granvida__mer"})
    link = ET.SubElement(story, "a", {"href": scope.href(scenario.PAGE)})
    link.text = scope.words.get("granvida_hela", "")
    return box


def _voices(answer: Answer) -> ET.Element:
    voices = ET.Element("dl")
    for who, said in answer.voices:
        group = ET.SubElement(voices, "div")
        ET.SubElement(group, "dt").text = who
        ET.SubElement(group, "dd").text = said
    return voices
