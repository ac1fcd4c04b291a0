/* ini - sections, keys and values of a configuration text, with line numbers.
 *
 *     [section]
 *     key = value        ; a comment, after a blank
 *     # a comment
 *
 *     lc_ini ini = lc_ini_new(text, "train.ini");
 *     for (;;) {
 *         TRY(lc_ini_next(&more, &ini));
 *         if (!more) break;
 *         ... ini.section, ini.key, ini.value, ini.line ...
 *     }
 *
 * Our own and not inih: as Debian builds it, that cuts lines at 200 bytes without a word, and a file name may be longer.
 */
#ifndef LC_CORE_INI_H
#define LC_CORE_INI_H

#include "core/status.h"

typedef struct lc_ini {
    const char *name, *at; /* what messages call the text; what is not read yet */
    size_t line;           /* of the entry, from 1 */
    char section[LC_NAME_MAX], key[LC_NAME_MAX], value[LC_TEXT_MAX];
} lc_ini;

/* The text of a file, for lc_free. LC_E_CONFIG for one that has a byte 0, or more than 16 MB. */
lc_status lc_ini_text(char **out, const char *path);

/* Both texts are borrowed while it is read. */
lc_ini lc_ini_new(const char *text, const char *name);

/* The next entry; *more is false at the end. LC_E_CONFIG with the line for what is not an entry, a section or a comment, and for
 * an entry before the first section. */
lc_status lc_ini_next(bool *more, lc_ini *ini);

/* Keys that a text has set, and where; begins as {0}, lc_ini_keys_free at last. */
typedef struct lc_ini_keys {
    struct lc_ini_setting *item;
    size_t count, capacity;
} lc_ini_keys;

/* Adds the entry that was read. LC_E_CONFIG, naming both lines, if its key was there before. */
lc_status lc_ini_once(lc_ini_keys *keys, const lc_ini *ini);
void lc_ini_keys_free(lc_ini_keys *keys);

#endif
