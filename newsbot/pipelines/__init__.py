"""Item pipelines, one a module: extract, dedup, jsonl."""
