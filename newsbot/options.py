"""One frozen options class per stage; every limit of the project stands here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionOptions:
    """Limits and choices of `extract_article`.

    `max_bytes` and `max_characters` bound a page before and after decoding; `max_nodes`, `max_depth` its tree.
    `min_words` is the shortest article. `opt_outs` names the permissions (`noindex`, `noarchive`, `tdm`, `ai`) whose
    refusal makes a page a reject. `timezone` (IANA name) is the zone of times that come without one.
    """

    max_bytes: int = 16 * 2**20
    max_characters: int = 16 * 2**20
    max_nodes: int = 400_000
    max_depth: int = 1_000
    min_words: int = 8
    timezone: str | None = None
    keep_removed: bool = True
    opt_outs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveryOptions:
    """Limits of reading listings: feeds, sitemaps, section pages.

    `max_sitemap_bytes` (after decompression) and `max_entries` are those of the sitemap protocol. `max_feed_bytes` (of
    which feedparser reads about 0.4 MB a second) and `max_page_bytes` bound a feed and a section page; `max_links` the
    addresses that a page links to, `max_anchors` how often it does so, `max_sections` the section pages of a front
    page; `max_content` (characters) an article's content in a feed, `max_url` (characters) an address.
    """

    max_sitemap_bytes: int = 50 * 2**20
    max_entries: int = 50_000
    max_feed_bytes: int = 4 * 2**20
    max_page_bytes: int = 8 * 2**20
    max_links: int = 2_000
    max_anchors: int = 20_000
    max_sections: int = 30
    max_content: int = 200_000
    max_url: int = 2_048


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """Limits of what a site may ask of a crawl; the page budget of a source stands in its `sources.toml`.

    `max_robots_bytes` of a robots.txt are read (RFC 9309 asks for 500 KiB at least). `max_crawl_delay` is the longest
    delay in seconds that is kept, `max_retry_after` the longest that is waited for: a site that asks for more is left
    alone for the run. `max_redirects` bounds the way to one page, `max_depth` how deep listings stand in one another,
    `max_backfill_depth` the same for a backfill, which follows the pages of a section to its end.
    """

    max_robots_bytes: int = 512 * 2**10
    max_crawl_delay: float = 60.0
    max_retry_after: float = 120.0
    max_redirects: int = 10
    max_depth: int = 10
    max_backfill_depth: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoaderOptions:
    """Limits of reading local inputs.

    `max_page_bytes` bounds one decompressed page; `max_ratio` the size of a decompressed member over its packed
    size (the best real pages pack 1:40), looked at from `ratio_floor` bytes on; `max_members` the members of one
    input's archives, `max_archive_bytes` all they hold, `max_archives` how deep archives stand in one another.
    `max_window_bytes` bounds what a decompressor keeps in memory (a power of two; `xz -9` takes 65 MiB), and
    `max_spool_bytes` an archive that must be copied to disk to be read: a ZIP from a pipe or in another archive.
    """

    max_page_bytes: int = 16 * 2**20
    max_ratio: float = 200.0
    ratio_floor: int = 2**20
    max_members: int = 1_000_000
    max_archive_bytes: int = 64 * 2**30
    max_archives: int = 2
    max_window_bytes: int = 2**27
    max_spool_bytes: int = 8 * 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOptions:
    """The process pool: `jobs` processes; `seconds` of wall clock and `memory_mb` of resident memory a page."""

    jobs: int = 1
    seconds: float = 30.0
    memory_mb: int = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class NearOptions:
    """Near-duplicates: for how many `days` signatures are kept (0: none are); `drop` leaves such articles out."""

    days: int = 90
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What one run reads and writes, however it was started.

    `output`, `rejects` and `pages` are path templates (`{source}`, `{date}`); `output` may be `-`, standard output,
    and `rejects` None: they are counted, not written. `pages` is the WARC that fetched pages are kept in, or None.
    `state` is a path or `:memory:`. `per_output` keeps what was done and seen apart for each output (local files),
    else it is one for all. `javascript` has empty shells rendered.
    """

    output: str
    rejects: str | None
    state: str
    pages: str | None = None
    keep_duplicates: bool = False
    per_output: bool = False
    javascript: bool = False
    near: NearOptions = NearOptions()
    loader: LoaderOptions = LoaderOptions()
    extraction: ExtractionOptions = ExtractionOptions()
    workers: WorkerOptions = WorkerOptions()
