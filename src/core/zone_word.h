/* zone_word - abbreviations that mean one offset from UTC wherever they are written. */
#ifndef LC_CORE_ZONE_WORD_H
#define LC_CORE_ZONE_WORD_H

#include <stdbool.h>
#include <stdint.h>

typedef struct lc_zone_known {
    const char *word;
    int32_t offset;
    const char *other; /* what clocks show in the other half of the year where they change; NULL: they do not */
    int from, to;      /* months in which they surely show `other` */
} lc_zone_known;

/* CET, EEST, MESZ, AEDT, JST ...; NULL for EST, IST, BST and others that mean several offsets, or are not known. */
const lc_zone_known *lc_zone_word_find(const char *word);

#endif
