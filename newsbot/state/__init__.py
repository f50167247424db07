"""What a run remembers: seen articles, finished inputs, written outputs."""

from newsbot.state.ledger import Ledger

__all__ = ["Ledger"]
