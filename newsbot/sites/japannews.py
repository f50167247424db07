"""The Japan News (by The Yomiuri Shimbun), an English-language paper in Tokyo. As of December 2024."""

from newsbot.sources import Source

JAPANNEWS = Source(
    name="japannews",
    url="https://japannews.yomiuri.co.jp/",
    # Articles are at /section/subsection/YYYYMMDD-NUMBER/, as in /politics/defense-security/20241212-227342/.
    allow=(r"/20\d{6}-\d+/?$",),
    language="en",
    # Times stand as "12:40 JST, December 12, 2024"; some have no zone.
    timezone="Asia/Tokyo",
)
