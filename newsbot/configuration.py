"""From settings and environment to the options of a run: read once, checked once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from newsbot.errors import UsageError
from newsbot.items import Permissions
from newsbot.jsonl import is_stream
from newsbot.jsonl.compressed import Compression
from newsbot.options import ExtractionOptions, LoaderOptions, NearOptions, RunOptions, WorkerOptions
from newsbot.warc import is_warc_name

MEMORY = ":memory:"

_YES = frozenset({"1", "true", "yes", "on"})
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_EVERYTHING = (ip_network("0.0.0.0/0"), ip_network("::/0"))
_PACKED = (".gz", ".zst", ".bz2", ".xz", ".br")
_NO = frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True)
class _Values:
    """`NEWSBOT_*` values: what the command line says wins over the environment, and that over settings modules."""

    settings: BaseSettings
    environ: Mapping[str, str]

    def text(self, name: str) -> str | None:
        priority = self.settings.getpriority(name) or 0
        if priority < SETTINGS_PRIORITIES["cmdline"] and name in self.environ:
            return self.environ[name].strip() or None
        value = self.settings.get(name)
        return None if value is None else str(value).strip() or None

    def flag(self, name: str) -> bool:
        text = (self.text(name) or "").lower()
        if text not in _YES | _NO:
            raise UsageError(f"{name}: {text!r} is neither yes nor no; set it to true or false")
        return text in _YES

    def whole(self, name: str, *, least: int) -> int:
        text = self.text(name) or ""
        if not text.isdecimal() or int(text) < least:
            raise UsageError(f"{name}: {text!r} is no whole number from {least} on; set it to one")
        return int(text)

    def seconds(self, name: str) -> float:
        text = self.text(name) or ""
        try:
            value = float(text)
        except ValueError:
            value = 0.0
        if not 0 < value < float("inf"):
            raise UsageError(f"{name}: {text!r} is no number of seconds above 0; set it to one")
        return value

    def names(self, name: str, *, among: tuple[str, ...]) -> frozenset[str]:
        chosen = frozenset(filter(None, re.split(r"[,\s]+", self.text(name) or "")))
        if unknown := sorted(chosen - set(among)):
            raise UsageError(f"{name}: {unknown[0]!r} is not known; name some of {', '.join(among)}")
        return chosen

    def networks(self, name: str) -> tuple[IPv4Network | IPv6Network, ...]:
        text = self.text(name) or ""
        if text.lower() in _YES | _NO:
            return _EVERYTHING if text.lower() in _YES else ()
        try:
            return tuple(ip_network(part) for part in re.split(r"[,\s]+", text))
        except ValueError as error:
            raise UsageError(f"{name}: {error}; set it to true, false, or networks as in 127.0.0.0/8") from error

    def timezone(self, name: str) -> str | None:
        text = self.text(name)
        try:
            return ZoneInfo(text).key if text else None
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise UsageError(f"{name}: there is no time zone {text!r}; name it as in Asia/Tokyo") from error


def read_options(settings: BaseSettings, environ: Mapping[str, str], *, per_output: bool) -> RunOptions:
    """Return the options of a run. Raises UsageError, which names the setting and the remedy."""
    values = _Values(settings, environ)
    output, rejects, state = _paths(values)
    max_bytes = values.whole("NEWSBOT_MAX_PAGE_BYTES", least=1)
    return RunOptions(
        output=output,
        rejects=rejects,
        state=state,
        pages=None if per_output else _pages(values),
        keep_duplicates=values.flag("NEWSBOT_KEEP_DUPLICATES"),
        per_output=per_output,
        javascript=values.flag("NEWSBOT_JAVASCRIPT"),
        near=NearOptions(
            days=values.whole("NEWSBOT_NEAR_DAYS", least=0), drop=values.flag("NEWSBOT_DROP_NEAR_DUPLICATES")
        ),
        loader=LoaderOptions(max_page_bytes=max_bytes),
        extraction=ExtractionOptions(
            max_bytes=max_bytes,
            min_words=values.whole("NEWSBOT_MIN_WORDS", least=0),
            timezone=values.timezone("NEWSBOT_TIMEZONE"),
            keep_removed=values.flag("NEWSBOT_KEEP_REMOVED"),
            opt_outs=values.names("NEWSBOT_OBEY_OPT_OUTS", among=tuple(field.name for field in fields(Permissions))),
        ),
        workers=WorkerOptions(
            jobs=values.whole("NEWSBOT_JOBS", least=1),
            seconds=values.seconds("NEWSBOT_PAGE_SECONDS"),
            memory_mb=values.whole("NEWSBOT_PAGE_MEMORY_MB", least=64),
        ),
    )


def allowed_networks(settings: BaseSettings, environ: Mapping[str, str]) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the networks that a crawl may reach although they are not on the public web. Raises UsageError."""
    return _Values(settings, environ).networks("NEWSBOT_ALLOW_PRIVATE")


