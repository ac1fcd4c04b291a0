/* slices - the score of every complete trial of a sweep against each dimension, the most important ones. */
#include "cli/trials.h"

#include "core/shown.h"
#include "core/text.h"

#include <math.h>

enum { PANELS_MOST = 6, NAME_SHOWN = 14, STEPS_SHOWN = 6, ACROSS = 34 }; /* letters below a panel */

static void add_data(lc_sketch *s, const lc_trials *t, size_t dimension, size_t panel)
{
    lc_sketch_numbered(s, "slice", panel, "value (of a choice its number), score");
    for (size_t i = 0; i < t->count; i++)
        if (!isnan(t->item[i]->value[dimension]))
            lc_sketch_row(s, "%.9g %.9g\n", t->item[i]->value[dimension], t->item[i]->objective[0]);
}

/* Whether names of choices, or their beginnings, have room side by side. */
static bool have_room(const lc_dimension *d)
{
    size_t longest = 0;
    for (size_t i = 0; i < d->choices; i++) {
        const size_t letters = lc_columns(d->choice[i]);
        longest = letters > longest ? letters : longest;
    }
    return d->choices * ((longest < NAME_SHOWN ? longest : NAME_SHOWN) + 2) <= ACROSS;
}

static void add_choices(lc_sketch *s, const lc_dimension *d)
{
    lc_sketch_add(s, "set xrange [-0.5:%zu.5]\nset xtics scale 0 %s(", d->choices - 1, have_room(d) ? "" : "rotate by 25 right ");
    for (size_t i = 0; i < d->choices; i++)
        lc_sketch_add(s, "%s%s %zu", i ? ", " : "", lc_quote_tick(d->choice[i], NAME_SHOWN).text, i);
    lc_sketch_add(s, ")\n");
}

/* Of few steps, a tick at each. */
static void add_range(lc_sketch *s, const lc_dimension *d)
{
    const double steps = d->step > 0 && !d->log ? (d->high - d->low) / d->step : INFINITY;
    lc_sketch_range(s, 'x', d->low, d->high, d->log);
    if (steps <= STEPS_SHOWN)
        lc_sketch_add(s, "set xtics %.9g,%.9g,%.9g\n", d->low, d->step, d->high);
}

static void add_panel(lc_sketch *s, const lc_trials *t, const lc_sweep_read_back *b, size_t panel)
{
    const lc_dimension *d = &b->setup.domain.dimension[t->dimension[panel]];
    add_data(s, t, t->dimension[panel], panel);
    lc_sketch_panel(s);
    lc_sketch_add(s, "unset key\nset xlabel %s\nset ylabel '%s'\n", lc_quote(d->key).text, b->study.metric[0]);
    lc_sketch_range(s, 'y', t->low, t->high, t->wide);
    if (d->kind == LC_DIMENSION_CHOICE)
        add_choices(s, d);
    else
        add_range(s, d);
    lc_sketch_add(s,
                  "plot DATA index 'slice%zu:' using 1:2 with points pt 7 ps 0.6 lc rgb '#0072b2', \\\n"
                  "  DATA index 'slice%zu:' every ::0::0 using 1:2 with points pt 7 ps 1.1 lc rgb '#d55e00'\n",
                  panel + 1, panel + 1);
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_trials t = {0};
    TRY(lc_trials_new(&t, scene));
    const size_t count = scene->sweep->setup.domain.count, panels = count < PANELS_MOST ? count : PANELS_MOST;
    const size_t across = panels < 3 ? panels : panels == 4 ? 2 : 3, down = (panels + across - 1) / across;
    char title[LC_TEXT_MAX];
    snprintf(title, sizeof title, "%s: %zu complete trials, the most important dimensions first", lc_text_last_part(scene->path),
             t.count);
    TRY(lc_scene_draws(scene, title, sizeof title, panels, count, "dimensions"));
    s->width = 330 * across < 500 ? 500 : 330 * across;
    s->height = 40 + 300 * down;
    lc_sketch_add(s, "set multiplot layout %zu,%zu title %s\n", down, across, lc_quote_title(s, title).text);
    for (size_t i = 0; i < panels; i++)
        add_panel(s, &t, scene->sweep, i);
    lc_sketch_add(s, "unset multiplot\n");
done:
    lc_trials_clear(&t);
    return status;
}

const lc_picture lc_picture_slices = {
    .help = "scores of a sweep's trials against each dimension",
    .from = LC_FROM_SWEEP,
    .chooses = LC_CHOOSES_STUDY,
    .draw = draw,
};
