"""Reads files, YAML, Markdown, schemas and the environment, and says what is wrong with them."""
