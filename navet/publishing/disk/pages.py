"""A page of the site as it is read from disk: every link names a file, and every script is classic.

Parts that only the web can give have the attribute ``data-bara-natet`` and are replaced by a
sentence that says so. What is called something else from disk has that in ``data-pa-disk``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from navet.publishing import headers
from navet.publishing.disk import scripts
from navet.publishing.disk.places import Places, language_of

ONLY_ON_THE_WEB = "data-bara-natet"
CALLED = "data-pa-disk"
MARK = "data-disk"
_PARSER_OPTIONS = {"encoding": "utf-8", "collect_ids": False}
_POLICY = "Content-Security-Policy"
# What search engines, feeds and other sites read, and what a browser gets from a server alone.
_LINKS_FOR_OTHERS = frozenset({"preload", "canonical", "alternate", "manifest", "apple-touch-icon"})
_TOLD_TO_OTHERS = frozenset({"description", "referrer", "theme-color"})
_DATA_FOR_OTHERS = "application/ld+json"
# Where a printed page came from. Its code holds no more than the address beside it, and a twentieth
# of a copy's size.
_PRINTED_ADDRESS, _CODE = "papper-fot", etree.XPath("*[@class = 'qr']")
_OF_LINKS = frozenset({"href", "download", "type", "hreflang", "rel", "target"})
_BUTTON = "knapp"
_ADDRESSES = ("href", "src", "action")


@dataclass(frozen=True)
class Needs:
    """What pages need beside them.

    ``modules`` are the scripts that their parts name, ``classic`` those that run as they are, and
    ``fetched`` the files that scripts are told of.
    """

    modules: set[str] = field(default_factory=set)
    classic: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Page:
    """A page to make: its path on the site, and where it stands in the copy.

    What it needs beside it is added to ``needs`` when it is made.
    """

    path: str
    at: str
    places: Places
    words: Mapping[str, str]
    day: str
    needs: Needs = field(default_factory=Needs)

    def html(self, source: bytes) -> bytes:
        """Return the page as it is read from disk; ``source`` is the site's, in UTF-8."""
        tree = etree.fromstring(source, etree.HTMLParser(**_PARSER_OPTIONS))
        gone: set[etree._Element] = set()
        # Once through the page, and only the names of attributes: to read them all costs as much
        # as to read the page.
        for element in list(tree.iter("*")):
            names = element.keys()
            if not names or element in gone:
                continue
            if ONLY_ON_THE_WEB in names:
                gone.update(element.iter())
                self._say_where(element)
                continue
            for part in self._unread(element):
                gone.update(part.iter())
                _remove(part)
            if element not in gone:
                self._lead(element, names)
        self._say_of_copy(tree)
        tree.set(MARK, self.places.site_url)
        whole: bytes = etree.tostring(tree, method="html", encoding="utf-8")
        return b"<!doctype html>\n" + whole

    def _unread(self, element: etree._Element) -> Collection[etree._Element]:
        """Return what no reader has use for of an element: itself, parts of it or nothing."""
        tag = element.tag
        if tag == "link":
            unread = not _LINKS_FOR_OTHERS.isdisjoint(element.get("rel", "").split())
        elif tag == "meta":
            name = element.get("name", "")
            unread = name in _TOLD_TO_OTHERS or name.startswith("twitter:")
            unread = unread or "property" in element.attrib
        elif tag == "script":
            unread = element.get("type") == _DATA_FOR_OTHERS
        elif tag == "aside" and _PRINTED_ADDRESS in element.get("class", "").split():
            return list(_CODE(element)) if self.places.site_url else (element,)
        else:
            return ()
        return (element,) if unread else ()

    def _lead(self, element: etree._Element, names: Iterable[str]) -> None:
        """Make an element lead to where things are in the copy, or on the web."""
        tag = element.tag
        if tag == "meta" and element.get("http-equiv") == _POLICY:
            element.set("content", headers.disk_policy())
        elif tag == "script":
            self._run(element)
        for name in names:
            if name in _ADDRESSES:
                self._turn(element, name, element.get(name))
            elif not name.startswith("data-"):
                continue
            elif name == CALLED:
                element.text = element.attrib.pop(CALLED)
            elif name == "data-modul":
                self.needs.modules.add(element.get(name))
            else:
                self._note(element.get(name))

    def _note(self, value: str) -> None:
        """Remember a file that a page names for a script to fetch."""
        target = self.places.target(value, self.path)
        if target and not target.endswith(".html"):
            self.needs.fetched.add(target)

    def _run(self, script: etree._Element) -> None:
        if script.get("type") != "module":
            self.needs.classic.add(self.places.target(script.get("src", ""), self.path) or "")
            return
        del script.attrib["type"]
        script.set("defer", "")
        path = self.places.on_disk(scripts.RUNTIME, "", self.at)
        script.addprevious(etree.Element("script", {"src": path, "defer": ""}))

    def _turn(self, element: etree._Element, name: str, address: str) -> None:
        target = self.places.target(address, self.path)
        if target is None:
            return
        if target in self.places.inside:
            element.set(name, self.places.on_disk(target, address, self.at))
        elif element.tag == "img":
            _remove(element)
        elif element.tag == "a":
            self._leave(element, target, address)

    def _leave(self, link: etree._Element, target: str, address: str) -> None:
        """Make a link lead to the web, or be text where the site has no address there; say so.

        Of a page in another language the language says enough, to those who see it.
        """
        link.attrib.pop("download", None)
        there = self.places.on_the_web(target, address)
        if there:
            link.set("href", there)
        else:
            link.tag = "span"
            for name in _OF_LINKS & set(link.attrib):
                del link.attrib[name]
            if _BUTTON in link.get("class", "").split():
                del link.attrib["class"]
        mark = etree.SubElement(_innermost(link), "span")
        mark.text = f" ({self.words['disk_pa_natet']})"
        if target.endswith(".html"):
            mark.set("class", "bara-las")
            mark.set("lang", language_of(self.path))

    def _say_where(self, part: etree._Element) -> None:
        """Put a sentence, with a link where there is one, in the place of a part for the web."""
        said = etree.Element("p")
        said.tail, part.tail = part.tail, None
        there = self.places.on_the_web(self.path)
        target = etree.SubElement(said, "a", {"href": there}) if there else said
        target.text = self.words["disk_bara_natet"]
        part.getparent().replace(part, said)

    def _say_of_copy(self, tree: etree._Element) -> None:
        """Say in the foot that the page is a copy, of what day, and where the newest is."""
        foot = tree.find("body/footer")
        version = foot.find(".//p[@class='fot__version']") if foot is not None else None
        if version is None:
            return
        said = etree.Element("p", {"class": "fot__version"})
        said.text = self.words["disk_fot"].format(dag=self.day)
        there = self.places.on_the_web(self.path)
        if there:
            said.text += " "
            link = etree.SubElement(said, "a", {"href": there})
            link.text = self.words["disk_nyast"]
            link.tail = "."
        version.addnext(said)


def _innermost(element: etree._Element) -> etree._Element:
    """Return the element that holds the last words of another one."""
    while len(element) and element[-1].tag == "span" and not (element[-1].tail or "").strip():
        element = element[-1]
    return element


def _remove(element: etree._Element) -> None:
    """Take an element away, and leave the words after it."""
    before, parent, text = element.getprevious(), element.getparent(), element.tail or ""
    text = text if text.strip() else ""
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
