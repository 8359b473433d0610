"""The files that readers download: Word, Excel, PDF, pictures and one ZIP per language.

All are made from modell/ at build time. `navet.documents.build.build_all` makes what has changed
and returns a manifest; `navet.documents.coverage.check` proves that no file lost a question.
"""
