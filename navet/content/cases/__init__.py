"""The cases: one file each under docs/exempel/, their contract, their lists and the form."""
