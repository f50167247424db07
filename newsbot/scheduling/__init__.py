"""Runs that come by themselves: which sources are due, and how each one fares. Pure: the clock is passed in."""
