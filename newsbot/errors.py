"""What can go wrong, by name: exceptions for the user, reasons for pages and blocks."""

from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """How a command ends, the same for every way in."""

    OK = 0
    FAILED_INPUTS = 1
    USAGE = 2
    CANNOT_WRITE = 73
    LOCKED = 75
    INTERRUPTED = 130


class NewsbotError(Exception):
    """An error for the user: its message names the thing and the remedy."""

    exit_code = ExitCode.FAILED_INPUTS


class UsageError(NewsbotError):
    """A wrong argument or setting."""

    exit_code = ExitCode.USAGE


class InputError(NewsbotError):
    """A local input that cannot be opened or read: `path` as the user gave it, `detail` with the remedy."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


class ModelError(NewsbotError):
    """The model that ships with the package is missing or damaged: the installation is broken."""


class OutputError(NewsbotError):
    """An output or the state cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE


class LockedError(NewsbotError):
    """Another run holds the output or the state."""

    exit_code = ExitCode.LOCKED


class RejectReason(StrEnum):
    """Why a page has no article. The set is closed: `newsbot.reject/1` names it."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    UNDECODABLE = "undecodable"
    TOO_LARGE = "too_large"
    PARSER_LIMIT = "parser_limit"
    NOT_AN_ARTICLE = "not_an_article"
    ERROR_PAGE = "error_page"
    CONSENT_WALL = "consent_wall"
    LOGIN_WALL = "login_wall"
    SCRIPT_ONLY = "script_only"
    TOO_SHORT = "too_short"
    EXTRACTOR_TIMEOUT = "extractor_timeout"
    EXTRACTOR_MEMORY = "extractor_memory"
    EXTRACTOR_CRASHED = "extractor_crashed"
    UNREADABLE = "unreadable"
    DOWNLOAD_FAILED = "download_failed"
    ROBOTS_DENIED = "robots_denied"
    BLOCKED = "blocked"
    FORBIDDEN_ADDRESS = "forbidden_address"
    OPTED_OUT = "opted_out"


class RemovedReason(StrEnum):
    """Why a run of blocks was stripped. The set is closed: `newsbot.article/1` names it."""

    LINK_LIST = "link_list"
    PROMO = "promo"
    SHARE = "share"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADLINE_REPEAT = "headline_repeat"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    CONSENT = "consent"
    ADVERT = "advert"
    LEGAL = "legal"
    TEMPLATE = "template"
    OTHER = "other"


class PageRejected(NewsbotError):
    """A page that ends as a reject: raised by a loader or a pass of the core, caught by who called it."""

    def __init__(self, reason: RejectReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
