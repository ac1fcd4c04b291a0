/* names - what months and days of the week are called in the languages of Europe, and in some others. */
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "core/date_scan.h"

enum { LEAST = 3 };

/* Without accents, as lc_date_fold leaves them: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
 * Norwegian, Turkish, Hungarian, Romanian, Polish, Czech, Slovak, Croatian, Serbian, Slovene, Finnish, Estonian, Latvian,
 * Lithuanian, Catalan, Basque, Galician, Welsh, Albanian, Maltese, Azerbaijani, Indonesian, Malay, Filipino, Swahili; with q in
 * front Russian, Ukrainian, Belarusian, Bulgarian, Macedonian, Serbian; with x Greek. A word, or the beginning of one, that
 * means two months is none: listopad is October in Croatia and November in Poland. An apostrophe is after the letters that a
 * word needs at least, where more than three, or where q or x is its own first letter: "mar" is March. */
static const char *const months[12] = {
    "january urtarrila ionawr xan'eiro janar jannar yanvar qjanuar qjanuari qstudzena januar januari janvier janeiro janner "
    "jaenner enero gennaio ocak januara ianuarie styczen stycznia leden ledna "
    "sijecanj sijecnja tam'mikuuta qanvara qanuari qsicna qsicen xianoyarioy xianoyarios gener januarie janvaris jaanuar sausio "
    "sausis",
    "february otsaila chwefror febreiro shkurt pebrero frar fevral qfebruar qfevruari qlutaga februar februari fevrier fevereiro "
    "febrero febbraio subat februara februarie luty lutego unor unora veljaca "
    "veljace hel'mikuuta qfevrala qfevruari qlutogo qlutiy xfevroyarioy xfevroyarios febrer veebruar februaris vasario vasaris",
    "march martxoa mawrth mars marso marzu machi qmart qsakavika marz maerz mrz mars marts maart mrt marzo marco mart marcius "
    "martie marzec marca marec brezen brezna ozujak ozujka "
    "maalis'kuuta qmarta qberezna qberezen xmartioy xmartios maret kovo kovas",
    "april apirila ebrill prill abrell aprili aprel qkrasavika avril abril aprile nisan aprilis aprill aprilie aprila kwiecien "
    "kwietnia duben dubna travanj travnja huh'tikuuta "
    "qaprela "
    "qapril qkvitna qkviten xaprilioy xaprilios balandzio balandis",
    "may maiatza mejju qmaj mee mai mei maj mayo maio maggio mayis majus maja kveten kvetna svibanj svibnja tou'kokuuta qmaa "
    "qmay qtravna qtraven "
    "xmaioy xmaios maig maijs geguzes geguze",
    "june ekaina mehefin xun'o qer'shor hunyo gunju iyun qjun qjuni qcervena juni juin junio junho giugno haziran junius juna "
    "iunie czerwiec czerwca cerven cervna cvn lipanj lipnja kes'akuuta "
    "qiuna quni qcervna qcerven xioynioy xioynios juny juuni junij junie junijs birzelio birzelis",
    "july uztaila gorffennaf xul'lo korrik hulyo lulju iyul julai qjul qjuli qlipena juli juillet julio julho luglio temmuz "
    "julius jula iulie lipiec lipca cervenec cervence cvc srpanj srpnja hei'nakuuta "
    "qiula quli qlipna qlipen xioylioy xioylios juliol juuli julij julie julijs julai liepos liepa",
    "august abuztua awst gusht awwissu avqust agosti qjniuna augustus augusti aout agosto agustos augusztus augusta sierpien "
    "sierpnia srpen srpna kolovoz kolovoza elo'kuuta "
    "qavgusta qserpna qserpen xaygoystoy xaygoystos agost agustus ogos avgust augusts rugpjucio rugpjutis",
    "september iraila medi shtator setyembre settembru sentyabr septemba qseptembar qverasna septembre septiembre setiembre "
    "setembro settembre eylul szeptember septembra septembrie wrzesien wrzesnia zari "
    "rujan rujna syys'kuuta qsentabra qseptemvri qveresna qveresen xseptemvrioy xseptemvrios septembris septembar rugsejo "
    "rugsejis "
    "setembre",
    "october urria hydref outubro tetor oktubre ottubru oktyabr oktoba qoktobar qkastricnika oktober octobre octubre outubro "
    "ottobre ekim oktobra octombrie pazdziernik pazdziernika rijen rijna listopad "
    "listopada loka'kuuta qoktabra qoktomvri qjovtna qjovten xoktovrioy xoktovrios oktoober oktobar oktobris spalio spalis",
    "november azaroa tachwedd nentor nobyembre novembru noyabr novemba qnovembar qlistapada novembre noviembre novembro kasim "
    "novembra noiembrie listopad listopada listopadu studeni studenog studenoga "
    "marras'kuuta qnoabra qnoemvri qlistopada xnoemvrioy xnoemvrios novembris novembar lapkricio lapkritis",
    "december abendua rhagfyr decembro dhjetor disyembre dicembru dekabr desemba qdecembar qsnejna dezember decembre desember "
    "diciembre dezembro dicembre aralik decembra decembrie grudzien grudnia prosinec "
    "prosince prosinac prosinca joul'ukuuta qdekabra qdekemvri qgrudna qgruden xdekemvrioy xdekemvrios desembre detsember "
    "disember decembris decembar gruodzio gruodis"};

