"""The colours, the typeface, where words break, and the pictures that are drawn from data."""
