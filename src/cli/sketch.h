/* sketch - a picture before it is drawn: numbers in named sections, and what gnuplot does with them.
 *
 *     lc_sketch_section(sketch, "steps", "step mae");
 *     lc_sketch_row(sketch, "%zu %.9g\n", step, error);
 *     lc_sketch_add(sketch, "set title %s\n", lc_quote(name).text);
 *     lc_sketch_add(sketch, "plot DATA index 'steps:' using 1:2 with lines lt 2 title 'model'\n");
 *
 * Data are numbers and time stamps only; names from outside are in the script, quoted. A failure (no memory) is kept in the
 * buffers.
 */
#ifndef LC_CLI_SKETCH_H
#define LC_CLI_SKETCH_H

#include "core/buffer.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct lc_sketch {
    lc_buffer data, script;
    size_t sections;
    size_t width, height; /* pixels */
    bool even;            /* moments are drawn by a clock that is not changed (cli/moments.h), */
    int32_t offset;       /* seconds ahead of UTC */
} lc_sketch;

void lc_sketch_free(lc_sketch *sketch);

/* A further section of the data, with the names of its columns; rows follow. A section is `DATA index 'NAME:'` in the script. */
void lc_sketch_section(lc_sketch *sketch, const char *name, const char *columns);

/* The same of a panel, which are counted from 1: "window1" of index 0. */
void lc_sketch_numbered(lc_sketch *sketch, const char *name, size_t index, const char *columns);

/* Adds to the data, and to the script, what printf would print. */
void lc_sketch_row(lc_sketch *sketch, const char *format, ...) __attribute__((format(printf, 2, 3)));
void lc_sketch_add(lc_sketch *sketch, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A number and a blank; "NaN", where gnuplot breaks a line, for what is not finite. */
void lc_sketch_number(lc_sketch *sketch, double value);

/* A text from outside as gnuplot's quoted one, which it takes as it is: on one line, and without orders to a terminal. */
typedef struct lc_quoted {
    char text[LC_TEXT_MAX];
} lc_quoted;
lc_quoted lc_quote(const char *text);

/* The same; of one that has more than `letters` the beginning and the end, which tells two runs apart. A letter of East Asia is
 * as two. In a tick's label % would be a format. */
lc_quoted lc_quote_short(const char *text, size_t letters);
lc_quoted lc_quote_tick(const char *text, size_t letters);

/* The same of a title, in as many letters as the picture is wide. */
lc_quoted lc_quote_title(const lc_sketch *sketch, const char *text);

/* "Close", "T (degC)": a channel with its unit, where it has one that its name does not say. */
typedef struct lc_labelled {
    char text[4 * LC_NAME_MAX];
} lc_labelled;
lc_labelled lc_label(const char *name, const char *units);

/* Whether numbers span so much that their logarithms show more: above 0, and a factor of 20. */
bool lc_is_wide(double low, double high);

/* The range of an axis, 'x' or 'y', with some room at both ends. */
void lc_sketch_range(lc_sketch *sketch, char axis, double low, double high, bool log);

/* An axis of whole numbers from 1 to `most`: no tick is between two where they are few. */
void lc_sketch_counts(lc_sketch *sketch, double most);

/* The least and the greatest of some numbers, NaN left out; begins as lc_extent_none. lc_extent_add returns the number. */
typedef struct lc_extent {
    double low, high;
} lc_extent;
extern const lc_extent lc_extent_none;
double lc_extent_add(lc_extent *extent, double value);

/* Of a low panel with such values: so few ticks on the axis of y that labels do not touch. */
void lc_sketch_apart(lc_sketch *sketch, lc_extent y);

/* The title of an axis of values, cut to fit in that many letters. Large numbers are in thousands, millions or a higher power,
 * which the title says. After lc_sketch_apart, whose ticks they are without. */
void lc_sketch_values(lc_sketch *sketch, char axis, const char *label, lc_extent extent, size_t letters);

/* The height of panels one below the other; one alone is higher. Letters that the title of an axis of y has room for in them. */
void lc_sketch_stack(lc_sketch *sketch, size_t panels);
size_t lc_stack_letters(size_t panels);

/* Panels one below the other begin at the same place, with room for labels of eight characters at the ticks. */
void lc_sketch_align(lc_sketch *sketch);

/* The next panel of several: what the one before has set of labels, arrows, titles and ranges is forgotten. */
void lc_sketch_panel(lc_sketch *sketch);

#endif
