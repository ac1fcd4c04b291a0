#include "cli/bench.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/mem.h"

const char *const lc_bench_standard[] = {
    "lstm-B32-T24-I7-H32-L1",
    "lstm-B64-T96-I7-H64-L1",
    "lstm-B64-T120-I14-H128-L1",
    "lstm-B128-T96-I7-H512-L1",
    "gru-B64-T96-I7-H64-L1",
    "gru-B256-T15-I512-H512-L1",
    "bilstm-B64-T96-I7-H64-L2",
    "rnn-B64-T96-I7-H64-L1",
    "infer-lstm-B1-T96-I7-H64-L1",
    "infer-lstm-B1024-T96-I7-H64-L1",
    NULL,
};

/* Takes a word off the front of a text if it stands there. */
static bool take(const char **text, const char *word)
{
    size_t length = strlen(word);
    bool found = strncmp(*text, word, length) == 0;
    *text += found ? length : 0;
    return found;
}

/* "-B64": the word, then a count of at least 1. */
static bool take_count(size_t *out, const char **text, const char *word)
{
    char *end = NULL;
    if (!take(text, word) || !isdigit((unsigned char)**text))
        return false;
    *out = strtoull(*text, &end, 10);
    *text = end;
    return *out > 0;
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
        return lc_fail(LC_E_USAGE, "no case '%s'; a case is named like lstm-B64-T96-I7-H64-L1, bigru-..., infer-lstm-...", name);
    snprintf(c.cell, sizeof c.cell, "%.*s", length, text);
    snprintf(c.name, sizeof c.name, "%s", name);
    *out = c;
    return LC_OK;
}

static double gates_of(const char *cell)
{
    return strcmp(cell, "lstm") == 0 ? 4 : strncmp(cell, "gru", 3) == 0 ? 3 : 1;
}

double lc_bench_work(const lc_bench_case *c)
{
    double directions = c->bidirectional ? 2 : 1, hidden = (double)c->hidden, inputs = (double)c->inputs, work = 0;
    for (size_t layer = 0; layer < c->layers; layer++) {
        double width = layer ? directions * hidden : inputs;
        double recurrent = c->inference ? hidden : 3 * hidden, input = width * (c->inference ? 1 : layer ? 3 : 2);
        work += directions * 2 * gates_of(c->cell) * hidden * (recurrent + input) * (double)c->context;
    }
    work += directions * hidden * inputs * (c->inference ? 2 : 6);
    return work * (double)c->batch;
}

lc_model_config lc_bench_model(const lc_bench_case *c)
{
    lc_model_config m = {.kind = "recurrent", .loss = "mse", .init = "pytorch", .hidden = {c->hidden}, .hidden_count = 1};
    m.layers = c->layers;
    m.bidirectional = c->bidirectional;
    memcpy(m.cell, c->cell, sizeof m.cell);
    return m;
}

lc_status lc_bench_add(lc_bench_times *t, double ms)
{
    lc_status status = lc_grow(&t->ms, &t->capacity, t->count + 1, sizeof *t->ms);
    if (status == LC_OK)
        t->ms[t->count++] = ms;
    return status;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double lc_bench_median(lc_bench_times *t)
{
    if (t->count == 0)
        return NAN;
    qsort(t->ms, t->count, sizeof *t->ms, compare);
    return t->ms[t->count / 2];
}

double lc_bench_least(const lc_bench_times *t)
{
    double least = t->count ? t->ms[0] : NAN;
    for (size_t i = 1; i < t->count; i++)
        least = fmin(least, t->ms[i]);
    return least;
}

double lc_bench_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}
