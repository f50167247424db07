"""One crawl on many machines: requests leased from Redis, records committed there, one collector that writes them."""
