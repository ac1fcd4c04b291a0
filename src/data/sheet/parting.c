/* parting - rows parted by the words of a column, and how well that makes series of them. */
#include "core/sort.h"
#include "data/sheet/parting.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/time/time.h"

enum { DAY = 86400 };

typedef struct item {
    size_t series;
    int64_t stamp;
} item;

static int by_series(const void *a, const void *b)
{
    const item *x = a, *y = b;
    if (x->series != y->series)
        return x->series < y->series ? -1 : 1;
    return x->stamp < y->stamp ? -1 : x->stamp > y->stamp;
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

static lc_status join_words(const char **out, lc_parting *p, const lc_sheet *s, size_t row, const size_t *column, size_t columns)
{
    lc_buffer text = {0};
    for (size_t i = 0; i < columns; i++)
        lc_buffer_format(&text, "%s%s", i ? LC_BETWEEN_WORDS : "", lc_sheet_cell(s, row, column[i]));
    CHECK(lc_buffer_take(&p->joined[row], &text));
    p->joined_count = row + 1;
    *out = p->joined[row];
    return LC_OK;
}

lc_status lc_parting_by(lc_parting *p, const lc_sheet *s, const size_t *column, size_t columns)
{
    CHECK(lc_new(&p->of, s->rows, sizeof *p->of));
    if (columns > 1)
        CHECK(lc_new(&p->joined, s->rows, sizeof *p->joined));
    for (size_t row = 0; row < s->rows; row++) {
        const char *word = lc_sheet_cell(s, row, column[0]);
        for (size_t i = 0; i < columns; i++)
            p->holes |= lc_sheet_nameless(s, lc_sheet_cell(s, row, column[i]), column[i]);
        if (columns > 1)
            CHECK(join_words(&word, p, s, row, column, columns));
        CHECK(lc_labels_add(&p->of[row], &p->words, word));
    }
    return LC_OK;
}

/* The words of all series, with a letter between; *twice: two are the same. */
static lc_status name_all(char **name, bool *twice, const lc_parting *p, char between)
{
    lc_status status = LC_OK;
    lc_labels names = {0};
    size_t index;
    for (size_t i = 0; i < p->words.count; i++) {
        lc_free(name[i]);
        name[i] = NULL;
        TRY(lc_copy_text(&name[i], p->words.text[i]));
        for (char *at = name[i]; (at = strpbrk(at, LC_BETWEEN_WORDS));)
            *at = between;
        TRY(lc_labels_add(&index, &names, name[i]));
    }
    *twice = names.count < p->words.count;
done:
    lc_labels_free(&names);
    return status;
}

lc_status lc_parting_names(char ***out, const lc_parting *p)
{
    lc_status status = LC_OK;
    char **name = NULL;
    bool twice;
    TRY(lc_new(&name, p->words.count + 1, sizeof *name));
    TRY(name_all(name, &twice, p, ' '));
    if (twice)
        TRY(name_all(name, &twice, p, ','));
    *out = name;
    name = NULL;
done:
    lc_free_texts(name, p->words.count);
    return status;
}

void lc_parting_free(lc_parting *p)
{
    lc_free_texts(p->joined, p->joined_count);
    lc_labels_free(&p->words);
    lc_free(p->of);
    *p = (lc_parting){0};
}

/* --- judged ----------------------------------------------------------------------------------------------------------- */

/* How rows of the series follow each other. */
static void judge_order(lc_parting *p, size_t rows)
{
    const size_t words = p->words.count;
    size_t changes = 0, turns = 0;
    p->cycles = true;
    for (size_t row = 1; row < rows; row++) {
        changes += p->of[row] != p->of[row - 1];
        p->cycles &= p->of[row] == row % words;
        turns += row >= words && p->of[row] == p->of[row - words] && p->of[row] != p->of[row - 1];
    }
    p->runs = changes + 1 == words;
    p->turns = rows > words && 4 * turns >= 3 * (rows - words);
}

/* How time goes in and between runs of rows of one series. */
static void judge_runs(lc_parting *p, const int64_t *stamp, size_t rows)
{
    size_t up = 0, down = 0, back = 0;
    int64_t widest = 0;
    for (size_t row = 1; row < rows; row++) {
        const bool change = p->of[row] != p->of[row - 1];
        const int64_t step = stamp[row] - stamp[row - 1];
        up += !change && step > 0;
        down += !change && step < 0;
        widest = !change && llabs(step) > widest ? llabs(step) : widest;
    }
    for (size_t row = 1; row < rows; row++) {
        const int64_t step = down == 0 ? stamp[row] - stamp[row - 1] : stamp[row - 1] - stamp[row];
        if (p->of[row] == p->of[row - 1])
            continue;
        back += step < 0;
        p->leaps |= step < 0 || step > widest;
    }
    p->leaps &= up == 0 || down == 0; /* where time goes both ways in a run, leaps between runs say nothing */
    p->stacked = p->runs && (up == 0 || down == 0) && back > 0;
}

static size_t rank_of(const int64_t *sorted, size_t count, int64_t stamp)
{
    const int64_t *found = bsearch(&stamp, sorted, count, sizeof *sorted, lc_sort_whole);
    return (size_t)(found - sorted);
}

/* Counts a row that has the stamp of the one before it in its series, twice: that the one before that has it too. */
static void count_twice(lc_parting *p, const item *row, bool again, int64_t ticks)
{
    p->twice++;
    p->repeats += !again && lc_clocks_change(lc_floor_divide(row->stamp, ticks), false);
}

static size_t count_near(const int64_t *step, size_t count)
{
    size_t near = 0;
    const int64_t usual = step[count / 2];
    for (size_t i = 0; i < count; i++)
        near += llabs(step[i] - usual) <= usual / 20;
    return near;
}

/* Steps from each stamp to the next, in order of size; their number. */
static size_t sort_steps(int64_t *step, const item *row, size_t rows)
{
    for (size_t i = 1; i < rows; i++)
        step[i - 1] = row[i].stamp - row[i - 1].stamp;
    qsort(step, rows - 1, sizeof *step, lc_sort_whole);
    return rows - 1;
}

/* Whether three in four of the steps within series are of one length, each series' own, of less than a day. all: by series. */
static bool are_even(int64_t *step, const item *all, size_t rows, int64_t day)
{
    size_t near = 0, count = 0, begin = 0;
    for (size_t row = 1; row <= rows; row++) {
        if (row < rows && all[row].series == all[begin].series)
            continue;
        if (row - begin < 3)
            return false;
        count += sort_steps(step, all + begin, row - begin);
        near += step[(row - begin - 1) / 2] < day ? count_near(step, row - begin - 1) : 0;
        begin = row;
    }
    return 4 * near >= 3 * count;
}

/* Rows by series and time, and their stamps, each once. */
typedef struct ordered {
    item *row; /* (rows) */
    size_t rows;
    int64_t *stamp; /* (count) */
    size_t count;
} ordered;

static void free_ordered(ordered *o)
{
    lc_free(o->row);
    lc_free(o->stamp);
}

/* For free_ordered, also on failure. */
static lc_status order(ordered *o, const lc_parting *p, const int64_t *stamp, size_t rows)
{
    o->rows = rows;
    CHECK(lc_new(&o->row, rows, sizeof *o->row));
    CHECK(lc_new(&o->stamp, rows, sizeof *o->stamp));
    for (size_t row = 0; row < rows; row++)
        o->row[row] = (item){p->of[row], stamp[row]};
    qsort(o->row, rows, sizeof *o->row, by_series);
    memcpy(o->stamp, stamp, rows * sizeof *o->stamp);
    o->count = lc_sort_distinct(o->stamp, rows);
    return LC_OK;
}

/* What rows of one stamp are of, and how much of its time each series has. */
static void judge_stamps(lc_parting *p, const ordered *o, int64_t ticks)
{
    const item *row = o->row;
    size_t expected = 0, begin = 0;
    p->twice = p->repeats = 0;
    for (size_t i = 0; i < o->rows; i++) {
        if (i > begin && row[i].stamp == row[i - 1].stamp)
            count_twice(p, &row[i], i > begin + 1 && row[i].stamp == row[i - 2].stamp, ticks);
        if (i + 1 < o->rows && row[i + 1].series == row[i].series)
            continue;
        expected += rank_of(o->stamp, o->count, row[i].stamp) - rank_of(o->stamp, o->count, row[begin].stamp) + 1;
        begin = i + 1;
    }
    p->splits = o->rows - p->twice > o->count;
    p->overlaps = expected > o->count;
    p->apart = p->twice == p->repeats && LC_FEW * p->twice <= o->rows;
    p->covered = (double)o->rows / (double)expected;
}

lc_status lc_parting_judge(lc_parting *p, const int64_t *stamp, size_t rows, int64_t ticks)
{
    ordered o = {0};
    judge_order(p, rows);
    if (!stamp)
        return LC_OK;
    const lc_status status = order(&o, p, stamp, rows);
    if (status == LC_OK) {
        judge_stamps(p, &o, ticks);
        judge_runs(p, stamp, rows);
    }
    free_ordered(&o);
    return status;
}

lc_status lc_parting_judge_steps(lc_parting *p, const int64_t *stamp, size_t rows, int64_t ticks)
{
    lc_status status = LC_OK;
    ordered o = {0};
    int64_t *step = NULL;
    TRY(order(&o, p, stamp, rows));
    TRY(lc_new(&step, rows, sizeof *step));
    for (size_t i = 1; i < o.count; i++)
        step[i - 1] = o.stamp[i] - o.stamp[i - 1];
    qsort(step, o.count - 1, sizeof *step, lc_sort_whole);
    p->together = o.count > 1 && 4 * count_near(step, o.count - 1) >= 3 * (o.count - 1);
    p->even = o.count > 3 && are_even(step, o.row, rows, DAY * ticks);
done:
    free_ordered(&o);
    lc_free(step);
    return status;
}

static bool ascends(const int64_t *stamp, size_t rows)
{
    size_t row = 1;
    while (row < rows && stamp[row] > stamp[row - 1])
        row++;
    return row >= rows;
}

lc_status lc_count_shared(size_t *out, const int64_t *stamp, size_t rows)
{
    int64_t *sorted = NULL;
    *out = 0;
    if (ascends(stamp, rows)) /* as most do: sorting them took a thirtieth of reading a file */
        return LC_OK;
    CHECK(lc_new(&sorted, rows, sizeof *sorted));
    memcpy(sorted, stamp, rows * sizeof *sorted);
    qsort(sorted, rows, sizeof *sorted, lc_sort_whole);
    for (size_t i = 0; i < rows; i++)
        *out += (i > 0 && sorted[i] == sorted[i - 1]) || (i + 1 < rows && sorted[i] == sorted[i + 1]);
    lc_free(sorted);
    return LC_OK;
}

lc_status lc_parting_refuse_points(const lc_parting *p, const char *path, const char *latitude, const char *longitude)
{
    if (!p->turns || p->holes || p->words.count < 2)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: rows are of %zu points of '%s' and '%s' in turn: --series-column %s makes a series of each, "
                   "--series-column none one series of all rows",
                   path, p->words.count, latitude, longitude, lc_typed_pair(latitude, ',', longitude).text);
}
