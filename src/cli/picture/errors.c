/* errors - the error over all steps, of the model and of what it is set against, as bars. */
#include "cli/error_lines.h"

enum { NAME_SHOWN = 18, ROTATED_SHOWN = 26 };

/* A bar that is far above the model's is cut, so that the others can be compared; its number is not. */
static const double tallest = 3;

static double find_top(const lc_error_lines *e)
{
    const double limit = tallest * e->line[0].overall;
    double top = e->line[0].overall;
    for (size_t i = 1; i < e->lines; i++)
        top = e->line[i].overall > top ? e->line[i].overall : top;
    return limit > 0 && top > limit ? limit : top;
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_error_lines e = {0};
    TRY(lc_error_lines_new(&e, scene));
    lc_sketch_section(s, "bars", "bar error");
    for (size_t i = 0; i < e.lines; i++) {
        lc_sketch_row(s, "%zu ", i);
        lc_sketch_number(s, e.line[i].overall);
        lc_sketch_row(s, "\n");
    }
    lc_sketch_add(s, "set title %s\nset ylabel %s\nset xrange [-0.6:%zu.6]\nset boxwidth 0.6\nunset key\n",
                  lc_quote(e.title).text, lc_quote(e.measure).text, e.lines - 1);
    const double top = find_top(&e);
    lc_sketch_add(s, "TOP = %.9g\nshort(x) = x > TOP ? TOP : x\nset yrange [0:%.9g]\nset grid noxtics\n", top,
                  top > 0 ? 1.12 * top : 1);
    lc_sketch_add(s, "set xtics scale 0 rotate by %d right (", e.lines > 6 ? 30 : 0);
    for (size_t i = 0; i < e.lines; i++)
        lc_sketch_add(s, "%s%s %zu", i ? ", " : "", lc_quote_tick(e.line[i].name, e.lines > 6 ? ROTATED_SHOWN : NAME_SHOWN).text,
                      i);
    lc_sketch_add(s,
                  ")\n%splot DATA index 'bars:' every ::%zu using 1:(short($2)) with boxes fc rgb '#b0b0b0', \\\n"
                  "  DATA index 'bars:' every ::0::%zu using 1:(short($2)) with boxes fc rgb '#0072b2', \\\n"
                  "  DATA index 'bars:' using 1:(short($2)):(sprintf($2 > TOP ? '%%.4g (cut)' : '%%.4g', $2)) with labels offset "
                  "0,0.7, \\\n"
                  "  DATA index 'bars:' using ($1-0.33):($2 > TOP ? 0.84 * TOP : NaN):(0.66):(0.07 * TOP) "
                  "with vectors nohead lw 8 dt solid lc rgb '#ffffff'\n",
                  e.lines > 6 ? "" : "set xtics norotate center\n", e.models, e.models - 1);
done:
    lc_error_lines_free(&e);
    return status;
}

const lc_picture lc_picture_errors = {
    .help = "errors over all steps, beside the baselines",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS | LC_FROM_ERRORS,
    .leads = LC_FROM_ERRORS,
    .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_METRIC,
    .draw = draw,
};
