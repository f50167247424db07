"""Which articles were seen before: exact duplicates and revisions."""
