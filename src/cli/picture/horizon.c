/* horizon - the error of every step of the horizon, of the model and of what it is set against. */
#include "cli/error_lines.h"

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_error_lines e = {0};
    TRY(lc_error_lines_new(&e, scene));
    if (e.horizon < 2)
        FAIL(LC_E_USAGE, "%s: its horizon is one row, so errors have no course; errors is the picture of that", scene->path);
    lc_sketch_section(s, "steps", "step, then each forecaster's error");
    for (size_t step = 0; step < e.horizon; step++) {
        lc_sketch_row(s, "%zu ", step + 1);
        for (size_t i = 0; i < e.lines; i++)
            lc_sketch_number(s, e.line[i].step[step]);
        lc_sketch_row(s, "\n");
    }
    lc_sketch_add(
        s, "set title %s\nset xlabel 'step of the horizon (rows ahead)'\nset ylabel %s\nset xrange [1:%zu]\nset yrange [0:*]\n",
        lc_quote(e.title).text, lc_quote(e.measure).text, e.horizon);
    lc_sketch_add(s, "set key outside right top\nplot ");
    for (size_t i = 0; i < e.lines; i++)
        lc_sketch_add(s, "%sDATA index 'steps:' using 1:%zu with %s lt %zu title %s", i ? ", \\\n  " : "", i + 2,
                      e.horizon > 40 ? "lines" : "linespoints ps 0.5", i % 7 + 2, lc_quote(e.line[i].name).text);
    lc_sketch_add(s, "\n");
done:
    lc_error_lines_free(&e);
    return status;
}

const lc_picture lc_picture_horizon = {
    .help = "errors by step of the horizon, beside the baselines",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS | LC_FROM_ERRORS,
    .draw = draw,
};
