/* classes - class, then shares, of one target after the other. */
#include "model/future/classes.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"

static lc_status name_channel(lc_channel *channel, const lc_classes *c, size_t target, const char *kind, const char *class)
{
    char name[3 * LC_TEXT_MAX];
    snprintf(name, sizeof name, "%s%s%s%s", c->targets > 1 ? c->target[target] : "", c->targets > 1 ? "_" : "", kind, class);
    CHECK(lc_copy_text(&channel->name, name));
    return lc_copy_text(&channel->units, "1");
}

lc_status lc_future_class_channels(lc_dataset *d, const lc_forecaster *f)
{
    const lc_classes *c = f->task->classes;
    const char *kind = lc_forecaster_says_shares(f) ? "p_" : "score_";
    d->channels = c->targets * (1 + c->count);
    CHECK(lc_new(&d->channel, d->channels, sizeof *d->channel));
    for (size_t target = 0; target < c->targets; target++) {
        lc_channel *first = &d->channel[target * (1 + c->count)];
        CHECK(name_channel(first, c, target, "class", ""));
        CHECK(lc_classes_words(&first->meanings, c));
        for (size_t k = 0; k < c->count; k++)
            CHECK(name_channel(first + 1 + k, c, target, kind, c->name[k]));
    }
    return LC_OK;
}

/* What is said of one window (cells, classes). */
static void fill(lc_series *s, const lc_task *task, const double *say)
{
    const lc_classes *c = task->classes;
    double *to = s->value;
    for (size_t cell = 0; cell < c->steps * c->targets; cell++, say += c->count) {
        *to++ = (double)lc_class_most(say, c->count);
        memcpy(to, say, c->count * sizeof *to);
        to += c->count;
    }
    s->rows = c->steps;
    memmove(s->time, s->time + c->lead, s->rows * sizeof *s->time);
    if (s->offset)
        memmove(s->offset, s->offset + c->lead, s->rows * sizeof *s->offset);
}

lc_status lc_future_classes(lc_dataset *d, const lc_future_plan *p, const lc_ahead *ahead)
{
    lc_status status = LC_OK;
    const lc_task *task = p->forecaster->task;
    const size_t numbers = lc_task_cells(task) * lc_task_columns(task);
    lc_forecast_request request = {.count = p->count, .ahead = ahead};
    lc_windows *windows = NULL;
    double *say = NULL;
    TRY(lc_windows_list(&windows, p->window, p->count));
    TRY(lc_new(&say, p->count * numbers, sizeof *say));
    request.windows = windows;
    TRY(lc_forecaster_predict_ahead(say, p->forecaster, &request));
    for (size_t i = 0; i < p->count; i++)
        fill(&d->series[i], task, say + i * numbers);
done:
    lc_free(say);
    lc_windows_free(windows);
    return status;
}
