"""Words around the names of authors, in the languages of the pages."""

# "By": what stands before a name, alone or with a colon.
PREFIXES = frozenset({
    "by", "written by", "reported by", "story by", "article by", "words by", "text by", "author", "authors",
    "author of the article", "posted by", "submitted by", "published by", "opinion by", "analysis by", "review by",
    "column by", "interview by", "von", "ein artikel von", "ein kommentar von", "ein gastbeitrag von",
    "eine analyse von", "ein interview von", "kommentar von", "analyse von", "gastbeitrag von", "interview von",
    "text von", "text", "bericht von", "kolumne von", "autor", "autorin", "autoren", "par", "propos recueillis par",
    "un article de", "auteur", "auteurs", "texte", "por", "escrito por", "autora", "redactado por", "di", "a cura di",
    "de", "autore", "door", "av", "af", "tekst", "text av", "skriven av", "toimittaja", "teksti", "przez", "autorzy",
    "od", "автор", "авторы", "текст", "автори", "από", "του", "γράφει", "yazan", "oleh", "penulis", "bởi", "tác giả",
    "na", "imeandikwa na", "作者", "记者", "記者", "文", "文/", "글", "بقلم", "كتب", "كتبت", "نویسنده", "מאת", "تحریر",
    "لیکوال", "लेखक", "लेखिका", "লেখক", "লিখেছেন", "எழுதியவர்", "రచయిత", "ผู้เขียน", "โดย", "szerző", "írta",
    "muhabir", "piše", "pišu", "пише", "аутор", "autorka", "autorius", "autorė", "parengė", "autors", "ავტორი",
    "հեղինակ", "mwandishi", "jurnalis", "wartawan", "pewarta", "article rédigé par", "escribe", "escriben",
    "scritto da", "napsal", "napsala", "oprac.", "opracowanie", "opracował", "opracowała", "scris de", "avtor",
    "avtorica", "подготовил", "подготовила", "от", "της", "συντάκτης", "συντάκτρια", "yazar", "müəllif", "nga",
    "skrevet af", "skrevet av", "خبرنگار", "द्वारा", "ข่าวโดย", "เขียนโดย", "লেখা", "取材・文", "撰文", "撰稿", "采写",
})  # fmt: skip

# What else announces an author in front of a colon or a slash.
LABELS = frozenset({
    "words", "redacción", "επιμέλεια", "ρεπορτάζ", "रिपोर्ट", "रिपोर्टर", "رپورٹ", "رپورٹر",
    "texto", "textos", "testo", "reporter", "reporting", "interview", "intervista",
    "entrevista", "opinion", "opinión", "opinião", "reportage", "reportaje", "reportagem", "haber", "yazı",
    "reporter/penulis", "thực hiện", "bài", "беседовал", "беседовала", "автор текста", "tekst i foto", "採訪", "采访",
    "文字", "취재", "เรื่อง", "রিপোর্ট",
})  # fmt: skip

# What else stands before a name.
BEGINNINGS = frozenset({
    "story and photos by", "photos and story by", "words and pictures by", "publié par", "rédigé par",
    "aufgezeichnet von", "protokolliert von", "text und fotos von", "von unserem korrespondenten",
    "von unserer korrespondentin", "von unserem redakteur", "von unserer redakteurin", "dal nostro inviato",
    "dalla nostra inviata", "dal nostro corrispondente", "dalla nostra corrispondente", "de notre correspondant",
    "de notre correspondante", "de notre envoyé spécial", "de notre envoyée spéciale", "door onze redacteur",
    "door onze verslaggever", "door onze verslaggeefster", "van onze redacteur", "van onze verslaggever",
    "door onze correspondent", "γράφει ο", "γράφει η", "γράφουν οι", "του συντάκτη", "ditulis oleh", "laporan oleh",
    "編集委員", "論説委員", "聞き手", "聞き手・", "構成・", "文・",
})  # fmt: skip

