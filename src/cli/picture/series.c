/* series - values along time, with the parts of the split, gaps and missing values: a panel for each channel, or for each series.
 *
 * Of a long series every point of the picture has the least and the greatest value of some rows: nothing that stands out is lost.
 */
#include "cli/moments.h"
#include "cli/picture.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/axis.h"
#include "data/stamp.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PANELS_MOST = 6, POINTS = 900 };

/* One panel: a channel of a series. */
typedef struct panel {
    size_t series, channel;
} panel;

typedef struct panels {
    panel item[PANELS_MOST];
    size_t count, more; /* that there is no room for */
    lc_axis *axis;      /* (series) */
} panels;

/* --- columns of forecasts --------------------------------------------------------------------------------------------- */

/* 0.1 of "Close_q0.1" beside "Close"; NaN: it is not a quantile of that channel. */
static double level_of(const char *name, const char *of)
{
    double level;
    if (!lc_text_begins(name, of) || !lc_text_begins(name + strlen(of), "_q") || !lc_text_number(&level, name + strlen(of) + 2))
        return NAN;
    return level;
}

/* Whether a channel says more of another one. */
static bool is_column(const lc_dataset *d, size_t channel)
{
    const char *name = d->channel[channel].name;
    for (size_t i = 0; i < channel; i++) {
        const char *of = d->channel[i].name;
        if (!isnan(level_of(name, of)) || (lc_text_begins(name, of) && lc_text_begins(name + strlen(of), "_sample")))
            return true;
    }
    return false;
}

/* The lowest and the highest quantile of a channel; false: it has not two. */
typedef struct band {
    size_t low, high;
    double level[2];
} band;

static bool find_band(band *out, const lc_dataset *d, size_t channel)
{
    *out = (band){d->channels, d->channels, {INFINITY, -INFINITY}};
    for (size_t c = 0; c < d->channels; c++) {
        const double level = level_of(d->channel[c].name, d->channel[channel].name);
        if (level < out->level[0]) {
            out->low = c;
            out->level[0] = level;
        }
        if (level > out->level[1]) {
            out->high = c;
            out->level[1] = level;
        }
    }
    return out->level[0] < out->level[1];
}

/* --- which ------------------------------------------------------------------------------------------------------------ */

static bool is_wanted(const char *list, const char *name)
{
    return !list || lc_names_has(list, name);
}

static bool is_target(const lc_scene *scene, size_t channel)
{
    size_t count;
    const size_t *target = scene->forecaster ? lc_forecaster_targets(&count, scene->forecaster) : NULL;
    for (size_t i = 0; target && i < count; i++)
        if (target[i] == channel)
            return true;
    return !target;
}

/* All channels of the first series that is wanted, or, of several, one channel of each; of forecasts all. */
static lc_status choose(panels *p, const lc_scene *scene)
{
    const lc_dataset *d = scene->dataset;
    for (size_t i = 0; i < d->series_count; i++)
        for (size_t c = 0; c < d->channels && is_wanted(scene->series, d->series[i].name); c++) {
            const bool one =
                p->count && p->item[p->count - 1].series == i && d->series_count > 1 && !scene->series && !scene->told;
            if (d->series[i].rows == 0 || !is_wanted(scene->channel, d->channel[c].name) ||
                (!scene->channel && (!is_target(scene, c) || (scene->told && is_column(d, c)))))
                continue;
            if (p->count < PANELS_MOST && !one)
                p->item[p->count++] = (panel){i, c};
            else
                p->more++;
        }
    return p->count ? LC_OK
                    : lc_fail(LC_E_USAGE, "%s: has no rows of series %s, channel %s", scene->path,
                              scene->series ? scene->series : "(any)", scene->channel ? scene->channel : "(any)");
}

/* --- data ------------------------------------------------------------------------------------------------------------- */

/* One section's rows on their way. */
typedef struct pen {
    lc_sketch *sketch;
    const lc_series *of;
    size_t channel, channels, apart; /* rows of a point */
    lc_extent y;                     /* of its values; marks are at the least */
} pen;

static double value_at(const pen *p, size_t row)
{
    return p->of->value[row * p->channels + p->channel];
}

static void add_row(const pen *p, size_t row, double value)
{
    char moment[LC_MOMENT];
    lc_moment(moment, p->of, row);
    lc_sketch_moment(p->sketch, moment);
    lc_sketch_number(p->sketch, value);
    lc_sketch_row(p->sketch, "\n");
}

