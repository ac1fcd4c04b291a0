/* rows - orders and parts rows. */
#include "data/foreign/rows.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

/* --- order ------------------------------------------------------------------------------------------------------------ */

/* A row on its way to another place: of a series, by name (NULL: all alike), time, and its place in the file. */
typedef struct moved {
    const char *name;
    int64_t time;
    size_t row;
} moved;

static int by_time(const void *a, const void *b)
{
    const moved *x = a, *y = b;
    const int named = x->name ? strcmp(x->name, y->name) : 0;
    if (named)
        return named;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* `to` gets the rows of `from` in that order; it has room for them. */
static void move_rows(lc_series *to, const lc_series *from, const moved *order, size_t channels)
{
    for (size_t row = 0; row < to->rows; row++) {
        const size_t at = order[row].row;
        to->time[row] = from->time[at];
        if (from->offset)
            to->offset[row] = from->offset[at];
        memcpy(&to->value[row * channels], &from->value[at * channels], channels * sizeof *to->value);
    }
}

static lc_status make_series(lc_series *s, const lc_series *like, size_t rows, size_t channels)
{
    *s = (lc_series){.rows = rows, .ticks = like->ticks, .calendar = like->calendar};
    CHECK(lc_new(&s->time, rows, sizeof *s->time));
    if (like->offset)
        CHECK(lc_new(&s->offset, rows, sizeof *s->offset));
    CHECK(lc_new(&s->value, rows * channels, sizeof *s->value));
    return like->zone ? lc_copy_text(&s->zone, like->zone) : LC_OK;
}

static void free_series(lc_series *s)
{
    lc_free(s->name);
    lc_free(s->time);
    lc_free(s->offset);
    lc_free(s->zone);
    lc_free(s->value);
}

static lc_status reorder(lc_series *s, size_t channels, bool reverse)
{
    lc_status status = LC_OK;
    moved *order = NULL;
    lc_series sorted = {0};
    TRY(lc_new(&order, s->rows, sizeof *order));
    for (size_t row = 0; row < s->rows; row++)
        order[row] = (moved){NULL, s->time[row], reverse ? s->rows - 1 - row : row};
    if (!reverse)
        qsort(order, s->rows, sizeof *order, by_time);
    TRY(make_series(&sorted, s, s->rows, channels));
    move_rows(&sorted, s, order, channels);
    sorted.name = s->name;
    s->name = NULL;
    free_series(s);
    *s = sorted;
    sorted = (lc_series){0};
done:
    free_series(&sorted);
    lc_free(order);
    return status;
}

lc_status lc_rows_order(lc_series *s, size_t channels, const lc_plan *p)
{
    bool rises = true, falls = true;
    for (size_t row = 1; row < s->rows; row++) {
        rises &= s->time[row] >= s->time[row - 1];
        falls &= s->time[row] <= s->time[row - 1];
    }
    if (rises || (p && p->keys))
        return LC_OK;
    if (p)
        lc_plan_note(p, falls ? "rows are newest first; reversed" : "rows are not in order of time; sorted");
    return reorder(s, channels, falls);
}

/* --- parts ------------------------------------------------------------------------------------------------------------ */

/* The rows by name and time; whether no name has a stamp twice. */
static bool sort_by(moved *order, const lc_series *s, char **text)
{
    for (size_t row = 0; row < s->rows; row++)
        order[row] = (moved){text ? text[row] : NULL, s->time[row], row};
    qsort(order, s->rows, sizeof *order, by_time);
    for (size_t row = 1; row < s->rows; row++) {
        const bool same = !text || strcmp(order[row].name, order[row - 1].name) == 0;
        if (same && order[row].time == order[row - 1].time)
            return false;
    }
    return true;
}

static size_t count_names(const moved *order, size_t rows)
{
    size_t names = rows > 0;
    for (size_t row = 1; row < rows; row++)
        names += strcmp(order[row].name, order[row - 1].name) != 0;
    return names;
}

static lc_status add_parts(lc_dataset *d, size_t index, const moved *order, size_t names)
{
    lc_status status = LC_OK;
    lc_series whole = d->series[index], *grown = NULL;
    TRY(lc_new(&grown, d->series_count + names, sizeof *grown));
    memcpy(grown, d->series, d->series_count * sizeof *grown);
    lc_free(d->series);
    d->series = grown;
    d->series[index] = (lc_series){0};
    for (size_t row = 0, end; row < whole.rows; row = end) {
        lc_series *s = &d->series[row ? d->series_count++ : index];
        for (end = row + 1; end < whole.rows && strcmp(order[end].name, order[row].name) == 0;)
            end++;
        TRY(make_series(s, &whole, end - row, d->channels));
        TRY(lc_copy_text(&s->name, order[row].name));
        move_rows(s, &whole, order + row, d->channels);
    }
done:
    free_series(&whole);
    return status;
}

/* The list of texts that tells rows of one stamp apart; keys if there is none, or several do. */
static lc_status find_key(size_t *out, moved *order, const lc_series *s, const lc_plan *p)
{
    size_t found = 0;
    *out = p->keys;
    for (size_t k = 0; k < p->keys; k++) {
        char **text = NULL;
        size_t count = 0;
        CHECK(lc_foreign_labels(&text, &count, p, p->key[k].node, p->key[k].field));
        if (count == s->rows && sort_by(order, s, text)) {
            *out = k;
            found++;
        }
        lc_free_texts(text, count);
    }
    *out = found == 1 ? *out : p->keys;
    return LC_OK;
}

static const char *name_of(const lc_plan *p, size_t key)
{
    return p->key[key].field ? p->key[key].field : p->key[key].node->name;
}

static lc_status part_by(lc_dataset *d, size_t index, const lc_plan *p, size_t key, moved *order)
{
    lc_status status = LC_OK;
    char **text = NULL;
    size_t count = 0;
    TRY(lc_foreign_labels(&text, &count, p, p->key[key].node, p->key[key].field));
    sort_by(order, &d->series[index], text);
    const size_t names = count_names(order, count);
    lc_plan_note(p, "'%s' says which series a row is of: %zu series", name_of(p, key), names);
    TRY(add_parts(d, index, order, names));
done:
    lc_free_texts(text, count);
    return status;
}

lc_status lc_rows_part(lc_dataset *d, size_t index, const lc_plan *p)
{
    lc_status status = LC_OK;
    moved *order = NULL;
    size_t key = p->keys;
    const size_t rows = d->series[index].rows;
    TRY(lc_new(&order, rows, sizeof *order));
    const bool single = sort_by(order, &d->series[index], NULL);
    if (!single)
        TRY(find_key(&key, order, &d->series[index], p));
    if (!single && key == p->keys)
        FAIL(LC_E_USAGE, "%s: several rows have one stamp, and which of its texts ('%s') says the series is not clear; write a file for each series",
             p->path, name_of(p, 0));
    if (key < p->keys)
        TRY(part_by(d, index, p, key, order));
    else {
        for (size_t k = 0; k < p->keys; k++)
            lc_plan_leave(p, name_of(p, k), "text, not numbers");
        const lc_plan plain = {.path = p->path, .notes = p->notes};
        TRY(lc_rows_order(&d->series[index], d->channels, &plain));
    }
done:
    lc_free(order);
    return status;
}
