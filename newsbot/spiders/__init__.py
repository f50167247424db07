"""Spiders, one a module."""
