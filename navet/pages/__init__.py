"""What a page's template sees, and the site's Markdown as HTML."""
