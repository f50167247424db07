"""Lines and elements that tell when an article was changed, apart from when it was published."""

import re

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.extraction.fields.clock import find_times, without_times
from newsbot.extraction.fields.dateline import count_days

# In lower case. Looked for one by one: of so many a pattern takes ten times as long.
_UPDATED = (
    "updat", "modifi", "revised", "aktualis", "aktualiz", "geändert", "stand:", "mis à jour", "mise à jour", "actualis",
    "actualiz", "actualitz", "atualiz", "aggiorna", "oppdatert", "opdateret", "uppdatera", "ändrad", "endret", "ændret",
    "bijgewerkt", "gewijzigd", "päivitetty", "uuendatud", "atnaujin", "atjaun", "frissít", "módosít", "posodobljen",
    "ažuriran", "ажуриран", "обновл", "оновлен", "ενημερώθηκε", "güncelle", "diperbarui", "dikemas kini", "cập nhật",
    "ενημέρωσ", "muokattu", "muutettu", "актуализ", "обновен", "更新", "수정", "تحديث", "تازہ کاری", "আপডেট", "হালনাগাদ",
    "اپ ڈیٹ", "განახლ", "imesasishwa", "อัปเดต", "อัพเดต", "ปรับปรุง", "به‌روزرسانی", "بروزرسانی", "עודכן", "अपडेट", "(akt.",
    "izmenjeno", "izmijenjeno", "измењено", "последна промяна",
)  # fmt: skip
_PUBLISHED = (
    "publi", "posted", "pubbli", "veröffentlicht", "erstellt", "opublik", "опублик", "發佈", "發布", "发布", "公開",
    "掲載", "配信", "입력", "등록", "yayın", "giriş", "פורסם", "प्रकाशित", "প্রকাশ", "เผยแพร่", "megjelen", "julkaistu",
    "objavljen", "објављен", "δημοσι", "نشر", "انتشار", "diterbitkan", "tayang",
)  # fmt: skip
_REST_OF_WORD = re.compile(r"[^\s\d:.,;|()]*")
_MARKS = re.compile(r"updat|modif")
_PUBLISHED_MARKS = re.compile(r"publi|created")  # WordPress marks what was never changed as both
_IN_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{4,60}[)）\]]")
_DIGIT = re.compile(r"\d")
_SHORT = 40  # characters before an element
_LABEL = 30  # characters


def part_of_update(line: str) -> str | None:
    """Return the part of a line that tells when the article was changed, None where it tells none.

    >>> part_of_update("Published 3 May 2024 | Updated 4 May 2024"), part_of_update("4 May 2024, updated")
    (' 4 May 2024', '4 May 2024, updated')
    """
    within = _bracketed(line)
    if within is not None:
        return within.group()
    at = _find_label(line)
    if at is None:
        return None
    behind = _find_publication(line, at)
    told = _REST_OF_WORD.sub("", line[at:behind], count=1)
    if count_days(told):
        return told
    if _tells_time_alone(line, at):
        return f"{without_times(line[:at])} {told}"
    return line if count_days(line) == 1 and not _DIGIT.search(told) else None


def part_of_publication(line: str) -> str | None:
    """Return a line without what it tells of an update; None where nothing is left.

    >>> part_of_publication("Published 3 May 2024 | Updated 2 hours ago"), part_of_publication("Updated 4 May 2024")
    ('Published 3 May 2024 | ', None)
    """
    within = _bracketed(line)
    if within is not None:
        return line[: within.start()]
    at = _find_label(line)
    if at is None:
        return line
    if count_days(line[:at]) and _DIGIT.search(line, at):
        return line[:at]
    behind = _find_publication(line, at)
    return None if behind is None else line[behind:]


def _find_publication(line: str, update: int) -> int | None:
    """Return where, behind the label of an update, the publication is spoken of, with its day."""
    lowered = line.lower()
    found = [at for at in (lowered.find(label, update) for label in _PUBLISHED) if at > update]
    return min(found) if found and count_days(line[min(found) :]) else None


def _bracketed(line: str) -> re.Match[str] | None:
    """Return what stands in brackets and tells of an update behind a date: "2024/5/3 8:12 (2024/5/4 9:01更新)"."""
    found = (match for match in _IN_BRACKETS.finditer(line) if _find_label(match.group()) is not None)
    match = next(found, None)
    return match if match is not None and count_days(match.group()) and count_days(line[: match.start()]) else None


def _tells_time_alone(line: str, at: int) -> bool:
    """Tell what names the day once, for the publication: "3 May 2024 8:12, updated 9:40"."""
    return count_days(line[:at]) == 1 and next(find_times(line[at:]), None) is not None


def tells_update(element: HtmlElement) -> bool:
    """Tell a time element of an update by its class and its property, else by what stands right before it."""
    marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    if _PUBLISHED_MARKS.search(marks):
        return False
    return _MARKS.search(marks) is not None or _find_label(_text_before(element)) is not None


def label_before(element: HtmlElement) -> str | None:
    """Return the label of an update that stands right before an element, in the text or in an element of its own."""
    previous, said = element.getprevious(), _text_before(element).strip()
    if not said and previous is not None and next(previous.iter("a", "button", "time"), None) is None:
        said = element_text(previous, _SHORT + 1)
    is_label = 0 < len(said) <= _LABEL and not any(map(str.isdigit, said)) and _find_label(said) is not None
    return said if is_label else None


def _find_label(line: str) -> int | None:
    """Return where an update is spoken of; lower case keeps the place but for a few letters of Turkish."""
    lowered = line.lower()
    found = [at for at in map(lowered.find, _UPDATED) if at >= 0]
    return min(*found, len(line)) if found else None


def _text_before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        return (parent.text or "")[-_SHORT:] if parent is not None else ""
    return (previous.tail or "")[-_SHORT:]
