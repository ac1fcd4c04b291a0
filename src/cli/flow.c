/* flow - norms of gradients against the lag, for the eye and as JSON. */
#include "cli/flow.h"

#include "core/buffer.h"
#include "core/table.h"
#include "nn/arch.h"

#include <string.h>

/* "layer 1", "layer 2 backward" */
static void name_of(char *out, size_t size, const lc_flow *f, size_t layer, size_t direction)
{
    snprintf(out, size, "layer %zu%s", layer + 1, f->directions == 1 ? "" : direction ? " backward" : " forward");
}

/* As a share of that at lag 0. */
static double share_of(const lc_flow *f, size_t layer, size_t direction, size_t lag)
{
    return lc_flow_norm(f, layer, direction, lag) / lc_flow_norm(f, layer, direction, 0);
}

/* 0, 1, 10, 100 ..., or with `finely` 0, 1, 2, 5, 10 ..., and the last; after that, the number of lags. */
static size_t next_lag(size_t lag, size_t lags, bool finely)
{
    size_t decade = 1;
    while (decade * 10 <= lag)
        decade *= 10;
    const size_t times = !finely ? 10 : lag == 2 * decade ? 5 : lag == 5 * decade ? 10 : 2;
    const size_t next = lag == 0 ? 1 : decade * times;
    return lag + 1 >= lags ? lags : next < lags ? next : lags - 1;
}

static void note_direction(const lc_args *args, const lc_flow *f, size_t layer, size_t direction)
{
    char name[LC_NAME_MAX], verdict[LC_NAME_MAX], norms[LC_TEXT_MAX] = "";
    size_t used = 0;
    name_of(name, sizeof name, f, layer, direction);
    lc_flow_say(verdict, sizeof verdict, lc_flow_judge(f, layer, direction));
    for (size_t lag = 1; lag < f->lags && used < sizeof norms; lag = next_lag(lag, f->lags, false))
        used += (size_t)snprintf(norms + used, sizeof norms - used, "%s%.2g at lag %zu",
                                 used ? ", " : "; of lag 0: ", share_of(f, layer, direction, lag), lag);
    lc_note(args, "gradient flow, %s: %s%s", name, verdict, norms);
}

void lc_flow_note(const lc_args *args, const lc_flow *f, const lc_model_config *model)
{
    if (!f && lc_arch_find(model->kind) && strcmp(model->output, "every") == 0)
        lc_note(args, "gradient flow: not measured, since model.output = every has a loss at every lag");
    for (size_t layer = 0; f && layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++)
            note_direction(args, f, layer, d);
}

static lc_status add_row(lc_table *table, const lc_flow *f, size_t lag)
{
    CHECK(lc_table_text(table, "%zu", lag));
    for (size_t layer = 0; layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++)
            CHECK(lc_table_figures(table, share_of(f, layer, d, lag), 3));
    return LC_OK;
}

static lc_status fill(lc_table *table, const lc_flow *f)
{
    char name[LC_NAME_MAX];
    CHECK(lc_table_column(table, "lag", LC_TABLE_RIGHT));
    for (size_t layer = 0; layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++) {
            name_of(name, sizeof name, f, layer, d);
            CHECK(lc_table_column(table, name, LC_TABLE_RIGHT));
        }
    for (size_t lag = 0; lag < f->lags; lag = next_lag(lag, f->lags, true))
        CHECK(add_row(table, f, lag));
    return LC_OK;
}

lc_status lc_flow_show(lc_page *page, const lc_flow *f)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    char name[LC_NAME_MAX], verdict[LC_NAME_MAX];
    TRY(lc_table_new(&table));
    TRY(fill(table, f));
    TRY(lc_page_table(page, table, "Gradient flow: the norm of dL/d state, of what it is at lag 0"));
    for (size_t layer = 0; layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++) {
            name_of(name, sizeof name, f, layer, d);
            lc_flow_say(verdict, sizeof verdict, lc_flow_judge(f, layer, d));
            if (layer + d == 0)
                lc_page_gap(page);
            lc_page_line(page, "%s: %s", name, verdict);
        }
done:
    lc_table_free(table);
    return status;
}

static json_t *numbers_json(const double *value, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, lc_json_number(value[i]));
    return array;
}

static json_t *direction_json(const lc_flow *f, size_t layer, size_t direction)
{
    const lc_flow_verdict verdict = lc_flow_judge(f, layer, direction);
    const bool some = verdict.state == LC_FLOW_VANISHING || verdict.state == LC_FLOW_EXPLODING;
    const size_t first = (layer * f->directions + direction) * f->lags;
    return json_pack("{sI ss ss so sI so so}", "layer", (json_int_t)layer + 1, "direction", direction ? "backward" : "forward",
                     "verdict", lc_flow_state_name(verdict.state), "from_lag",
                     some ? json_integer((json_int_t)verdict.lag) : json_null(), "windows", (json_int_t)f->windows, "dh",
                     numbers_json(f->h + first, f->lags), "dc", numbers_json(f->c + first, f->lags));
}

json_t *lc_flow_json(const lc_flow *f)
{
    json_t *all = f ? json_array() : json_null();
    for (size_t layer = 0; f && layer < f->layers; layer++)
        for (size_t d = 0; d < f->directions; d++)
            json_array_append_new(all, direction_json(f, layer, d));
    return all;
}
