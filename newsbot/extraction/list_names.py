"""What lists of other articles are called, wherever in their name the words stand, in the languages of the pages.

`phrases.py` knows how such names begin; the forests read that, and were not trained with these words.
"""

import re

from newsbot.errors import RemovedReason
from newsbot.extraction.phrases import reason_in_phrase

_LONGEST = 60  # characters
# Of names in lower case: a language or a few a line. What the readers of a site did, which no list of an article's own
# is called after.
_READ_MOST = (
    r"\b(?:popular|related|trending) (?:articles?|stories|news|posts|videos)|\bmost.(?:read|viewed|shared)"
    r"|\bmeist(?:gelesen|geklickt|kommentiert)|\bles plus (?:lus|commentés|partagés)"
    r"|\b(?:lo|las|los) más (?:leíd|vist|comentad)|\bmés (?:llegi|vist)|\bmais (?:lid|vist|comentad)"
    r"|\bpiù (?:lett|vist|commentat)|\bmeest (?:gelezen|bekeken)|\bmest (?:läst|lest|læst|sett)|luetuimm|suosituimm"
    r"|\bloetuim|\blasītāk|\bskaitomiaus|\bnajczęściej (?:czyt|oglą|komen)|\bnaj?č[ií]tan|\bnejčten|\blegolvasott"
    r"|\bcele mai (?:citite|accesate)|\bсамое (?:читаемое|популярное)|\bнайпопулярніш(?:е|і новини)$|\bнайчитан"
    r"|\bнай-(?:четен|гледан)|\bçok (?:okunan|izlenen)|^\W*δημοφιλέστερα|πιο (?:δημοφιλή$|διαβασμ)|הנקראות|הכי נקרא"
    r"|\bpaling (?:banyak di|populer)|^\W*terpopuler|\b(?:đọc|xem) nhiều|zilizosomwa|ყველაზე (?:კითხვ|პოპულ)"
    r"|人気記事|よく読まれ|热门(?:新闻|文章|推荐|排行)|熱門(?:新聞|文章|推薦|排行)|(?:点击|點擊|阅读|閱讀|新闻|新聞)排行|点击榜"
    r"|인기 ?(?:기사|뉴스)|많이 본|(?:ข่าว|เรื่อง|บทความ)ยอดนิยม|الأكثر (?:قراءة|مشاهدة|تداول|شيوع)|پربازدید|پربیننده"
    r"|سب سے زیادہ (?:پڑھ|دیکھ)|सबसे ज्यादा (?:पढ|देख)|সর্বাধিক (?:পঠিত|দেখা|আলোচিত)|அதிகம் (?:படி|வாசி|பார்)"
)
_NAMES = re.compile(
    rf"{_READ_MOST}|ranking$|headlines$|\bmost.popular|\btop (?:\d+$|stories|news)|\bbest.read|\btrending$"
    r"|\btoday's top|\beditors?'?s? (?:picks?|choice)|\bbeliebteste|\btop-?themen|\bnajpopularn|\blegnépszerűbb"
    r"|\bглавные новости|\bнайпопулярн|δημοφιλ|\bterpopuler|^à la une$|ランキング|人気の|热门|熱門|排行|랭킹|الأكثر"
    r"|ยอดนิยม|ट्रेंडिंग|सबसे ज्यादा"
)
_READ = re.compile(_READ_MOST)
_STOPS = (".", "。", "।")


def names_list(text: str) -> bool:
    """Tell whether a line is the name of a list of other articles.

    >>> names_list('"Harbour" POPULAR ARTICLE'), names_list("A ranking of harbours was published on Monday.")
    (True, False)
    """
    return _is_called(_NAMES, text) or reason_in_phrase(text) is RemovedReason.LINK_LIST


def names_list_surely(text: str) -> bool:
    """Tell whether a line is the name of a list of other articles even where it stands in an article's text.

    >>> names_list_surely("Las más leídas de la semana"), names_list_surely("Universities by ranking")
    (True, False)
    """
    return _is_called(_READ, text) or reason_in_phrase(text) is RemovedReason.LINK_LIST


def _is_called(names: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith(_STOPS) and names.search(text.lower()) is not None
