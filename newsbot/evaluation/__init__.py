"""Measuring newsbot and its peers on pages with gold: what `newsbot evaluate` is made of."""