/* The least and the greatest value of rows, in their order. */
static void add_point(const pen *p, size_t first, size_t end)
{
    size_t least = end, most = end;
    for (size_t row = first; row < end; row++) {
        const double value = value_at(p, row);
        if (isnan(value))
            continue;
        least = least == end || value < value_at(p, least) ? row : least;
        most = most == end || value > value_at(p, most) ? row : most;
    }
    if (least == end) {
        add_row(p, first, NAN);
        return;
    }
    add_row(p, least < most ? least : most, value_at(p, least < most ? least : most));
    if (least != most)
        add_row(p, least < most ? most : least, value_at(p, least < most ? most : least));
}

static void add_line(const pen *p, const lc_axis *axis)
{
    for (size_t row = 0, end; row < p->of->rows; row = end) {
        for (end = row + 1; end < p->of->rows && end - row < p->apart && !lc_axis_is_gap(axis, p->of, end);)
            end++;
        add_point(p, row, end);
        if (end < p->of->rows && lc_axis_is_gap(axis, p->of, end))
            add_row(p, end, NAN);
    }
}

/* Marks: after the last row before a gap, and where values are missing, a few for each point at most. */
static size_t add_gaps(const pen *p, const lc_axis *axis)
{
    size_t count = 0;
    for (size_t row = 1; row < p->of->rows; row++)
        if (lc_axis_is_gap(axis, p->of, row)) {
            count++;
            add_row(p, row - 1, p->y.low);
        }
    return count;
}

static size_t add_missing(const pen *p)
{
    size_t count = 0, last = SIZE_MAX;
    for (size_t row = 0; row < p->of->rows; row++) {
        if (!isnan(value_at(p, row)))
            continue;
        count++;
        if (row / p->apart != last)
            add_row(p, row, p->y.low);
        last = row / p->apart;
    }
    return count;
}

/* --- panels ----------------------------------------------------------------------------------------------------------- */

static void add_parts(lc_sketch *s, const lc_split *split, size_t series, const lc_series *of)
{
    static const char *const colour[LC_PARTS] = {"#ffffff", "#fdf3dc", "#e3eef6"}, *const name[LC_PARTS] = {"train", "validation",
                                                                                                            "test"};
    for (lc_part part = 0; split && part < LC_PARTS; part++) {
        const lc_rows rows = split->part[series * LC_PARTS + part];
        char first[LC_MOMENT], last[LC_MOMENT];
        if (rows.first >= rows.end)
            continue;
        lc_moment(first, of, rows.first);
        lc_moment(last, of, rows.end - 1);
        lc_sketch_add(s, "set object rect from '%s', graph 0 to '%s', graph 1 fc rgb '%s' fs solid noborder behind\n",
                      lc_sketch_place(s, first).text, lc_sketch_place(s, last).text, colour[part]);
        const bool ends = part == LC_VALID; /* there, of a narrow part too, it does not run into the next one's */
        lc_sketch_add(s, "set label ' %s ' at '%s', graph 1.06 %s textcolor rgb '#555555'\n", name[part],
                      lc_sketch_place(s, ends ? last : first).text, ends ? "right" : "left");
    }
}

static pen pen_of(lc_sketch *s, const panel *at, const lc_scene *scene)
{
    const lc_series *of = &scene->dataset->series[at->series];
    pen p = {s, of, at->channel, scene->dataset->channels, 1 + of->rows / POINTS, lc_extent_none};
    for (size_t row = 0; row < of->rows; row++)
        lc_extent_add(&p.y, value_at(&p, row));
    return p;
}

static lc_time_axis axis_of(const lc_series *of)
{
    lc_time_axis times = {.ticks = 9, .of = of};
    lc_moment(times.first, of, 0);
    lc_moment(times.last, of, of->rows - 1);
    return times;
}

/* marked: a key says what marks are. */
static void add_axes(lc_sketch *s, const panels *all, size_t index, const lc_scene *scene, lc_extent y, bool marked)
{
    const panel *at = &all->item[index];
    const lc_channel *channel = &scene->dataset->channel[at->channel];
    const lc_series *of = &scene->dataset->series[at->series];
    const lc_time_axis times = axis_of(of);
    lc_sketch_panel(s);
    lc_sketch_times(s, &times);
    if (all->count > 1)
        lc_sketch_apart(s, y);
    lc_sketch_values(s, 'y', lc_label(channel->name, channel->units).text, y, lc_stack_letters(all->count));
    if (scene->dataset->series_count > 1)
        lc_sketch_add(s, "set title %s\n", lc_quote_title(s, of->name).text);
    lc_sketch_add(s, "%sset key top right opaque horizontal\nset offsets 0, 0, %s, 0\n",
                  index + 1 < all->count && !s->even ? "unset xlabel\n" : "", marked ? "graph 0.2" : "0"); /* room for the key */
    add_parts(s, scene->split, at->series, of);
}

