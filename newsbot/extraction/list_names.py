"""What lists of other articles are called, wherever in their name the words stand, in the languages of the pages.

`phrases.py` knows how such names begin; the forests read that, and were not trained with these words.
"""

import re

from newsbot.errors import RemovedReason
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.text import fold, folded_names, remembers_short_lines

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
# Names that are all of their line: of what is new, of the same subject, recommended; a language or a few a line.
_WHOLE = """
latest headlines | more headlines | more news | more stories | more top stories | other news | other stories | also in the news | in other news | trending | trending now | popular | popular now | just in | news in brief | you might also like | more like this | more on this story | more on this topic | headlines | top headlines | breaking news | editor's picks | editors' picks | staff picks
neueste meldungen | aktuelle meldungen | weitere meldungen | weitere nachrichten | weitere artikel | ähnliche artikel | ähnliche beiträge | beliebte artikel | beliebt | aktuelle nachrichten | neueste nachrichten | neueste artikel | schlagzeilen | top-themen | empfehlungen der redaktion | mehr aus diesem ressort | das könnte sie auch interessieren | nicht verpassen
dernières infos | dernières actualités | dernières nouvelles | les dernières actualités | sur le même thème | articles similaires | articles récents | articles liés | les plus consultés | les plus populaires | en ce moment | à ne pas manquer | à lire également | vous aimerez aussi | dans la même rubrique | plus d'actualités | l'actu en direct | recommandé pour vous | à la une
últimas noticias | última hora | lo último | más noticias | otras noticias | notas relacionadas | notas recientes | noticias destacadas | noticias recientes | más información | te recomendamos | le puede interesar | también te puede interesar | te puede gustar | tendencias | destacados | no te pierdas | en portada | más de esta sección | artículos relacionados
últimas notícias | mais notícias | outras notícias | notícias relacionadas | matérias relacionadas | artigos relacionados | mais sobre | mais sobre o tema | em alta | em destaque | destaques | recomendadas | você pode gostar | pode gostar também | recomendado para você | últimas
ultime notizie | ultim'ora | ultime news | altre notizie | altri articoli | notizie correlate | articoli recenti | ti potrebbe interessare | ti potrebbe interessare anche | potrebbe interessarti anche | da non perdere | in evidenza | primo piano | i più popolari | consigliati
laatste nieuws | het laatste nieuws | meer nieuws | ander nieuws | net binnen | gerelateerd | gerelateerde artikelen | gerelateerd nieuws | populair | aanbevolen | aanbevolen voor jou | verder lezen | uitgelicht
senaste nytt | senaste nyheterna | fler nyheter | fler artiklar | relaterat | relaterade artiklar | mer om ämnet | populärt | rekommenderat | siste nytt | flere nyheter | flere saker | relaterte saker | relaterte artikler | relatert | mer om saken | anbefalt | populært | seneste nyt | seneste nyheder | flere nyheder | flere artikler | relaterede artikler | relateret | mest populære | anbefalet
tuoreimmat | uusimmat | uusimmat uutiset | lisää uutisia | aiheesta lisää | lisää aiheesta | suositellut | suositut | viimased uudised | seotud uudised | seotud artiklid | rohkem uudiseid | jaunākās ziņas | saistītie raksti | citas ziņas | naujausios naujienos | susiję straipsniai | susijusios naujienos | rekomenduojame | daugiau naujienų
najnowsze | najnowsze wiadomości | ostatnie wiadomości | powiązane artykuły | podobne artykuły | polecamy | polecane artykuły | zobacz również | inne wiadomości | więcej wiadomości | popularne | nie przegap
nejnovější zprávy | nejnovější články | poslední zprávy | aktuální zprávy | související články | podobné články | další zprávy | další články | mohlo by vás zajímat | doporučujeme | najnovšie správy | najnovšie články | súvisiace články | ďalšie správy | mohlo by vás zaujímať | odporúčame
legfrissebb hírek | friss hírek | kapcsolódó hírek | kapcsolódó cikkek | további hírek | további cikkek | ajánljuk | ajánló | ez is érdekelheti | olvasta már
ultimele știri | ultima oră | știri recente | știri similare | articole similare | articole recomandate | știri recomandate | pe același subiect | recomandări | vezi și
najnovije vesti | najnovije vijesti | najnovije | povezane vesti | povezane vijesti | povezani članci | još vesti | još vijesti | još članaka | preporučujemo | preporučeno | izdvajamo | izdvojeno | slične vesti | slične vijesti | najnovejše novice | povezane novice | sorodni članki | več novic | најновије вести | повезане вести | још вести | препоручујемо
последние новости | новости по теме | новости дня | похожие материалы | похожие новости | похожие статьи | материалы по теме | другие новости | ещё новости | главное за день | главное | лента новостей | рекомендуем | рекомендуемое | популярное
останні новини | новини за темою | новини дня | схожі новини | схожі матеріали | пов'язані новини | інші новини | головне за день | головне | стрічка новин | популярне | рекомендуємо
последни новини | свързани новини | свързани статии | още новини | още от категорията | най-новото | най-ново | препоръчани | препоръчваме | водещи новини | поврзани вести | најнови вести
τελευταία νέα | τελευταίες ειδήσεις | ροή ειδήσεων | σχετικά άρθρα | σχετικά νέα | περισσότερα νέα | άλλες ειδήσεις | προτεινόμενα | δημοφιλή | δημοφιλή άρθρα
son haberler | son dakika | son dakika haberleri | ilgili haberler | benzer haberler | diğer haberler | günün öne çıkanları | öne çıkanlar | öne çıkan haberler | gündem haberleri | popüler haberler | son xəbərlər | oxşar xəbərlər | digər xəbərlər
tin mới | tin mới nhất | tin tức mới nhất | tin liên quan | bài liên quan | tin cùng chuyên mục | tin khác | các tin khác | có thể bạn quan tâm | tin nổi bật | đừng bỏ lỡ | tin nóng
berita terbaru | berita terkini | berita lainnya | berita populer | artikel terkait | artikel lainnya | pilihan editor | rekomendasi | rekomendasi untuk anda | berita utama | berita berkaitan
habari mpya | habari za hivi punde | habari zinazohusiana | habari nyingine | habari zaidi | zinazovuma
últimes notícies | més notícies | notícies relacionades | també et pot interessar | et pot interessar | destacats | lajmet e fundit | lajme të tjera
ताजा खबरें | ताज़ा खबरें | ताजा समाचार | संबंधित खबरें | संबंधित समाचार | बड़ी खबरें | अन्य खबरें | ट्रेंडिंग न्यूज | लेटेस्ट न्यूज | सर्वाधिक लोकप्रिय | ताज्या बातम्या | संबंधित बातम्या
সর্বশেষ | সর্বশেষ সংবাদ | সর্বশেষ খবর | সম্পর্কিত খবর | সম্পর্কিত সংবাদ | আরও খবর | আরও সংবাদ | জনপ্রিয় | জনপ্রিয় খবর | এই বিভাগের আরও খবর
சமீபத்திய செய்திகள் | தொடர்புடைய செய்திகள் | மேலும் செய்திகள் | பிரபலமான செய்திகள் | తాజా వార్తలు | సంబంధిత వార్తలు | ഏറ്റവും പുതിയ വാർത്തകൾ | ಸಂಬಂಧಿತ ಸುದ್ದಿ | તાજા સમાચાર | ਤਾਜ਼ਾ ਖ਼ਬਰਾਂ
تازہ ترین | تازہ ترین خبریں | متعلقہ خبریں | مزید خبریں | اہم خبریں | مقبول ترین | آخرین اخبار | تازه‌ترین اخبار | مطالب مرتبط | اخبار مرتبط | بیشتر بدانید | خبرهای مرتبط | پیشنهاد سردبیر
آخر الأخبار | أخبار ذات صلة | أخبار متعلقة | أخبار مشابهة | مواضيع متعلقة | مواضيع ذات صلة | مقالات مشابهة | قد يعجبك أيضا | قد يهمك أيضا | أهم الأخبار | المزيد من الأخبار | الأكثر قراءة
חדשות אחרונות | כתבות קשורות | כתבות נוספות | עוד בנושא | עוד חדשות | אולי יעניין אותך | הכי חדשות
ข่าวล่าสุด | ข่าวที่เกี่ยวข้อง | ข่าวอื่นๆ | ข่าวแนะนำ | ข่าวเด่น | ข่าวใหม่ | เรื่องที่เกี่ยวข้อง
최신 뉴스 | 최신뉴스 | 관련 뉴스 | 관련뉴스 | 관련 기사 | 주요 뉴스 | 주요뉴스 | 추천 뉴스 | 추천기사 | 오늘의 핫뉴스 | 실시간 뉴스 | 이 시각 주요뉴스 | 다른 기사
最新新闻 | 相关新闻 | 推荐阅读 | 更多精彩 | 猜你喜欢 | 相关推荐 | 为您推荐 | 今日热点 | 24小时热榜 | 热点新闻 | 最新消息 | 相關新聞 | 推薦閱讀 | 即時新聞 | 猜你喜歡 | 相關報導 | 你可能也喜歡 | 熱門文章 | 推薦文章
最新ニュース | 関連ニュース | 新着記事 | 新着ニュース | おすすめ記事 | 主要ニュース | 関連記事 | 関連リンク | ほかの記事 | 今日の主要ニュース | 注目の記事 | 最新記事
უახლესი ამბები | ბოლო სიახლეები | მსგავსი სიახლეები | სხვა სიახლეები | վերջին լուրեր | նմանատիպ նյութեր
"""  # fmt: skip
_FOLDED = folded_names(_WHOLE)
_READ = re.compile(_READ_MOST)
_TITLE = re.compile(r"[:：]\s*\S")
_STOPS = (".", "。", "।")


def names_list(text: str) -> bool:
    """Tell whether a line is the name of a list of other articles.

    >>> names_list('"Harbour" POPULAR ARTICLE'), names_list("A ranking of harbours was published on Monday.")
    (True, False)
    """
    return fold(text) in _FOLDED or _is_called(_NAMES, text) or reason_in_phrase(text) is RemovedReason.LINK_LIST


@remembers_short_lines
def names_list_surely(text: str) -> bool:
    """Tell whether a line is the name of a list of other articles even where it stands in an article's text.

    >>> names_list_surely("Las más leídas de la semana"), names_list_surely("Universities by ranking")
    (True, False)
    """
    return fold(text) in _FOLDED or _is_called(_READ, text) or reason_in_phrase(text) is RemovedReason.LINK_LIST


def names_title(text: str) -> bool:
    """Tell whether the name of a list has its one title behind it: "Read also: …"."""
    return _TITLE.search(text) is not None


def _is_called(names: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith(_STOPS) and names.search(text.lower()) is not None
