"""What is known of single sites, written by hand: one module a site, dated, as data."""
