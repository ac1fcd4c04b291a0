/* names - what a column's name says about it. */
#include <ctype.h>
#include <string.h>

#include "data/time/room.h"

enum { NAME_LONG = 96 };

/* "OpenTime (UTC)" becomes " open time utc ": small letters and digits, a blank between words and at both ends. */
static void make_plain(char out[NAME_LONG], const char *name)
{
    size_t length = 0;
    out[length++] = ' ';
    for (size_t i = 0; name[i] && length + 3 < NAME_LONG; i++) {
        const unsigned char letter = (unsigned char)name[i];
        const bool word = isalnum(letter) || letter >= 128;
        const bool begins = isupper(letter) && i && islower((unsigned char)name[i - 1]);
        if ((begins || !word) && out[length - 1] != ' ')
            out[length++] = ' ';
        if (word)
            out[length++] = (char)tolower(letter);
    }
    if (out[length - 1] != ' ')
        out[length++] = ' ';
    out[length] = '\0';
}

/* Whether a list of words between blanks has one. */
static bool has_word(const char *list, const char *word, size_t length)
{
    for (const char *at = list; *at; at += *at == ' ') {
        const size_t this = strcspn(at, " ");
        if (this == length && strncmp(at, word, length) == 0)
            return true;
        at += this;
    }
    return false;
}

/* The name without blanks: "date_time" is "datetime". */
bool lc_name_is(const char *name, const char *known)
{
    char plain[NAME_LONG], joined[NAME_LONG];
    size_t length = 0;
    make_plain(plain, name);
    for (const char *at = plain; *at; at++)
        if (*at != ' ')
            joined[length++] = *at;
    return length && has_word(known, joined, length);
}

/* Whether a word begins or ends with one of a list: tradedate. */
static bool has_affix(const char *list, const char *word, size_t length)
{
    for (const char *at = list; *at; at += *at == ' ') {
        const size_t this = strcspn(at, " ");
        if (this <= length && (strncmp(at, word, this) == 0 || strncmp(at, word + length - this, this) == 0))
            return true;
        at += this;
    }
    return false;
}

/* Whether a word of a name is in a list, by a function that says what that is. */
static bool any_word(const char *name, const char *known, bool (*is)(const char *list, const char *word, size_t length))
{
    char plain[NAME_LONG];
    make_plain(plain, name);
    for (const char *at = plain; *at; at += *at == ' ') {
        const size_t length = strcspn(at, " ");
        if (length && is(known, at, length))
            return true;
        at += length;
    }
    return false;
}

bool lc_name_has(const char *name, const char *known)
{
    return any_word(name, known, has_word);
}

/* --- what columns of time are called --------------------------------------------------------------------------------- */

static const char moments[] =
    "date dates time datetime timestamp tmstamp ds datum fecha zeit zeitstempel yymmdd yymmddhh yymmddhhmm";
static const char stamps[] = "stamp ts dt epoch unix unixtime utc datetimeutc zeitpunkt dteday";
static const char periods[] = "period month year quarter week monat jahr quartal woche mois annee";
static const char packed[] = "day yearmonth yyyymm yyyymmdd yyyymmddhh yyyymmddhhmm";
static const char others[] = "hour tag stunde dia d\xc3\xad"
                             "a mes hora ano data giorno ora mese anno jour heure semaine";
static const char affixes[] = "date time datum zeit fecha hour";

bool lc_name_is_moment(const char *name)
{
    return lc_name_is(name, moments);
}

bool lc_name_must_be_time(const char *name)
{
    return lc_name_is_moment(name) || lc_name_is(name, periods);
}

bool lc_name_says_time(const char *name)
{
    return lc_name_has(name, moments) || lc_name_has(name, stamps) || lc_name_is(name, periods) || lc_name_is(name, packed);
}

bool lc_name_says_record(const char *name)
{
    return lc_name_has(
        name, "creation created create creationdate createdat createddate updated update lastupdate updatedat modified inserted "
              "ingested ingestion loaded retrieved retrieval downloaded fetched published publication publish issue issued "
              "exported");
}

bool lc_name_heads_time(const char *name)
{
    return lc_name_must_be_time(name) || lc_name_is(name, "day hour");
}

bool lc_name_mentions_time(const char *name)
{
    return lc_name_says_time(name) || lc_name_has(name, periods) || lc_name_has(name, packed) || lc_name_has(name, others) ||
           any_word(name, affixes, has_affix);
}

bool lc_name_marks_hours(const char *name)
{
    return lc_name_has(name, "dst isdst dstflag fold repeat repeated repeats sommerzeit zomertijd");
}
