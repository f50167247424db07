"""Which articles were seen before."""
