"""What lists of other articles are called, wherever in their name the words stand, in the languages of the pages.

`phrases.py` knows how such names begin; the forests read that, and were not trained with these words.
"""

import re

from newsbot.errors import RemovedReason
from newsbot.extraction.phrases import reason_in_phrase

_LONGEST = 60  # characters
# Of names in lower case: a language or a few a line.
_NAMES = re.compile(
    r"ranking$|headlines$|\b(?:popular|related|trending) (?:articles?|stories|news|posts|videos)"
    r"|\bmost.(?:read|viewed|popular|shared)"
    r"|\btop (?:\d+$|stories|news)|\bbest.read|\btrending$|\btoday's top|\beditors?'?s? (?:picks?|choice)"
    r"|\bmeist(?:gelesen|geklickt|kommentiert)|\bbeliebteste|\btop-?themen|\bles plus (?:lus|commentés|partagés)"
    r"|\b(?:lo|las|los) más (?:leíd|vist|comentad)|\bmais (?:lid|vist|comentad)|\bpiù (?:lett|vist|commentat)"
    r"|\bmeest (?:gelezen|bekeken)|\bmest (?:läst|lest|læst|sett)|luetuimm|suosituimm|\bnaj(?:częściej|popularn)"
    r"|\bnaj?č[ií]tan|\bnejčten|\blegolvasott|\blegnépszerűbb|\bcele mai citite|\bсамое (?:читаемое|популярное)"
    r"|\bглавные новости|\bнайпопулярн|\bçok (?:okunan|izlenen)|δημοφιλ|πιο διαβασμ|הנקראות|הכי נקרא"
    r"|\bterpopuler|\bpaling (?:banyak|populer)|\b(?:đọc|xem) nhiều|^à la une$|ランキング|人気(?:の|記事)"
    r"|よく読まれ|热门|熱門|排行|인기 ?(?:기사|뉴스)|많이 본|랭킹|الأكثر|ยอดนิยม|ट्रेंडिंग|सबसे ज्यादा"
)
_STOPS = (".", "。", "।")


def names_list(text: str) -> bool:
    """Tell whether a line is the name of a list of other articles.

    >>> names_list('"Harbour" POPULAR ARTICLE'), names_list("A ranking of harbours was published on Monday.")
    (True, False)
    """
    is_name = len(text) <= _LONGEST and not text.endswith(_STOPS) and _NAMES.search(text.lower()) is not None
    return is_name or reason_in_phrase(text) is RemovedReason.LINK_LIST
