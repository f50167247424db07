"""Extensions of a crawl: the run that its components share, the progress bar, the counts."""
