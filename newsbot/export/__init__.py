"""Records handed on: JSONL in, Parquet out (the extra `newsbot[parquet]`)."""
