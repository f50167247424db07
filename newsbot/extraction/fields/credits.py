"""Caption and credit of an image, told apart."""

import re

from newsbot.text import clean_line, remembers_short_lines

# What a credit is announced by, in the languages of the pages; matched with a colon, a slash or "by" behind.
_LABELS = (
    "photo credits?|photographs?|photos?|photo courtesy|courtesy(?: of)?|image credits?|images?|picture|credits?|"
    "source|"
    "file photo|illustration|graphic|fotos?|fotografie|bild(?:er|quelle|rechte)?|quelle|grafik|copyright|rechte|"
    "crédits?(?: photos?)?|photographie|fotografía|imagen|crédito|fuente|fotografia|imagem|fonte|crediti|immagine|"
    "beeld|bron|kuva|zdjęcie|fot|źródło|zdroj|foto ilustrasi|fotoğraf|kaynak|фото|источник|джерело|снимка|фотографія|"
    "写真|撮影|提供|出典|图|图片|图源|摄影|来源|사진|출처|صورة|المصدر|תצלום|צילום|फोटो|ảnh|nguồn|πηγή|φωτογραφία|φωτό|извор|izvor|forrás|sursa|šaltinis|avots|allikas|منبع|عکس|ছবি|সূত্র|स्रोत|ที่มา|ภาพ"
)
_LABEL = rf"(?:{_LABELS})(?:\s(?:{_LABELS}))?"
_AGENCIES = (
    "AFP|AP|Associated Press|Reuters|REUTERS|dpa|DPA|EPA|EFE|ANSA|APA|ANP|TASS|Getty|Getty Images|Shutterstock|iStock|"
    "imago|IMAGO|Keystone|KEYSTONE|Belga|PAP|ČTK|CTK|NTB|TT|Ritzau|Lehtikuva|Xinhua|Kyodo|Jiji|Yonhap|PTI|ANI|Bloomberg|"
    "SIPA|Sipa|picture[ -]alliance|Alamy|Pexels|Unsplash|Pixabay|ddp|MAXPPP|Europa Press|Agência Brasil|LaPresse|AAP|PA"
)
# A label opens a sentence, a line or a bracket; without a mark behind it only "by" makes "photo" a label.
_LABELLED = re.compile(
    rf"(?:^|(?<=[.!?\"”»…)\]。！？।۔؟」）])\s*|[(\[|/•–—-]\s*|\s{{2,}}|,\s)\s*{_LABEL}(?:\s?(?:[:：/|©=]+|\.{{3}}|…)|\s(?:by|von|par|por)\b)"
    r"\s*(?P<credit>\S.{1,118}?)[)\]]?\s*$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[\s(\[|,–—-]*(?:©|\(c\)|\bcopyright\b)\s*:?\s*(?P<credit>\S.{1,118}?)[)\]]?\s*$", re.IGNORECASE)
_AGENCY_IN_BRACKETS = re.compile(
    rf"\s*[(\[](?P<credit>[^()\[\]]{{0,80}}\b(?:{_AGENCIES})\b[^()\[\]]{{0,60}})[)\]]\s*\.?$"
)
_AGENCY_AT_END = re.compile(
    rf"(?:(?<=[.!?\"”»…])\s+|\s+[-–—|/]\s+|^)(?P<credit>(?:[^.!?,;:]{{2,60}}[/,|]\s?)?(?:[^.!?,;:/]{{0,30}}\s)?(?:{_AGENCIES})(?:\s?[/,]\s?[^.!?:;]{{1,50}})?)\.?$"
)
# A name has small letters, where its script has any: "(CDU/CSU)" is a party.
_NAME_AND_OUTLET = re.compile(r"\s*[(\[](?![A-ZÀ-Þ\W]+[)\]])(?P<credit>[^()\[\]/]{3,50}/[^()\[\]]{2,60})[)\]]\s*\.?$")
_SHAPES = (_SIGN, _LABELLED, _AGENCY_IN_BRACKETS, _NAME_AND_OUTLET, _AGENCY_AT_END)
_LABEL_ALONE = re.compile(rf"^\W*(?:{_LABEL}(?:\s?[:：/|©=]+|\s(?:by|von|par|por|de)\b|$)|©|\(c\))\s*", re.IGNORECASE)
CREDIT_LABEL = re.compile(rf"^\W*{_LABEL}\s?[:：/／]", re.IGNORECASE)
"""What a credit, or a piece of a byline that is one, begins with."""
BEFORE_CREDIT = re.compile(rf"\s+(?={_LABEL}\s?[:：／]|[图圖攝摄]/)", re.IGNORECASE)
"""The space before a credit in a line."""
_TAIL = 200  # characters at the end of a caption that are looked at; the longest credit has 118
LONGEST_CREDIT = 80
"""Characters of a line that may be nothing but a credit."""
_EDGES = " \t\n|/-–—•·,;()[]"


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Split a caption's line into caption and credit; either is None where the line has none.

    >>> split_credit("The harbour at dusk. (Photo: Ann Lee/Reuters)")
    ('The harbour at dusk.', 'Ann Lee/Reuters')
    >>> split_credit("The harbour at dusk")
    ('The harbour at dusk', None)
    """
    line = clean_line(text)
    for shape in _SHAPES:
        match = shape.search(line, max(0, len(line) - _TAIL))
        if match:
            caption = line[: match.start()].rstrip(_EDGES)
            return caption or None, clean_credit(match["credit"])
    return line.strip(_EDGES.replace("(", "").replace(")", "").replace("]", "").replace("[", "")) or None, None


@remembers_short_lines
def is_credit(text: str) -> bool:
    """Tell a line that is nothing but a credit.

    >>> is_credit("Photo: Ann Lee"), is_credit("The harbour at dusk. (Photo: Ann Lee)")
    (True, False)
    """
    caption, credit = split_credit(text)
    return caption is None and credit is not None


def clean_credit(text: str) -> str | None:
    """Return a credit without its label and brackets.

    >>> clean_credit("Foto: Ann Lee / dpa")
    'Ann Lee / dpa'
    """
    credit = _LABEL_ALONE.sub("", clean_line(text)).strip(_EDGES)
    return f"{credit})" if credit.count("(") > credit.count(")") else credit or None
