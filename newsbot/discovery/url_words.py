"""What the words in an address say, in many languages."""

# Directories and pages that hold no article.
OTHER_PAGES = frozenset(
    """
    tag tags topic topics tema temas thema themen dossier dossiers sujet sujets theme themes keyword keywords stichwort
    schlagwort etiqueta etiquetas etichetta argomenti argomento mot-cle temat etiket konu konular
    category categories categoria categorias kategorie kategori categorie rubrik rubric rubrique rubrica rubriken rubriky
    kategoria kategorija section sections seccion secciones sezione sezioni secao ressort ressorts label labels
    author authors autor autoren autores auteur auteurs autore autori autorzy yazar yazarlar forfatter avtor journalist
    journalists columnist columnistas reporter profile profiles profil perfil people-profile by contributor contributors staff
    sitemap site-map
    search suche buscar busca buscador recherche ricerca cerca zoeken sok haku szukaj arama poisk hledat keres cautare
    login signin sign-in sign-up signup register registration registrieren anmelden anmeldung abmelden logout connexion
    inscription iniciar-sesion registro acceso accedi account konto mein-konto my-account compte cuenta user users member
    members membership password giris uyelik auth oauth sso
    subscribe subscription subscriptions abo abos abonnement abonnements abonnieren suscripcion suscripciones suscribete
    abbonati abbonamenti assine assinatura prenumerera newsletter newsletters boletin boletines nyhetsbrev podpiska
    about about-us aboutus ueber-uns uber-uns acerca-de quienes-somos quem-somos chi-siamo qui-sommes-nous over-ons om-oss
    om-os o-nas hakkimizda contact contacts contact-us contactus kontakt kontakte contacto contactanos contato contatti
    iletisim kontakty impressum imprint mentions-legales aviso-legal note-legali legal terms tos terms-of-use
    terms-of-service terms-and-conditions nutzungsbedingungen agb condiciones termos privacy privacy-policy datenschutz
    datenschutzerklaerung confidentialite privacidad privacidade riservatezza gizlilik cookie cookies cookie-policy
    accessibility barrierefreiheit careers career jobs job stellenangebote karriere vacatures advertise advertising
    advertisement werbung mediadaten publicidad publicite pubblicita mediakit media-kit press-kit ad ads sponsored
    faq faqs help hilfe aide ayuda aiuto ajuda support feedback rss feeds feed atom app apps
    shop store boutique tienda negozio cart checkout basket warenkorb product products produkt produkte producto productos
    deals coupon coupons gutscheine gutschein offers
    weather wetter meteo tiempo hava vejr vaer horoscope horoskop horoscopo horoscopos tv-programm tv-guide programm
    crossword crosswords puzzles puzzle sudoku games spiele juegos jeux lottery lotto comics quiz
    calendar kalender calendario calendrier takvim events veranstaltungen termine agenda
    video videos videothek gallery galleries galerie galeria galerias galleria photo photos foto fotos bilder bildergalerie
    fotostrecke fotostrecken diaporama pictures slideshow image images multimedia podcast podcasts audio live-tv livetv
    livestream mediathek radio player watch listen episode episodes
    page pages seite pagina strona sayfa all alle latest-news most-read most-popular popular trending meistgelesen ranking
    rankings comments comment kommentare print amp-print share email forum forums community board thread
    wp-content wp-admin wp-json wp-login cdn-cgi static assets api ajax embed widget widgets redirect out go
    course courses path paths catalog catalogue download downloads pricing plans demo dashboard settings preferences cgi-bin
    directory listings listing real-estate immobilien stellenmarkt anzeigen classifieds obituaries todesanzeigen traueranzeigen
    """.split()
)

# Pages that hold no article, and directories that may: some sites keep all they have in an archive.
ARCHIVES = frozenset(
    "archive archives archiv archivo archivos archivio arquivo arquivos arsiv arkiv arhiv arhiva".split()
)

# Directories and pages that say they hold an article.
ARTICLES = frozenset(
    """
    article articles artikel article-detail articleshow news-article newsarticle story stories post posts beitrag bericht
    meldung nachricht noticia noticias-detalle nota notas notizia articolo articoli articulo articulos artigo haber
    statya novost newsdetail news-detail news_detail detail view newsview articleview article_view artikelview read node
    item entry permalink berita makale artykul clanek clanok cikk nyhet uutinen
    idx content newsid blog blogs
    """.split()
)

# Queries that name an article, and queries that name something else.
ARTICLE_KEYS = frozenset(
    "p id aid nid newsid news_id article articleid article_id art_id idx idxno story storyid story_id sid item itemid"
    " docid doc_id contentid content_id postid post_id no news_seq_no oid gid dno nxxx ud newscd key".split()
)
OTHER_KEYS = frozenset(
    """
    q s query search keyword keywords tag cat category author page paged offset start sort order filter view date month
    year lang replytocom share print redirect return returnurl url next login
    """.split()
)

# Endings of files that are no page, and of pages.
FILES = frozenset(
    """
    jpg jpeg png gif webp svg ico bmp avif tif tiff mp3 mp4 m4a m4v mov avi webm ogg wav m3u8 pdf doc docx xls xlsx ppt
    pptx odt epub zip gz rar 7z tar exe dmg apk css js mjs json xml rss atom txt csv ics woff woff2 ttf eot swf
    """.split()
)
PAGES = frozenset("html htm shtml xhtml ece story cms stm dhtml amp".split())
