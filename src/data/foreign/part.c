/* part - the search for what parts the rows of a plan into series. */
#include "data/foreign/part.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/foreign/spelled.h"
#include "data/known.h"

enum {
    NUMBERS_MOST = 64, /* columns of numbers that are looked at */
    RUNS_MOST = 1000,
};

static lc_status measure(lc_going *g, const lc_series *s)
{
    size_t up = 0, down = 0, same = 0;
    for (size_t row = 1; row < s->rows; row++) {
        up += s->time[row] > s->time[row - 1];
        down += s->time[row] < s->time[row - 1];
        same += s->time[row] == s->time[row - 1];
    }
    g->steady = !same && (!up || !down);
    g->even = g->steady;
    for (size_t row = 2; row < s->rows && g->even; row++)
        g->even = s->time[row] - s->time[row - 1] == s->time[1] - s->time[0];
    g->shared = 0;
    return g->steady ? LC_OK : lc_count_shared(&g->shared, s->time, s->rows);
}

/* Whether a column that could part the rows is worth its words: of numbers whose time is in order, one of few runs. */
static lc_status is_worth(bool *out, const lc_key_search *q, const lc_key *key)
{
    size_t runs = 0;
    *out = true;
    if (key->kind != LC_KEY_NUMBER || lc_key_is_said(key) || !q->going.steady)
        return LC_OK;
    CHECK(lc_key_runs(&runs, q->p, key));
    *out = runs > 1 && runs <= RUNS_MOST;
    return LC_OK;
}

/* --- what only numbers the rows --------------------------------------------------------------------------------------- */

static bool counts(char *const *text, size_t rows)
{
    const int64_t step = rows > 1 ? strtoll(text[1], NULL, 10) - strtoll(text[0], NULL, 10) : 0;
    for (size_t row = 1; row < rows; row++)
        if (!*text[row] || strtoll(text[row], NULL, 10) - strtoll(text[row - 1], NULL, 10) != step)
            return false;
    return step == 1 || step == -1;
}

/* Of texts that they are left out is said with the others. */
static void leave_channel(lc_plan *p, const lc_key *key, const char *why)
{
    if (key->kind == LC_KEY_NUMBER)
        lc_plan_leave(p, key->name, why);
    lc_plan_drop(p, key->name);
}

/* Why a counter, or ids that are another in each row or the same in all, are no channel unless asked for; NULL: it may be one. */
static const char *why_not(const lc_plan *p, const lc_candidate *c)
{
    const lc_key *key = &p->key[c->key];
    const size_t words = c->parting.words.count;
    if ((key->kind != LC_KEY_NUMBER && !lc_spelled_is(p, key)) || !c->text || p->request->columns || p->rows < 3)
        return NULL;
    if (lc_known_counter(key->name) && counts(c->text, p->rows))
        return "counts the rows (keep it: --columns)";
    if (lc_known_id(key->name) && words == p->rows && !c->parting.holes)
        return "an id, another in each row (keep it: --columns)";
    const bool same = words == 1 && !c->parting.holes;
    return same && (lc_known_id(key->name) || lc_known_series_perhaps(key->name))
               ? "an id, the same in all rows (keep it: --columns)"
               : NULL;
}

/* Whether a key has the name of a time; ts is also the temperature of a surface, and its numbers decide. */
static lc_status is_time(bool *out, const lc_plan *p, const lc_key *key)
{
    *out = (key->kind == LC_KEY_NUMBER || lc_spelled_is(p, key)) && lc_foreign_names_moment(key->name) &&
           !lc_plan_drops(p, key->name) && !lc_plan_knows(p, key->name);
    return *out && key->kind == LC_KEY_NUMBER && strcasecmp(key->name, "ts") == 0
               ? lc_epoch_fits(out, p, key->pick.node, &key->pick.slab)
               : LC_OK;
}

/* Other times in numbers are not channels, if there is another channel. */
static lc_status leave_times(lc_plan *p)
{
    for (size_t k = 0; k < p->keys && !p->request->columns && p->picks > 1; k++) {
        bool time;
        CHECK(is_time(&time, p, &p->key[k]));
        if (!time)
            continue;
        leave_channel(p, &p->key[k], "another time (keep it: --columns)");
    }
    return LC_OK;
}

