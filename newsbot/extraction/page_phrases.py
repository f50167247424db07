"""What lines of HTML pages begin with that are none of an article, in more languages than `phrases.py` knows.

The forest of lines reads the tables of `phrases.py`, `reason_words.py` and `furniture.py` as features, and was trained
with them; these it does not see.
"""

import re

from newsbot.errors import RemovedReason
from newsbot.text import remembers_short_lines

# All in lower case. What begins a line that leads to another page.
_LEADS_AWAY = re.compile(
    r"\W*(?:view original content|zobacz też|warto przeczytać|przeczytaj (?:też|także|również)|přečtěte si|čtěte (?:také|též|dál|více)|prečítajte si"
    r"|čítajte (?:aj|tiež)|olvas(?:sa|d|son) (?:el )?(?:még|is|tovább|ezt)|kapcsolódó|pročitajte (?:i|još|više)|procitajte"
    r"|прочитајте (?:и|још)|preberite (?:še|tudi)|citește (?:și|mai)|citiți (?:și|mai)"
    r"|прочетете (?:още|и)|вижте (?:още|също)|читайте (?:також|далее|подробнее)|skaitykite|lasi arī|loe (?:ka|lisaks)"
    r"|simak (?:juga|video)|lihat juga|tonton juga|อ่าน(?:ข่าว)?(?:เพิ่มเติม|ต่อ|ข่าวที่เกี่ยวข้อง)|ข่าวอื่น|আরও পড়ুন|আরো পড়ুন|আরও দেখুন"
    r"|بیشتر بخوانید|همچنین بخوانید|מומלץ לקרוא|xem thêm|sigue leyendo|seguir leyendo|además[:：]|veja mais|continue lendo"
    r"|watch(?: now| live)?(?=:)|(?:bonus )?video(?=[:：])|lesen sie (?:hier|mehr|dazu|auch)|mehr dazu|lire (?:également|aussi|la suite)|pour aller plus loin|leer (?:más|también)|te recomendamos|per approfondire|leggi (?:anche|di più)"
    r"|lees (?:ook|meer)|bekijk ook|mohlo by vás z|olvasta már|ранее (?:сообщалось|мы писали)|раніше (?:ми писали|повідомлялося)|дивіться також|смотрите также|διαβ[άα]στε (?:επ[ίι]σης|ακ[όο]μ[αη]|περισσ[όο]τερα)|δε[ίι]τε (?:επ[ίι]σης|ακ[όο]μ[αη])"
    r"|bunlara da bak|[إا]قر[أا] (?:أيضا|المزيد)|شاهد (?:أيضا|المزيد)|עוד בנושא|לקריאה נוספת|(?:ये|यह) भी (?:पढ़ें|देखें)|مزید پڑھیں|یہ بھی (?:پڑھیں|دیکھیں)|看更多"
    r"|i̇?lginizi çekebilir|i̇?lgili haber|bunu da oku|延伸(?:閱讀|阅读)|(?:更多|相關|相关)(?:新聞|新闻|報導|报道|閱讀|阅读)|더 읽|関連記事|இதையும் (?:படி|வாசி)|మరింత చదవ|soma (?:pia|zaidi)|წაიკითხეთ|ასევე (?:წაიკითხ|იხილ)|още по темата|lleg(?:eix|iu|ir) (?:també|més)|mira també|(?:mir[áae]|leé|lea) (?:también|además)|basahin(?: rin| din)?(?=\W*[:：])|shihni|lexo (?:edhe|më)"
    r"|läs (?:även|vidare)|les mer|læs mere|taip pat skaity|baca[:：]|lue (?:lisää|seuraavaksi)|bunlar da ilginizi|devamını oku)",
)
_COLON = re.compile(r"[^:：.|>»–-]{0,20}(?:[:：|>»?]|\s?[–-]\s)")
# What the house tells the reader: who may read on, where to follow it.
_SUBSCRIBERS = r"(?:subscribers|members|abonn\w+|suscriptor\w+|socios|assinantes|abbonati|prenumer\w+|tilaaj\w+|předplatitel\w+|predplatiteľ\w+|előfizető\w+|подписчик\w+|передплатник\w+|pretplatni\w+|συνδρομητές|naročni\w+)"
_OFFERS = re.compile(
    rf"\W*(?:this (?:article|story|content|video) is (?:\w+ ){{0,3}}(?:for|to) (?:our )?(?:\w+ )?{_SUBSCRIBERS}|(?:continue|keep) reading (?:with|by)"
    rf"|(?:subscribe|sign up|register|log in|sign in)(?: \w+){{0,4}} to (?:continue|keep|read)|to (?:continue|keep) reading,? (?:please )?(?:subscribe|register|sign)"
    rf"|(?:dieser|dieses|diese) (?:artikel|inhalt|text|video|beitrag)\w* ist (?:\w+ ){{0,3}}(?:für )?{_SUBSCRIBERS}|weiterlesen (?:mit|nach)\b|jetzt weiterlesen|sie möchten weiterlesen"
    rf"|(?:la suite|cet article|ce contenu|l'article)(?: de cet article)? est (?:\w+ )?réservée? (?:\w+ )?(?:aux|à nos) {_SUBSCRIBERS}|you can save this article by|(?:… ?)?we have a small favou?r to ask|since you(?:'re| are) here|do you have an opinion on the issues|support (?:\w+'s |our |independent |local |quality |fearless |public ){{1,3}}journalism\b(?! \w+ (?:said|says))|unterstützen sie (?:unsere|unabhängigen) (?:arbeit|journalis)|soutenez (?:\w+ ){{0,2}}(?:journalisme|presse)|apoya (?:el|nuestro) periodismo|apoie o jornalismo|sostieni il (?:nostro )?giornalismo|dukung jurnalisme|odomknite si|článok je zamknutý|il vous reste \d+ ?%|vous avez lu \d+ ?%"
    rf"|(?:contenido|artículo|nota|noticia|conteúdo|matéria|reportagem|contenuto|articolo) (?:exclusiv[oa]|reservad[oa]|riservato|disponibile|solo) (?:\w+ )?(?:para|agli|per|de) (?:\w+ )?{_SUBSCRIBERS}"
    rf"|(?:dit artikel|dit verhaal) is (?:\w+ )?(?:voor|exclusief) {_SUBSCRIBERS}|vill du läsa (?:hela|vidare|mer)|(?:den här )?artikeln är (?:\w+ )?för {_SUBSCRIBERS}"
    rf"|(?:artikkelen|saken|artiklen) er (?:\w+ )?for {_SUBSCRIBERS}|haluatko lukea|(?:artikkeli|juttu) on (?:\w+ )?{_SUBSCRIBERS}"
    rf"|(?:dalsza część|pozostała część|artykuł|treść)\b.{{0,40}}(?:dostępn\w+) (?:\w+ )?(?:dla )?{_SUBSCRIBERS}|pozostało (?:ci )?\d+ ?%"
    rf"|(?:tento )?(?:článek|článok|obsah) je (?:\w+ ){{1,3}}(?:pro|pre) {_SUBSCRIBERS}|zbývá vám \d+ ?%|(?:ez )?a cikk .{{0,20}}{_SUBSCRIBERS}"
    rf"|(?:материал|статья|текст|матеріал|стаття) доступ\w+ (?:только|лише) {_SUBSCRIBERS}|(?:haberin|yazının) devamı için|(?:το άρθρο|το περιεχόμενο) .{{0,30}}{_SUBSCRIBERS}"
    r"|(?:この|こちらの)(?:記事|コンテンツ)は.{0,8}(?:会員|購読者)限定|有料会員(?:限定|登録)|残り[:：]? ?[\d,]+ ?文字|続きを読むには|(?:이|본) (?:기사|콘텐츠)는 .{0,14}(?:전용|한정)"
    r"|(?:本文|余下内容|剩余|阅读全文|閱讀全文).{0,12}(?:订阅|訂閱|会员|會員|付费|付費)|(?:هذا )?المحتوى .{0,10}للمشتركين|התוכן (?:זמין )?למנויים)"
)
_FOLLOW = re.compile(
    r"\W*(?:follow (?:us|our|\w+ \w+) (?:on|in|whatsapp|telegram|channel)|join our (?:whatsapp|telegram)|folgen sie (?:uns|\w+) (?:auf|bei|in)|suivez(?:-nous| \w+ \w+) sur"
    r"|síguenos|sigue (?:a|nuestro|el canal)|siga (?:o|a|nosso|nossa|-nos)\b|participe do (?:canal|grupo)|entre (?:no|em) (?:nosso )?(?:canal|grupo)|seguici su|segui \w+ (?:\w+ )?su"
    r"|urmărește-ne|urmăriți-ne|abonează-te|obserwuj nas|śledź nas|sledujte nás|sledujte nas|kövess(?:en|e)? minket|pratite nas|пратите нас|(?:последвайте|следвайте) ни|подписывайтесь на"
    r"|підписуйтесь на|підписуйтеся на|ακολουθήστε|bizi .{0,40}takip ed(?:in|ebil)|volg ons (?:op|via|ook)|ikuti (?:kami|saluran|berita)|theo dõi (?:\w+ ){0,4}(?:trên|tại)|ติดตาม(?:ข่าว|เรา|ได้|อ่าน)|ดูข่าวต้นฉบับ"
    r"|لمتابعة (?:آخر|أحدث|المزيد)|تابعونا|تابعوا|ما را (?:در|دنبال)|עקבו אחרי|הצטרפו ל|हमें फॉलो|हमारे (?:व्हाट्सऐप|व्हाट्सएप) चैनल|আমাদের ফলো"
    r"|更多.{0,8}(?:请)?(?:关注|關注|搜索|点击)|(?:欢迎|歡迎|敬请|请)(?:关注|關注|扫码)|(?:公式)?(?:line|x|ツイッター)(?:アカウント)?(?:を|で)フォロー|카카오톡 ?채널|(?:네이버|유튜브|포털)에서 .{0,12}구독(?:하기)?\W*$|제보(?:는|하기)\s?(?:카카오톡|카톡|이메일|전화|[:：])"
    r"|urmăr(?:ește|iți) (?:știrile|\w+(?: \w+)?) (?:noastre )?(?:și )?pe (?:google|whatsapp|telegram|facebook)|simak (?:\w+ ){0,4}(?:di|lewat|melalui) (?:saluran|kanal|channel)|לקבלת (?:עדכונים|חדשות).{0,40}(?:הצטרפו|לחצו|הירשמו))"
)
# What asks the reader to take the house's letter or channel: the verb begins the line, or ends it.
_INVITES = re.compile(
    r"\W*(?:click here to (?:join|subscribe|follow|sign)|(?:get|receive) (?:the|our|all) (?:\w+ ){1,4}(?:delivered|sent|straight|direct)|download (?:our|the \w+) app|(?:do you )?have (?:a|you got a) (?:story|tip|news tip)\W|share your (?:thoughts|views|opinions?) (?:in the|below|with us|on our)"
    r"|for more (?:\w+ ){0,3}(?:stories|news|coverage).{0,60}(?:visit|follow|subscribe|sign up|click|download) |(?:the )?\w+(?: \w+)? is on whatsapp|(?:hier|jetzt) (?:\w+[ -]){0,6}(?:abonnieren|anmelden|herunterladen)\W*$|hier geht(?: es|'s) zu"
    r"|recevez (?:chaque|toute|tous|notre|nos|gratuitement)|retrouvez (?:toute l'actualité|nous |notre |nos )|sigue (?:toda|todas|nuestr)\w* .{0,60}(?:canal|redes|whatsapp|telegram)|recib[eí] (?:las|nuestr|en tu)|receba (?:as|noss|em|no seu)|clique aqui (?:para|e) |(?:rimani|resta) (?:sempre )?aggiornat|segui (?:le|tutte|il nostro|la nostra) .{0,60}canale"
    r"|更多.{0,8}请?(?:下载|下載)|(?:subscribe|sign up) (?:to|for) (?:our|the \w+)(?: \w+){0,3} (?:newsletter|channel)|(?:abonnieren sie|abonniere|abonniert) unsere?n? |melden sie sich (?:für|zu) unsere[nm]? |(?:abonnez|inscrivez)-vous à (?:notre|nos|la) "
    r"|suscr[ií]b[ei]te (?:a|al) (?:nuestr[oa]|la|el) |(?:s[uú]mate|[uú]nete|[uú]nite) (?:a|al) (?:nuestr[oa] )?(?:canal|grupo|comunidad)|(?:inscreva-se|assine|cadastre-se) (?:n?[ao]|em) (?:noss[ao] )?(?:newsletter|canal)"
    r"|(?:iscriviti|abbonati) (?:alla|al) (?:nostr[ao] )?(?:newsletter|canale)|(?:schrijf je in|meld je aan|abonneer je) (?:voor|op) (?:onze|de) |prenumerera på (?:vårt|våra) |få (?:våra?|vårt|vores) (?:nyhets?brev|\w*varsler)|tilmeld dig (?:vores|nyhedsbrev)"
    r"|meld deg på (?:vårt|våre|nyhetsbrev)|tilaa (?:\w+ ){0,2}uutiskirj|(?:odebírejte|odoberajte) (?:náš|naše) |(?:přihlaste|prihláste) se? (?:k|na) |iratkoz+(?:on|z) fel |zapisz się (?:na|do) (?:nasz|newsletter)"
    r"|(?:prijavite|pretplatite) se na (?:naš\w* |newsletter)|пријавите се на|(?:už)?(?:si)?prenumeruok(?:ite)? |абонирайте се за|εγγραφείτε στο|subscri(?:u-te|viu-vos) al nostre|გამოიწერეთ|jiunge (?:na|nasi)|fuatilia (?:ukurasa|chaneli)"
    r"|đăng ký (?:nhận|kênh|theo dõi)|berlangganan newsletter|gabung (?:ke|di|dengan) |(?:扫码|掃碼|扫描二维码|長按|长按).{0,12}(?:关注|關注)|加入.{0,4}line ?好友"
    r"|.{0,80}(?:kanalı(?:mız)?[ae]|bültenimize|sayfamız[ıa]) (?:katıl|abone ol|takip ed)\w*\W*$|.{0,90}हमा(?:रे|रा|री).{0,40}(?:जुड़ें|(?:फॉलो|सब्सक्राइब|लाइक) करें)\W*$|.{0,90}ہمار[اےی].{0,40}(?:فالو|جوائن|سبسکرائب) کریں\W*$"
    r"|.{0,60}google (?:news|haberler)\S* (?:üzerinden )?(?:takip ed|abone ol)\w*\W*$|.{0,60}(?:گوگل نیوز|واٹس ایپ|یوٹیوب).{0,40}(?:فالو|جوائن|سبسکرائب) کریں\W*$"
    r"|.{0,60}(?:গুগল নিউজ|হোয়াটসঅ্যাপ|ইউটিউব|টেলিগ্রাম).{0,40}(?:ফলো|সাবস্ক্রাইব|অনুসরণ) করুন\W*$|.{0,60}(?:गूगल न्यूज|व्हाट्सऐप|व्हाट्सएप|यूट्यूब|टेलीग्राम).{0,40}(?:जुड़ें|(?:फॉलो|सब्सक्राइब|क्लिक) करें)\W*$"
    r"|.{0,60}(?:வாட்ஸ்அப்|கூகுள்|டெலிகிராம்|யூடியூப்).{0,60}(?:கிளிக் செய்ய|இணைய|பின்தொடர)\S{0,12}$"
    r"|.{0,80}(?:ما را|کانال ما).{0,30}(?:دنبال کنید|بپیوندید)\W*$|.{0,90}আমাদের.{0,40}(?:ফলো|সাবস্ক্রাইব|অনুসরণ) করুন\W*$|.{0,100}எங்கள்.{0,40}(?:இணை|பின்தொடர)[^.]{0,14}$)"
)
# That the article goes on behind an advert.
_GOES_ON = re.compile(
    r"\W*(?:this advertisement has not loaded|scroll (?:down )?for more|tekst gaat verder (?:onder|na)|dalszy ciąg (?:materiału|artykułu|tekstu) pod|article content$|(?:(?:the|this) )?(?:story|article) continues (?:below|after)|continues? (?:reading )?below (?:this |the )?ad"
    r"|scroll (?:down )?to continue|(?:der )?(?:artikel|text) geht (?:unten |nach der anzeige )?weiter|la suite après (?:la|cette) pub|l'articolo (?:continua|prosegue)|continua (?:após|depois|dopo) (?:a|o|la) pub"
    r"|(?:el artículo|la nota|la noticia) (?:sigue|continúa) (?:abajo|después)|lees (?:verder )?(?:onder|na) de advertentie|(?:de )?(?:tekst|artikel) (?:gaat|loopt) (?:verder|door) (?:onder|na)\b|(?:texten|teksten) (?:fortsetter|fortsætter|fortsätter) (?:under|etter|efter)|(?:artikkelen|saken|artiklen|artikeln) (?:fortsetter|fortsætter|fortsätter) (?:under|etter|efter)"
    r"|juttu jatkuu|dalsz(?:a część|y ciąg) (?:artykułu|tekstu|materiału) (?:pod|poniżej)|(?:straipsnio|teksto) tęsinys|raksta turpinājums|(?:artikkel|lugu) jätkub (?:pärast|pildi|reklaami)|haberin devamı (?:aşağıda|reklam)|(?:pokračování|pokračovanie|článek pokračuje|článok pokračuje) (?:\w+ )?(?:pod|za)|(?:a )?cikk (?:\w+ ){0,2}folytatódik"
    r"|(?:nastavak|tekst se nastavlja|članak se nastavlja) (?:\w+ )?(?:ispod|nakon)|articolul continuă|το άρθρο συνεχίζεται|продолжение (?:ниже|после)|продовження (?:нижче|після)"
    r"|scroll (?:ke bawah )?untuk|請繼續往下閱讀|请继续往下阅读|(?:続きは)?広告の(?:後|下)に|記事は広告の)"
)
# What a machine made of the article.
_BY_MACHINE = re.compile(
    r"\W*(?:(?:this |the )?summary (?:is |was |has been )?(?:\w+[ -]){0,2}(?:generated|created|written|produced) (?:by|with|using) (?:an )?(?:ai|artificial)|(?:ai|ki|ia|gpt)[ -](?:generated |powered |generierte )?(?:summary|overview|zusammenfassung)(?=\W*$|\W*[:：.|(–-]| (?:by|of)\b)"
    r"|(?:diese )?zusammenfassung (?:wurde )?(?:\w+ ){0,3}(?:ki|ai)\b|résumé (?:\w+ )?(?:par|avec) (?:l'|une )?(?:ia\b|intelligence)|(?:resumen|resumo) (?:\w+ )?(?:por|con|com) (?:la )?(?:ia\b|inteligência|inteligencia)"
    r"|(?:riassunto|sintesi) (?:\w+ )?(?:dall'|con l'|dalla |con )(?:ia\b|ai\b|intelligenza)|samenvatting (?:\w+ )?(?:door|met) ai\b|ai[ -](?:sammanfattning|oppsummering|opsummering|tiivistelmä|podsumowanie|shrnutí|összefoglaló|rezumat|özet)"
    r"|(?:sammanfattat|oppsummert|opsummeret) (?:av|af) (?:ai|ki)\b|ai ?(?:要約|による要約|요약|摘要|总结|總結)|ringkasan ai\b|tóm tắt (?:bằng|bởi) ai\b|ملخص (?:ب)?الذكاء)"
)
# Who edited the text, behind a label.
_EDITED = re.compile(
    r"[\W_]*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|值班编辑|编审|审核|审校|校对|校對|监制|監製|主编|初审|复审|终审|見出し|編集|editor|edited by|editare|redactor|редактор|biên tập)\s?[:：丨|](?P<who>.{1,40})$"
)
# That a reader who found an error may tell the house.
_REPORTS_ERROR = re.compile(
    r"\W*(?:(?:have you )?(?:spotted|found|noticed) (?:an? )?(?:error|mistake|typo)(?: \w+){0,4}\?|(?:(?:sie haben|haben sie) (?:einen )?)?(?:tipp)?fehler (?:gefunden|entdeckt|bemerkt)\?|(?:vous avez )?(?:repéré|trouvé|constaté) une (?:erreur|faute)\b.{0,30}\?"
    r"|(?:has encontrado|encontraste|encontró|viste) (?:un|algún) error\b.{0,30}\?|(?:encontrou|viu) (?:um|algum) erro\b.{0,30}\?|hai trovato un errore|fout (?:gezien|gevonden|ontdekt)\?|(?:zauważyłe?ś|zauważyłaś|znalazłe?ś|widzisz) (?:błąd|literówkę)"
    r"|(?:našli|objevili) (?:jste|ste) (?:\w+ ){0,2}chyb|hibát talált|(?:ai|ați) găsit o greșeală|(?:uočili|primijetili|primetili) ste grešku|(?:уочили|приметили) сте грешку|(?:открихте|забелязахте|намерихте) (?:ли )?грешка"
    r"|если вы (?:нашли|заметили|обнаружили|увидели) (?:ошибку|опечатку|неточность)|(?:нашли|заметили|увидели) (?:ошибку|опечатку)[^.,?]{0,20}\?|якщо ви (?:знайшли|помітили|побачили) помилку|(?:знайшли|помітили|побачили) помилку[^.,?]{0,20}\?|.{0,60}(?:ошибк|опечатк|помилк|памылк|грешк)\w*.{0,60}\bctrl ?\+ ?enter\b)"
)
# Whose opinion it is, who may take the text over: behind a word for what is declared, or in the form of a notice.
_DISCLAIMS = re.compile(
    r"\W*(?:(?:特别|特別|免责|免責|版权|版權|郑重|鄭重)(?:声明|聲明)[:：]|(?:本文|以上内容|文章内容|以上內容)(?:仅|僅|只)代表(?:作者|其)|preluarea (?:fără|(?:\w+ ){1,6}(?:este (?:interzisă|permisă)|se poate))|conținutul (?:web)?site-?ului)"
)
# A picture's caption behind an arrow that points to it, with who took it.
_POINTED_AT = re.compile(
    r"[▲▼△▽]\W*\w.{3,}[（(\[［<【]\s?(?:圖|图|攝|摄|翻攝|照片|資料照|사진|写真)[^（）()\[\]］>】]{0,40}[)）\]］>】]\W*$"
)
# What an agency of Iran ends a report with.
_END_OF_REPORT = re.compile(r"\W*(?:انتهای پیام|پایان پیام|کد خبر)\W*\d*\W*$")
# The picture above the headline, told of below the text.
_PICTURE = re.compile(
    r"\W*(?:borítókép|nyitókép|kiemelt kép|címlapkép|címlapfotó|featured image|cover (?:image|photo)|header image|lead image|titelbild|beitragsbild|sujetbild"
    r"|aufmacher(?:bild|foto)|(?:photo|image) (?:d'illustration|de une)|foto (?:de capa|destacada|di copertina)|imagen (?:de portada|destacada)|naslovna fotografija"
    r"|ilustrační (?:foto|snímek)|úvodní foto|zdjęcie (?:główne|ilustracyjne)|фото на обложке)\s?[:：|(–-]"
)
# An agency's "© dpa" is left: papers end articles with it.
_RIGHTS = re.compile(
    r"(?:©|\W*(?:저작권자 )?[©ⓒ] ?\w{0,20})?\W*(?:riproduzione riservata|all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|todos os direitos reservados|reproducción (?:total o parcial )?(?:prohibida|reservada)|無断転載|无断转载|未经授权|무단 ?전재)"
)
_COPYRIGHT = re.compile(r"\W*(?:copyright|©|ⓒ|\(c\))\W*(?:copyright|©|ⓒ|\(c\))?\W*(?:19|20)\d\d\b")
# What a page for printing says of itself.
_PRINTED = re.compile(
    r"\W*(?:this is (?:a|the) print(?:er)?[ -]friendly|print(?:er)?[ -]friendly (?:version|page)|to print this (?:article|page|story)|find this (?:article|story|page) (?:online )?at\b"
    r"|(?:dies ist )?(?:eine |die )?druck(?:version|ansicht|fassung)\b|(?:ceci est )?(?:la |une )?version (?:imprimable|à imprimer)"
    r"|(?:esta es )?(?:la |una )?versión (?:para imprimir|imprimible)|versão para impress|versione (?:per la stampa|stampabile)|версия для печати"
    r"|версія для друку|wersja do druku|verze pro tisk|(?:dit is een )?print(?:er)?versie|utskriftsv(?:ennlig|änlig)|yazdırılabilir"
    r"|印刷用(?:ページ|画面|表示)|(?:打印|列印)(?:版|本页|本頁|此页|此頁)|인쇄용)"
)
_SIGNATURE = re.compile(r"_{10,}\n")  # of a member of a forum
_LONGEST = 300  # characters


