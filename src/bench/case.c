/* case - names of cases, what they ask for and how much arithmetic that is. */
#include "bench/case.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lane/lane.h"

const char *const lc_bench_standard[] = {
    "lstm-B32-T24-I7-H32-L1",
    "lstm-B64-T96-I7-H64-L1",
    "lstm-B64-T120-I14-H128-L1",
    "lstm-B128-T96-I7-H512-L1",
    "lstm-B16-T96-I7-H64-L1",
    "gru-B64-T96-I7-H64-L1",
    "gru-B32-T64-I32-H64-L1",
    "gru-B256-T15-I512-H512-L1",
    "bilstm-B64-T96-I7-H64-L2",
    "rnn-B64-T96-I7-H64-L1",
    "infer-lstm-B1-T96-I7-H64-L1",
    "infer-lstm-B1024-T96-I7-H64-L1",
    NULL,
};

/* Takes a word off the front of a text if it begins with it. */
static bool take(const char **text, const char *word)
{
    size_t length = strlen(word);
    bool found = strncmp(*text, word, length) == 0;
    *text += found ? length : 0;
    return found;
}

enum { COUNT_MOST = 99999999 }; /* rows, and rows * inputs, of the largest case are numbers still */

/* "-B64": the word, then a count from 1 to COUNT_MOST. */
static bool take_count(size_t *out, const char **text, const char *word)
{
    char *end = NULL;
    if (!take(text, word) || !isdigit((unsigned char)**text))
        return false;
    *out = strtoull(*text, &end, 10);
    *text = end;
    return *out > 0 && *out <= COUNT_MOST;
}

static bool take_sizes(lc_bench_case *c, const char *text)
{
    return take_count(&c->batch, &text, "-B") && take_count(&c->context, &text, "-T") && take_count(&c->inputs, &text, "-I") &&
           take_count(&c->hidden, &text, "-H") && take_count(&c->layers, &text, "-L") && c->layers <= LC_LAYERS_MAX && !*text;
}

lc_status lc_bench_case_parse(lc_bench_case *out, const char *name)
{
    lc_bench_case c = {0};
    const char *text = name;
    c.inference = take(&text, "infer-");
    c.bidirectional = take(&text, "bi");
    int length = (int)strcspn(text, "-");
    if (strlen(name) >= sizeof c.name || !take_sizes(&c, text + length))
        return lc_fail(
            LC_E_USAGE,
            "no case '%s'; a case is named like lstm-B64-T96-I7-H64-L1, bigru-..., infer-lstm-..., with counts from 1 to "
            "%d, of layers to %d",
            name, COUNT_MOST, LC_LAYERS_MAX);
    snprintf(c.cell, sizeof c.cell, "%.*s", length, text);
    snprintf(c.name, sizeof c.name, "%s", name);
    *out = c;
    return LC_OK;
}

static lc_cell_type cell_of(const char *name)
{
    const lc_lane *lane;
    const lc_cell_type *type = lc_lane_choose(&lane) == LC_OK ? lc_lane_cell(lane, name) : NULL;
    return type ? *type : (lc_cell_type){0};
}

double lc_bench_work(const lc_bench_case *c)
{
    const lc_cell_type cell = cell_of(c->cell);
    double directions = c->bidirectional ? 2 : 1, hidden = (double)c->hidden, inputs = (double)c->inputs, work = 0;
    for (size_t layer = 0; layer < c->layers; layer++) {
        double width = layer ? directions * hidden : inputs;
        double recurrent = (cell.scan ? 0 : hidden) * (c->inference ? 1 : 3), input = width * (c->inference ? 1 : layer ? 3 : 2);
        work += directions * 2 * (double)cell.gates * hidden * (recurrent + input) * (double)c->context;
    }
    work += directions * hidden * inputs * (c->inference ? 2 : 6);
    return work * (double)c->batch;
}

lc_config lc_bench_config(const lc_bench_case *c, size_t rows)
{
    lc_config config = lc_config_default();
    snprintf(config.data.split, sizeof config.data.split, "%zu 0 0", rows);
    config.window.context = c->context;
    config.window.horizon = 1;
    config.model.hidden[0] = c->hidden;
    config.model.hidden_count = 1;
    config.model.layers = c->layers;
    config.model.bidirectional = c->bidirectional;
    memcpy(config.model.cell, c->cell, sizeof config.model.cell);
    snprintf(config.model.init, sizeof config.model.init, "pytorch");
    config.train.epochs = 1000000;
    config.train.batch = c->batch;
    config.train.rate = 1e-4;
    return config;
}