/* --- choice ----------------------------------------------------------------------------------------------------------- */

/* A plain one is chosen: the first; named ones before others. Two that part differently are both doubtful. */
static void weigh(lc_key_search *q, lc_candidate *c)
{
    const lc_plan *p = q->p;
    const bool named = lc_known_series_perhaps(p->key[c->key].name), any = q->column != LC_KEYLESS;
    const bool plain = lc_candidate_is_plain(c, p, &q->going);
    if (!plain && q->doubtful == LC_KEYLESS && lc_candidate_is_doubtful(c, p, &q->going))
        q->doubtful = c->key;
    if (!plain)
        return;
    const bool chosen_named = any && lc_known_series_perhaps(p->key[q->column].name);
    if (any && named == chosen_named && !lc_candidate_is_same(c, &q->chosen, p->rows))
        q->other = c->key;
    if (any && (chosen_named || !named))
        return;
    lc_candidate_free(&q->chosen, p->rows);
    q->column = c->key;
    q->chosen = *c;
    *c = (lc_candidate){0};
}

static lc_status try_all(lc_key_search *q)
{
    lc_plan *p = q->p;
    size_t numbers = 0;
    for (size_t k = 0; k < p->keys; k++) {
        lc_candidate c = {0};
        bool worth;
        const lc_key *key = &p->key[k];
        if (!lc_key_search_may(q, key) || (key->kind == LC_KEY_NUMBER && !lc_key_is_said(key) && numbers++ >= NUMBERS_MOST))
            continue;
        CHECK(is_worth(&worth, q, key));
        if (!worth)
            continue;
        CHECK(lc_candidate_read(&c, p, &k, 1));
        p->key[k].why_not = why_not(p, &c);
        if (c.text)
            weigh(q, &c);
        lc_candidate_free(&c, p->rows);
    }
    return LC_OK;
}

/* Of names that give a reason, where no search looks at them. */
static lc_status judge_all(lc_key_search *q)
{
    for (size_t k = 0; k < q->p->keys && !q->p->request->columns; k++) {
        lc_candidate c = {0};
        if (!lc_key_search_may(q, &q->p->key[k]) || !lc_key_is_said(&q->p->key[k]))
            continue;
        CHECK(lc_candidate_read(&c, q->p, &k, 1));
        q->p->key[k].why_not = why_not(q->p, &c);
        lc_candidate_free(&c, q->p->rows);
    }
    return LC_OK;
}

/* --- what is asked for ------------------------------------------------------------------------------------------------ */

static lc_status find_name(size_t *out, const lc_plan *p, const char *name)
{
    for (size_t k = 0; k < p->keys; k++)
        if (p->key[k].kind != LC_KEY_NONE && strcmp(p->key[k].name, name) == 0) {
            *out = k;
            return LC_OK;
        }
    return lc_plan_refuse_name(p, "series-column", name, true);
}

