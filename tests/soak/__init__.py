"""Kills and faults at random moments, for as long as one likes: `make soak`."""
