"""The records of a run, gathered for its report: counts of all, the records themselves up to a limit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsbot.comparison import merged, paragraphs_of
from newsbot.items import ARTICLE_SCHEMA
from newsbot.report.groups import Group

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many `articles` a report holds, and how many examples of `rejects` a reason has."""

    articles: int = 2_000
    rejects: int = 100


@dataclass(slots=True)
class Report:
    """What a report shows. `articles` are the first ones up to the limit, `rejects` examples by reason.

    `groups` count by source, or by site where there is no source; `days` articles by the day they were fetched.
    `revisions` maps an article's id and revision to its paragraphs with what became of each, `duplicates` an article's
    id to those that tell the same.
    """

    articles: list[Record] = field(default_factory=list)
    article_count: int = 0
    reject_counts: Counter[str] = field(default_factory=Counter)
    rejects: dict[str, list[Record]] = field(default_factory=dict)
    revision_count: int = 0
    duplicate_count: int = 0
    removed_counts: Counter[str] = field(default_factory=Counter)
    words: int = 0
    groups: dict[str, Group] = field(default_factory=dict)
    days: Counter[str] = field(default_factory=Counter)
    revisions: dict[tuple[str, int], list[tuple[str, str]]] = field(default_factory=dict)
    duplicates: dict[str, list[str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """Pages that have a record."""
        return self.article_count + self.reject_counts.total()


def collect(records: Iterable[Record], limits: Limits, earlier: Iterable[Record] = ()) -> Report:
    """Gather the records of a run; `earlier` are those in which revisions before it are looked for."""
    report = Report()
    texts: dict[str, tuple[str, ...]] = {}
    for record in records:
        if record.get("schema") == ARTICLE_SCHEMA:
            _add_article(report, record, limits, texts)
        else:
            _add_reject(report, record, limits)
    _find_earlier(report, earlier)
    return report


def _add_article(report: Report, record: Record, limits: Limits, texts: dict[str, tuple[str, ...]]) -> None:
    identity, revision = key_of(record)
    report.article_count += 1
    report.words += _number(record.get("word_count"))
    report.days[str(record.get("fetched"))[:10]] += 1
    report.removed_counts.update(str(run.get("reason")) for run in record.get("removed") or ())
    group_of(report, record).add_article(record)
    if record.get("duplicate_of"):
        report.duplicate_count += 1
        report.duplicates.setdefault(str(record["duplicate_of"]), []).append(identity)
    if revision > 1:
        report.revision_count += 1
        if identity in texts:
            report.revisions[identity, revision] = merged(texts[identity], paragraphs_of(record))
    if len(report.articles) < limits.articles:
        report.articles.append(record)
        texts[identity] = paragraphs_of(record)


def _add_reject(report: Report, record: Record, limits: Limits) -> None:
    reason = str(record.get("reason"))
    report.reject_counts[reason] += 1
    group_of(report, record).add_reject(reason)
    examples = report.rejects.setdefault(reason, [])
    if len(examples) < limits.rejects:
        examples.append(record)


def group_of(report: Report, record: Record) -> Group:
    """Return the group that a record counts in."""
    name = str(record.get("source") or record.get("site") or "no address")
    return report.groups.setdefault(name, Group(name=name))


def _find_earlier(report: Report, earlier: Iterable[Record]) -> None:
    """Compare the revisions with the ones before them, where these stand in earlier records."""
    wanted = {key: it for it in report.articles if (key := key_of(it))[1] > 1 and key not in report.revisions}
    before: dict[tuple[str, int], Record] = {}
    for record in earlier if wanted else ():
        identity, revision = key_of(record)
        if (identity, revision + 1) in wanted:
            before[identity, revision + 1] = record
    for key, record in wanted.items():
        old = before.get(key)
        report.revisions[key] = (
            merged(paragraphs_of(old), paragraphs_of(record)) if old is not None else list(_as_told(record))
        )


def key_of(record: Record) -> tuple[str, int]:
    """Return what tells a revision of an article from others: id and number."""
    return str(record.get("id")), _number(record.get("revision"))


def _as_told(record: Record) -> Iterator[tuple[str, str]]:
    """What a record itself says of its change: the paragraphs that are new. What was lost, it cannot say."""
    new = set(record.get("changed") or ())
    return (("gained" if text in new else "same", text) for text in paragraphs_of(record))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
