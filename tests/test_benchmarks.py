"""The benchmarks name what they time; a pass that is renamed would end them, and nobody runs them every day."""

from benchmarks.stopwatch import PASSES


def test_the_passes_that_are_timed_are_there() -> None:
    assert [name for module, names in PASSES for name in names if not callable(getattr(module, name, None))] == []
