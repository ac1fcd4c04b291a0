/* names - finds a name among others, and parses open, "T, max", close as written in configurations and flags.
 *
 *     lc_names list = {.at = text, .separators = ","};
 *     while (lc_names_next(name, &list)) ...
 *     if (list.open) ... a quote was not closed ...
 */
#ifndef LC_CORE_NAMES_H
#define LC_CORE_NAMES_H

#include "core/buffer.h"
#include "core/status.h"

/* Which of some names (NULL-ended) it is: its index, or that of the NULL. */
size_t lc_names_find(const char *const *names, const char *name);

/* How many names (NULL-ended) there are. */
size_t lc_names_count(const char *const *names);

/* Whether it is one of some names (NULL-ended), large and small letters alike. */
bool lc_names_among(const char *name, const char *const *names);

/* Fails with what the name may be: "PLACE: 'lstn' is not one of gru, lstm, rnn; the nearest is lstm". */
lc_status lc_names_refuse(lc_status code, const char *place, const char *name, const char *const *names);

typedef struct lc_names {
    const char *at;         /* what is not read yet */
    const char *separators; /* between names; blanks around a name never belong to it */
    bool open;              /* a quote was not closed: no further name */
} lc_names;

/* The next name; false at the end. One in double quotes may have separators in it, and a doubled quote is one of the name. name:
 * room for the whole text. */
bool lc_names_next(char *name, lc_names *list);

/* Adds a name to such a list, with a comma before it if it is not the first; in double quotes where it has a comma or a quote. */
void lc_names_add(lc_buffer *list, const char *name);

/* Calls check for each name of a flag's list, until one fails; LC_E_USAGE if a quote is not closed. of: what check looks at. */
lc_status lc_names_check(const char *flag, const char *text,
                         lc_status (*check)(const void *of, const char *flag, const char *name), const void *of);

/* Whether a list with commas, of any length, has a name, or is it: a single name needs no quotes. */
bool lc_names_has(const char *list, const char *name);

#endif
