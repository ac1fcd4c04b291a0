/* numbers - walks a registry: each variant has a file of numbers at the place in tests/golden that it has in src. A variant
 * without numbers fails its test. scripts/golden writes the files; numbers of a new variant may also be computed by hand. */
#ifndef LC_TESTS_GOLDEN_NUMBERS_H
#define LC_TESTS_GOLDEN_NUMBERS_H

#include "golden/golden.h"

enum { NUMBERS_MOST = 1024 };

/* A line of a file of numbers. */
typedef struct golden_row {
    const char *variant, *key, *word; /* word: the first after the key, also as a number: of knobs and of named things */
    const double *number;
    size_t count;
} golden_row;

/* What a test does with a line: sets something, or compares its numbers. How many it compared. */
typedef size_t golden_take(void *ctx, const golden_row *row);

/* The file of a variant. */
static inline FILE *golden_open(const char *folder, const char *variant)
{
    char path[512];
    snprintf(path, sizeof path, LC_TEST_DIR "/golden/%s/%s.txt", folder, variant);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("src/%s/%s.c has no numbers: there is no tests/golden/%s/%s.txt (docs/extending.md)", folder, variant, folder,
                 variant);
    return file;
}

static inline void golden_read(const char *folder, const char *variant, golden_take *take, void *ctx)
{
    static double number[NUMBERS_MOST];
    char key[GOLDEN_WORD], word[GOLDEN_WORD];
    size_t compared = 0;
    golden_row row = {.variant = variant, .key = key, .word = word, .number = number};
    FILE *file = golden_open(folder, variant);
    while (golden_line(file, key, word, number, &row.count, NUMBERS_MOST))
        compared += take(ctx, &row);
    fclose(file);
    if (compared == 0)
        fail_msg("tests/golden/%s/%s.txt holds nothing to compare", folder, variant);
}

/* The files of all variants of a registry. */
static inline void golden_walk(const char *folder, const char *const *variant, golden_take *take, void *ctx)
{
    for (; *variant; variant++)
        golden_read(folder, *variant, take, ctx);
}

static inline bool golden_is(const golden_row *row, const char *key)
{
    return strcmp(row->key, key) == 0;
}

/* "knob delta 0.5", or a list of numbers, adds to what is given for the variant, which has those knobs. */
static inline void golden_knob(lc_knobs *given, const golden_row *row, const lc_option *knobs)
{
    char value[LC_KNOB_MAX];
    size_t used = 0;
    const lc_option *knob = lc_knobs_find(knobs, row->word);
    assert_true(knob && row->count >= 2);
    for (size_t i = 1; i < row->count; i++)
        used += (size_t)snprintf(value + used, sizeof value - used, "%s%.17g", i > 1 ? " " : "", row->number[i]);
    assert_ok(lc_knobs_put(given, row->variant, knob, value, row->variant));
}

/* One number, off by at most tolerance * (scale + |expected|). */
static inline void golden_near(double found, double expected, double tolerance, double scale, const golden_row *row)
{
    if (!(fabs(found - expected) <= tolerance * (scale + fabs(expected))) && !(isnan(found) && isnan(expected)))
        fail_msg("%s, %s %s: %.17g, not %.17g", row->variant, row->key, row->word, found, expected);
}

/* How far networks' numbers may be off: a few roundings. */
#ifdef LC_REAL_DOUBLE
static const double golden_rounding = 4e-15;
#else
static const double golden_rounding = 2e-6;
#endif

#endif
