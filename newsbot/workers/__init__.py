"""Extraction in processes of its own: each page under a deadline and a memory limit, enforced by killing.

Nothing is imported here: each process imports this package as it starts, and needs none of what its parent has.
"""