def browser(settings: BaseSettings, environ: Mapping[str, str]) -> tuple[bool, str | None]:
    """Return whether a browser renders empty shells, and its path where that is given. Raises UsageError."""
    values = _Values(settings, environ)
    return values.flag("NEWSBOT_JAVASCRIPT"), values.text("NEWSBOT_BROWSER")


def contact(settings: BaseSettings, environ: Mapping[str, str]) -> str | None:
    """Return how the owner of a crawl can be reached: an address or a URL for the user agent."""
    return _Values(settings, environ).text("NEWSBOT_CONTACT")


def compression(settings: BaseSettings, environ: Mapping[str, str]) -> Compression | None:
    """Return what files of earlier days are compressed with, None where they stay as they are. Raises UsageError."""
    text = _Values(settings, environ).text("NEWSBOT_COMPRESS")
    try:
        return Compression(text) if text else None
    except ValueError:
        raise UsageError(f"NEWSBOT_COMPRESS: {text!r} is not known; set it to {' or '.join(Compression)}") from None


def _paths(values: _Values) -> tuple[str, str | None, str]:
    """Return the templates of output and rejects, and the state's path.

    Rejects go beside an output that was named. What is written to a stream cannot be finished by a later run: there,
    nothing is remembered, and rejects are written only where asked for.
    """
    named, rejects = values.text("NEWSBOT_OUTPUT"), values.text("NEWSBOT_REJECTS")
    state = values.text("NEWSBOT_STATE") or "output/state.sqlite"
    output = _template("NEWSBOT_OUTPUT", named or "output/articles/{date}.jsonl")
    if is_stream(output):
        state = MEMORY
    elif rejects is None:
        rejects = _beside(output) if named else "output/rejects/{date}.jsonl"
    if rejects is not None and os.path.realpath(rejects) == os.path.realpath(output):
        raise UsageError(
            f"NEWSBOT_REJECTS: {rejects} is the articles' output too; give the rejects a file of their own"
        )
    return output, rejects and _template("NEWSBOT_REJECTS", rejects), state


def _pages(values: _Values) -> str | None:
    """Return the template of the WARC that fetched pages are kept in, None where they are not."""
    path = values.text("NEWSBOT_KEEP_PAGES")
    if path is not None and not is_warc_name(path):
        raise UsageError(f"NEWSBOT_KEEP_PAGES: {path} is to be a gzipped WARC; give it a name that ends in .warc.gz")
    return path and _template("NEWSBOT_KEEP_PAGES", path)


def _template(name: str, template: str) -> str:
    if is_warc_name(template) and name != "NEWSBOT_KEEP_PAGES":
        raise UsageError(f"{name}: {template} is the name of a WARC; name a file of JSON lines, as in articles.jsonl")
    if template.lower().endswith(_PACKED) and name != "NEWSBOT_KEEP_PAGES":
        raise UsageError(
            f"{name}: {template} is the name of a packed file, and outputs are plain JSON lines; name one as in "
            "articles.jsonl (NEWSBOT_COMPRESS compresses the files of earlier days)"
        )
    unknown = sorted(set(_PLACEHOLDER.findall(template)) - {"{source}", "{date}"})
    if unknown:
        raise UsageError(f"{name}: {template} has {unknown[0]}, which is not known; only {{source}} and {{date}} are")
    return template


def _beside(output: str) -> str:
    path = Path(output)
    return str(path.with_name(f"{path.stem}.rejects.jsonl"))
