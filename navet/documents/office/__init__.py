"""Word and Excel with the site's look, and nothing about any tool."""