def leads_away(text: str, *, stands_out: bool) -> bool:
    """Tell a line that leads to another page: "Zobacz też: …"; one that does not stand out has a colon behind.

    >>> leads_away("Zobacz też: Sztorm", stands_out=False), leads_away("Kapcsolódó ügyben", stands_out=False)
    (True, False)
    """
    lowered = text.lower()  # of "İ" two characters
    found = _LEADS_AWAY.match(lowered) if len(text) <= _LONGEST else None
    if found is None:
        return False
    return stands_out or _COLON.match(lowered, found.end()) is not None


@remembers_short_lines
def tells_of_machine(text: str) -> bool:
    """Tell the label of a summary that a machine made."""
    return len(text) <= _LONGEST and _BY_MACHINE.match(text.lower().replace("’", "'")) is not None


@remembers_short_lines
def reason_in_notice(text: str) -> RemovedReason | None:
    """Return what a line that the house adds to an article is, None where it is none.

    >>> str(reason_in_notice("Dieser Artikel ist nur für Abonnenten.")), str(reason_in_notice("责任编辑：张伟"))
    ('promo', 'byline')
    """
    if len(text) > _LONGEST:
        return None
    lowered = text.lower().replace("’", "'")
    return next((reason for shape, reason in _NOTICES if shape.match(lowered)), None)


_NOTICES = (
    (_GOES_ON, RemovedReason.ADVERT),
    (_BY_MACHINE, RemovedReason.OTHER),
    (_OFFERS, RemovedReason.PROMO),
    (_FOLLOW, RemovedReason.PROMO),
    (_INVITES, RemovedReason.PROMO),
    (_EDITED, RemovedReason.BYLINE),
    (_PICTURE, RemovedReason.CAPTION),
    (_RIGHTS, RemovedReason.LEGAL),
    (_REPORTS_ERROR, RemovedReason.LEGAL),
    (_DISCLAIMS, RemovedReason.LEGAL),
    (_POINTED_AT, RemovedReason.CAPTION),
    (_END_OF_REPORT, RemovedReason.OTHER),
    (_COPYRIGHT, RemovedReason.LEGAL),
    (_PRINTED, RemovedReason.NAVIGATION),
    (_SIGNATURE, RemovedReason.OTHER),
)
