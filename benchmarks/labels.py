"""Blocks to labels: which blocks of a page are its article, by aligning them in order with the gold text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from newsbot.text import words

_GRAM = 3
_MAX_PLACES = 6  # a phrase that stands more often in the gold than this says nothing of its place


def align(blocks: Sequence[str], gold: str) -> list[float]:
    """Return for each block the share of its words that is gold, 0-1, given that both run in the same order.

    Blocks are matched to places in the gold, and the heaviest chain that rises in both wins (weighted longest
    increasing subsequence). A long block off the chain still counts where nothing else covers its place.
    """
    gold_words = words(gold)
    places = _gram_places(gold_words)
    candidates = [_candidate(words(text), places, gold_words) for text in blocks]
    chosen = _heaviest_chain([(i, at, weight) for i, spots in enumerate(candidates) for at, weight in spots[1]])
    labels = [candidates[i][0] if i in chosen else 0.0 for i in range(len(blocks))]
    covered = {place for i, at in chosen.items() for place in range(at, at + len(words(blocks[i])))}
    for i, (share, spots) in enumerate(candidates):
        size = len(words(blocks[i]))
        if labels[i] == 0.0 and size >= 12 and share > 0.8 and spots and spots[0][0] not in covered:
            labels[i] = share
    return labels


def _gram_places(gold: list[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for size in range(1, _GRAM + 1):
        for at in range(len(gold) - size + 1):
            places[tuple(gold[at : at + size])].append(at)
    return places


def _candidate(
    block: list[str], places: dict[tuple[str, ...], list[int]], gold: list[str]
) -> tuple[float, list[tuple[int, float]]]:
    """Return the share of the block that stands in the gold, and the places it may stand at, with weights."""
    if not block:
        return 0.0, []
    size = min(_GRAM, len(block))
    grams = [tuple(block[i : i + size]) for i in range(len(block) - size + 1)]
    share = sum(gram in places for gram in grams) / len(grams)
    if share < 0.5:
        return share, []
    starts: dict[int, int] = defaultdict(int)
    for offset, gram in enumerate(grams[:40]):
        for at in places.get(gram, ())[:_MAX_PLACES]:
            starts[max(0, at - offset)] += 1
    best = sorted(starts, key=lambda at: -starts[at])[:_MAX_PLACES]
    whole = [at for at in best if len(block) >= 6 or gold[at : at + len(block)] == block]
    return share, [(at, share * len(block) * starts[at] / max(starts.values())) for at in whole]


def _heaviest_chain(spots: list[tuple[int, int, float]]) -> dict[int, int]:
    """Return {block: place} of the heaviest chain rising in both; one place a block (Fenwick tree of maxima)."""
    by_block: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, at, weight in spots:
        by_block[i].append((at, weight))
    order = sorted({at for _, at, _ in spots})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(order) + 1)
    links: list[tuple[int, int, int]] = []
    for i in sorted(by_block):
        found = []
        for at, weight in by_block[i]:
            rank = bisect_left(order, at) + 1
            best = (0.0, -1)
            place = rank - 1
            while place > 0:
                best = max(best, tree[place])
                place -= place & -place
            found.append((rank, best[0] + weight, best[1], at))
        for rank, total, previous, at in found:
            links.append((i, at, previous))
            place = rank
            while place < len(tree):
                tree[place] = max(tree[place], (total, len(links) - 1))
                place += place & -place
    chain: dict[int, int] = {}
    link = max(tree)[1]
    while link >= 0:
        i, at, previous = links[link]
        chain[i] = at
        link = previous
    return chain
