"""Package data: the model and the schemas of the records."""
