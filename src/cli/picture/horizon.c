/* horizon - the error of every step of the horizon, of the model and of what it is set against. */
#include "cli/error_lines.h"

#include "core/shown.h"

#include <math.h>

/* A baseline that is far off would flatten all others: where it is, it is not drawn, and its name says so. */
static const double tallest = 2.5;

enum { LETTERS = 46, POINTS = 13 /* that a line has at most */ };
enum {
    NAME_HEIGHT = 19,
    LETTER_WIDTH = 8,
    AROUND = 100
};                                        /* pixels: of a name of the legend, and of what is above and below it */
enum { NAME_SHOWN = 80, NAME_ROOM = 20 }; /* letters: of a name; for which there is room beside the lines */

/* The least and the largest error of a line's steps. */
static void range_of(double *least, double *most, const lc_error_lines *e, size_t line)
{
    *least = *most = NAN;
    for (size_t step = 0; e->line[line].step && step < e->horizon; step++) {
        *least = fmin(*least, e->line[line].step[step]);
        *most = fmax(*most, e->line[line].step[step]);
    }
}

static void add_data(lc_sketch *s, const lc_error_lines *e)
{
    lc_sketch_section(s, "steps", "step, then each forecaster's error");
    for (size_t step = 0; step < e->horizon; step++) {
        lc_sketch_row(s, "%zu ", step + 1);
        for (size_t i = 0; i < e->lines; i++)
            if (e->line[i].step)
                lc_sketch_number(s, e->line[i].step[step]);
        lc_sketch_row(s, "\n");
    }
}

static void add_line(lc_sketch *s, const lc_error_lines *e, size_t line, double limit)
{
    char title[LC_TEXT_MAX + LC_NAME_MAX];
    double least, most;
    range_of(&least, &most, e, line);
    const bool drawn = !(least > limit);
    snprintf(title, sizeof title, "%s%s", e->line[line].name, !drawn ? " (above)" : most > limit ? " (partly above)" : "");
    lc_sketch_add(s, "%sDATA index 'steps:' using 1:%s%zu%s with linespoints lt %zu ps 0.9 pi %zu title %s",
                  line ? ", \\\n  " : "plot ", drawn ? "" : "(NaN*$", line + 2, drawn ? "" : ")", line + 2,
                  1 + e->horizon / POINTS, lc_quote_short(title, NAME_SHOWN).text);
}

/* The legend is as high as its names are many, and as wide as they are long: lines keep their room. */
static void size_picture(lc_sketch *s, const lc_error_lines *e)
{
    size_t longest = 0;
    for (size_t i = 0; i < e->lines; i++) {
        const size_t letters = lc_columns(e->line[i].name);
        longest = letters > longest ? letters : longest;
    }
    longest = longest < NAME_SHOWN ? longest : NAME_SHOWN;
    s->width += longest > NAME_ROOM ? (longest - NAME_ROOM) * LETTER_WIDTH : 0;
    s->height = AROUND + NAME_HEIGHT * e->lines > s->height ? AROUND + NAME_HEIGHT * e->lines : s->height;
}

/* The model comes first in the legend, and once more, above the others. */
static void add_lines(lc_sketch *s, const lc_error_lines *e)
{
    double least, most, limit, top = 0;
    range_of(&least, &most, e, 0);
    limit = most > 0 ? tallest * most : (double)INFINITY;
    for (size_t i = 0; i < e->lines && e->line[i].step; i++) {
        range_of(&least, &most, e, i);
        top = fmax(top, most);
    }
    lc_sketch_values(s, 'y', e->measure, (lc_extent){0, fmin(top, limit)}, LETTERS);
    if (top > limit)
        lc_sketch_add(s, "set yrange [0:%.9g]\n", limit);
    for (size_t i = 0; i < e->lines && e->line[i].step; i++)
        add_line(s, e, i, limit);
    lc_sketch_add(s, ", \\\n  DATA index 'steps:' using 1:2 with lines lt 2 notitle\n");
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_error_lines e = {0};
    TRY(lc_error_lines_new(&e, scene));
    if (e.horizon < 2)
        FAIL(LC_E_USAGE, "%s: its horizon is one row, so errors have no course; errors is the picture of that", scene->path);
    add_data(s, &e);
    size_picture(s, &e);
    lc_sketch_add(s, "set title %s\nset xlabel 'step of the horizon (rows ahead)'\n", lc_quote_title(s, e.title).text);
    lc_sketch_add(s, "set xrange [1:%zu]\nset yrange [0:*]\nset key outside right top samplen 4 maxcols 1\n", e.horizon);
    lc_sketch_counts(s, (double)e.horizon);
    add_lines(s, &e);
done:
    lc_error_lines_free(&e);
    return status;
}

const lc_picture lc_picture_horizon = {
    .help = "errors by step of the horizon, beside the baselines",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS | LC_FROM_ERRORS,
    .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_METRIC,
    .draw = draw,
};
