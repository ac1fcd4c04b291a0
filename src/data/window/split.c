/* split - which rows of a series train, validate and test. */
#include "data/window/plan.h"

#include <math.h>

#include "core/counted.h"
#include "core/buffer.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "data/stamp.h"

static const char *const part_names[LC_PARTS + 1] = {"train", "valid", "test", NULL};

const char *const *lc_part_names(void)
{
    return part_names;
}

const char *lc_part_name(lc_part part)
{
    return part_names[part];
}

lc_status lc_part_find(lc_part *out, const char *name)
{
    size_t index = lc_names_find(part_names, name);
    if (index == LC_PARTS)
        return lc_fail(LC_E_CONFIG, "no part '%s' of a split: train, valid or test", name);
    *out = (lc_part)index;
    return LC_OK;
}

/* floor(fraction * rows), where a product that should be whole but fell short by rounding counts as whole. */
static size_t share(double fraction, size_t rows)
{
    return (size_t)floor(fraction * (double)rows + 1e-6);
}

/* Validation gets the remainder, and nothing where its fraction is 0. */
static size_t first_of_test(const double *fraction, size_t rows)
{
    return fraction[LC_VALID] > 0 ? rows - share(fraction[LC_TEST], rows) : share(fraction[LC_TRAIN], rows);
}

/* Borders beyond the series' rows are at its end. */
static void set_parts(lc_rows *part, size_t rows, size_t valid, size_t test, size_t end)
{
    end = end < rows ? end : rows;
    test = test < end ? test : end;
    valid = valid < test ? valid : test;
    part[LC_TRAIN] = (lc_rows){0, valid};
    part[LC_VALID] = (lc_rows){valid, test};
    part[LC_TEST] = (lc_rows){test, end};
}

static size_t less(size_t rows, size_t by)
{
    return rows > by ? rows - by : 0;
}

/* Counted from the first row; with "*" from the last: a short series has what it has of test, then of validation. */
static void apply_rows(lc_rows *part, const lc_split_plan *plan, size_t rows)
{
    const size_t *given = plan->rows;
    if (given[0] == LC_PLAN_ALL_BEFORE)
        set_parts(part, rows, less(rows, given[1] + given[2]), less(rows, given[2]), rows);
    else
        set_parts(part, rows, given[0], given[0] + given[1], given[0] + given[1] + given[2]);
}

static void apply(lc_rows *part, const lc_split_plan *plan, const lc_series *series)
{
    const size_t rows = series->rows;
    switch (plan->kind) {
    case LC_SPLIT_ROWS:
        apply_rows(part, plan, rows);
        break;
    case LC_SPLIT_FRACTIONS:
        set_parts(part, rows, share(plan->fraction[LC_TRAIN], rows), first_of_test(plan->fraction, rows), rows);
        break;
    case LC_SPLIT_DATES:
        set_parts(part, rows, lc_series_row_at(series, plan->date[0]), lc_series_row_at(series, plan->date[1]), rows);
        break;
    }
}

/* The longest series has all the rows of the plan, and some series has a row to train on. */
static lc_status check(const lc_split *split, const lc_split_plan *plan, const lc_dataset *dataset)
{
    const lc_series *longest = dataset->series;
    const size_t train = plan->rows[0] == LC_PLAN_ALL_BEFORE ? 0 : plan->rows[0];
    const size_t needed = plan->kind == LC_SPLIT_ROWS ? train + plan->rows[1] + plan->rows[2] : 0;
    size_t known = 0;
    for (size_t i = 0; i < split->series_count; i++) {
        known += split->part[i * LC_PARTS + LC_TRAIN].end;
        longest = dataset->series[i].rows > longest->rows ? &dataset->series[i] : longest;
    }
    if (needed > longest->rows)
        return lc_fail(LC_E_DATA, "series '%s' has %s%s, the split %zu %zu %zu needs %zu", longest->name,
                       lc_counted(longest->rows, "row").text, split->series_count > 1 ? ", more than any other" : "", train,
                       plan->rows[1], plan->rows[2], needed);
    if (known == 0)
        return lc_fail(
            LC_E_DATA,
            "series '%s' (%s): the split leaves no row to train on%s: name a later first date, or fewer rows of the other "
            "parts (an evaluation needs some too, for training_mean and mase)",
            longest->name, lc_counted(longest->rows, "row").text, split->series_count > 1 ? ", here and in all others" : "");
    return LC_OK;
}

