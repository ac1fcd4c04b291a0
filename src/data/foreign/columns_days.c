/* columns_days - a column that counts days: Julian ones, or modified ones. */
#include <string.h>

#include "core/mem.h"
#include "data/foreign/columns.h"

/* Whether numbers are days of the years 1582 to 2500, counted so (1: from -4713; 2: modified). Day numbers of a year are not. */
static lc_status are_days(bool *out, const lc_plan *p, const lc_key *key, int counted)
{
    lc_stored s = {0};
    const double least = counted == 1 ? 2299161 : 2299161 - 2400000.5, most = counted == 1 ? 2634166 : 2634166 - 2400000.5;
    CHECK(lc_stored_read(&s, p->file, key->pick.node, &key->pick.slab));
    *out = s.count > key->pick.first;
    for (size_t at = key->pick.first; at < s.count; at += key->pick.row_stride ? key->pick.row_stride : 1) {
        const double value = s.real ? s.real[at] : (double)s.whole[at];
        *out &= value >= least && value <= most;
    }
    lc_stored_free(&s);
    return LC_OK;
}

static lc_status take_days(lc_plan *p, lc_key *key, int counted)
{
    /* 1970-01-01 is 2440587.5 Julian days, 40587 modified ones */
    const int64_t since = counted == 1 ? -(int64_t)(2440587.5 * 86400) : -40587LL * 86400;
    p->time = key->pick.node;
    p->time_slab = key->pick.slab;
    p->time_first = key->pick.first;
    p->time_stride = key->pick.row_stride;
    p->form = LC_FORM_UNITS;
    p->units = (lc_cf_units){.nanoseconds = 86400 * INT64_C(1000000000), .since = since, .zoned = true};
    lc_free(p->time_name);
    p->time_name = NULL;
    CHECK(lc_copy_text(&p->time_name, key->name));
    lc_plan_note(p, "'%s' is read as %s days, UTC", key->name, counted == 1 ? "Julian" : "modified Julian");
    lc_plan_drop(p, key->name);
    key->kind = LC_KEY_NONE;
    return LC_OK;
}

lc_status lc_columns_find_days(lc_plan *p)
{
    for (size_t k = 0; k < p->keys; k++) {
        lc_key *key = &p->key[k];
        bool days = false;
        const int counted = key->kind == LC_KEY_NUMBER ? lc_foreign_names_day(key->name) : 0;
        if (counted && (!p->request->time || strcmp(p->request->time, key->name) == 0))
            CHECK(are_days(&days, p, key, counted));
        if (days)
            return take_days(p, key, counted);
    }
    return LC_OK;
}
