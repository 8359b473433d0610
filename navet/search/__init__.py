"""Search: indexes the built site with Pagefind, enriched with words that the pages lack."""
