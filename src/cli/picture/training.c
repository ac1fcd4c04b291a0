/* training - the loss of every epoch on training and on validation windows, and which was the best. */
#include "cli/run_epochs.h"

#include "core/text.h"
#include "data/classes.h"

#include <math.h>
#include <stdio.h>

static void add_range(lc_sketch *s, const lc_run_epochs *r)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < r->item[i].rounds; k++) {
            const double loss[] = {r->item[i].round[k].loss, r->item[i].round[k].valid_loss};
            for (size_t j = 0; j < 2; j++) {
                low = loss[j] < low ? loss[j] : low;
                high = loss[j] > high ? loss[j] : high;
            }
        }
    if (low <= high)
        lc_sketch_range(s, 'y', low, high, lc_is_wide(low, high));
}

/* Where the weights that are kept are from; NULL: nowhere yet. */
static const lc_epoch *best_of(const lc_network_epochs *m)
{
    return m->facts.best_round && m->facts.best_round <= m->rounds ? &m->round[m->facts.best_round - 1] : NULL;
}

static void mark_best(lc_sketch *s, const lc_run_epochs *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const lc_epoch *best = best_of(&r->item[i]);
        if (best)
            lc_sketch_add(
                s, "set arrow from first %.9g, graph 0 to first %.9g, graph 1 nohead lc rgb '#444444' dashtype (3,3) back\n",
                best->epochs, best->epochs);
    }
}

static double loss_of(const lc_epoch *best)
{
    return isnan(best->valid_loss) ? best->loss : best->valid_loss;
}

/* What marks say: of one network its best epoch, of several the range of theirs. */
static void add_best(lc_sketch *s, const lc_run_epochs *r)
{
    const lc_epoch *best = best_of(&r->item[0]);
    double low = INFINITY, high = -INFINITY;
    char text[2 * LC_NAME_MAX];
    for (size_t i = 0; i < r->count; i++)
        if (best_of(&r->item[i])) {
            low = fmin(low, loss_of(best_of(&r->item[i])));
            high = fmax(high, loss_of(best_of(&r->item[i])));
        }
    if (!best)
        return;
    if (r->count > 1)
        snprintf(text, sizeof text, "the best of each of %zu networks: %.4g to %.4g", r->count, low, high);
    else
        snprintf(text, sizeof text, "best: after %.4g %s, %.4g", best->epochs, best->epochs == 1 ? "epoch" : "epochs",
                 loss_of(best));
    lc_sketch_add(s, ", \\\n  NaN with lines lc rgb '#444444' dashtype (3,3) title '%s'", text);
}

static bool has_validation(const lc_run_epochs *r)
{
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < r->item[i].rounds; k++)
            if (!isnan(r->item[i].round[k].valid_loss))
                return true;
    return false;
}

static void add_lines(lc_sketch *s, const lc_run_epochs *r)
{
    lc_sketch_add(s, "plot ");
    for (size_t i = 0; i < r->count; i++) {
        const char *with = r->item[i].rounds > 40 ? "lines" : "linespoints ps 0.5";
        lc_sketch_add(s, "%sDATA index 'network%zu:' using 1:2 with %s lt 3 %s, \\\n  ", i ? ", \\\n  " : "", i + 1, with,
                      i ? "notitle" : "title 'training'");
        lc_sketch_add(s, "DATA index 'network%zu:' using 1:3 with %s lt 2 %s", i + 1, with,
                      i || !has_validation(r) ? "notitle" : "title 'validation'");
    }
    add_best(s, r);
    lc_sketch_add(s, "\n");
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_run_epochs r = {0};
    char title[LC_TEXT_MAX];
    TRY(lc_run_epochs_new(&r, scene->path));
    lc_run_epochs_add(s, &r);
    snprintf(title, sizeof title, "Training of %.900s", lc_text_last_part(scene->path));
    lc_sketch_add(s, "set title %s\n", lc_quote_title(s, title).text);
    lc_sketch_add(s, "set ylabel 'loss%s'\nset key above\n", lc_class_config_is_on(&r.run.config.classes) ? "" : " (scaled)");
    lc_run_epochs_axis(s, &r);
    add_range(s, &r);
    mark_best(s, &r);
    add_lines(s, &r);
done:
    lc_run_epochs_free(&r);
    return status;
}

const lc_picture lc_picture_training = {
    .help = "losses by epoch, and the best one",
    .from = LC_FROM_RUN,
    .leads = LC_FROM_RUN,
    .draw = draw,
};
