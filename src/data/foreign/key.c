/* key - columns that may say which series a row is of, and their words. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/memory.h"
#include "data/foreign/declared.h"
#include "data/foreign/plan.h"
#include "data/foreign/words.h"
#include "data/known.h"

lc_status lc_plan_key(lc_plan *p, const char *name, lc_key_kind kind, const lc_pick *pick, const lc_h5_node *words,
                      const char *words_field)
{
    CHECK(lc_grow(&p->key, &p->key_capacity, p->keys + 1, sizeof *p->key));
    lc_key *key = &p->key[p->keys];
    *key = (lc_key){.kind = kind, .words = words, .words_field = words_field};
    if (pick)
        key->pick = *pick;
    CHECK(lc_copy_text(&key->name, name));
    p->keys++;
    return LC_OK;
}

/* Of a whole array of two axes, the one row or column that is meant. */
static void narrow(lc_pick *pick)
{
    lc_h5_slab *slab = &pick->slab;
    const size_t rows = slab->count[0], columns = slab->count[1];
    if (slab->rank != 2 || slab->field || slab->start[0] || slab->start[1] || rows <= 1 || columns <= 1)
        return;
    const bool down = pick->row_stride == columns && pick->first < columns;
    if (!down && (pick->row_stride != 1 || pick->first % columns))
        return;
    slab->start[down] = down ? pick->first : pick->first / columns;
    slab->count[down] = 1;
    pick->first = 0;
    pick->row_stride = 1;
}

static size_t place_of(const lc_pick *pick, size_t row)
{
    return pick->first + row * pick->row_stride;
}

static lc_status read_stored(lc_stored *out, lc_pick *pick, const lc_plan *p, const lc_key *key)
{
    *pick = key->pick;
    narrow(pick);
    CHECK(lc_stored_read(out, p->file, pick->node, &pick->slab));
    if (p->rows == 0 || place_of(pick, p->rows - 1) < out->count)
        return LC_OK;
    lc_stored_free(out);
    return lc_fail(LC_E_DATA, "%s: '%s' is not as large as its shape says", p->path, pick->node->path);
}

/* "42"; the word of a flag; "" where it is missing. False if it is not whole and has to be. */
static bool print_number(char out[LC_TEXT_MAX], const lc_declared *d, size_t at, bool any)
{
    const lc_stored *s = d->stored;
    *out = '\0';
    if ((s->real && isnan(s->real[at])) || lc_declared_misses(d, lc_stored_at(s, at)))
        return true;
    if (!any && !s->field && lc_words_of_flag(out, s->node, lc_stored_at(s, at)))
        return true;
    *out = '\0';
    if (s->element.class == LC_H5_ENUM && !lc_words_are_truth(&s->element) && lc_words_of(out, &s->element, s->whole[at])) {
        *out = lc_known_missing(out) ? '\0' : *out;
        return true;
    }
    return lc_stored_print(out, s, at) || any;
}

static lc_status read_numbers(char **text, bool *whole, const lc_plan *p, const lc_key *key, bool any)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    lc_pick pick;
    char number[LC_TEXT_MAX];
    lc_declared d = {.stored = &s, .what = key->name, .convention = p->convention};
    TRY(read_stored(&s, &pick, p, key));
    TRY(lc_declared_read(&d));
    *whole = true;
    for (size_t row = 0; row < p->rows && *whole; row++) {
        *whole = print_number(number, &d, place_of(&pick, row), any);
        TRY(lc_copy_text(&text[row], number));
    }
done:
    lc_stored_free(&s);
    return status;
}

lc_status lc_key_runs(size_t *out, const lc_plan *p, const lc_key *key)
{
    lc_stored s = {0};
    lc_pick pick;
    size_t runs = p->rows > 0;
    CHECK(read_stored(&s, &pick, p, key));
    for (size_t row = 1; row < p->rows; row++) {
        const size_t at = place_of(&pick, row), before = place_of(&pick, row - 1);
        runs += s.real ? s.real[at] != s.real[before] : s.whole[at] != s.whole[before];
    }
    lc_stored_free(&s);
    *out = runs;
    return LC_OK;
}

static lc_status read_codes(char **text, const lc_plan *p, const lc_key *key)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    lc_pick pick;
    char **word = NULL;
    size_t words = 0;
    TRY(lc_foreign_labels(&word, &words, p, key->words, key->words_field));
    TRY(read_stored(&s, &pick, p, key));
    for (size_t row = 0; row < p->rows; row++) {
        const int64_t code = s.whole ? s.whole[place_of(&pick, row)] : -1;
        TRY(lc_copy_text(&text[row], code >= 0 && (uint64_t)code < words ? word[code] : ""));
    }
done:
    lc_free_texts(word, words);
    lc_stored_free(&s);
    return status;
}

enum { SECOND = 1000000000, MOMENT_TEXT = LC_CALENDAR_TEXT + 16 };

