"""Samverkansnavet: reads modell/ and docs/, finds problems and makes documents.

Nothing in this package imports MkDocs; the border to the generator is ``hooks/``.
"""
