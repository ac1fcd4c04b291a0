/* history - the score of every trial of a sweep, in their order, and the best so far. */
#include "cli/picture.h"

#include "core/text.h"

#include <math.h>

/* What there is to show of a sweep. */
typedef struct seen {
    size_t complete, pruned, failed;
    double low, high;
} seen;

static void add_trials(lc_sketch *s, seen *all, const lc_sweep_read_back *b, lc_trial_state state, const char *name)
{
    lc_sketch_section(s, name, "trial, score");
    for (size_t i = 0; i < b->trials; i++) {
        const lc_trial *t = &b->trial[i];
        const double score = t->objective[0];
        if (t->state != state || !isfinite(score))
            continue;
        lc_sketch_row(s, "%zu %.9g\n", t->number, score);
        all->low = score < all->low ? score : all->low;
        all->high = score > all->high ? score : all->high;
        all->complete += state == LC_TRIAL_COMPLETE;
        all->pruned += state == LC_TRIAL_PRUNED;
    }
}

static void add_best(lc_sketch *s, const lc_sweep_read_back *b)
{
    const lc_trial *best = NULL;
    lc_sketch_section(s, "best", "trial, the best score so far");
    for (size_t i = 0; i < b->trials; i++) {
        if (b->trial[i].state == LC_TRIAL_COMPLETE && isfinite(b->trial[i].objective[0]) &&
            (!best || lc_study_better(&b->study, &b->trial[i], best)))
            best = &b->trial[i];
        if (best)
            lc_sketch_row(s, "%zu %.9g\n", b->trial[i].number, best->objective[0]);
    }
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    const lc_sweep_read_back *b = scene->sweep;
    seen all = {.low = INFINITY, .high = -INFINITY};
    char title[LC_TEXT_MAX], fails[LC_NAME_MAX] = "", which[LC_NAME_MAX] = "";
    add_trials(s, &all, b, LC_TRIAL_COMPLETE, "complete");
    add_trials(s, &all, b, LC_TRIAL_PRUNED, "pruned");
    add_best(s, b);
    for (size_t i = 0; i < b->trials; i++)
        all.failed += b->trial[i].state == LC_TRIAL_FAIL;
    if (all.complete == 0)
        return lc_fail(LC_E_USAGE, "%s: no trial is complete yet", scene->path);
    if (all.failed)
        snprintf(fails, sizeof fails, ", %zu failed", all.failed);
    if (b->study.objectives > 1)
        snprintf(which, sizeof which, ": %s, the first of %zu objectives", b->study.metric[0], b->study.objectives);
    snprintf(title, sizeof title, "%s: %zu trials%s%s", lc_text_last_part(scene->path), b->trials, fails, which);
    lc_sketch_add(s, "set title %s\nset xlabel 'trial'\nset ylabel '%s over validation windows (scaled)'\nset key above\n",
                  lc_quote_title(s, title).text, b->study.metric[0]);
    lc_sketch_counts(s, (double)b->trials);
    lc_sketch_range(s, 'y', all.low, all.high, lc_is_wide(all.low, all.high));
    lc_sketch_add(s, "plot DATA index 'best:' using 1:2 with steps lt 3 lw 2 dashtype 1 title 'the best so far'");
    if (all.pruned)
        lc_sketch_add(
            s, ", \\\n  DATA index 'pruned:' using 1:2 with points pt 2 ps 0.7 lc rgb '#999999' title 'pruned, last report'");
    lc_sketch_add(s, ", \\\n  DATA index 'complete:' using 1:2 with points pt 7 ps 0.6 lc rgb '#0072b2' title 'complete'\n");
    return LC_OK;
}

const lc_picture lc_picture_history = {
    .help = "scores of a sweep's trials in order, and the best so far",
    .from = LC_FROM_SWEEP,
    .leads = LC_FROM_SWEEP,
    .chooses = LC_CHOOSES_STUDY,
    .draw = draw,
};
