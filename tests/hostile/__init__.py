"""Pages, sites and machines that would harm a run: it costs what it must, and nothing else."""
