/* parallel - a line for every complete trial of a sweep through all dimensions to its score: dark lines are the best. */
#include "cli/trials.h"

#include "core/text.h"

#include <math.h>
#include <string.h>

enum { NAME_SHOWN = 14, LETTER_WIDTH = 9, LETTERS_LEAST = 4 };

/* Where on the axis of the score, which is the last one: 1 is the worst. */
static double share_of_score(const lc_trials *t, size_t index)
{
    double best = t->item[0]->objective[0], worst = t->item[t->count - 1]->objective[0], score = t->item[index]->objective[0];
    if (t->wide) {
        best = log(best);
        worst = log(worst);
        score = log(score);
    }
    return worst != best ? (score - best) / (worst - best) : 0.5;
}

static void add_trial(lc_sketch *s, const lc_trials *t, size_t index, const lc_domain *domain)
{
    const double rank = (double)index / (double)(t->count - 1);
    for (size_t i = 0; i < domain->count; i++) {
        const double value = t->item[index]->value[t->dimension[i]];
        lc_sketch_row(s, "%zu ", i);
        lc_sketch_number(s, isnan(value) ? (double)NAN : lc_dimension_share(&domain->dimension[t->dimension[i]], value));
        lc_sketch_row(s, "%.9g %zu\n", rank, t->item[index]->number);
    }
    lc_sketch_row(s, "%zu %.9g %.9g %zu\n", domain->count, share_of_score(t, index), rank, t->item[index]->number);
}

/* Lines are apart by an empty line; the best ones are drawn last. */
static void add_data(lc_sketch *s, const lc_trials *t, const lc_domain *domain)
{
    lc_sketch_section(s, "trials", "axis, share of its range, rank (0: best), trial");
    for (size_t i = t->count; i-- > 0;) {
        add_trial(s, t, i, domain);
        if (i > 0)
            lc_sketch_row(s, "\n");
    }
    lc_sketch_section(s, "best", "axis, share of its range, rank, trial");
    add_trial(s, t, 0, domain);
}

/* Where a line is, the text is before it; it ends before the next axis. */
static void add_mark(lc_sketch *s, size_t axis, size_t axes, double share, const char *text)
{
    const size_t room = s->width / LETTER_WIDTH / (axes + 1), letters = room > LETTERS_LEAST ? room : LETTERS_LEAST;
    lc_sketch_add(s, "set label %s at first %zu, first %.9g left offset 0.6,0 front boxed textcolor rgb '#222222'\n",
                  lc_quote_short(text, letters).text, axis, share);
}

static void mark_dimension(lc_sketch *s, const lc_dimension *d, size_t axis, size_t axes)
{
    char text[LC_TEXT_MAX];
    for (size_t i = 0; d->kind == LC_DIMENSION_CHOICE && i < d->choices; i++)
        add_mark(s, axis, axes, lc_dimension_share(d, (double)i), d->choice[i]);
    if (d->kind == LC_DIMENSION_CHOICE)
        return;
    snprintf(text, sizeof text, "%.3g", d->low);
    add_mark(s, axis, axes, lc_dimension_share(d, d->low), text);
    snprintf(text, sizeof text, "%.3g", d->high);
    add_mark(s, axis, axes, lc_dimension_share(d, d->high), text);
}

static void mark_score(lc_sketch *s, const lc_trials *t, size_t axis)
{
    char text[LC_NAME_MAX];
    snprintf(text, sizeof text, "%.4g", t->item[0]->objective[0]);
    add_mark(s, axis, axis, 0, text);
    snprintf(text, sizeof text, "%.4g", t->item[t->count - 1]->objective[0]);
    add_mark(s, axis, axis, 1, text);
}

static void add_axes(lc_sketch *s, const lc_trials *t, const lc_sweep_read_back *b)
{
    const lc_domain *domain = &b->setup.domain;
    lc_sketch_add(s, "set xtics scale 0 rotate by 20 right (");
    for (size_t i = 0; i < domain->count; i++)
        lc_sketch_add(s, "%s %zu, ", lc_quote_tick(domain->dimension[t->dimension[i]].key, 2 * NAME_SHOWN).text, i);
    lc_sketch_add(s, "'%s' %zu)\n", b->study.metric[0], domain->count);
    for (size_t i = 0; i <= domain->count; i++)
        lc_sketch_add(s, "set arrow from first %zu, first 0 to first %zu, first 1 nohead lc rgb '#444444' lw 1 front\n", i, i);
    for (size_t i = 0; i < domain->count; i++)
        mark_dimension(s, &domain->dimension[t->dimension[i]], i, domain->count);
    mark_score(s, t, domain->count);
}

/* The name of the first axis ends below it: of the picture's width, what is left of the axis. */
static double left_margin(const char *name)
{
    const size_t letters = strlen(name) < 2 * NAME_SHOWN ? strlen(name) : 2 * NAME_SHOWN;
    return fmax(0.09, 0.0075 * (double)letters);
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_trials t = {0};
    char title[LC_TEXT_MAX];
    TRY(lc_trials_new(&t, scene));
    add_data(s, &t, &scene->sweep->setup.domain);
    s->width = 1000;
    snprintf(title, sizeof title, "%s: %zu complete trials; dark lines are the best", lc_text_last_part(scene->path), t.count);
    lc_sketch_add(
        s, "set title %s\nset border 0\nunset grid\nunset ytics\nunset key\nset yrange [-0.04:1.04]\nset xrange [-0.1:%zu.6]\n",
        lc_quote_title(s, title).text, scene->sweep->setup.domain.count);
    lc_sketch_add(s,
                  "set style textbox opaque fillcolor rgb '#ffffff' noborder margins 0.3,0.3\nset lmargin at screen %.3f\nset "
                  "bmargin at screen 0.16\n",
                  left_margin(scene->sweep->setup.domain.dimension[t.dimension[0]].key));
    add_axes(s, &t, scene->sweep);
    lc_sketch_add(
        s, "set palette defined (0 '#08306b', 0.3 '#2171b5', 0.7 '#9ecae1', 1 '#e5e5e5')\nset cbrange [0:1]\nunset colorbox\n"
           "plot DATA index 'trials:' using 1:2:3 with lines lw 1.2 lc palette, \\\n"
           "  DATA index 'best:' using 1:2 with linespoints pt 7 ps 0.7 lw 2.5 lc rgb '#d55e00'\n");
done:
    lc_trials_clear(&t);
    return status;
}

const lc_picture lc_picture_parallel = {
    .help = "a line through all dimensions for each of a sweep's trials",
    .from = LC_FROM_SWEEP,
    .chooses = LC_CHOOSES_STUDY,
    .draw = draw,
};
