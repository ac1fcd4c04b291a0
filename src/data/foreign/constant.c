/* constant - names of series that all rows of a file share: "AAPL" in each row of a column called ticker. */
#include "core/mem.h"
#include "data/foreign/part.h"
#include "data/known.h"

static bool may_name(const lc_key_search *q, const lc_key *key)
{
    if (!lc_key_search_may(q, key) || (q->p->request->columns && lc_plan_wants(q->p, key->name)))
        return false;
    return lc_known_constant(key->name, key->kind == LC_KEY_NUMBER);
}

static lc_status is_constant(bool *out, const lc_key_search *q, size_t key)
{
    lc_candidate c = {0};
    CHECK(lc_candidate_read(&c, q->p, &key, 1));
    *out = c.text && c.parting.words.count == 1 && !c.parting.holes && !lc_known_nameless(c.text[0]);
    lc_candidate_free(&c, q->p->rows);
    return LC_OK;
}

static lc_status find_keys(lc_key_search *q)
{
    const lc_plan *p = q->p;
    bool enough = false;
    for (size_t k = 0; k < p->keys && q->count < LC_SERIES_COLUMNS && !enough; k++) {
        bool constant = false;
        if (may_name(q, &p->key[k]))
            CHECK(is_constant(&constant, q, k));
        enough = constant && lc_known_add_constant(q->named, &q->count, k, p->key[k].name);
    }
    return LC_OK;
}

lc_status lc_key_search_constants(lc_key_search *q)
{
    lc_plan *p = q->p;
    if (p->rows < 2)
        return LC_OK;
    CHECK(find_keys(q));
    if (q->count == 0)
        return LC_OK;
    CHECK(lc_candidate_read(&q->chosen, p, q->named, q->count));
    for (size_t i = 0; i < q->count; i++)
        lc_plan_drop(p, p->key[q->named[i]].name);
    q->column = q->named[0];
    return LC_OK;
}