/* Of years that have four digits, or nearly. */
static bool is_of_our_time(const lc_key *key, int64_t number)
{
    return fabs((double)number * (double)key->nanoseconds / SECOND + (double)key->since) < 2.6e11;
}

/* "2020-01-01" at midnight, else "2020-01-01 06:00:00"; "" of NaT; the number itself, which is no time, where it is too far. */
static void print_moment(char out[MOMENT_TEXT], const lc_key *key, int64_t number)
{
    char text[LC_CALENDAR_TEXT];
    if (number == INT64_MIN || !is_of_our_time(key, number)) {
        snprintf(out, MOMENT_TEXT, "%" PRId64, number);
        *out = number == INT64_MIN ? '\0' : *out;
        return;
    }
    const int64_t ticks = key->nanoseconds < SECOND ? SECOND / key->nanoseconds : 1;
    const int64_t second = lc_floor_divide(number, ticks), part = number - second * ticks;
    const int64_t time = second * (key->nanoseconds < SECOND ? 1 : key->nanoseconds / SECOND) + key->since;
    lc_calendar_format(text, LC_CALENDAR_GREGORIAN, time);
    if (part == 0 && lc_floor_divide(time, 86400) * 86400 == time)
        text[strcspn(text, " ")] = '\0';
    snprintf(out, MOMENT_TEXT, "%s", text);
    if (part)
        snprintf(out, MOMENT_TEXT, "%s.%09" PRId64, text, part * key->nanoseconds);
}

static lc_status read_moments(char **text, const lc_plan *p, const lc_key *key)
{
    lc_status status = LC_OK;
    lc_stored row = {0}, list = {0};
    lc_pick pick;
    char moment[MOMENT_TEXT];
    TRY(read_stored(&row, &pick, p, key));
    if (key->words)
        TRY(lc_stored_read(&list, p->file, key->words, NULL));
    for (size_t i = 0; i < p->rows; i++) {
        int64_t number = row.whole ? row.whole[place_of(&pick, i)] : INT64_MIN;
        if (key->words)
            number = number >= 0 && (uint64_t)number < list.count && list.whole ? list.whole[number] : INT64_MIN;
        print_moment(moment, key, number);
        TRY(lc_copy_text(&text[i], moment));
    }
done:
    lc_stored_free(&row);
    lc_stored_free(&list);
    return status;
}

/* Of pandas, a word stands for a missing text: that which the field, or the array, says. */
static bool is_missing(const lc_key *key, const char *text)
{
    char name[LC_TEXT_MAX];
    snprintf(name, sizeof name, "%s%snan_rep", key->pick.slab.field ? key->pick.slab.field : "", key->pick.slab.field ? "_" : "");
    const char *said = lc_h5_node_text(key->pick.node, name);
    return said && strcmp(said, text) == 0;
}

/* The rows' texts out of all of an array. */
static lc_status read_texts(char **text, bool *whole, const lc_plan *p, const lc_key *key)
{
    lc_status status = LC_OK;
    char **all = NULL;
    size_t count = 0;
    if (key->kind == LC_KEY_OBJECT)
        TRY(lc_foreign_objects(&all, &count, p, key->pick.node));
    else
        TRY(lc_foreign_labels(&all, &count, p, key->pick.node, key->pick.slab.field));
    *whole = all && (p->rows == 0 || place_of(&key->pick, p->rows - 1) < count);
    for (size_t row = 0; *whole && row < p->rows; row++) {
        text[row] = all[place_of(&key->pick, row)];
        all[place_of(&key->pick, row)] = NULL;
        if (is_missing(key, text[row]))
            *text[row] = '\0';
    }
done:
    lc_free_texts(all, count);
    return status;
}

enum { TEXT_COST = 40 }; /* bytes of a short text, about */

static lc_status read_any(char ***out, const lc_plan *p, const lc_key *key, bool any)
{
    lc_status status = LC_OK;
    char **text = NULL;
    bool whole = true;
    *out = NULL;
    if (key->kind == LC_KEY_NONE)
        return LC_OK;
    TRY(lc_memory_check((double)p->rows * TEXT_COST, p->path));
    TRY(lc_new(&text, p->rows + 1, sizeof *text));
    if (key->kind == LC_KEY_NUMBER)
        TRY(read_numbers(text, &whole, p, key, any));
    else if (key->kind == LC_KEY_CODE)
        TRY(read_codes(text, p, key));
    else if (key->kind == LC_KEY_MOMENT)
        TRY(read_moments(text, p, key));
    else
        TRY(read_texts(text, &whole, p, key));
    if (whole) {
        *out = text;
        text = NULL;
    }
done:
    lc_free_texts(text, p->rows);
    return status;
}

lc_status lc_key_read(char ***out, const lc_plan *p, const lc_key *key)
{
    return read_any(out, p, key, false);
}

lc_status lc_key_print(char ***out, const lc_plan *p, const lc_key *key)
{
    return read_any(out, p, key, true);
}
