/* left_out - which columns of a plan are no channels, as a list and as a note. */
#include "data/foreign/left_out.h"

#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"

enum { NAMED_MOST = 20 }; /* columns in a note */

static bool is_channel(const lc_plan *p, const char *name)
{
    for (size_t i = 0; i < p->picks; i++)
        if (strcmp(p->pick[i].name, name) == 0)
            return true;
    return lc_plan_heats(p, name);
}

/* Whether what is in a column decided that it is no channel. Texts of netCDF are coordinates, whatever is in them. */
static bool is_left_out(const lc_plan *p, const lc_key *key)
{
    const bool coordinate = p->convention == LC_NETCDF && key->kind == LC_KEY_TEXT;
    return (key->kind != LC_KEY_NONE || key->again) && !coordinate && !lc_plan_drops(p, key->name) && !is_channel(p, key->name) &&
           !(p->part_by && lc_names_has(p->part_by, key->name));
}

lc_status lc_left_out_names(char **out, const lc_plan *p)
{
    lc_buffer names = {0};
    bool any = false;
    for (size_t k = 0; k < p->keys; k++) {
        const bool left_out = is_left_out(p, &p->key[k]);
        if (left_out || lc_plan_drops(p, p->key[k].name))
            lc_names_add(&names, p->key[k].name);
        any |= left_out;
    }
    const lc_status status = any && !p->request->columns ? lc_buffer_take(out, &names) : names.status;
    lc_buffer_free(&names);
    return status;
}

void lc_left_out_note(const lc_plan *p)
{
    lc_few names = {.most = NAMED_MOST};
    for (size_t k = 0; k < p->keys && p->request->before.left_out && !p->request->columns; k++)
        if (lc_plan_drops(p, p->key[k].name))
            lc_few_add(&names, p->key[k].name, "");
    if (names.count)
        lc_plan_note(p, "column%s %s left out: as of the rows before", lc_if_one(names.count, "", "s"), lc_few_text(&names));
    lc_few_free(&names);
}
