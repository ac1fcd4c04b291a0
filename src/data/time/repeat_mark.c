/* repeat_mark - a column that says which of two equal hours a row is of: DST and STD, or Y where the hour is the repeated one. */
#include <ctype.h>
#include <string.h>

#include "data/time/shift.h"

/* The words of a column: of rows with the offset before clocks are set back, of those after, and the two in repeated hours. */
typedef struct words {
    const char *before, *after, *one, *other;
    size_t rows[2]; /* before, after */
} words;

enum { MANY = 12 };

/* Whether a word is the one there, or the first. */
static bool is_only(const char **there, const char *word)
{
    *there = *there ? *there : word;
    return strcmp(*there, word) == 0;
}

/* False where rows of one offset have several words, or repeated hours more than two. */
static bool find_words(words *w, const lc_shift *s, size_t column)
{
    const int64_t change = s->repeat[0].change;
    const int32_t after = lc_zone_offset(s->zone, change);
    for (size_t row = 0, i = 0; row < s->view->rows; row++) {
        const char *word = lc_view_cell(s->view, row, column);
        if (i < s->repeats && s->repeat[i].row == row) {
            i++;
            if (!is_only(&w->one, word) && !is_only(&w->other, word))
                return false;
            continue;
        }
        const bool late = s->stamps->offset[row] == after;
        w->rows[late]++;
        if (!is_only(late ? &w->after : &w->before, word))
            return false;
    }
    return w->before && w->one && w->other;
}

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Remarks and values may differ in that hour by chance; not what changes with the offset, over many rows, or is called so. */
static bool may_be_chance(const words *w, const char *name)
{
    const bool changes = w->after && !same(w->before, w->after) && w->rows[0] >= MANY && w->rows[1] >= MANY;
    return !changes && !lc_name_marks_hours(name);
}

/* The word of the second hour. Where the words of the two offsets differ, that of the later one; else the one that no other rows
 * have. NULL: they do not say it. */
static const char *find_later(const words *w)
{
    const bool one = same(w->one, w->before), other = same(w->other, w->before);
    const char *later = one ? w->other : w->one;
    if (!one && !other)
        return NULL;
    return !w->after || same(w->after, w->before) || same(w->after, later) ? later : NULL;
}

/* Whether each stamp of the repeated hours is there with both words, or once. */
static bool parts_rows(const lc_shift *s, size_t column)
{
    bool twice = false;
    for (size_t i = 0; i < s->repeats; i++)
        for (size_t j = i + 1; j < s->repeats && s->repeat[j].row - s->repeat[i].row < LC_REPEATS_MANY; j++) {
            const size_t a = s->repeat[i].row, b = s->repeat[j].row;
            if (s->stamps->stamp[a] != s->stamps->stamp[b])
                continue;
            twice = true;
            if (strcmp(lc_view_cell(s->view, a, column), lc_view_cell(s->view, b, column)) == 0)
                return false;
        }
    return twice;
}

/* Whether an hour is the second one of its number by its own mark: 3B beside 3A or 3, 2X beside 2. */
static bool is_marked_again(const char *hour)
{
    return lc_hour_marked(hour) && toupper((unsigned char)hour[strlen(hour) - 1]) != 'A';
}

bool lc_repeats_is_later(const lc_shift *s, size_t row)
{
    const char *cell = lc_view_cell(s->view, row, s->mark);
    return s->later ? strcmp(cell, s->later) == 0 : is_marked_again(cell);
}

/* Whether the hours of a column of the time have marks, and each stamp of the repeated hours is there with one and without, or
 * once. */
static bool marks_hours(lc_shift *s, size_t column)
{
    bool marked = false;
    s->mark = column;
    for (size_t i = 0; i < s->repeats; i++) {
        marked |= lc_hour_marked(lc_view_cell(s->view, s->repeat[i].row, column));
        for (size_t j = i + 1; j < s->repeats && j - i < LC_REPEATS_MANY; j++)
            if (s->stamps->stamp[s->repeat[i].row] == s->stamps->stamp[s->repeat[j].row] &&
                lc_repeats_is_later(s, s->repeat[i].row) == lc_repeats_is_later(s, s->repeat[j].row))
                return false;
    }
    return marked;
}

void lc_repeats_find_mark(lc_shift *s)
{
    for (size_t i = 0; i < s->columns->count && s->repeats && !s->marked; i++)
        s->marked = marks_hours(s, s->columns->column[i]);
    for (size_t column = 0; column < s->view->columns && s->repeats && !s->marked; column++) {
        words w = {0};
        if (lc_time_has(s->columns, column) || !find_words(&w, s, column) || !find_later(&w) || !parts_rows(s, column) ||
            may_be_chance(&w, lc_view_name(s->view, column)))
            continue;
        s->marked = true;
        s->mark = column;
        s->later = find_later(&w);
        lc_view_note(s->view, "column '%s' says which of the hours that clocks of %s show twice a row is of: '%s' the second",
                     lc_view_name(s->view, column), s->name, s->later);
    }
}
