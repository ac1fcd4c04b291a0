/* future - the rows that are expected after the last known one, behind the history that they follow. */
#include "cli/moments.h"
#include "cli/picture.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/match.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PANELS_MOST = 6, HISTORY_LEAST = 24, HISTORY_HORIZONS = 3 };

/* One panel: a target of a series. */
typedef struct panel {
    const lc_series *past, *future;
    size_t target;
    lc_rows history; /* of the past, as many as are drawn */
} panel;

typedef struct panels {
    panel item[PANELS_MOST];
    size_t count, more; /* that there is no room for */
    const lc_dataset *past;
    lc_dataset *future;      /* each target's columns */
    const lc_column *column; /* of a target: the point, then quantiles */
    size_t columns, quantiles;
} panels;

/* --- which ------------------------------------------------------------------------------------------------------------ */

/* The last rows before the forecast: rows of the future, which know covariates only, are not of it. */
static lc_rows history_of(const lc_series *past, const lc_series *future)
{
    const size_t wanted = HISTORY_HORIZONS * future->rows > HISTORY_LEAST ? HISTORY_HORIZONS * future->rows : HISTORY_LEAST;
    size_t end = past->rows;
    while (end > 1 && past->time[end - 1] >= future->time[0])
        end--;
    return (lc_rows){end > wanted ? end - wanted : 0, end};
}

static void add_item(panels *p, const lc_series *future, size_t target)
{
    const lc_series *past = lc_match_named(p->past, future->name);
    if (p->count < PANELS_MOST)
        p->item[p->count++] = (panel){past, future, target, history_of(past, future)};
    else
        p->more++;
}

/* All targets of every series. */
static lc_status choose(panels *p, const lc_scene *scene)
{
    const size_t targets = p->future->channels / p->columns;
    for (size_t i = 0; i < p->future->series_count; i++)
        for (size_t t = 0; t < targets; t++)
            if (!scene->channel || lc_names_has(scene->channel, p->future->channel[t * p->columns].name))
                add_item(p, &p->future->series[i], t);
    return p->count ? LC_OK : lc_fail(LC_E_USAGE, "--channel %s: is not forecast by %s", scene->channel, scene->path);
}

/* --- data ------------------------------------------------------------------------------------------------------------- */

static void add_history(lc_sketch *s, lc_extent *y, const panels *p, const panel *at, size_t channel)
{
    char moment[LC_MOMENT];
    for (size_t row = at->history.first; row < at->history.end; row++) {
        lc_moment(moment, at->past, row);
        lc_sketch_moment(s, moment);
        lc_sketch_number(s, lc_extent_add(y, at->past->value[row * p->past->channels + channel]));
        lc_sketch_row(s, "\n");
    }
}

static void add_future(lc_sketch *s, lc_extent *y, const panels *p, const panel *at)
{
    char moment[LC_MOMENT];
    for (size_t row = 0; row < at->future->rows; row++) {
        lc_moment(moment, at->future, row);
        lc_sketch_moment(s, moment);
        for (size_t i = 0; i < 1 + p->quantiles; i++)
            lc_sketch_number(s, lc_extent_add(y, at->future->value[row * p->future->channels + at->target * p->columns + i]));
        lc_sketch_row(s, "\n");
    }
}

/* --- panels ----------------------------------------------------------------------------------------------------------- */

/* Between the quantiles `skip` from the ends. */
static void add_band(lc_sketch *s, const panels *p, size_t index, size_t skip, const char *colour)
{
    const size_t low = 1 + skip, high = p->quantiles - skip;
    lc_sketch_add(s, "DATA index 'future%zu:' using 1:%zu:%zu with filledcurves fc rgb '%s' title '%.3g %% interval', \\\n  ",
                  index + 1, low + 2, high + 2, colour, 100 * (p->column[high].level - p->column[low].level));
}