# Who edited the text, or gave it a hand: none of its authors.
HELPERS = frozenset({
    "editor", "edited by", "editing by", "additional reporting by", "compiled by", "redaktor",
    "redaksi", "biên tập", "편집", "编辑", "責任編輯", "责任编辑", "редактор",
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

# What somebody is who writes.
ROLES = frozenset({
    "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "editor-in-chief",
    "columnist", "contributor", "contributors", "writer", "writers", "author", "authors", "journalist",
    "journalists", "producer", "presenter", "analyst", "professor", "photographer", "redakteur",
    "redakteurin", "chefredakteur", "korrespondent", "korrespondentin", "reporterin", "autor", "autorin",
    "journalistin", "volontär", "volontärin", "ressortleiter", "ressortleiterin", "politikredakteur",
    "wirtschaftsredakteur", "sportredakteur", "professorin", "leiter", "leiterin", "journaliste", "rédacteur",
    "rédactrice", "correspondante", "correspondant", "chroniqueur", "envoyé", "grand", "redactor", "redactora",
    "periodista", "corresponsal", "columnista", "editora", "colaborador", "giornalista", "redattore", "redattrice",
    "inviato", "corrispondente", "repórter", "jornalista", "correspondente", "colunista", "redacteur",
    "verslaggever", "verslaggeefster", "reportere", "journalisti", "toimittaja", "redaktør", "redaktör",
    "kommentator", "dziennikarz", "dziennikarka", "redaktor", "redaktorka", "корреспондент", "журналист",
    "обозреватель", "редактор", "muhabir", "muhabiri", "প্রতিবেদক", "প্রতিনিধি", "সংবাদদাতা", "ডেস্ক", "संवाददाता", "ब्यूरो",
    "डेस्क", "ڈیسک", "نمائندہ", "செய்தியாளர்", "ผู้สื่อข่าว", "กองบรรณาธิการ",
})  # fmt: skip

# What else makes of a phrase no name, but a place in the paper or a call to act.
NO_NAMES = frozenset({
    "follow", "subscribe", "share", "comments", "comment", "updated", "published", "posted", "print", "email",
    "e-mail", "twitter", "facebook", "instagram", "linkedin", "whatsapp", "read", "more", "profile", "bio",
    "contact", "biography", "watch", "listen", "tips", "보기", "더보기", "다른기사", "구독", "구독하기",
})  # fmt: skip

# Of these words those that are names as well: "Simon Read", "Thomas More".
ALSO_NAMES = frozenset({"read", "more", "grand", "share", "leiter", "bio"})

# What stands between a name and the role behind it: "Ann Lee Senior Political Reporter".
OF_ROLES = frozenset({
    "staff", "senior", "chief", "junior", "deputy", "associate", "assistant", "executive", "managing", "lead",
    "special", "contributing", "guest", "freelance", "general", "assignment", "breaking", "investigative",
    "multimedia", "data", "digital", "political", "politics", "sports", "sport", "news", "business", "health",
    "education", "city", "local", "national", "international", "foreign", "science", "technology", "tech",
    "crime", "court", "courts", "features", "environment", "economics", "economy", "culture", "arts",
    "transport", "travel", "food", "opinion",
})  # fmt: skip

# Words of the names of outlets, and of desks.
OF_OUTLETS = frozenset({
    "news", "network", "press", "agency", "media", "times", "post", "herald", "gazette", "tribune", "journal",
    "courier", "shimbun", "magazine", "team", "staff", "desk", "daily", "weekly", "radio", "tv", "the", "our",
    "this",
})  # fmt: skip

# What the name of an outlet or of its desk ends with in scripts where it has no other sign.
OUTLET_ENDS = (
    "신문", "일보", "뉴스", "방송", "경제", "통신", "편집국", "취재팀", "新聞", "新聞社", "日報", "日报",
    "晚报", "晚報", "時報", "时报", "新闻", "新闻网", "通信社", "通讯社", "編集部", "編集局", "编辑部",
    "取材班", "放送局", "テレビ", "電視台", "电视台",
)  # fmt: skip

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
