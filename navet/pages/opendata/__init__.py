"""What the site gives out as data: its sets, their fields, and the rows that the content has."""
