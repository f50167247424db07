"""From a page to an article: pure functions."""
