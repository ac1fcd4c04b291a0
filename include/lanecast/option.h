/* option - one row per knob: the row fills a struct, parses a file and --set, prints --help and the manual, goes into the run
 * file.
 *
 * The rows of the whole configuration are in <lanecast/config.h>. A variant (a file of a plugin folder: a cell, a loss, an
 * optimizer) has rows of its own, its knobs, over a struct of its own. In a configuration the knob `delta` of `huber` is written
 * `huber.delta = 1`, in the section where `huber` is chosen.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         size_t count;
 *         const lc_option *row = lc_option_table(&count);
 *         for (size_t i = 0; i < count; i++) {
 *             const char *const *name =
 *                 row[i].choices ? row[i].choices() : NULL;
 *             printf("%s.%s = %s\n", row[i].section, row[i].key,
 *                    row[i].standard);
 *             for (; name && *name; name++)
 *                 printf("    %s\n", *name);
 *         }
 *         return 0;
 *     }
 */
#ifndef LANECAST_OPTION_H
#define LANECAST_OPTION_H

#include <lanecast/base.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* A count that is still to be chosen, by the data. */
#define LC_AUTO SIZE_MAX

/* The type of the field. */
typedef enum lc_option_kind {
    LC_OPTION_TEXT,         /* char[capacity] */
    LC_OPTION_COUNT,        /* size_t */
    LC_OPTION_AUTO_COUNT,   /* size_t; "auto": LC_AUTO */
    LC_OPTION_COUNTS,       /* size_t[capacity], then a size_t: how many are given */
    LC_OPTION_NUMBER,       /* double */
    LC_OPTION_NUMBERS,      /* double[capacity], then a size_t: how many are given */
    LC_OPTION_FLAG,         /* bool */
    LC_OPTION_SEED,         /* uint64_t */
    LC_OPTION_CHOICE,       /* char[capacity]: one of the choices */
    LC_OPTION_TRIED_COUNTS, /* char[capacity]: one of the choices, or numbers, of which the best on validation rows is taken */
    LC_OPTION_TRIED_NUMBERS
} lc_option_kind;

struct lc_option;

/* One of the values that a choice may have. */
typedef struct lc_variant {
    const char *name;
    const char *help;              /* one line */
    const struct lc_option *knobs; /* ended by a row without key; NULL without knobs */
} lc_variant;

typedef struct lc_option {
    const char *section; /* NULL: a knob */
    const char *key;
    lc_option_kind kind;
    size_t offset;                       /* of the field in its struct: lc_config, or the variant's own */
    size_t capacity;                     /* bytes of a text, items of a list (a size_t with their number follows them) */
    const char *standard;                /* the default, as written in a file */
    double least, most;                  /* range of a number or count */
    const char *const *(*choices)(void); /* of a choice, or what is tried: its names, NULL-ended */
    const char *help;                    /* one line */

    /* (optional) Of a choice of variants: the one of that name, which is among the names. */
    lc_variant (*variant)(const char *name);
} lc_option;

/* Knobs as they were given, in the order they were given: "huber.delta" and its value. */
enum { LC_KNOBS_MAX = 16, LC_KNOB_MAX = 192 };

typedef struct lc_knobs {
    size_t count;
    struct {
        char key[LC_NAME_MAX], value[LC_KNOB_MAX];
    } given[LC_KNOBS_MAX];
} lc_knobs;

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
