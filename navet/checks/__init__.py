"""The checks: pure functions from the content to the problems it has. The list is report.py."""
