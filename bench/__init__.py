"""Measurements of the site, printed as tables: ``python -m bench``."""
