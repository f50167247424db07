"""What the house tells the reader in many languages, and never a sentence that begins like it."""

import pytest

from newsbot.errors import RemovedReason
from newsbot.extraction.page_phrases import leads_away, reason_in_notice


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("This article is for subscribers. Subscribe now to keep reading.", RemovedReason.PROMO),
        ("Dieser Inhalt ist nur für Abonnenten.", RemovedReason.PROMO),
        ("Il vous reste 62 % de cet article à lire.", RemovedReason.PROMO),
        ("Contenido exclusivo para suscriptores", RemovedReason.PROMO),
        ("Článek je dostupný pouze pro předplatitele.", RemovedReason.PROMO),
        ("この記事は有料会員限定です。残り420文字", RemovedReason.PROMO),
        ("이 기사는 유료 구독자 전용입니다", RemovedReason.PROMO),
        ("Подписывайтесь на наш канал", RemovedReason.PROMO),
        ("ติดตามข่าวสารได้ที่ไลน์", RemovedReason.PROMO),
        ("更多精彩内容，请关注公众号", RemovedReason.PROMO),
        ("This advertisement has not loaded yet, but your article continues below.", RemovedReason.ADVERT),
        ("請繼續往下閱讀...", RemovedReason.ADVERT),
        ("（责编：李明、赵强）", RemovedReason.BYLINE),
        ("Borítókép: Autók a kikötőnél", RemovedReason.CAPTION),
        ("© RIPRODUZIONE RISERVATA", RemovedReason.LEGAL),
    ],
)
def test_a_notice_of_the_house_is_named(text: str, reason: RemovedReason) -> None:
    assert reason_in_notice(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        "This article is for the museum, its keeper said.",
        "Continue reading the small print, the mayor said.",
        "Follow the river to the lighthouse.",
        "Editors met on Monday.",
        "The story continues to divide the town.",
        "编辑部的灯一直亮着。",
        "Weiterlesen will er auch im Winter.",
        "Siga de frente até a ponte.",
        "© dpa",
    ],
)
def test_a_sentence_is_no_notice(text: str) -> None:
    assert reason_in_notice(text) is None


def test_a_line_that_leads_to_another_page_stands_out_or_has_a_colon() -> None:
    assert leads_away("Čtěte také: Na pobřeží udeří vichřice", stands_out=False)
    assert leads_away("อ่านข่าวเพิ่มเติม : ฝนตกหนักภาคใต้", stands_out=False)
    assert leads_away("Xem thêm bản đồ bến phà", stands_out=True)
    assert not leads_away("Xem thêm bản đồ bến phà", stands_out=False)
