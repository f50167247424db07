"""Bytes to text to tree, once, within limits."""
