"""Words of dates: month names, and what stands beside a date."""

from functools import lru_cache

# Month names and their abbreviations, January to December, in the languages of the Unicode CLDR that news is written
# in, inflected where dates inflect them; Arabic months also by their Levantine and Maghreb names (a compound name is
# joined by "_"). "lip", "srp" and "listopad" are July, August and November (Polish, Czech), not the Croatian months.
_MONTHS = (
    """jan january januar jänner janv janvier ene enero janeiro gen gennaio januari tammi tammik tammikuu tammikuuta
    tammikuussa janúar sty styczeń stycznia styczen styczniu led leden ledna lednu január januára sij siječanj
    siječnja siječnju siječnjem јан јануар јануари яну януари ян янв январь января січ січень січня сту студзень
    студзеня стд saus sausio sausis janvāris jaan jaanuar ian ianuarie ιαν ιανουάριος ιανουαρίου oca ocak gener
    xan xaneiro janar يناير ژانویه ژانویهٔ جنوری ינואר ינו לינואר בינואר जनवरी जन জানু জানুয়ারী জানুয়ারি जाने
    जानेवारी ஜன ஜனவரி జన జనవరి ജനു ജനുവരി ಜನ ಜನವರಿ જાન્યુ જાન્યુઆરી ਜਨ ਜਨਵਰੀ มกราคม มค เดือนมกราคม มกรา djan
    djanuari januarie იან იანვარი հնվ հունվար հունվարի yan yanvar қаң қаңтар كانون_الثاني جانفي
    janvārī urtarrilaren ජනවාරි មករា ဇန်နဝါရီ ມັງກອນ ጃንዋሪ""",
    """feb february februar feber févr février fév febrero fev fevereiro febbraio februari helmi helmik helmikuu
    helmikuuta helmikuussa febrúar lut lutego luty lutym úno únor února únr únoru február februára velj veljača
    veljače veljači veljačom феб фебруар фев февруари фв февр февраль февраля лют лютий лютого лютага люты vas
    vasario vasaris febr februāris veebr veebruar februarie φεβ φεβρουάριος φεβρουαρίου şub şubat şu febrer
    febreiro shk shkurt فبراير فوریه فوریهٔ فبروری פברואר פבר בפברואר לפברואר فروری फ़रवरी फ़र ফেব ফেব্রুয়ারী
    ফেব্রুয়ারি फेब्रु फेब्रुवारी பிப் பிப்ரவரி ఫిబ్ర ఫిబ్రవరి ഫെബ്രു ഫെബ്രുവരി ಫೆಬ್ರ ಫೆಬ್ರವರಿ ફેબ્રુ ફેબ્રુઆરી
    ਫ਼ਰ ਫ਼ਰਵਰੀ กพ กุมภาพันธ์ เดือนกุมภาพันธ์ กุมภา peb pebruari pebrero თებ თებერვალი փետրվար փետրվարի փտվ
    fevral ақп ақпан شباط فيفري
    februārī otsailaren පෙබරවාරි កុម្ភៈ ဖေဖော်ဝါရီ ກຸມພາ ፌብሩዋሪ""",
    """mar march mär märz mrz mars marzo março maart mrt marts maalis maalisk maaliskuu maaliskuuta maaliskuussa marca
    marzec marcu bře březen března březnu marec ožu ožujak ožujka ožujku ožujkom мар март mart марта бер
    березень березня берез сак сакавік сакавіка kov kovas kovo märts márc március már martie μάρ μάρτιος μαρ
    μαρτίου març مارس مارچ מרץ במרץ למרץ מרס במרס למרס מארס במארס למארס मार्च মার্চ மார் மார்ச் మార్చి മാർ
    മാർച്ച് ಮಾರ್ಚ್ માર્ચ ਮਾਰਚ มีค มีนาคม เดือนมีนาคม มีนา maret mac machi marso მარ მარტი մարտ մարտի մրտ нау
    наурыз آذار
    martā martxoaren මාර්තු មីនា မတ် ມີນາ ማርች""",
    """apr april avr avril abr abril aprile huhti huhtik huhtikuu huhtikuuta huhtikuussa apríl kwi kwiecień kwietnia
    kwiecien kwietniu kwie dub duben dubna dubnu apríla tra travanj travnja travnju travnjem апр април ап апрель
    апреля квіт квітень квітня кві кра красавік красавіка крс bal balandis balandžio aprīlis aprill ápr április
    aprilie απρ απρίλιος απριλίου nis nisan pri prill أبريل آوریل اپریل אפריל אפר באפריל לאפריל अप्रैल এপ্রি
    এপ্রিল एप्रि एप्रिल ஏப் ஏப்ரல் ఏప్రి ఏప్రిల్ ഏപ്രി ഏപ്രിൽ ಏಪ್ರಿ ಏಪ್ರಿಲ್ એપ્રિલ ਅਪ੍ਰੈ ਅਪ੍ਰੈਲ เมย เมษายน เมษา
    เดือนเมษายน aprili აპრ აპრილი ապր ապրիլ ապրիլի aprel сәу сәуір نيسان أفريل إبريل
    aprīlī apirilaren අප්‍රේල් មេសា ဧပြီ ເມສາ ኤፕሪል""",
    """may mai mayo maio mag maggio mei maj touko toukok toukokuu toukokuuta toukokuussa maí maja maju kvě květen
    května květnu máj mája svi svibanj svibnja svibnju svibnjem мај май мая трав травень травня тра траўня geg
    gegužė gegužės maijs május μάι μάιος μαΐ μαΐου mayıs maig مايو مه مهٔ می מאי במאי למאי مئ مئی मई মে मे மே మే
    മേയ് ಮೇ મે ਮਈ พค พฤษภาคม เดือนพฤษภาคม พฤษภา მაი მაისი մայիս մայիսի մյս мам мамыр أيار ماي
    maijā maiatzaren μαϊ මැයි ឧសភា မေ ພຶດສະພາ ሜይ""",
    """jun june juni juin junio junho giu giugno kesä kesäk kesäkuu kesäkuuta kesäkuussa jún júní cze czerwca czerwiec
    czerwcu červen června čvn čer červnu júna junij lipanj lipnja lipnju lipnjem јун јуни юни юн июн июнь июня
    черв червень червня чер чэр чэрвень чэрвеня birž birželio birželis jūn jūnijs juuni június iun iunie ιουν
    ιουνίου ιούν ιούνιος haz haziran juny xuño qer qershor يونيو يونيه يونية ژوئن جون יוני ביוני ליוני יונ जून
    জুন ஜூன் జూన్ ജൂൺ ಜೂನ್ જૂન ਜੂਨ มิถุนายน มิย เดือนมิถุนายน มิถุนา djuni hun hunyo junie ივნ ივნისი հնս հունիս
    հունիսի iyn iyun i̇yun мау маусым حزيران جوان
    jūnijā ekainaren ජූනි មិថុនា ဇွန် ມິຖຸນາ ጁን""",
    """jul july juli juil juillet julio julho lug luglio heinä heinäk heinäkuu heinäkuuta heinäkuussa júl júlí lip
    lipca lipiec lipcu července červenec čvc črc červenci črv júla julij srpanj srpnja srpnju srpnjem јул јули
    юли юл июл июль июля лип липень липня ліп ліпень ліпеня liep liepa liepos jūl jūlijs juuli július iul iulie
    ιουλ ιουλίου ιούλ ιούλιος tem temmuz juliol xul xullo korr korrik kor يوليو يوليه يولية ژوئیه ژوئیهٔ جولای
    יולי ביולי ליולי יול جولائی जुलाई जुल জুল জুলাই जुलै ஜூலை జులై ജൂലൈ ಜುಲೈ જુલાઈ ਜੁਲਾ ਜੁਲਾਈ กค กรกฎาคม
    เดือนกรกฏาคม กรกฎา djuli julai hul hulyo julie ივლ ივლისი հլս հուլիս հուլիսի iyl iyul i̇yul шіл шілде تموز
    جويلية
    jūlijā uztailaren ජූලි កក្កដា ဇူလိုင် ກໍລະກົດ ጁላይ""",
    """aug august août aoû ago agosto augustus augusti elo elok elokuu elokuuta elokuussa ágú ágúst sie sierpień
    sierpnia sierpien sierpniu srp srpen srpna srpnu augusta avg avgust kol kolovoz kolovoza kolovozu kolovozom
    авг август августа серп серпень серпня сер жні жнівень жніўня жнівеня жнв rugp rugpjūtis rugpjūčio augusts
    augusztus αυγ αυγούστου αύγ αύγουστος ağu ağustos ağ agost gush gusht gsh أغسطس اوت آگست אוגוסט אוג באוגוסט
    לאוגוסט اگست अगस्त अग আগ আগস্ট ऑग ऑगस्ट ஆக ஆகஸ்ட் ఆగ ఆగస్టు ഓഗ ഓഗസ്റ്റ് ಆಗ ಆಗಸ್ಟ್ ઑગસ્ટ ਅਗ ਅਗਸਤ สค สิงหาคม
    สิงหา เดือนสิงหาคม agu agustus agt ogo ogos agosti აგვ აგვისტო օգոստոս օգոստոսի օգս avq avqust там тамыз آب
    أوت
    augustā abuztuaren අගෝස්තු សីហា ဩဂုတ် ສິງຫາ ኦገስት""",
    """sep september sept septembre septiembre setiembre set setembro septembro settembre syys syysk syyskuu syyskuuta
    syyskuussa wrz wrzesień września wrzesien wrzesnia wrześniu wrzesniu zář září septembra ruj rujan rujna
    rujnu rujnom сеп септембар septembar септември септ септм сент сентябрь сентября сен вер вересень вересня
    верес верасень верасня врс rugs rugsėjis rugsėjo septembris szept szeptember septembrie σεπ σεπτέμβριος
    σεπτεμβρίου eyl eylül setembre sht shtator سبتمبر سپتامبر سپتمبر ספטמבר ספט בספטמבר לספטמבר ستمبر सितंबर सित
    सितम्बर সেপ সেপ্টেম্বর सप्टें सप्टेंबर செப் செப்டம்பர் సెప్టెం సెప్టెంబర్ സെപ്റ്റം സെപ്റ്റംബർ ಸೆಪ್ಟೆಂ
    ಸೆಪ್ಟೆಂಬರ್ સપ્ટે સપ્ટેમ્બર ਸਤੰ ਸਤੰਬਰ กย กันยายน กันยา เดือนกันยายน septemba setyembre სექ სექტემბერი սեպ
    սեպտեմբեր սեպտեմբերի sen sentyabr қыр қыркүйек sentabr أيلول
    septembrī irailaren සැප්තැම්බර් កញ្ញា စက်တင်ဘာ ກັນຍາ ሴፕቴምበር""",
    """oct october okt oktober octobre octubre out outubro ott ottobre loka lokak lokakuu lokakuuta lokakuussa október
    paź październik października pazdziernik pazdziernika październiku pazdzierniku paz říj říjen října říjnu
    októbra listopadom окт октобар oktobar октомври октябрь октября жовт жовтень жовтня жов кас кастрычнік
    кастрычніка кст spal spalio spalis oktobris oktoober octombrie οκτ οκτωβρίου οκτώβριος eki ekim tet tetor
    أكتوبر اکتبر اکتوبر אוקטובר אוק באוקטובר לאוקטובר अक्तूबर अक्तू अक्टूबर অক্টো অক্টোবর ऑक्टो ऑक्टोबर அக்
    அக்டோபர் అక్టో అక్టోబర్ ഒക്ടോ ഒക്‌ടോബർ ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್ ઑક્ટો ઑક્ટોબર ਅਕਤੂ ਅਕਤੂਬਰ ตค ตุลาคม เดือนตุลาคม ตุลา
    oktoba oktubre ოქტ ოქტომბერი հոկ հոկտեմբեր հոկտեմբերի oktyabr қаз қазан oktabr تشرين_الأول
    oktobrī urriaren ඔක්තෝබර් តុលា အောက်တိုဘာ ຕຸລາ ኦክቶበር""",
    """nov november novembre noviembre novembro marras marrask marraskuu marraskuuta marraskuussa nóv nóvember lis
    listopad listopada listopadzie listopadu novembra stu studeni studenoga studenom studenomu studenome
    studenog studenim нов новембар novembar ное ноември ноем нояб ноябрь ноября ноя лист листопад листопада
    листоп лис ліс лістапад лістапада lapkr lapkritis lapkričio novembris noiembrie noiem νοέ νοέμβριος νοε
    νοεμβρίου kas kasım nën nëntor نوفمبر نوامبر نومبر נובמבר נוב בנובמבר לנובמבר नवंबर नव नवम्बर নভে নভেম্বর
    नोव्हें नोव्हेंबर நவ நவம்பர் నవం నవంబర్ നവം നവംബർ ನವೆಂ ನವೆಂಬರ್ નવે નવેમ્બર ਨਵੰ ਨਵੰਬਰ พย พฤศจิกายน
    เดือนพฤศจิกายน พฤศจิ nop nopember novemba nob nobyembre ნოე ნოემბერი նոյ նոյեմբեր նոյեմբերի noy noyabr қар
    қараша تشرين_الثاني
    novembrī azaroaren නොවැම්බර් វិច្ឆិកា နိုဝင်ဘာ ພະຈິກ ኖቬምበር""",
    """dec december dez dezember déc décembre dic diciembre dezembro dicembre des desember joulu jouluk joulukuu
    joulukuuta joulukuussa gru grudnia grudzień grudzien grudniu pro prosince prosinec prosinci decembra
    prosinac prosinca prosincu prosincem дец децембар decembar дек декември декабрь декабря груд грудень грудня
    гру сне снежань снежня снж gruod gruodis gruodžio decembris dets detsember decembrie δεκ δεκέμβριος
    δεκεμβρίου ara aralık desembre decembro dhj dhjetor ديسمبر دسامبر دسمبر דצמבר דצמ בדצמבר לדצמבר दिसंबर दिस
    दिसम्बर ডিসে ডিসেম্বর डिसें डिसेंबर டிச டிசம்பர் డిసెం డిసెంబర్ ഡിസം ഡിസംബർ ಡಿಸೆಂ ಡಿಸೆಂಬರ್ ડિસે ડિસેમ્બર ਦਸੰ
    ਦਸੰਬਰ ธค ธันวาคม เดือนธันวาคม ธันวา dis disember desemba disyembre დეკ დეკემბერი դեկ դեկտեմբեր դեկտեմբերի
    dek dekabr жел желтоқсан كانون_الأول
    decembrī abenduaren දෙසැම්බර් ធ្នូ ဒီဇင်ဘာ ທັນວາ ዲሴምበር""",
)