static const char weekdays[] =
    "monday tuesday wednesday thursday friday saturday sunday mo tu we th fr sa su "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag di mi do so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lu ma me je ve "
    "lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi sabato domenica "
    "segunda terca quarta quinta sexta segunda-feira terca-feira quarta-feira quinta-feira sexta-feira "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag wo vr za zo "
    "mandag tisdag tirsdag onsdag torsdag fredag lordag sondag "
    "poniedzialek wtorek sroda czwartek piatek sobota niedziela pondeli utery streda ctvrtek patek nedele pondelok utorok "
    "stvrtok "
    "piatok nedela ponedjeljak ponedeljak ponedeljek utorak torek srijeda sreda cetvrtak cetrtek petak petek subota nedjelja "
    "nedelja "
    "luni marti miercuri joi vineri sambata duminica hetfo kedd szerda csutortok pentek szombat vasarnap maanantai tiistai "
    "keskiviikko torstai perjantai lauantai sunnuntai pazartesi sali carsamba persembe cuma cumartesi pazar senin selasa rabu "
    "kamis "
    "jumat sabtu minggu qponedelnik qvtornik qsreda qcetverg qpatnica qsubbota qvoskresene qpn qvt qsr qct qpt qsb qvs "
    "qponedilok "
    "qvivtorok qsereda qcetver qsubota qnedila qsrada qcetvrtk qpetk qsbota qnedela";

static bool is_letter(char letter)
{
    return (letter | 32) >= 'a' && (letter | 32) <= 'z';
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (is_letter(text[length]) || (length && text[length] == '-' && strncasecmp(text + length, "-feira", 6) == 0))
        length++;
    return length;
}

/* How much of a known word (whole: letters and marks) another one is: 0 nothing, 1 the letters that it needs, 2 all of it. */
static int compare(const char *known, size_t whole, const char *word, size_t length)
{
    const char *mark = memchr(known, '\'', whole);
    const size_t least = mark ? (size_t)(mark - known) : (size_t)LEAST + (*known == 'q' || *known == 'x');
    const size_t front = mark && length > least ? least : length, letters = whole - (mark != NULL);
    if (length > letters || (length < least && length < letters) || strncasecmp(known, word, front) != 0)
        return 0;
    if (length > front && strncasecmp(mark + 1, word + front, length - front) != 0)
        return 0;
    return length == letters ? 2 : 1;
}

/* How much of a list's best word a word is; no list has a word of one letter, as V1, V2 and the like begin with. */
static int match(const char *list, const char *word, size_t length)
{
    int best = 0;
    for (const char *at = list; length > 1 && *at; at += *at == ' ') {
        const size_t whole = strcspn(at, " ");
        const int is = *at == (*word | 32) ? compare(at, whole, word, length) : 0;
        best = is > best ? is : best;
        at += whole;
    }
    return best;
}

/* The month that a word means best, and another that it means as well, or 0; false: it means none. */
static bool find_months(int out[2], const char *word, size_t length)
{
    int best = 0;
    for (int i = 0; length && i < 12; i++) {
        const int is = match(months[i], word, length);
        if (is > best) {
            out[0] = i + 1;
            out[1] = 0;
        } else if (is && is == best)
            out[1] = i + 1;
        best = is > best ? is : best;
    }
    return best > 0;
}

const char *lc_scan_month(int *out, const char *text)
{
    const size_t length = word_length(text);
    int found[2];
    if (!find_months(found, text, length) || found[1])
        return NULL;
    *out = found[0];
    return text + length;
}

bool lc_month_doubtful(int out[2], const char *text)
{
    char plain[LC_DATE_FOLDED];
    text = lc_date_fold(plain, text) ? plain : text;
    for (size_t length; *text; text += length + !length) {
        length = word_length(text);
        if (length >= LEAST && find_months(out, text, length) && out[1])
            return true;
    }
    return false;
}

const char *lc_scan_weekday(const char *text)
{
    const size_t length = word_length(text);
    return length && match(weekdays, text, length) ? text + length : NULL;
}

bool lc_month_read(int *out, const char *text)
{
    char plain[LC_DATE_FOLDED];
    const char *end = lc_scan_month(out, lc_date_fold(plain, text) ? plain : text);
    return end && !end[*end == '.'];
}
