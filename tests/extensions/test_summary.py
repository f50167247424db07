from newsbot.extensions.summary import Summary

STATS = {
    "newsbot/pages": 10,
    "newsbot/articles": 5,
    "newsbot/revisions": 1,
    "newsbot/rejects": 3,
    "newsbot/rejects/unreadable": 2,
    "newsbot/rejects/empty": 1,
    "newsbot/duplicates": 1,
    "newsbot/already_done": 4,
    "newsbot/failed_inputs": 2,
    "finish_reason": "finished",
}


def test_a_summary_tells_what_became_of_the_pages() -> None:
    summary = Summary.from_stats(STATS, 4.0)

    assert summary.unaccounted == 1
    assert summary.text(("a.jsonl", "-")) == (
        "10 pages in 4.0 s (2.5 pages/s)\n"
        "5 articles (1 revision)\n"
        "3 rejects (empty 1, unreadable 2)\n"
        "1 duplicate\n"
        "1 page not done\n"
        "4 already done by an earlier run\n"
        "2 inputs failed: could not be opened or read, see the rejects\n"
        "in a.jsonl, standard output"
    )


def test_a_run_without_pages() -> None:
    summary = Summary.from_stats({}, 0.0)

    assert summary.unaccounted == 0
    assert summary.text(()) == "0 pages in 0.0 s (0.0 pages/s)\n0 articles\n0 rejects\n0 duplicates"