static void add_lines(lc_sketch *s, const panels *p, size_t index)
{
    const char *with = p->item[index].future->rows > 30 ? "lines" : "linespoints ps 0.4";
    lc_sketch_add(s, "plot ");
    if (p->quantiles > 1)
        add_band(s, p, index, 0, "#d6e6f2");
    if (p->quantiles > 3)
        add_band(s, p, index, p->quantiles / 4, "#a9cce6");
    lc_sketch_add(s, "DATA index 'history%zu:' using 1:2 with lines lt 1 title 'history', \\\n  ", index + 1);
    lc_sketch_add(s, "DATA index 'future%zu:' using 1:2 with %s lt 2 title 'forecast'\n", index + 1, with);
}

static void add_panel(lc_sketch *s, const panels *p, size_t index)
{
    const panel *at = &p->item[index];
    const size_t channel = lc_match_channel(p->past, p->future->channel[at->target * p->columns].name);
    const lc_channel *of = &p->past->channel[channel];
    lc_time_axis times = {.ticks = 8, .of = at->past};
    lc_extent y = lc_extent_none;
    lc_moment(times.first, at->past, at->history.first);
    lc_moment(times.last, at->future, at->future->rows - 1);
    lc_sketch_clock(s, &times);
    lc_sketch_numbered(s, "history", index, "time, value");
    add_history(s, &y, p, at, channel);
    lc_sketch_numbered(s, "future", index, "time, forecast, its quantiles");
    add_future(s, &y, p, at);
    lc_sketch_panel(s);
    lc_sketch_times(s, &times);
    if (p->count > 1)
        lc_sketch_apart(s, y);
    lc_sketch_values(s, 'y', lc_label(of->name, of->units).text, y, lc_stack_letters(p->count));
    if (p->past->series_count > 1)
        lc_sketch_add(s, "set title %s\n", lc_quote_title(s, at->past->name).text);
    lc_sketch_add(s, "%s%s\n", index + 1 < p->count && !s->even ? "unset xlabel\n" : "",
                  index ? "unset key" : "set key at screen 0.855, screen 0.9 left top");
    add_lines(s, p, index);
}

static lc_status look(panels *p, lc_scene *scene)
{
    const lc_outlook *outlook;
    CHECK(lc_scene_outlook(&outlook, scene));
    p->column = lc_outlook_columns(&p->columns, outlook);
    while (p->quantiles + 1 < p->columns && p->column[p->quantiles + 1].kind == LC_COLUMN_QUANTILE)
        p->quantiles++;
    p->past = lc_forecaster_dataset(scene->forecaster);
    const lc_future request = {.series = scene->series, .outlook = outlook};
    lc_string_free(scene->notes);
    scene->notes = NULL;
    const lc_status status = lc_forecaster_future(&p->future, &scene->notes, scene->forecaster, &request);
    if (status == LC_E_DATA) /* there is nothing to draw */
        return lc_fail(LC_E_USAGE, "%s: no future: %s", scene->path, lc_error_message());
    CHECK(status);
    return choose(p, scene);
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    panels p = {.count = 0};
    char title[2 * LC_TEXT_MAX];
    TRY(look(&p, scene));
    snprintf(title, sizeof title, "%s", lc_forecaster_title(scene->forecaster));
    const size_t series = p.future->series_count;
    const char *what = series == 1 ? "channels" : series == p.count + p.more ? "series" : "panels";
    TRY(lc_scene_draws(scene, title, sizeof title, p.count, p.count + p.more, what));
    s->width = 1060;
    lc_sketch_stack(s, p.count);
    lc_sketch_add(s, "set multiplot layout %zu,1 title %s\n", p.count, lc_quote_title(s, title).text);
    lc_sketch_align(s);
    lc_sketch_add(s, "set rmargin at screen 0.84\n");
    for (size_t i = 0; i < p.count; i++)
        add_panel(s, &p, i);
    lc_sketch_add(s, "unset multiplot\n");
done:
    lc_dataset_free(p.future);
    return status;
}

const lc_picture lc_picture_future = {
    .help = "the forecast after the last known row, behind its history",
    .from = LC_FROM_NUMBERS,
    .chooses = LC_CHOOSES_SERIES | LC_CHOOSES_CHANNEL,
    .draw = draw,
};