# Months of the solar calendar of Iran, and the years before the first of the eras that East Asia counts by.
SOLAR_MONTHS = tuple("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split())
ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}

# What stands beside a date in a dateline, lower-cased: "published on", "zuletzt aktualisiert am", "2 min read".
BESIDE = frozenset(
    """published posted updated modified created first last latest original originally on at of the local time date is
    was article story entry read min mins minute minutes hour hours hrs ago vor il y fa hace há sedan siden am pm um
    uhr vom von der den stand erstellt erschienen
    veröffentlicht aktualisiert zuletzt aktualisierung lesezeit lesedauer minuten publié publiée publie mis mise
    à a le la du jour modifié modifiée lecture h publicado publicada actualizado actualizada atualizado
    atualizada modificado modificada el las los de del dia día hora horas em às as por lectura leitura
    pubblicato pubblicata aggiornato aggiornata il alle ore minuti di modificato ultima última ultimo gepubliceerd
    geplaatst bijgewerkt gewijzigd laatst op om uur leestijd publicerad uppdaterad senast kl klo publisert
    oppdatert publiceret opdateret sist sidst julkaistu päivitetty d dnia godz godzina opublikowano publikacja
    aktualizacja dodano zaktualizowano data v vydáno aktualizováno publikováno zverejnené aktualizované
    megjelent frissítve publicat actualizat ora yayınlanma güncelleme yayın tarihi tarih saat son giriş
    diterbitkan diperbarui pukul tayang cập nhật ngày năm thứ hai ba tư sáu bảy chủ опубликовано обновлено в г
    года дата опубліковано оновлено о року публикувана актуализирана δημοσιεύθηκε ενημερώθηκε تاريخ النشر نشر في
    آخر تحديث الساعة منتشر شده פורסם עודכן בשעה प्रकाशित अपडेट को बजे
    প্রকাশ প্রকাশিত প্রকাশের আপডেট হালনাগাদ সময় তারিখ เผยแพร่ อัปเดต อัพเดต ปรับปรุง ล่าสุด เมื่อ วันที่ ที่ เวลา น
    วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่ 公開 更新 発表 配信 発行 最終更新 掲載 時 分 日
    公開日 更新日 掲載日 配信日 投稿日 発行日 発信時刻
    objavljeno izmenjeno izmijenjeno ažurirano u објављено измењено ажурирано у последна промяна ч noong ng
    發布時間 發佈時間 更新時間 發布 發佈 公開日時 更新日時 掲載日時 配信日時
    发布时间 发布 更新时间 发表于 來源
    入力 時間前 分前 小时前 分钟前 小時前 分鐘前 입력 수정 등록 게재 시간 분 전
    기자 기사입력 최종수정 등록일 입력일 승인 송고시간""".split()
)


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Map lower-cased month names to 1-12."""
    return {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
