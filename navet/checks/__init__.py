"""The checks: pure functions from a site to the problems it has."""
