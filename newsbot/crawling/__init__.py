"""Following a site: which links are fetched, in which order, how often. Knows no Scrapy; the clock is passed in."""
