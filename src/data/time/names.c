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

bool lc_name_has(const char *name, const char *known)
{
    char plain[NAME_LONG];
    make_plain(plain, name);
    for (const char *at = plain; *at; at += *at == ' ') {
        const size_t length = strcspn(at, " ");
        if (length && has_word(known, at, length))
            return true;
        at += length;
    }
    return false;
}

bool lc_name_says_time(const char *name)
{
    return lc_name_has(name, "date datum time datetime timestamp stamp ts ds dt epoch unix unixtime utc fecha datetimeutc zeit "
                             "zeitstempel zeitpunkt dteday") ||
           lc_name_is(name, "period month year quarter week yearmonth yyyymm yyyymmdd yyyymmddhh day");
}
