"""Bytes from strangers into each parser of newsbot: what must hold whatever they are."""
