"""What is known of single sites, written by hand: a module says what to crawl, a TOML file how to read it."""
