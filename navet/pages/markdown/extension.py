"""The Markdown extension that the build hands to Python-Markdown."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

from navet.pages.markdown.blocks import BuildingBlocks
from navet.pages.markdown.boxes import Boxes
from navet.pages.markdown.inline import Citations, ForeignPhrase, LineBreaks
from navet.pages.markdown.links import ForeignPages, LoneLinks
from navet.pages.markdown.safety import Safety
from navet.pages.markdown.scope import Scope
from navet.pages.markdown.sections import Questions, Tables
from navet.pages.markdown.terms import Terms

STANDARD = ("attr_list", "tables", "sane_lists", "fenced_code", "toc")


class NavetExtension(Extension):
    """Adds the site's own syntax to Markdown and takes raw HTML away from it."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors; priorities are relative to Python-Markdown's own."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(Boxes(md.parser, self.scope), "navet_boxes", 105)
        md.parser.blockprocessors.register(
            BuildingBlocks(md.parser, self.scope), "navet_blocks", 106
        )
        md.inlinePatterns.register(Citations(self.scope), "navet_citations", 175)
        md.inlinePatterns.register(ForeignPhrase(), "navet_lang", 174)
        md.inlinePatterns.register(Terms(self.scope), "navet_terms", 173)
        md.inlinePatterns.register(LineBreaks(self.scope), "navet_lines", 5)
        md.treeprocessors.register(Questions(md, self.scope), "navet_questions", 4)
        md.treeprocessors.register(ForeignPages(md, self.scope), "navet_links", 5)
        md.treeprocessors.register(LoneLinks(md, self.scope), "navet_lone_links", 4.5)
        md.treeprocessors.register(Tables(md, self.scope), "navet_tables", 3)
        md.treeprocessors.register(Safety(md), "navet_safety", 2)
