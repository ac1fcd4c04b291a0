/* build - reads what a plan names: each array once, its values to their rows, channels and series. */
#include "data/foreign/build.h"

#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/gaps.h"
#include "data/foreign/hot.h"
#include "data/foreign/rows.h"
#include "data/foreign/spelled.h"

lc_status lc_build_channels(lc_dataset *d, const lc_plan *p)
{
    CHECK(lc_new(&d->channel, p->picks, sizeof *d->channel));
    d->channels = p->picks;
    for (size_t c = 0; c < p->picks; c++) {
        CHECK(lc_copy_text(&d->channel[c].name, p->pick[c].name));
        CHECK(lc_copy_text(&d->channel[c].units, p->pick[c].units));
    }
    return LC_OK;
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

/* An array that was read, for the channels that are cut out of it. */
typedef struct source {
    const lc_pick *pick;
    double *value;
    size_t count;
} source;

static bool is_same(const lc_pick *a, const lc_pick *b)
{
    const lc_h5_slab *x = &a->slab, *y = &b->slab;
    return a->node == b->node && x->field == y->field && memcmp(x->start, y->start, sizeof x->start) == 0 &&
           memcmp(x->count, y->count, sizeof x->count) == 0;
}

static lc_status read_source(source *s, const lc_plan *p, const lc_pick *pick)
{
    lc_status status = LC_OK;
    lc_stored stored = {0};
    char what[LC_TEXT_MAX];
    if (s->pick && is_same(s->pick, pick))
        return LC_OK;
    lc_free(s->value);
    *s = (source){0};
    snprintf(what, sizeof what, "%s: '%s'", p->path, pick->slab.field ? pick->slab.field : pick->node->path);
    TRY(lc_stored_read(&stored, p->file, pick->node, &pick->slab));
    TRY(lc_new(&s->value, stored.count, sizeof *s->value));
    TRY(lc_stored_decode(s->value, &stored, p->convention, what, p->notes));
    s->count = stored.count;
    s->pick = pick;
done:
    lc_stored_free(&stored);
    return status;
}

/* An element, or the only one of those merged that has a value. */
static lc_status take(double *to, const source *from, const lc_pick *pick, size_t at)
{
    const size_t ways = pick->ways ? pick->ways : 1;
    if (at + (ways - 1) * pick->way_stride >= from->count)
        return lc_fail(LC_E_DATA, "'%s' is not as large as its shape says", pick->node->path);
    *to = from->value[at];
    for (size_t way = 1; way < ways; way++) {
        const double other = from->value[at + way * pick->way_stride];
        if (!isnan(*to) && !isnan(other) && other != *to)
            return lc_fail(LC_E_DATA,
                           "'%s' has %.9g and %.9g for one time in places of 'expver': choose one with --at expver=VALUE",
                           pick->node->path, *to, other);
        *to = isnan(*to) ? other : *to;
    }
    return LC_OK;
}

/* Column c of `count` series from s on. */
static lc_status cut(lc_series *s, size_t count, const source *from, const lc_pick *pick, size_t c, size_t channels)
{
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; row < s[i].rows; row++) {
            double *to = &s[i].value[row * channels + c];
            if (pick->rows && row >= pick->rows) {
                *to = (double)NAN;
                continue;
            }
            CHECK(take(to, from, pick, pick->first + row * pick->row_stride + i * pick->series_stride));
        }
    return LC_OK;
}

/* Column c of `count` series that have the same values. */
static void spread(lc_series *s, size_t count, const lc_plan *p, size_t c, const double *value)
{
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; row < s[i].rows; row++)
            s[i].value[row * p->picks + c] = value[row];
}

/* Column c of values that each part has one of. */
static lc_status cut_parts(lc_series *s, const source *from, const lc_plan *p, size_t c)
{
    for (size_t row = 0; row < s->rows; row++) {
        const size_t part = p->of[row];
        s->value[row * p->picks + c] = (double)NAN;
        if (part != (size_t)LC_NO_PART)
            CHECK(take(&s->value[row * p->picks + c], from, &p->pick[c], p->place ? p->place[part] : part));
    }
    return LC_OK;
}

