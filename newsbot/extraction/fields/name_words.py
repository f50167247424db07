"""Words around the names of authors, in the languages of the pages."""

# "By": what stands before a name, alone or with a colon.
PREFIXES = frozenset({
    "by", "written by", "reported by", "story by", "article by", "words by", "text by", "author", "authors",
    "author of the article", "posted by", "submitted by", "published by", "opinion by", "analysis by", "review by",
    "column by", "interview by", "von", "ein artikel von", "ein kommentar von", "ein gastbeitrag von",
    "eine analyse von", "ein interview von", "kommentar von", "analyse von", "gastbeitrag von", "interview von",
    "text von", "text",
    "bericht von", "kolumne von", "autor", "autorin", "autoren", "par", "propos recueillis par", "un article de",
    "auteur", "auteurs", "texte", "por", "escrito por", "autora", "redactado por", "di", "a cura di", "de", "autore",
    "door", "av", "af", "tekst", "text av", "skriven av", "toimittaja", "teksti", "przez", "autorzy", "od", "автор",
    "авторы", "текст", "автори", "από", "του", "γράφει", "yazan", "oleh", "penulis", "bởi", "tác giả", "na",
    "imeandikwa na", "作者", "记者", "記者", "文", "文/", "글", "بقلم", "كتب", "كتبت", "نویسنده", "מאת",
})  # fmt: skip

# "And" between two names.
CONJUNCTIONS = frozenset({
    "and", "und", "et", "y", "e", "en", "og", "och", "ja", "i", "oraz", "a", "ve", "dan", "và", "και", "и", "й",
    "та", "és", "și", "si", "ir", "un", "with", "mit", "avec", "con", "com", "met", "med", "na", "और", "و", "及",
    "和", "與", "与",
})  # fmt: skip

# Parts of names that are written small.
PARTICLES = frozenset({
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "les",
    "zu", "zur", "zum", "vom", "af", "av", "ter", "ten", "te", "al", "el", "bin", "ibn", "ben", "abu", "y", "e",
    "i", "und", "d'", "l'", "dell'", "san", "st.", "jr.", "sr.", "'t", "op", "in",
})  # fmt: skip

# Words that make of a phrase a person's role.
ROLES = frozenset({
    "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "editor-in-chief", "columnist",
    "contributor", "contributors", "writer", "writers", "author", "authors", "journalist", "journalists", "producer",
    "presenter", "analyst", "professor", "photographer", "redakteur", "redakteurin", "chefredakteur", "korrespondent",
    "korrespondentin", "reporterin", "autor", "autorin", "journalistin", "volontär", "volontärin", "ressortleiter",
    "ressortleiterin", "politikredakteur", "wirtschaftsredakteur", "sportredakteur", "professorin", "leiter",
    "leiterin", "journaliste", "rédacteur", "rédactrice", "correspondante", "correspondant", "chroniqueur", "envoyé",
    "grand", "redactor", "redactora", "periodista", "corresponsal", "columnista", "editora", "colaborador",
    "giornalista", "redattore", "redattrice", "inviato", "corrispondente", "repórter", "jornalista", "correspondente",
    "colunista", "redacteur", "verslaggever", "verslaggeefster", "reportere", "journalisti", "toimittaja", "redaktør",
    "redaktör", "kommentator", "dziennikarz", "dziennikarka", "redaktor", "redaktorka", "корреспондент", "журналист",
    "обозреватель", "редактор", "muhabir", "muhabiri",
})  # fmt: skip

# Words that make of a phrase a call to act or a label.
CALLS = frozenset({
    "follow", "subscribe", "share", "comments", "comment", "updated", "published", "posted", "print", "email", "e-mail",
    "twitter", "facebook", "instagram", "linkedin", "whatsapp", "read", "more", "profile", "bio", "contact",
    "biography", "watch", "listen", "tips",
})  # fmt: skip

# What follows a name behind a comma and is none itself.
DEGREES = frozenset({
    "phd", "ph.d", "ph.d.", "dphil", "md", "m.d", "m.d.", "ms", "m.s.", "msc", "ma", "m.a.", "mba", "ba", "b.a.",
    "bsc", "rd", "rdn", "ldn", "rn", "np", "dds", "dvm", "jd", "j.d.", "llm", "cpa", "cfa", "mph", "esq", "jr",
    "sr", "ii", "iii", "iv", "lcsw", "edd",
})  # fmt: skip

# News agencies that stand in bylines in place of a person.
AGENCIES = frozenset({
    "dpa", "afp", "ap", "reuters", "apa", "sid", "efe", "ansa", "sda", "keystone-sda", "kna", "epd", "tass",
    "upi", "pti", "ani", "ians", "xinhua", "yonhap", "kyodo", "jiji", "ritzau", "ntb", "tt", "belga", "anp",
    "lusa", "pap", "čtk", "ctk", "mti", "stt", "bns", "elta", "leta", "agerpres", "hina", "sta", "tanjug",
    "aap", "cp", "pa", "anadolu", "iha", "dha", "irna", "wam", "spa", "mena", "tanap", "cna", "ens", "ots",
    "afp/dpa", "dpa/afp", "press association", "共同", "時事", "新华社", "연합뉴스", "риа новости", "тасс",
    "интерфакс", "укринформ",
})  # fmt: skip
