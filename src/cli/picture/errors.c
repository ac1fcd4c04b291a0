/* errors - the error over all steps, of the model and of what it is set against, as bars. */
#include "cli/error_lines.h"

enum { NAME_SHOWN = 48, BAR_HEIGHT = 40 };

/* A bar that is far above the model's is cut, so that the others can be compared; its number is not. One that is little more is
 * drawn. */
static const double tallest = 3, little = 1.5;

static double find_top(const lc_error_lines *e)
{
    const double limit = tallest * e->line[0].overall;
    double top = e->line[0].overall;
    for (size_t i = 1; i < e->lines; i++) {
        const double bar = e->line[i].overall, drawn = limit > 0 && bar > little * limit ? limit : bar;
        top = drawn > top ? drawn : top;
    }
    return top;
}

/* A name each, from the top down; at the right there is room for a number. */
static void add_axes(lc_sketch *s, const lc_error_lines *e)
{
    const double top = find_top(e);
    s->height = 130 + BAR_HEIGHT * e->lines;
    lc_sketch_add(s, "set title %s\nset xlabel %s\nset yrange [%zu.6:-0.6]\nset style fill solid\nunset key\n",
                  lc_quote_title(s, e->title).text, lc_quote(e->measure).text, e->lines - 1);
    lc_sketch_add(s, "TOP = %.9g\nshort(x) = x > TOP ? TOP : x\nset xrange [0:%.9g]\nset grid noytics\n", top,
                  top > 0 ? 1.25 * top : 1);
    lc_sketch_add(s, "set ytics scale 0 (");
    for (size_t i = 0; i < e->lines; i++)
        lc_sketch_add(s, "%s%s %zu", i ? ", " : "", lc_quote_tick(e->line[i].name, NAME_SHOWN).text, i);
    lc_sketch_add(s, ")\n");
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
    add_axes(s, &e);
    lc_sketch_add(
        s,
        "plot DATA index 'bars:' every ::%zu using (short($2)/2):1:(short($2)/2):(0.3) with boxxyerror fc rgb '#b0b0b0', \\\n"
        "  DATA index 'bars:' every ::0::%zu using (short($2)/2):1:(short($2)/2):(0.3) with boxxyerror fc rgb '#0072b2', \\\n"
        "  DATA index 'bars:' using (short($2)):1:(sprintf($2 > TOP ? '%%.4g (cut)' : '%%.4g', $2)) with labels left offset "
        "0.5,0, \\\n"
        "  DATA index 'bars:' using ($2 > TOP ? 0.84 * TOP : NaN):($1+0.33):(0.07 * TOP):(-0.66) "
        "with vectors nohead lw 8 dt solid lc rgb '#ffffff'\n",
        e.models, e.models - 1);
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