lc_status lc_split_new(lc_split **out, const lc_dataset *dataset, const char *text)
{
    lc_status status = LC_OK;
    lc_split *split = NULL;
    lc_split_plan plan;
    TRY(lc_split_plan_read(&plan, text));
    TRY(lc_new(&split, 1, sizeof *split));
    split->series_count = dataset->series_count;
    TRY(lc_new(&split->part, split->series_count * LC_PARTS, sizeof *split->part));
    for (size_t i = 0; i < split->series_count; i++)
        apply(&split->part[i * LC_PARTS], &plan, &dataset->series[i]);
    TRY(check(split, &plan, dataset));
    *out = split;
    split = NULL;
done:
    lc_split_free(split);
    return status;
}

/* The series whose test part begins first, and last, by their local time; *first == *last where all begin at once. */
static void find_borders(size_t *first, size_t *last, const lc_split *split, const lc_dataset *dataset)
{
    int64_t least = INT64_MAX, most = INT64_MIN;
    *first = *last = 0;
    for (size_t i = 0; i < split->series_count; i++) {
        const lc_rows test = split->part[i * LC_PARTS + LC_TEST];
        if (test.first >= test.end)
            continue;
        int64_t begins = lc_series_local(&dataset->series[i], test.first);
        *first = begins < least ? i : *first;
        *last = begins > most ? i : *last;
        least = begins < least ? begins : least;
        most = begins > most ? begins : most;
    }
}

static void note_borders(lc_buffer *line, const lc_split *split, const lc_dataset *dataset, const char *text)
{
    char early[LC_STAMP_TEXT], late[LC_STAMP_TEXT];
    size_t first, last;
    find_borders(&first, &last, split, dataset);
    if (first == last)
        return;
    const lc_series *a = &dataset->series[first], *b = &dataset->series[last];
    lc_series_stamp(early, a, split->part[first * LC_PARTS + LC_TEST].first);
    lc_series_stamp(late, b, split->part[last * LC_PARTS + LC_TEST].first);
    lc_buffer_line(line,
                   "data.split = %s cuts series at different dates: the test begins at %s in '%s', at %s in '%s'; so one series "
                   "trains on days that test another; two dates cut all alike",
                   text, early, a->name, late, b->name);
}

/* Two days that are one want no validation. */
static void note_empty(lc_buffer *line, const lc_split *split, const lc_split_plan *plan, const char *text)
{
    size_t rows[LC_PARTS] = {0};
    for (size_t i = 0; i < split->series_count * LC_PARTS; i++)
        rows[i % LC_PARTS] += split->part[i].end - split->part[i].first;
    const bool valid = plan->date[0] == plan->date[1] || rows[LC_VALID] > 0, test = rows[LC_TEST] > 0;
    if (valid && test)
        return;
    const char *what = test ? "validation" : valid ? "test" : "validation or test";
    lc_buffer_line(line, "data.split = %s: no series has rows of %s", text, what);
}

lc_status lc_split_notes(char **out, const lc_split *split, const lc_dataset *dataset, const char *text)
{
    lc_buffer line = {0};
    lc_split_plan plan;
    CHECK(lc_split_plan_read(&plan, text));
    if (plan.kind == LC_SPLIT_DATES)
        note_empty(&line, split, &plan, text);
    else
        note_borders(&line, split, dataset, text);
    lc_status status = lc_buffer_take(out, &line);
    lc_buffer_free(&line);
    return status;
}

void lc_split_free(lc_split *split)
{
    if (!split)
        return;
    lc_free(split->part);
    lc_free(split);
}
