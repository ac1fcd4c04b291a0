/* split - which rows of a series train, validate and test. */
#include <lanecast/window.h>

#include <math.h>
#include <string.h>

#include "core/date.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "core/text.h"
#include "data/stamp.h"

enum { WORDS = 3 };

static const size_t ALL_BEFORE = SIZE_MAX;

/* How a split was written. */
typedef struct split_plan {
    enum { ROWS, FRACTIONS, DATES } kind;
    size_t rows[WORDS]; /* of training: ALL_BEFORE the others */
    double fraction[WORDS];
    int64_t date[2]; /* first local seconds of validation and test */
} split_plan;

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

/* --- reading the text ------------------------------------------------------------------------------------------------ */

/* Words between blanks and commas; their number, or WORDS + 1 for more. */
static size_t cut_words(char word[WORDS][LC_NAME_MAX], const char *text)
{
    size_t count = 0;
    for (;;) {
        text += strspn(text, " \t,");
        size_t length = strcspn(text, " \t,");
        if (length == 0 || count == WORDS || length >= LC_NAME_MAX)
            return length ? WORDS + 1 : count;
        memcpy(word[count], text, length);
        word[count++][length] = '\0';
        text += length;
    }
}

static bool read_rows(size_t *out, const char *word, bool first)
{
    size_t length = strlen(word), rows = 0;
    if (first && strcmp(word, "*") == 0) {
        *out = ALL_BEFORE;
        return true;
    }
    if (length == 0 || length > 15 || strspn(word, "0123456789") != length)
        return false;
    for (; *word; word++)
        rows = rows * 10 + (size_t)(*word - '0');
    *out = rows;
    return true;
}

static bool read_fraction(double *out, const char *word)
{
    return lc_text_number(out, word) && *out >= 0 && *out <= 1;
}

static bool read_plan(split_plan *out, const char *text)
{
    char word[WORDS][LC_NAME_MAX];
    size_t words = cut_words(word, text), rows = 0, fractions = 0, dates = 0;
    for (size_t i = 0; i < words && words <= WORDS; i++) {
        rows += read_rows(&out->rows[i], word[i], i == 0);
        fractions += read_fraction(&out->fraction[i], word[i]);
        dates += i < 2 && lc_date_parse(&out->date[i], word[i]);
    }
    if (words == 2 && dates == 2 && out->date[0] <= out->date[1])
        out->kind = DATES;
    else if (words == 3 && fractions == 3 && fabs(out->fraction[0] + out->fraction[1] + out->fraction[2] - 1) < 1e-9)
        out->kind = FRACTIONS;
    else if (words == 3 && rows == 3)
        out->kind = ROWS;
    else
        return false;
    return true;
}

/* --- applying it ----------------------------------------------------------------------------------------------------- */

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

static void set_parts(lc_rows *part, size_t valid, size_t test, size_t end)
{
    part[LC_TRAIN] = (lc_rows){0, valid};
    part[LC_VALID] = (lc_rows){valid, test};
    part[LC_TEST] = (lc_rows){test, end};
}

static lc_status apply(lc_rows *part, const split_plan *plan, const lc_series *series)
{
    const size_t rows = series->rows, *given = plan->rows, after = given[1] + given[2];
    const size_t train = given[0] != ALL_BEFORE ? given[0] : after < rows ? rows - after : 0;
    switch (plan->kind) {
    case ROWS:
        if (train + after > rows)
            return lc_fail(LC_E_DATA, "series '%s' has %zu rows, the split %zu %zu %zu needs %zu", series->name, rows, train,
                           given[1], given[2], train + after);
        set_parts(part, train, train + given[1], train + after);
        break;
    case FRACTIONS:
        set_parts(part, share(plan->fraction[LC_TRAIN], rows), first_of_test(plan->fraction, rows), rows);
        break;
    case DATES:
        set_parts(part, lc_series_row_at(series, plan->date[0]), lc_series_row_at(series, plan->date[1]), rows);
        break;
    }
    if (part[LC_TRAIN].end == 0)
        return lc_fail(LC_E_DATA, "series '%s' (%zu rows): the split leaves no row to train on", series->name, rows);
    return LC_OK;
}

static lc_status plan_of(split_plan *out, const char *text)
{
    *out = (split_plan){0};
    if (read_plan(out, text))
        return LC_OK;
    return lc_fail(LC_E_CONFIG,
                   "split '%s' is neither rows (8640 2880 2880), nor fractions that sum to 1 (0.7 0.1 0.2), nor the first days "
                   "of validation and test (2015-01-01 2016-01-01)",
                   text);
}

lc_status lc_split_check(const char *text)
{
    split_plan plan;
    return plan_of(&plan, text);
}

lc_status lc_split_new(lc_split **out, const lc_dataset *dataset, const char *text)
{
    lc_status status = LC_OK;
    lc_split *split = NULL;
    split_plan plan;
    TRY(plan_of(&plan, text));
    TRY(lc_new(&split, 1, sizeof *split));
    split->series_count = dataset->series_count;
    TRY(lc_new(&split->part, split->series_count * LC_PARTS, sizeof *split->part));
    for (size_t i = 0; i < split->series_count; i++)
        TRY(apply(&split->part[i * LC_PARTS], &plan, &dataset->series[i]));
    *out = split;
    split = NULL;
done:
    lc_split_free(split);
    return status;
}

void lc_split_free(lc_split *split)
{
    if (!split)
        return;
    lc_free(split->part);
    lc_free(split);
}
