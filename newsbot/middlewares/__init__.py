"""Downloader middlewares and what they need, one a module."""
