"""Short items beside lists of other articles, without links, in languages that name these each in its words."""

from datetime import UTC, datetime

import pytest

from newsbot.errors import RemovedReason
from newsbot.extraction import extract_article
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions

LINK_LIST = RemovedReason.LINK_LIST
FETCHED = datetime(2024, 6, 1, 12, tzinfo=UTC)
# The language; headline; the item; what lists are called; what stands in them.
SHORT = [
    (
        "bg",
        "Отвориха обновената баня в Кюстендил",
        (
            "Обновената минерална баня в Кюстендил отвори врати в неделя след тригодишен ремонт. През първия "
            "ден я посетиха "
            "шестстотин души."
        ),
        ("Най-четени", "Последни новини"),
        ["Дъждът затвори училища", "Доматите поскъпнаха", "Нов влак до морето", "Съставът на националите"],
    ),
    (
        "el",
        "Ανοίγει ξανά ο φάρος της Πάτρας",
        (
            "Ο ιστορικός φάρος της Πάτρας άνοιξε ξανά την Κυριακή ύστερα από εργασίες δύο ετών. Την πρώτη ημέρα τον "
            "επισκέφθηκαν οκτακόσιοι πολίτες."
        ),
        ("Δημοφιλέστερα", "Σχετικά άρθρα"),
        ["Κλειστά σχολεία λόγω βροχής", "Ακριβότερες οι ντομάτες", "Νέο τρένο για τον βορρά", "Οι κλήσεις της εθνικής"],
    ),
    (
        "tr",
        "Sinop'ta eski tersane müzeye dönüştürüldü",
        (
            "Sinop'ta on yıldır boş duran tersane pazar günü müze olarak kapılarını açtı. İlk gün bin beş yüz "
            "kişi müzeyi "
            "gezdi."
        ),
        ("En çok okunanlar", "Son Haberler"),
        ["Yağmur okulları kapattı", "Domates fiyatı arttı", "Yeni tren seferi başladı", "Bütçe görüşmeleri haftaya"],
    ),
    (
        "uk",
        "У Чернівцях запрацював трамвай",
        (
            "У Чернівцях у неділю вперше за півстоліття виїхав на маршрут трамвай. За день ним скористалися "
            "шість тисяч "
            "пасажирів."
        ),
        ("Найпопулярніше", "Схожі новини"),
        ["Дощі закрили школи", "Помідори подорожчали", "Новий потяг на захід", "Склад збірної"],
    ),
    (
        "vi",
        "Đà Nẵng mở lại cầu đi bộ sau sửa chữa",
        (
            "Cầu đi bộ ở trung tâm Đà Nẵng được mở lại hôm chủ nhật sau một năm sửa chữa. Trong ngày đầu có khoảng năm "
            "nghìn người qua cầu."
        ),
        ("Đọc nhiều", "Tin cùng chuyên mục"),
        ["Mưa lớn, trường học đóng cửa", "Giá cà chua tăng", "Chuyến tàu mới ra biển", "Công bố đội tuyển"],
    ),
    (
        "th",
        "เชียงรายเปิดตลาดริมน้ำแห่งใหม่",
        "จังหวัดเชียงรายเปิดตลาดริมน้ำแห่งใหม่เมื่อวันอาทิตย์ มีประชาชนและนักท่องเที่ยวเข้าชมกว่าสามพันคนในวันแรก",
        ("ข่าวยอดนิยม", "ข่าวล่าสุด"),
        ["ฝนตกหนักปิดโรงเรียน", "มะเขือเทศราคาแพง", "รถไฟสายใหม่", "ประกาศรายชื่อทีมชาติ"],
    ),
    (
        "bn",
        "চট্টগ্রামে নতুন ফেরিঘাট চালু হলো",
        "চট্টগ্রামের পতেঙ্গায় রোববার সকালে নতুন ফেরিঘাট চালু হয়েছে। প্রথম দিনে প্রায় তিন হাজার যাত্রী পার হয়েছেন।",
        ("সর্বাধিক পঠিত", "আরও খবর"),
        ["বৃষ্টিতে স্কুল বন্ধ", "পেঁয়াজের দাম বাড়ল", "নতুন ট্রেন চালু", "ক্রিকেট দল ঘোষণা"],
    ),
]


def read(language: str, title: str, text: str, ranking: str) -> Article:
    body = f'<div><h2 class="t">{title}</h2><p class="info">12.05.2024</p><div><p>{text}</p></div>{ranking}</div>'
    html = f'<html lang="{language}"><head><title>{title} | Kaigan</title></head><body>{body}</body></html>'
    page = Page(url=None, body=html.encode(), fetched=FETCHED, content_type="text/html; charset=utf-8")
    outcome = extract_article(page, ExtractionOptions()).outcome
    assert isinstance(outcome, Article)
    return outcome


@pytest.mark.parametrize(("language", "title", "text", "names", "items"), SHORT, ids=[it[0] for it in SHORT])
@pytest.mark.parametrize("ranking", ["<h3>{}</h3><ol>{}</ol>", "<div><div>{}</div>{}</div>"], ids=["list", "lines"])
@pytest.mark.parametrize("number", [0, 1], ids=["most read", "others"])
def test_the_item_is_kept_and_what_is_listed_is_not(
    language: str, title: str, text: str, names: tuple[str, str], items: list[str], ranking: str, number: int
) -> None:
    tag = "li" if "<ol>" in ranking else "p"
    listed = ranking.format(names[number], "".join(f"<{tag}>{it}</{tag}>" for it in items))
    article = read(language, title, text, listed)
    assert article.headline == title
    assert article.text == text
    reasons = {it for run in article.removed for it in (run.heading, *run.items) if run.reason is LINK_LIST}
    assert {names[number], *items} <= reasons
