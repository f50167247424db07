"""How a fleet stands, from its Redis."""

from dataclasses import asdict
from typing import Any

from newsbot.fleet.store import FleetStore
from newsbot.scheduling.status import aligned

_HEADS = ("host", "waiting", "under way", "done", "worker")


def as_text(store: FleetStore) -> str:
    """Return how workers, hosts and records stand, as a table in words."""
    rows = [(it.host, str(it.waiting), str(it.leased), str(it.done), it.worker or "") for it in store.hosts()]
    workers = ", ".join(store.workers()) or "none"
    return f"{aligned([_HEADS, *rows])}\nworkers: {workers}\nrecords to be written: {store.unwritten()}"


def as_record(store: FleetStore) -> dict[str, Any]:
    """Return the same as a JSON object."""
    hosts = [asdict(it) for it in store.hosts()]
    return {"workers": store.workers(), "hosts": hosts, "records_to_be_written": store.unwritten()}
