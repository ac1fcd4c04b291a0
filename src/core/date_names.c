/* date_names - what months and days of the week are called, in the languages of western and northern Europe and in Turkish. */
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "core/date_scan.h"

enum { LEAST = 3 };

/* Without accents, as lc_date_fold leaves them: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
 * Norwegian and Turkish. No word means one month here and another one there; what means two (the beginning of juin and juillet)
 * is none. Slavic names are left out: listopad is October in one country and November in another. */
static const char *const months[12] = {"january januar januari janvier janeiro janner jaenner enero gennaio ocak",
                                       "february februar februari fevrier fevereiro febrero febbraio subat",
                                       "march marz maerz mrz mars marts maart mrt marzo marco mart",
                                       "april avril abril aprile nisan",
                                       "may mai mei maj mayo maio maggio mayis",
                                       "june juni juin junio junho giugno haziran",
                                       "july juli juillet julio julho luglio temmuz",
                                       "august augustus augusti aout agosto agustos",
                                       "september septembre septiembre setiembre setembro settembre eylul",
                                       "october oktober octobre octubre outubro ottobre ekim",
                                       "november novembre noviembre novembro kasim",
                                       "december dezember decembre desember diciembre dezembro dicembre aralik"};

static const char weekdays[] =
    "monday tuesday wednesday thursday friday saturday sunday mo tu we th fr sa su "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag di mi do so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lu ma me je ve "
    "lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi sabato domenica "
    "segunda terca quarta quinta sexta segunda-feira terca-feira quarta-feira quinta-feira sexta-feira "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag wo vr za zo "
    "mandag tisdag tirsdag onsdag torsdag fredag lordag sondag";

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

/* How much of a list's best word a word is: 0 nothing, 1 at least its first three letters, 2 all of it. */
static int match(const char *list, const char *word, size_t length)
{
    int best = 0;
    for (const char *at = list; *at; at += *at == ' ') {
        const size_t whole = strcspn(at, " ");
        const bool fits = *at == (*word | 32) && length <= whole && (length >= LEAST || length == whole);
        if (fits && strncasecmp(at, word, length) == 0)
            best = length == whole ? 2 : best ? best : 1;
        at += whole;
    }
    return best;
}

const char *lc_scan_month(int *out, const char *text)
{
    const size_t length = word_length(text);
    int best = 0, found = 0;
    bool twice = false;
    for (int i = 0; length && i < 12; i++) {
        const int is = match(months[i], text, length);
        twice = is > best ? false : twice || (is && is == best);
        found = is > best ? i + 1 : found;
        best = is > best ? is : best;
    }
    if (!best || twice)
        return NULL;
    *out = found;
    return text + length;
}

const char *lc_scan_weekday(const char *text)
{
    const size_t length = word_length(text);
    return length && match(weekdays, text, length) ? text + length : NULL;
}

/* --- letters ---------------------------------------------------------------------------------------------------------- */

/* Of U+00C0 to U+00FF; 0 for another. */
static char base_of(unsigned code)
{
    static const char base[] = "AAAAAAACEEEEIIIIDNOOOOO OUUUUY saaaaaaaceeeeiiiidnooooo ouuuuy y";
    return code >= 0xc0 ? base[code - 0xc0] : code == 0xa0 ? ' ' : '\0';
}

/* Of the letters of Turkish that are not among those; 0 for another. */
static char turkish(const unsigned char *at)
{
    static const char letters[6][3] = {"\xc5\x9f", "\xc5\x9e", "\xc4\xb1", "\xc4\xb0", "\xc4\x9f", "\xc4\x9e"},
                      plain[] = "sSiIgG";
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (memcmp(at, letters[i], 2) == 0)
            return plain[i];
    return '\0';
}

/* Year, month, day, hour, minute and second in Japan, China and Korea, and what separates the numbers here. */
static const char *find_sign(char *out, const unsigned char *at)
{
    static const struct {
        char sign[4], plain;
    } known[] = {{"年", '-'}, {"月", '-'}, {"日", ' '}, {"時", ':'}, {"时", ':'}, {"分", ':'}, {"秒", ' '},
                 {"년", '-'}, {"월", '-'}, {"일", ' '}, {"시", ':'}, {"분", ':'}, {"초", ' '}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp((const char *)at, known[i].sign, 3) == 0) {
            const char *end = (const char *)at + 3;
            end += strspn(end, " ");
            *out = *end ? known[i].plain : '\0';
            return end;
        }
    return NULL;
}

/* One letter of UTF-8 of two bytes, one of three, a combining accent, or a byte of Latin-1. *out is 0 for what is left out: the
 * accent, and the signs after an ordinal. NULL for another letter. */
static const unsigned char *fold_one(char *out, const unsigned char *at)
{
    *out = '\0';
    if ((at[0] == 0xc2 || at[0] == 0xc3) && (at[1] & 0xc0) == 0x80) {
        const unsigned code = (at[0] & 3u) << 6 | (at[1] & 0x3fu);
        *out = base_of(code);
        return *out || code == 0xaa || code == 0xb0 || code == 0xba ? at + 2 : NULL;
    }
    if ((*out = turkish(at)))
        return at + 2;
    if (at[0] == 0xcc && (at[1] & 0xc0) == 0x80)
        return at + 2;
    if (at[0] == 0xe2 && at[1] == 0x80 && (at[2] == 0xaf || at[2] == 0x89)) { /* blanks that do not break a line */
        *out = ' ';
        return at + 3;
    }
    if (at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x95) { /* hyphens and dashes */
        *out = '-';
        return at + 3;
    }
    const char *end = at[0] >= 0xe5 && at[0] <= 0xec ? find_sign(out, at) : NULL;
    if (end)
        return (const unsigned char *)end;
    *out = base_of(at[0]);
    return *out ? at + 1 : NULL;
}

bool lc_date_fold(char out[LC_DATE_FOLDED], const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t length = 0;
    bool folded = false;
    while (at && *at && length + 1 < LC_DATE_FOLDED) {
        char letter = (char)*at;
        folded |= *at >= 0x80;
        at = *at < 0x80 ? at + 1 : fold_one(&letter, at);
        if (letter)
            out[length++] = letter;
    }
    out[length] = '\0';
    return folded && at && !*at;
}

bool lc_month_read(int *out, const char *text)
{
    char plain[LC_DATE_FOLDED];
    const char *end = lc_scan_month(out, lc_date_fold(plain, text) ? plain : text);
    return end && !end[*end == '.'];
}