/* Column c of a word. */
static lc_status cut_word(lc_series *s, size_t count, const lc_plan *p, size_t c, lc_hot_column *column)
{
    double *has = NULL;
    CHECK(lc_new(&has, p->rows, sizeof *has));
    const lc_status status = lc_hot_read(has, column, p, &p->pick[c]);
    spread(s, count, p, c, has);
    lc_free(has);
    return status;
}

/* Column c of numbers that are written as texts. */
static lc_status cut_spelled(lc_series *s, size_t count, const lc_plan *p, size_t c)
{
    double *value = NULL;
    CHECK(lc_new(&value, p->rows, sizeof *value));
    const lc_status status = lc_spelled_read(value, p, &p->pick[c]);
    spread(s, count, p, c, value);
    lc_free(value);
    return status;
}

static lc_status read_values(lc_series *s, size_t count, const lc_plan *p)
{
    lc_status status = LC_OK;
    source from = {0};
    lc_hot_column column = {0};
    for (size_t c = 0; c < p->picks; c++) {
        if (p->pick[c].word) {
            TRY(cut_word(s, count, p, c, &column));
            continue;
        }
        if (p->pick[c].key) {
            TRY(cut_spelled(s, count, p, c));
            continue;
        }
        TRY(read_source(&from, p, &p->pick[c]));
        TRY(p->pick[c].of_part ? cut_parts(s, &from, p, c) : cut(s, count, &from, &p->pick[c], c, p->picks));
    }
done:
    lc_free(from.value);
    lc_hot_free(&column, p);
    return status;
}

/* --- series ----------------------------------------------------------------------------------------------------------- */

static lc_status share_axis(lc_series *to, const lc_series *from)
{
    to->rows = from->rows;
    to->ticks = from->ticks;
    to->calendar = from->calendar;
    CHECK(lc_new(&to->time, from->rows, sizeof *to->time));
    memcpy(to->time, from->time, from->rows * sizeof *to->time);
    if (from->offset) {
        CHECK(lc_new(&to->offset, from->rows, sizeof *to->offset));
        memcpy(to->offset, from->offset, from->rows * sizeof *to->offset);
    }
    return from->zone ? lc_copy_text(&to->zone, from->zone) : LC_OK;
}

static lc_status make_room(lc_dataset *d, size_t more)
{
    lc_series *grown = NULL;
    CHECK(lc_new(&grown, d->series_count + more, sizeof *grown));
    if (d->series_count)
        memcpy(grown, d->series, d->series_count * sizeof *grown);
    lc_free(d->series);
    d->series = grown;
    return LC_OK;
}

/* The stamps, which the plan has. */
static void take_axis(lc_series *s, lc_plan *p)
{
    *s = p->axis;
    p->axis = (lc_series){0};
}

static lc_status fill(lc_series *s, size_t count, lc_plan *p, const char *name)
{
    size_t values;
    take_axis(s, p);
    if (__builtin_mul_overflow(p->rows, p->picks, &values))
        return lc_fail(LC_E_DATA, "%s: too many values", p->path);
    for (size_t i = 0; i < count; i++) {
        if (i)
            CHECK(share_axis(&s[i], s));
        CHECK(lc_copy_text(&s[i].name, p->name ? p->name[i] : name));
        CHECK(lc_new(&s[i].value, values, sizeof *s[i].value));
    }
    return read_values(s, count, p);
}

lc_status lc_build_series(lc_dataset *d, lc_plan *p, const char *name, bool several)
{
    const size_t first = d->series_count, count = p->name ? p->series : 1;
    bool said = false;
    CHECK(make_room(d, count));
    d->series_count += count;
    CHECK(fill(&d->series[first], count, p, name));
    for (size_t i = 0; i < count && !p->of; i++)
        lc_gaps_drop(&d->series[first + i], p, d->channels);
    if (p->of)
        CHECK(lc_rows_part(d, p, several ? name : NULL));
    for (size_t i = first; i < d->series_count; i++)
        CHECK(lc_rows_order(&d->series[i], d->channels, p, &said));
    return LC_OK;
}