static lc_status take_asked(lc_key_search *q, const char *asked)
{
    lc_status status = LC_OK;
    const lc_plan *p = q->p;
    size_t *key = q->named, keys = 0;
    char *name = NULL;
    lc_names list = {.at = asked, .separators = ","};
    TRY(lc_new(&name, strlen(asked) + 1, 1));
    while (lc_names_next(name, &list)) {
        if (keys == LC_SERIES_COLUMNS)
            FAIL(LC_E_USAGE, "--series-column %s: at most %d columns", asked, LC_SERIES_COLUMNS);
        TRY(find_name(&key[keys++], p, name));
    }
    if (list.open)
        FAIL(LC_E_USAGE, "--series-column %s: a quote is not closed", asked);
    if (keys == 0)
        FAIL(LC_E_USAGE, "--series-column: no name");
    TRY(lc_candidate_read(&q->chosen, p, key, keys));
    if (!q->chosen.text || q->chosen.parting.holes)
        FAIL(LC_E_DATA, "%s: '%s' %s: it cannot name their series", p->path, asked,
             q->chosen.text ? "is missing in some rows" : "is not of texts or whole numbers");
    for (size_t i = 0; i < keys; i++)
        lc_plan_drop(q->p, p->key[key[i]].name);
    q->column = key[0];
    q->count = keys;
done:
    lc_free(name);
    return status;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

static lc_status choose(lc_key_search *q)
{
    lc_plan *p = q->p;
    CHECK(try_all(q));
    if (q->other != LC_KEYLESS || (q->column == LC_KEYLESS && q->doubtful != LC_KEYLESS))
        return lc_key_search_refuse_doubt(q);
    if (q->column == LC_KEYLESS && LC_FEW * q->going.shared > p->rows)
        return lc_key_search_refuse_shared(q);
    if (q->column == LC_KEYLESS)
        CHECK(lc_key_search_refuse_points(q));
    if (q->column == LC_KEYLESS)
        return p->further ? LC_OK : lc_key_search_constants(q);
    lc_plan_drop(p, p->key[q->column].name);
    q->named[0] = q->column;
    q->count = 1;
    return LC_OK;
}

/* The columns that are asked for; those of other files may not be in this one. */
static lc_status find_asked(const char **out, const lc_plan *p)
{
    lc_status status = LC_OK;
    char *name = NULL;
    bool has = false;
    *out = p->request->series_column;
    if (*out || !p->like || strcmp(p->like, "none") == 0)
        return LC_OK;
    lc_names list = {.at = p->like, .separators = ","};
    TRY(lc_new(&name, strlen(p->like) + 1, 1));
    while (lc_names_next(name, &list))
        for (size_t k = 0; k < p->keys; k++)
            has |= p->key[k].kind != LC_KEY_NONE && strcmp(p->key[k].name, name) == 0;
    *out = has ? p->like : NULL;
done:
    lc_free(name);
    return status;
}

static lc_status name_keys(lc_key_search *q)
{
    lc_buffer list = {0};
    for (size_t i = 0; i < q->count; i++)
        lc_names_add(&list, q->p->key[q->named[i]].name);
    return lc_buffer_take(&q->p->part_by, &list);
}

/* The parts, by the words that were chosen. */
static lc_status set_parts(lc_key_search *q)
{
    lc_plan *p = q->p;
    lc_parting *by = &q->chosen.parting;
    CHECK(lc_parting_names(&p->part, by));
    p->parts = by->words.count;
    p->of = by->of;
    by->of = NULL;
    CHECK(name_keys(q));
    if (p->parts == 1)
        lc_plan_note(p, "'%s' names the series: '%s'", p->part_by, p->part[0]);
    else
        lc_plan_note(p, "'%s' says which series a row is of: %zu series", p->part_by, p->parts);
    return LC_OK;
}

static bool is_named(const lc_key_search *q, size_t key)
{
    for (size_t i = 0; i < q->count; i++)
        if (q->named[i] == key)
            return true;
    return false;
}

static void leave_numbers(const lc_key_search *q)
{
    for (size_t k = 0; k < q->p->keys; k++)
        if (q->p->key[k].why_not && !is_named(q, k) && q->p->picks > 1)
            leave_channel(q->p, &q->p->key[k], q->p->key[k].why_not);
}

static void leave_texts(const lc_key_search *q)
{
    const lc_plan *p = q->p;
    for (size_t k = 0; k < p->keys; k++)
        if (!is_named(q, k) && p->key[k].kind != LC_KEY_NONE && p->key[k].kind != LC_KEY_NUMBER &&
            !lc_plan_drops(p, p->key[k].name) && !lc_spelled_is(p, &p->key[k]))
            lc_plan_leave(p, p->key[k].name,
                          p->key[k].kind == LC_KEY_OBJECT ? "objects of Python, texts perhaps (numbers: astype(float) in pandas)"
                                                          : "text, not numbers");
}

lc_status lc_plan_part(lc_plan *p)
{
    lc_status status = LC_OK;
    const char *asked;
    lc_key_search q = {.p = p, .column = LC_KEYLESS, .doubtful = LC_KEYLESS, .other = LC_KEYLESS};
    TRY(leave_times(p));
    TRY(measure(&q.going, &p->axis));
    TRY(find_asked(&asked, p));
    if (asked && strcmp(asked, "none") != 0)
        TRY(take_asked(&q, asked));
    TRY(!asked && p->form != LC_FORM_MADE ? choose(&q) : judge_all(&q));
    leave_numbers(&q);
    leave_texts(&q);
    if (q.column != LC_KEYLESS)
        TRY(set_parts(&q));
done:
    lc_candidate_free(&q.chosen, p->rows);
    return status;
}
