"""Buttons and labels that are all of their line, in the languages of the pages, by what they say.

The forests read the tables of `phrases.py` and `furniture.py` as features, and were trained with them; these they do
not see.
"""

from newsbot.errors import RemovedReason
from newsbot.text import fold, folded_names, remembers_short_lines

_LONGEST = 40  # characters
# A language or a few a line.
_LABELS = {
    RemovedReason.SHARE: """
        share | share this | teilen | artikel teilen | partager | partager l'article | compartir | comparte | compartilhar | compartilhe | partilhar | condividi | condividi l'articolo | delen | deel | deel dit artikel
        dela | dela artikeln | del | del artiklen | jaa | jaa artikkeli | jaga | dalīties | dalintis | dalinkis | udostępnij | podziel się | sdílet | sdílejte | zdieľať | zdieľajte | megosztás | megosztom | distribuie | partajează
        podeli | podijeli | podijelite | deli | подели | сподели | споделете | поделиться | поширити | поділитися | κοινοποίηση | μοιραστείτε | paylaş | paylaşın | chia sẻ | bagikan | kongsi | shiriki | sambaza | comparteix
        शेयर करें | साझा करें | শেয়ার করুন | শেয়ার | பகிர் | பகிர்க | شیئر کریں | شیئر | اشتراک‌گذاری | اشتراک گذاری | مشاركة | شارك | شارك الخبر | שתפו | שתף | แชร์ | 공유 | 공유하기 | 分享 | 分享到 | シェア | シェアする | გაზიარება
        """,
    RemovedReason.COMMENTS: """
        comments | add a comment | kommentare | kommentar schreiben | commentaires | laisser un commentaire | comentarios | deja tu comentario | dejá tu comentario | comentários | commenti | reacties | reageer | kommentarer | kommentera | kommentér
        kommentit | kommenteeri | kommentaarid | komentāri | komentarai | komentuoti | komentarze | skomentuj | komentáře | diskuse | diskusia | komentáre | hozzászólások | hozzászólás | comentarii | comentează | komentari | ostavite komentar | komentarji
        коментари | коментирай | комментарии | комментировать | коментарі | коментувати | σχόλια | γράψτε σχόλιο | σχολιάστε | yorumlar | yorum yap | şərhlər | bình luận | ý kiến bạn đọc | komentar | tinggalkan komentar | maoni | comentaris
        टिप्पणी करें | टिप्पणियाँ | মন্তব্য | মন্তব্য করুন | கருத்துகள் | கருத்து தெரிவிக்க | تبصرے | تبصرہ کریں | نظر شما | نظرات | دیدگاه‌ها | تعليقات | التعليقات | أضف تعليقا | תגובות | הוסף תגובה | ความคิดเห็น | แสดงความคิดเห็น
        댓글 | 댓글 쓰기 | 评论 | 发表评论 | 網友評論 | 留言 | コメント | コメントする | კომენტარები
        """,
    RemovedReason.ADVERT: """
        anzeige | werbung | publicité | publicidad | publicidade | pubblicità | advertentie | annons | annonse | annonce | mainos | reklaam | reklāma | reklama | hirdetés | publicitate | oglas | оглас | реклама | рэклама | διαφήμιση | reklam | quảng cáo | iklan
        tangazo | publicitat | विज्ञापन | বিজ্ঞাপন | விளம்பரம் | ప్రకటన | اشتہار | تبلیغات | إعلان | إعلانات | פרסומת | โฆษณา | 광고 | 广告 | 廣告 | 広告 | რეკლამა | գովազդ
        """,
    RemovedReason.NAVIGATION: """
        tags | topics | themen | schlagworte | mots-clés | thèmes | temas | etiquetas | tópicos | argomenti | onderwerpen | trefwoorden | ämnen | emner | aiheet | avainsanat | märksõnad | žymos | temos | tagi | témata | klíčová slova | štítky | témy | címkék | etichete
        tagovi | ključne riječi | ključne reči | oznake | етикети | ключови думи | теги | темы | теми | ετικέτες | etiketler | anahtar kelimeler | từ khóa | chủ đề | topik | mada | etiquetes | टैग्स | टैग | বিষয় | ট্যাগ | குறிச்சொற்கள் | ٹیگز | برچسب‌ها | الكلمات الدلالية
        كلمات مفتاحية | תגיות | แท็ก | 태그 | 标签 | 關鍵字 | 关键词 | タグ | キーワード | თეგები
        """,
}
_BY_NAME = {name: reason for reason, names in _LABELS.items() for name in folded_names(names)}


@remembers_short_lines
def reason_of_label(text: str) -> RemovedReason | None:
    """Return what a line is of which a button or a label is all, None where it is none.

    >>> str(reason_of_label("Сподели:")), str(reason_of_label("โฆษณา")), reason_of_label("Reklame som kunst")
    ('share', 'advert', None)
    """
    return _BY_NAME.get(fold(text)) if len(text) <= _LONGEST else None
