"""What a run remembers: seen articles, finished inputs, written outputs, the frontier of each source."""

from newsbot.state.frontier import Frontier
from newsbot.state.ledger import Ledger

__all__ = ["Frontier", "Ledger"]
