"""Turns the site's Markdown into HTML: boxes, citations, building blocks and question sections."""
