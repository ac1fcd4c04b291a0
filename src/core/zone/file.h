/* file - the changes of a zone's clocks, from a file of tzdata (TZif, RFC 8536). */
#ifndef LC_CORE_ZONE_FILE_H
#define LC_CORE_ZONE_FILE_H

#include "core/status.h"
#include "core/zone/rule.h"

/* Begins as {0}. */
typedef struct lc_zone_table {
    size_t count;       /* of changes */
    int64_t *when;      /* (count) ascending */
    int32_t *offset;    /* (count + 1) before the first change, then from each on */
    lc_zone_word *word; /* (count + 1) what local time is called then: "CEST" */
    lc_zone_rule rule;  /* after the last change, if `ruled` */
    bool ruled;
} lc_zone_table;

/* LC_E_DATA for anything but an undamaged TZif file of version 2 or later, and for one that counts leap seconds. After a failure
 * too, the table is for lc_zone_table_free. */
lc_status lc_zone_table_read(lc_zone_table *table, const char *path);
void lc_zone_table_free(lc_zone_table *table);

#endif
