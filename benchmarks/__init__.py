"""Training and measuring: run by hand."""
