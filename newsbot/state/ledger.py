"""What a run writes and remembers: outputs, seen articles, finished inputs; one commit point."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Self

from newsbot.dedup import exact
from newsbot.identity import identity_url
from newsbot.items import Article, Duplicate, Reject
from newsbot.jsonl import is_stream, to_line
from newsbot.options import NearOptions
from newsbot.state.database import Database
from newsbot.state.frontier import Frontier
from newsbot.state.kept import KeptPages
from newsbot.state.memory import EVERYTHING, Memory
from newsbot.state.numbers import absolute, number
from newsbot.state.outputs import Outputs
from newsbot.state.run_book import RunBook
from newsbot.state.shards import Shard
from newsbot.state.signatures import Signatures
from newsbot.state.sites import ALL_RUNS, Sites
from newsbot.state.templates import Templates
from newsbot.text import digest as digest_of

# A commit costs two or three disk syncs (some 10 ms), a page's extraction about 50 ms: half a second of work is what
# a kill may cost, and the commits cost a few per cent of the time.
_BATCH_RECORDS = 200
_BATCH_BYTES = 2**20
_BATCH_SECONDS = 0.5


class Ledger:
    """Commits what became of pages: records to the outputs, identities, finished inputs and links to the state.

    SQLite is the truth and the files follow. A batch is committed together with its lines as a journal, then they
    are appended to their file; whatever kills the process between the two, the next run completes the file from the
    journal. After an error nothing more is taken: what was committed before it is whole, and a later run goes on.
    """

    def __init__(
        self,
        *,
        database: Database,
        outputs: Outputs,
        memory: Memory,
        signatures: Signatures,
        sites: Sites,
        templates: Templates,
        keep_duplicates: bool,
        drop_near: bool,
    ) -> None:
        self.frontier = Frontier(database)
        self.book = RunBook(database)
        self.pages = KeptPages(outputs, templates)
        self.sites = sites
        self.spans: tuple[tuple[str, int, int], ...] = ()
        """What was written to the files of records (absolute path, first byte, end), known when all is closed."""
        self._database = database
        self._outputs = outputs
        self._memory = memory
        self._signatures = signatures
        self._templates = templates
        self._keep_duplicates = keep_duplicates
        self._drop_near = drop_near
        self._begun: dict[str, tuple[str, Shard | None]] = {}
        self._waiting: list[Callable[[], None]] = []
        self._records = self._bytes = 0
        self._oldest = 0.0
        self._failure: Exception | None = None

    @classmethod
    def open(
        cls,
        *,
        state: str,
        articles: str,
        rejects: str | None,
        started: datetime,
        keep_duplicates: bool,
        per_output: bool,
        pages: str | None = None,
        near: NearOptions | None = None,
    ) -> Self:
        """Open state and outputs, and complete what a killed run left.

        `state` is a path or `:memory:`; `articles`, `rejects` and `pages` (a WARC of what is fetched) are paths with
        `{source}` and `{date}` filled in from each record and the day (UTC) of `started`, `-` is standard output, None
        keeps none. With `per_output`
        (local mode) what was seen and done is remembered for each output by itself, and forgotten with the file; in a
        stream, for this run alone. Raises OutputError, LockedError.
        """
        templates = Templates(articles, rejects, started, pages)
        scope = number(absolute(articles)) if per_output else EVERYTHING
        database = Database(":memory:" if is_stream(articles) else state)
        outputs = Outputs(database, scope)
        try:
            for path in templates.fixed:
                outputs.open(path)
            outputs.complete_others()
        except BaseException:
            outputs.close()
            database.close()
            raise
        near = near or NearOptions()
        return cls(
            database=database,
            outputs=outputs,
            memory=Memory(database, scope),
            signatures=Signatures(database, scope=scope, started=started, days=near.days),
            sites=Sites(database, absolute(articles) if per_output else ALL_RUNS),
            templates=templates,
            keep_duplicates=keep_duplicates,
            drop_near=near.drop,
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """The outputs written to, as they were named."""
        return self._outputs.paths

    def is_done(self, input: str, digest: str) -> bool:  # noqa: A002 - the record's word
        """Tell whether the outcome of this input with this content is written already, and the last that it had."""
        return self._memory.is_done(digest_of(input), digest)

    def begin(self, input: str, digest: str, shard: Shard | None = None) -> None:  # noqa: A002 - the record's word
        """Remember an input's content until its outcome is written, to mark it done with it.

        It is one of a `shard`'s, which is done when all of them are.
        """
        self._begun[input] = digest, shard
        if shard is not None:
            shard.begin()

    def done_items(self, shard: Shard) -> int | None:
        """Return how many items of a shard earlier runs have done; None where not all of them are, as its files are."""
        return self._memory.shards.done_items(shard.name, shard.stamp)

    def end_shard(self, shard: Shard) -> None:
        """Have a shard that is read to its end marked done when all of it is written. Raises as `write`."""
        with self._failing():
            shard.end()
            if shard.is_done:
                self._memory.shards.add(shard)
                self._count_record()
        self.commit_if_due()

    def finish(self, name: str) -> None:
        """Mark what has no content of its own as done, in the batch that commits the next outcome."""
        self._memory.add_done(digest_of(name), "", None)

    def take_signature(self, text: str, signature: bytes) -> None:
        """Take the signature (packed, or empty) that a worker made of a text, for the article judged with it."""
        self._signatures.take(text, signature)

    def judge(self, article: Article) -> Article | Duplicate:
        """Compare an article with all written so far: `revision`, `changed`, `duplicate_of` filled in, or a Duplicate.

        Write it before the next is judged.
        """
        memory = self._memory
        judged = exact.judge(article, memory.seen, memory.id_of_text, keep_duplicates=self._keep_duplicates)
        if isinstance(judged, Duplicate):
            return judged
        if judged.duplicate_of is None:
            judged = replace(judged, duplicate_of=self._signatures.earliest(judged))
        # A correction of what is in the output is never dropped, nor what is kept as a duplicate of itself.
        if self._drop_near and judged.revision == 1 and judged.duplicate_of not in {None, judged.id}:
            return Duplicate(id=judged.duplicate_of, url=article.url, input=article.input)
        return judged

    def write(self, item: Article | Reject | Duplicate, written: Callable[[], None] | None = None) -> None:
        """Take an outcome into the batch, and commit a batch that is full or old.

        `written` is called when the batch is committed and stands in its outputs; after an error it never is.
        Raises OutputError, LockedError, and BrokenPipeError where the reader of a stream has gone.
        """
        with self._failing():
            self._count_record()
            self._take(item)
            if written is not None:
                self._waiting.append(written)
        if self._records >= _BATCH_RECORDS or self._bytes >= _BATCH_BYTES:
            self.commit()
        else:
            self.commit_if_due()

    def note_unchanged(self, url: str) -> None:
        """Take into the batch that the article at `url` was asked for and has not changed. Raises as `write`."""
        with self._failing():
            self.frontier.finish(url, article=True)
            self._count_record()
        self.commit_if_due()

    def commit_if_due(self) -> None:
        """Commit a batch that has waited long enough. Raises as `commit`."""
        if self._records and time.monotonic() - self._oldest >= _BATCH_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make everything so far durable. Raises OutputError, LockedError; what was committed before is whole then."""
        with self._failing():
            if not self._records:
                return
            self._outputs.renew()
            with self._database.transaction() as connection:
                self._memory.store(connection)
                self._signatures.store(connection)
                self.frontier.store(connection)
                self.book.store(connection)
                self.sites.store(connection)
                self._outputs.journal(connection)
            self._memory.clear()
            self._signatures.clear()
            self.frontier.clear()
            self.book.clear()
            self.sites.clear()
            self._records = self._bytes = 0
            self._outputs.write()
            waiting, self._waiting = self._waiting, []
        for written in waiting:
            written()

    def close(self) -> None:
        """Commit, and let go of outputs and state. After an error there is only the latter left to do."""
        try:
            if self._failure is None:
                self.commit()
                self._outputs.settle()
                self.spans = self._outputs.spans
        finally:
            self._outputs.close()
            self._database.close()

    def _take(self, item: Article | Reject | Duplicate) -> None:
        update = self.sites.finish(item.input or item.url)
        output = self._memory.output_of(item.id) if isinstance(item, Duplicate) else self._put(item)
        if update is not None:
            self.book.see(update.source, fits=update.fits)
        if isinstance(item, Article):
            self._memory.add_article(exact.remember(item), output)
            self._signatures.add(item, output)
        if item.input is None and item.url is not None:
            self._bytes += self.pages.finish(item.url)
            canonical = identity_url(item.url, item.canonical_url) if isinstance(item, Article) else None
            self.frontier.finish(item.url, article=not isinstance(item, Reject), canonical=canonical)
        if item.input is not None:
            self._finish(item.input, output)

    def _finish(self, input_: str, output: int | None) -> None:
        digest, shard = self._begun.pop(input_, (None, None))
        if digest is not None:
            self._memory.add_done(digest_of(input_), digest, output)
        if shard is not None:
            shard.finish()
            if shard.is_done:
                self._memory.shards.add(shard)

    def _count_record(self) -> None:
        if self._records == 0:
            self._oldest = time.monotonic()
        self._records += 1

    def _put(self, item: Article | Reject) -> int | None:
        """Put a record into its output, and return the number of that output."""
        path = self._templates.path_of(item)
        self.book.take(item)
        if path is None:
            return None
        self._bytes += self._outputs.add(path, to_line(item))
        return number(absolute(path))

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Fail for good: a batch that was committed but not written stands in the state until the next run."""
        if self._failure is not None:
            raise self._failure
        try:
            yield
        except Exception as error:
            self._failure = error
            raise
