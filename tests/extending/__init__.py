"""What arkitektur.md says of adding to the site is done as it says, and works."""
