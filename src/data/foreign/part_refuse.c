/* part_refuse - says which columns may part rows that cannot be left together. */
#include <string.h>

#include "core/words.h"
#include "data/foreign/part.h"
#include "data/known.h"
#include "data/stamp.h"

bool lc_key_is_said(const lc_key *key)
{
    return lc_known_series_perhaps(key->name) || lc_known_id(key->name) || lc_known_counter(key->name);
}

/* Numbers are looked at where time, or their name, gives a reason. */
bool lc_key_search_may(const lc_key_search *q, const lc_key *key)
{
    if (key->kind == LC_KEY_NONE || lc_plan_drops(q->p, key->name) || lc_plan_heats(q->p, key->name) ||
        lc_plan_knows(q->p, key->name))
        return false;
    if (key->fractions)
        return lc_key_is_said(key);
    return key->kind != LC_KEY_NUMBER || lc_key_is_said(key) ||
           (!q->going.even && lc_stored_element(key->pick.node, key->pick.slab.field).class <= LC_H5_UNSIGNED);
}

/* The keys of latitude and longitude; false: there are none. */
static bool find_points(size_t pair[2], const lc_plan *p)
{
    pair[0] = pair[1] = LC_KEYLESS;
    for (size_t k = 0; k < p->keys; k++)
        if (p->key[k].kind != LC_KEY_NONE && lc_known_latitude(p->key[k].name))
            pair[0] = k;
        else if (p->key[k].kind != LC_KEY_NONE && lc_known_longitude(p->key[k].name))
            pair[1] = k;
    return pair[0] != LC_KEYLESS && pair[1] != LC_KEYLESS;
}

lc_status lc_key_search_refuse_points(const lc_key_search *q)
{
    const lc_plan *p = q->p;
    size_t pair[2];
    lc_candidate c = {0};
    if (p->request->columns || !find_points(pair, p) ||
        (lc_plan_knows(p, p->key[pair[0]].name) && lc_plan_knows(p, p->key[pair[1]].name)))
        return LC_OK;
    CHECK(lc_candidate_read(&c, p, pair, 2));
    const lc_status status =
        c.text ? lc_parting_refuse_points(&c.parting, p->path, p->key[pair[0]].name, p->key[pair[1]].name) : LC_OK;
    lc_candidate_free(&c, p->rows);
    return status;
}

/* Two columns that together tell rows of one stamp apart. */
static lc_status find_pair(size_t pair[2], const lc_key_search *q)
{
    size_t list[10], count = find_points(list, q->p) ? 2 : 0;
    for (size_t k = 0; k < q->p->keys && count < 10; k++)
        if (lc_key_search_may(q, &q->p->key[k]))
            list[count++] = k;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            lc_candidate c = {0};
            const size_t both[2] = {list[i], list[k]};
            CHECK(lc_candidate_read(&c, q->p, both, 2));
            const bool found = c.text && c.parting.apart && !c.parting.holes && c.parting.words.count > 1 &&
                               2 * c.parting.words.count <= q->p->rows;
            lc_candidate_free(&c, q->p->rows);
            if (found) {
                memcpy(pair, both, sizeof both);
                return LC_OK;
            }
        }
    return LC_OK;
}

/* Whether a time is of days, months or years, to which another column may belong. */
static bool is_coarse(const lc_plan *p)
{
    bool days = p->form == LC_FORM_COLUMNS || (p->form == LC_FORM_UNITS && p->units.nanoseconds && p->local);
    for (size_t row = 0; days && row < p->axis.rows; row++)
        days = lc_series_second(&p->axis, row) % 86400 == 0;
    return days;
}

lc_status lc_key_search_refuse_shared(const lc_key_search *q)
{
    const lc_plan *p = q->p;
    size_t pair[2] = {LC_KEYLESS, LC_KEYLESS};
    if (p->request->duplicates)
        return LC_OK;
    CHECK(find_pair(pair, q));
    if (pair[0] != LC_KEYLESS)
        return lc_fail(LC_E_DATA,
                       "%s: %zu of %zu rows have the time of another row; '%s' and '%s' together tell them apart: "
                       "--series-column %s",
                       p->path, q->going.shared, p->rows, p->key[pair[0]].name, p->key[pair[1]].name,
                       lc_typed_pair(p->key[pair[0]].name, ',', p->key[pair[1]].name).text);
    return lc_fail(LC_E_DATA,
                   "%s: %zu of %zu rows have the time of another row, and no column says which series they belong to: name it "
                   "(--series-column NAME; none: they are all of one)%s, or keep one of each time (--duplicates equal, first, "
                   "last)",
                   p->path, q->going.shared, p->rows, is_coarse(p) ? ", name all columns of the time (--time NAME,NAME)" : "");
}

/* The ways out; one series of all rows is none where rows share stamps, which are then wrong. */
lc_status lc_key_search_refuse_doubt(const lc_key_search *q)
{
    const lc_plan *p = q->p;
    const lc_key *key = &p->key[q->doubtful == LC_KEYLESS ? q->column : q->doubtful];
    if (q->other != LC_KEYLESS)
        return lc_fail(LC_E_DATA, "%s: '%s' and '%s' may both name the series of the rows: --series-column %s or %s", p->path,
                       p->key[q->column].name, p->key[q->other].name, lc_typed_name(p->key[q->column].name).text,
                       lc_typed_name(p->key[q->other].name).text);
    const bool part = lc_foreign_names_part(key->name) && is_coarse(p), shared = LC_FEW * q->going.shared > p->rows;
    return lc_fail(LC_E_DATA,
                   "%s: column '%s' may name the series of the rows, or not: --series-column %s makes a series of each of its "
                   "words%s%s%s",
                   p->path, key->name, lc_typed_name(key->name).text,
                   part && shared ? "" : ", --series-column none one series of all rows",
                   part ? ", and --time puts it beside its day: --time " : "",
                   part ? lc_typed_pair(lc_plan_time(p), ',', key->name).text : "");
}
