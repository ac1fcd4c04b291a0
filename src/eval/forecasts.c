/* forecasts - every forecast of a part beside its truth, chunk after chunk. */
#include <lanecast/evaluate.h>

#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "eval/class_forecasts.h"
#include "eval/contender.h"
#include "eval/portion.h"

/* The truth, the point, the quantiles; then the others. */
enum { TRUTH, POINT, OWN };

typedef struct source {
    const lc_outlook *outlook;
    lc_choice choice;
    lc_windows *windows; /* of the choice; NULL: all */
    lc_chunk *chunk;
    lc_contenders *all;
    lc_spread_sums *spread; /* what is said beyond the point; NULL: nothing is */
} source;

struct lc_forecasts {
    source from;
    lc_class_forecasts *classes; /* where they are forecast; `from` is empty then */
    lc_forecast_table now;       /* of the chunk */
    const char **name;
    double *value;
};

static size_t levels_of(const lc_forecasts *f)
{
    return f->from.spread ? f->from.spread->levels : 0;
}

/* Where the forecaster is a baseline, its column is its own. */
static void name_columns(lc_forecasts *f)
{
    const lc_outlook *outlook = f->from.outlook;
    size_t count = 0;
    f->name[count++] = "truth";
    f->name[count++] = "forecast";
    for (size_t i = 0; i < levels_of(f); i++)
        f->name[count++] = outlook->column[1 + i].name;
    for (size_t i = 1; i < f->from.all->count; i++)
        if (!f->from.all->item[i].known)
            f->name[count++] = f->from.all->item[i].name;
    f->now.columns = count;
}

static lc_status open_source(source *s, const lc_outlook *outlook, lc_part part, const char *series)
{
    const lc_forecaster *f = outlook->forecaster;
    lc_chunk of = {.task = f->task, .threads = lc_forecaster_threads(f)};
    s->outlook = outlook;
    CHECK(lc_choice_new(&s->choice, f->task->dataset, series));
    CHECK(lc_portion_choose(&of.windows, &s->windows, f, part, &s->choice));
    CHECK(lc_chunk_new(&s->chunk, &of));
    CHECK(lc_contenders_new(&s->all, f, s->choice.count));
    CHECK(lc_spread_sums_new(&s->spread, outlook, s->chunk->most, s->choice.count));
    s->all->item[0].spread = s->spread;
    return LC_OK;
}

lc_status lc_forecasts_new(lc_forecasts **out, const lc_outlook *outlook, lc_part part, const char *series)
{
    lc_status status = LC_OK;
    lc_forecasts *f = NULL;
    const lc_task *task = outlook->forecaster->task;
    TRY(lc_new(&f, 1, sizeof *f));
    if (task->classes) {
        TRY(lc_class_forecasts_new(&f->classes, &f->now, outlook->forecaster, part, series));
        *out = f;
        return LC_OK;
    }
    TRY(open_source(&f->from, outlook, part, series));
    TRY(lc_new(&f->name, OWN + levels_of(f) + f->from.all->count, sizeof *f->name));
    name_columns(f);
    TRY(lc_new(&f->value, f->from.chunk->most * lc_task_cells(task) * f->now.columns, sizeof *f->value));
    f->now = (lc_forecast_table){.windows = f->from.chunk->windows,
                                 .total = f->from.chunk->end,
                                 .horizon = task->window.horizon,
                                 .targets = task->target_count,
                                 .columns = f->now.columns,
                                 .column = f->name,
                                 .value = f->value};
    *out = f;
    f = NULL;
done:
    lc_forecasts_free(f);
    return status;
}

void lc_forecasts_free(lc_forecasts *f)
{
    if (!f)
        return;
    lc_class_forecasts_free(f->classes);
    lc_contenders_free(f->from.all);
    lc_spread_sums_free(f->from.spread);
    lc_chunk_free(f->from.chunk);
    lc_windows_free(f->from.windows);
    lc_choice_free(&f->from.choice);
    lc_free(f->name);
    lc_free(f->value);
    lc_free(f);
}

/* One column of all cells of the chunk. */
static void put(lc_forecasts *f, size_t column, const double *from, size_t apart)
{
    const size_t cells = f->now.count * f->now.horizon * f->now.targets;
    for (size_t i = 0; i < cells; i++)
        f->value[i * f->now.columns + column] = from[i * apart];
}

static void put_truth(lc_forecasts *f, const lc_chunk *chunk)
{
    const size_t cells = f->now.horizon * f->now.targets;
    for (size_t i = 0; i < f->now.count * cells; i++)
        f->value[i * f->now.columns + TRUTH] = chunk->truth[lc_chunk_at(chunk, i / cells) + i % cells];
}

lc_status lc_forecasts_next(const lc_forecast_table **out, lc_forecasts *f)
{
    lc_chunk *chunk = f->from.chunk;
    size_t column = OWN + levels_of(f);
    *out = NULL;
    if (f->classes)
        return lc_class_forecasts_next(out, &f->now, f->classes);
    if (!lc_chunk_next(chunk))
        return LC_OK;
    f->now.first = chunk->first;
    f->now.count = chunk->count;
    put_truth(f, chunk);
    for (size_t i = 0; i < f->from.all->count; i++) {
        if (f->from.all->item[i].known)
            continue;
        CHECK(lc_contender_forecast(chunk, &f->from.all->item[i]));
        put(f, i ? column++ : POINT, chunk->forecast, 1);
    }
    for (size_t i = 0; i < levels_of(f); i++)
        put(f, OWN + i, f->from.spread->said + 1 + i, f->from.outlook->count);
    *out = &f->now;
    return LC_OK;
}
