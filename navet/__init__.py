"""Samverkansnavet: reads modell/ and docs/, finds problems, and makes pages, search and documents.

Nothing in this package imports MkDocs; the border to the generator is ``hooks/``, which calls the
modules beside the rooms and nothing else.
"""

# The rooms, from the ground up: what stands in one imports only from rooms before it.
ROOMS = (
    "language",
    "reading",
    "content",
    "look",
    "checks",
    "search",
    "documents",
    "pages",
    "publishing",
)
