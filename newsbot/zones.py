"""Zones of times by their abbreviations."""

import re
from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

# Minutes east of UTC. Of abbreviations in use for several zones the one usual in news: IST is India, CST and EST are
# North America, BST is British Summer Time, AST is Atlantic, PST is Pacific (not the Philippines).
_MINUTES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "MET": 60, "MEST": 120, "WAT": 60, "CAT": 120, "SAST": 120, "EET": 120, "EEST": 180, "IDT": 180, "MSK": 180,
    "МСК": 180, "TRT": 180, "EAT": 180, "IRST": 210, "GST": 240, "SAMT": 240, "AFT": 270, "PKT": 300, "YEKT":
    300, "UZT": 300, "IST": 330, "NPT": 345, "OMST": 360, "BDT": 360, "MMT": 390, "ICT": 420, "WIB": 420,
    "KRAT": 420, "WITA": 480, "SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST":
    540, "WIT": 540, "ACST": 570, "AEST": 600, "VLAT": 600, "ACDT": 630, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "NST": -210, "NDT": -150, "AST": -240, "ADT": -180, "BRT": -180, "ART": -180, "EST": -300, "EDT": -240,
    "COT": -300, "PET": -300, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
# Abbreviations that do not say whether it is summer: the date decides.
_NAMED = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

# What a time is said to be told by, in lower case, in the languages of the pages: "17:40 по московскому времени".
_SAID = {
    "UTC": "بتوقيت (?:غرينتش|غرينيتش|جرينتش)|по гринвичу|за гринвічем",
    "Europe/Moscow": "по московскому времени|по москве|московского времени",
    "Europe/Kyiv": "за київським часом|за києвом|по киеву|по киевскому времени",
    "Europe/Istanbul": r"tsi̇?(?!\w)|türkiye saati(?:yle)?",
    "Asia/Riyadh": "بتوقيت (?:مكة(?: المكرمة)?|السعودية|الرياض|الدوحة)",
    "Africa/Cairo": "بتوقيت القاهرة",
    "Asia/Dubai": "بتوقيت (?:أبو ?ظبي|الإمارات|دبي)",
    "Asia/Kolkata": "भारतीय समय(?:ानुसार)?",
    "America/Sao_Paulo": "(?:no )?horário de brasília|hora de brasília",
    "Europe/Madrid": "hora peninsular(?: española)?",
    "Asia/Ho_Chi_Minh": "giờ việt nam",
}
_LONGEST = 40  # characters
_IN_WORDS = tuple((name, re.compile(rf"\W{{0,3}}(?:{said})")) for name, said in _SAID.items())


def zone_in_words(line: str, start: int) -> tuple[ZoneInfo | None, int]:
    """Return the zone that words behind a time name, and where they end; (None, start) where none do.

    >>> str(zone_in_words("17:40 (по московскому времени)", 5)[0]), zone_in_words("17:40 по улице", 5)
    ('Europe/Moscow', (None, 5))
    """
    behind = line[start : start + _LONGEST].lower()
    for name, words in _IN_WORDS:
        if found := words.match(behind):
            return ZoneInfo(name), min(len(line), start + found.end())  # "İ" is two characters in lower case
    return None, start


def zone_of(abbreviation: str) -> timezone | ZoneInfo | None:
    """Return the zone an abbreviation stands for, None where it is none.

    >>> str(zone_of("JST")), str(zone_of("PT")), zone_of("OF")
    ('UTC+09:00', 'America/Los_Angeles', None)
    """
    minutes = _MINUTES.get(abbreviation)
    if minutes is not None:
        return timezone(timedelta(minutes=minutes))
    name = _NAMED.get(abbreviation)
    return ZoneInfo(name) if name else None
