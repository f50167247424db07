"""robots.txt as Scrapy reads it, with the sitemaps it names."""

from collections.abc import Sequence

from scrapy.robotstxt import ProtegoRobotParser


class SitemapRobotParser(ProtegoRobotParser):
    """Protego's reading of a robots.txt (RFC 9309) and of its Sitemap lines."""

    @property
    def sitemaps(self) -> Sequence[str]:
        """The addresses of the sitemaps, as they stand there."""
        return tuple(self.rp.sitemaps)
