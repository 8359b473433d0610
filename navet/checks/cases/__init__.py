"""The checks of cases, which the form on the site repeats in the reader's browser."""
