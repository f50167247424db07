"""Tests, as a package: `tests.site` is imported by its whole name."""