/* A row for each row of the series. */
static void add_band(const pen *p, const band *b)
{
    char moment[LC_MOMENT];
    for (size_t row = 0; row < p->of->rows; row++) {
        lc_moment(moment, p->of, row);
        lc_sketch_moment(p->sketch, moment);
        lc_sketch_number(p->sketch, p->of->value[row * p->channels + b->low]);
        lc_sketch_row(p->sketch, " ");
        lc_sketch_number(p->sketch, p->of->value[row * p->channels + b->high]);
        lc_sketch_row(p->sketch, "\n");
    }
}

static lc_extent band_extent(const pen *p, const band *b)
{
    lc_extent y = p->y;
    for (size_t row = 0; row < p->of->rows; row++) {
        lc_extent_add(&y, p->of->value[row * p->channels + b->low]);
        lc_extent_add(&y, p->of->value[row * p->channels + b->high]);
    }
    return y;
}

static void add_panel(lc_sketch *s, const panels *all, size_t index, const lc_scene *scene)
{
    const lc_axis *axis = &all->axis[all->item[index].series];
    const pen p = pen_of(s, &all->item[index], scene);
    const lc_time_axis times = axis_of(p.of);
    band b;
    lc_sketch_clock(s, &times);
    lc_sketch_numbered(s, "line", index, "time, value");
    add_line(&p, axis);
    lc_sketch_numbered(s, "gaps", index, "time of the last row before a gap, where its mark is");
    const size_t gaps = add_gaps(&p, axis);
    lc_sketch_numbered(s, "missing", index, "time of a missing value, where its mark is");
    const size_t missing = add_missing(&p);
    const bool one = p.of->rows == 1; /* no line */
    const bool banded = scene->told && find_band(&b, scene->dataset, p.channel);
    if (banded) {
        lc_sketch_numbered(s, "band", index, "time, lowest and highest quantile");
        add_band(&p, &b);
    }
    add_axes(s, all, index, scene, banded ? band_extent(&p, &b) : p.y, banded || gaps || missing);
    lc_sketch_add(s, "plot ");
    if (banded)
        lc_sketch_add(s, "DATA index 'band%zu:' using %s title '%.3g %% interval', \\\n  ", index + 1,
                      one ? "1:2:2:3 with yerrorbars pt 0 lw 2 lc rgb '#c6dcec'" : "1:2:3 with filledcurves fc rgb '#c6dcec'",
                      100 * (b.level[1] - b.level[0]));
    lc_sketch_add(s, "DATA index 'line%zu:' using 1:2 with %s %s", index + 1, one ? "points pt 7 ps 0.8 lt 2" : "lines lt 2 lw 1",
                  banded ? "title 'forecast'" : "notitle");
    if (gaps)
        lc_sketch_add(s, ", \\\n  DATA index 'gaps%zu:' using 1:2 with points pt 2 ps 0.7 lc rgb '#d55e00' title 'gap: %zu'",
                      index + 1, gaps);
    if (missing)
        lc_sketch_add(s,
                      ", \\\n  DATA index 'missing%zu:' using 1:2 with points pt 1 ps 0.7 lc rgb '#cc79a7' title 'missing: %zu'",
                      index + 1, missing);
    lc_sketch_add(s, "\n");
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    panels p = {.count = 0};
    char title[LC_TEXT_MAX];
    TRY(choose(&p, scene));
    TRY(lc_axes_new(&p.axis, scene->dataset, "cut"));
    snprintf(title, sizeof title, "%s", scene->dataset->title && *scene->dataset->title ? scene->dataset->title : scene->path);
    const char *what = p.item[0].series == p.item[p.count - 1].series ? "channels" : "panels";
    TRY(lc_scene_draws(scene, title, sizeof title, p.count, p.count + p.more, what));
    lc_sketch_stack(s, p.count);
    lc_sketch_add(s, "set multiplot layout %zu,1 title %s.\"\\n\"\n", p.count, lc_quote_title(s, title).text);
    lc_sketch_align(s);
    for (size_t i = 0; i < p.count; i++)
        add_panel(s, &p, i, scene);
    lc_sketch_add(s, "unset multiplot\n");
done:
    lc_free(p.axis);
    return status;
}

const lc_picture lc_picture_series = {
    .help = "values along time, with the parts of the split, gaps and missing values",
    .from = LC_FROM_DATA,
    .leads = LC_FROM_DATA,
    .chooses = LC_CHOOSES_SERIES | LC_CHOOSES_CHANNEL,
    .draw = draw,
};
