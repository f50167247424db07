"""URLs as values: the canonical form, the host, the identity of an article."""

import re
from urllib.parse import unquote, urljoin, urlsplit

from courlan import extract_domain
from w3lib.url import canonicalize_url, safe_url_string

_DEFAULT_PORTS = {"http": 80, "https": 443}
# What no host has in it (WHATWG URL, forbidden domain code points), and what splits lines.
_NO_HOST = re.compile(r'[\x00-\x20\x7f-\xa0"%<>\\^`{|}\u2028\u2029]')
# What is absolute and safe as it stands, as nearly all addresses of sitemaps are, and what has nothing to take off: to
# parse an address takes 20 times as long as to see that, and a sitemap has 50,000.
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9_./~!$&'()*+,=:@-]*(?:\?[A-Za-z0-9_./~=&-]+)?")
_BARE = re.compile(r"https?:(//[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+)")
# One page under several names: "index" files and a trailing slash say nothing.
_INDEX = re.compile(r"/(?:index\.(?:html?|php|aspx?))?$", re.IGNORECASE)
_SLASHES = re.compile(r"/{2,}")
# As the Wayback Machine, pywb and OpenWayback have it: ".../20051014120000im_/http://example.org/".
_CAPTURE = re.compile(r"/\d{8,14}(?:[a-z]{2}_)?/(https?:/{1,2}[^/].*)", re.IGNORECASE | re.DOTALL)
_PORT_80 = re.compile(r"^(http:/{1,2}[^/:?#]+):80(?=[/?#]|$)", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)  # Java servlets put it behind the path
# Parameters of analytics and campaigns, and of sessions by the names that servers give them. What also names articles
# somewhere is none ("cid", "sid", "uid"): a page lost is worse than one fetched twice. A word tells where a reader came
# from, a number may be an article's ("ref=12").
_TRACKER = re.compile(
    r"(?:(?:utm|itm|mtm)_[\w.-]+|(?:at|ga|int|pk)_(?:campaign|content|keyword|kwd|medium|place|source|term)|_g[al]"
    r"|gad_(?:campaignid|source)|(?:dc|fbc|gc|twc|yc|ysc)lid|(?:gbra|wbra|msclk|igsh)id|mc_[ce]id|mkt_tok"
    r"|ml_subscriber(?:_hash)?|oly_(?:anon|enc)_id|vero_(?:conv|id)|ref_(?:src|url)?|xtor"
    r"|phpsessid|jsessionid|aspsessionid\w*)(?:=.*)?"
    r"|(?:campaign|medium|ref|referr?er|source)(?:=\D*)?",
    re.IGNORECASE | re.DOTALL,
)


def absolute_url(url: str | None, base: str | None = None) -> str | None:
    """Return `url` made absolute against `base`, or None where that gives no http(s) address.

    >>> absolute_url("/a b", "https://example.org/x")
    'https://example.org/a%20b'
    >>> absolute_url("javascript:void(0)") is None
    True
    >>> absolute_url("https://example.org:port/") is None, absolute_url("https://https://example.org/") is None
    (True, True)
    """
    if not url or not url.strip():
        return None
    if _PLAIN.fullmatch(url):
        return url
    try:
        joined = safe_url_string(urljoin(base or "", url.strip()))
        parts = urlsplit(joined)
        host, _ = parts.hostname, parts.port  # the latter raises where it is no number
    except ValueError:
        return None
    # A host of a scheme's name: the scheme stands there twice.
    is_host = host and host not in _DEFAULT_PORTS and not _NO_HOST.search(host)
    return joined if is_host and parts.scheme in _DEFAULT_PORTS else None


def original_url(url: str) -> str:
    """Return the address of a page that an archive of the web has captured, from its address there.

    >>> original_url("https://web.archive.org/web/20051014120000id_/http://example.org:80/a?b=1")
    'http://example.org/a?b=1'
    """
    captured = _CAPTURE.search(url)
    return url if captured is None else absolute_url(_PORT_80.sub(r"\1", captured[1])) or url


def site_of(url: str | None) -> str | None:
    """Return the host of `url` in lower case, with its port if not the scheme's default.

    >>> site_of("https://News.Example.org:443/a"), site_of("http://127.0.0.1:8000/")
    ('news.example.org', '127.0.0.1:8000')
    """
    try:
        parts = urlsplit(url or "")
        number = parts.port
    except ValueError:
        return None
    port = "" if number in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{number}"
    return f"{parts.hostname}{port}" if parts.hostname else None


def same_site(url: str, other: str) -> bool:
    """Tell whether two URLs are of one site: the same host and port, or names under one registrable domain.

    >>> same_site("https://m.example.co.uk/a", "http://www.example.co.uk/"), same_site("http://[::1]:80/", "http://[::1]:81/")
    (True, False)
    """
    one, another = site_of(url), site_of(other)
    if one == another:
        return one is not None
    domain = extract_domain(url)
    return domain is not None and domain == extract_domain(other)


def is_site_root(url: str) -> bool:
    """Tell whether `url` is a site's front page, which no article has for its address.

    >>> is_site_root("https://example.org/"), is_site_root("https://example.org/?p=12")
    (True, False)
    """
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def normalise_url(url: str) -> str:
    """Return the form of `url` that identities compare: tracking parameters, fragment and index names off, https.

    >>> normalise_url("HTTP://Example.org:80/a/index.html?utm_source=x&b=2&a=1#top")
    'https://example.org/a?a=1&b=2'
    >>> normalise_url("https://example.org/news.php?12345&cid=7")
    'https://example.org/news.php?12345=&cid=7'
    >>> normalise_url("https://example.org/a.do;jsessionid=0A1F?PHPSESSID=9c4&id=7")
    'https://example.org/a.do?id=7'
    """
    if (bare := _BARE.fullmatch(url)) and not _INDEX.search(url):
        return f"https:{bare[1]}"
    parts = urlsplit(canonicalize_url(_SESSION.sub("", url.replace("&amp;", "&")).replace(";", "%3B")))
    return parts._replace(
        scheme="https",
        netloc=parts.netloc.removesuffix(f":{_DEFAULT_PORTS.get(parts.scheme)}"),
        path=_INDEX.sub("", _SLASHES.sub("/", parts.path)),
        query="&".join(it for it in parts.query.split("&") if not _TRACKER.fullmatch(unquote(it))),
    ).geturl()
