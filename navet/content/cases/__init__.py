"""The cases: one file each under docs/exempel/, their contract, and the collection of them."""
