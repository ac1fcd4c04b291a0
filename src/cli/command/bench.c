/* bench - how fast this machine trains, as a share of what it could do, and compared with other programs. */
#include <string.h>

#include "bench/ceiling.h"
#include "bench/contest.h"
#include "bench/phase.h"
#include "cli/scaling.h"
#include "core/mem.h"
#include "core/parallel.h"

typedef struct bench_run {
    const lc_args *args;
    lc_contest contest;
    const char *peer_name[LC_PEERS_MAX];
    char peer_text[LC_PEERS_MAX][LC_TEXT_MAX]; /* names and programs point into it */
    lc_ceilings ceilings;
    lc_bench_result *results;
    size_t count, capacity;
    bool scales; /* what threads bring to a configuration is measured too */
    lc_scaling scaling;
} bench_run;

/* --- as text --------------------------------------------------------------------------------------------------------- */

static lc_status add_titles(lc_table *table, const bench_run *b)
{
    static const char *const title[] = {"threads", "first", "ms", "least", "GFLOP/s", "share"};
    CHECK(lc_table_column(table, "case", LC_TABLE_LEFT));
    for (size_t i = 0; i < sizeof title / sizeof title[0]; i++)
        CHECK(lc_table_column(table, title[i], LC_TABLE_RIGHT));
    for (size_t i = 0; i < b->contest.peers; i++)
        CHECK(lc_table_column(table, b->peer_name[i], LC_TABLE_RIGHT));
    return LC_OK;
}

static lc_status add_case_row(lc_table *table, const bench_run *b, const lc_bench_result *r)
{
    CHECK(lc_table_text(table, "%s", r->bench.name));
    CHECK(lc_table_number(table, (double)r->threads, 0));
    CHECK(lc_table_number(table, r->first, 3));
    CHECK(lc_table_number(table, r->median, 3));
    CHECK(lc_table_number(table, r->least, 3));
    CHECK(lc_table_number(table, lc_bench_gflops(r), 1));
    CHECK(lc_table_text(table, "%.0f %%", 100 * lc_bench_share(r)));
    for (size_t i = 0; i < b->contest.peers; i++)
        CHECK(lc_table_number(table, r->over[i], 2));
    return LC_OK;
}

static lc_status print_cases(const bench_run *b)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(add_titles(table, b));
    for (size_t k = 0; k < b->count; k++)
        TRY(add_case_row(table, b, &b->results[k]));
    TRY(lc_print_table(table, NULL));
done:
    lc_table_free(table);
    return status;
}

/* Where the step of a training case goes, in percent. */
static lc_status add_phase_row(lc_table *table, const bench_run *b, const lc_bench_case *bench)
{
    lc_phase_times times;
    CHECK(lc_bench_phases(&times, bench, b->contest.seconds / 2));
    CHECK(lc_table_text(table, "%s", bench->name));
    CHECK(lc_table_number(table, times.step, 3));
    for (lc_bench_phase phase = 0; phase < LC_BENCH_PHASE_COUNT; phase++)
        CHECK(lc_table_number(table, 100 * times.ms[phase] / times.step, 1));
    return LC_OK;
}

static lc_status print_phases(const bench_run *b)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "one thread, % of a step", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "step, ms", LC_TABLE_RIGHT));
    for (lc_bench_phase phase = 0; phase < LC_BENCH_PHASE_COUNT; phase++)
        TRY(lc_table_column(table, lc_bench_phase_name(phase), LC_TABLE_RIGHT));
    for (size_t k = 0; k < b->count; k++)
        if (!b->results[k].bench.inference)
            TRY(add_phase_row(table, b, &b->results[k].bench));
    if (lc_table_rows(table))
        TRY(lc_print_table(table, NULL));
    else
        lc_note(b->args, "--phases: only training has phases, and no training case was measured");
done:
    lc_table_free(table);
    return status;
}

static lc_status print_text(const bench_run *b)
{
    lc_print_line(NULL, "level %s: %.1f GFLOP/s of multiply-adds per thread; reading %.0f GB/s near, %.0f far, %.0f main",
                  lc_level_name(), b->ceilings.fma_gflops, b->ceilings.near_gbs, b->ceilings.far_gbs, b->ceilings.main_gbs);
    if (b->count)
        CHECK(print_cases(b));
    if (b->contest.peers)
        printf("\nColumns of other programs: their time divided by ours.\n");
    if (lc_args_has(b->args, "phases"))
        CHECK(print_phases(b));
    return b->scales ? lc_scaling_print(&b->scaling) : LC_OK;
}

/* --- as JSON --------------------------------------------------------------------------------------------------------- */

static json_t *case_json(const bench_run *b, const lc_bench_result *r)
{
    json_t *over = json_object();
    for (size_t i = 0; i < b->contest.peers; i++)
        json_object_set_new(over, b->peer_name[i], lc_json_number(r->over[i]));
    return json_pack("{ss sI so so so so so so so}", "name", r->bench.name, "threads", (json_int_t)r->threads, "ms_first",
                     lc_json_number(r->first), "ms", lc_json_number(r->median), "ms_least", lc_json_number(r->least), "gflops",
                     lc_json_number(lc_bench_gflops(r)), "peak_gflops", lc_json_number(r->peak), "share",
                     lc_json_number(lc_bench_share(r)), "over", over);
}

/* "ms_phases": a step on one thread; "phases": the milliseconds of each. */
static lc_status add_phases(json_t *to, const bench_run *b, const lc_bench_case *bench)
{
    lc_phase_times times;
    json_t *phases = json_object();
    json_object_set_new(to, "phases", phases);
    CHECK(lc_bench_phases(&times, bench, b->contest.seconds / 2));
    json_object_set_new(to, "ms_phases", lc_json_number(times.step));
    for (lc_bench_phase phase = 0; phase < LC_BENCH_PHASE_COUNT; phase++)
        json_object_set_new(phases, lc_bench_phase_name(phase), lc_json_number(times.ms[phase]));
    return LC_OK;
}

static lc_status print_json(const bench_run *b)
{
    lc_status status = LC_OK;
    json_t *cases = json_array();
    for (size_t k = 0; k < b->count; k++) {
        json_t *json = case_json(b, &b->results[k]);
        json_array_append_new(cases, json);
        if (lc_args_has(b->args, "phases") && !b->results[k].bench.inference)
            TRY(add_phases(json, b, &b->results[k].bench));
    }
    return lc_print_json(json_pack("{ss ss so s{so so so} so so*}", "schema", "lanecast-bench-1", "isa", lc_level_name(),
                                   "fma_gflops", lc_json_number(b->ceilings.fma_gflops), "read_gbs", "near",
                                   lc_json_number(b->ceilings.near_gbs), "far", lc_json_number(b->ceilings.far_gbs), "main",
                                   lc_json_number(b->ceilings.main_gbs), "cases", cases, "scaling",
                                   b->scales ? lc_scaling_json(&b->scaling) : NULL));
done:
    json_decref(cases);
    return status;
}

/* --- the command ----------------------------------------------------------------------------------------------------- */

/* --peer onednn=PROGRAM */
static lc_status read_peer(bench_run *b, const char *text)
{
    size_t at = b->contest.peers;
    const char *equals = strchr(text, '=');
    if (!equals || equals == text || !equals[1])
        return lc_fail(LC_E_USAGE, "--peer %s: expected NAME=PROGRAM", text);
    if (at == LC_PEERS_MAX)
        return lc_fail(LC_E_USAGE, "--peer %s: at most %d programs", text, LC_PEERS_MAX);
    if (strlen(text) >= LC_TEXT_MAX)
        return lc_fail(LC_E_USAGE, "--peer %.40s...: longer than %d bytes", text, LC_TEXT_MAX - 1);
    char *copy = b->peer_text[at];
    snprintf(copy, LC_TEXT_MAX, "%s", text);
    copy[equals - text] = 0;
    b->peer_name[at] = copy;
    b->contest.program[at] = copy + (equals - text) + 1;
    b->contest.peers++;
    return LC_OK;
}

static lc_status read_peers(bench_run *b)
{
    const char *text;
    for (size_t i = 0; (text = lc_args_item(b->args, "peer", i)); i++)
        CHECK(read_peer(b, text));
    return LC_OK;
}

static lc_status add_case(bench_run *b, const char *name)
{
    lc_bench_case bench;
    CHECK(lc_bench_case_parse(&bench, name));
    CHECK(lc_grow(&b->results, &b->capacity, b->count + 1, sizeof *b->results));
    b->results[b->count++].bench = bench;
    return LC_OK;
}

static lc_status choose_cases(bench_run *b)
{
    const char *name;
    for (size_t i = 0; (name = lc_args_item(b->args, "case", i)); i++)
        CHECK(add_case(b, name));
    for (size_t i = 0; b->scales && !lc_args_words(b->args) && lc_bench_standard[i]; i++)
        CHECK(add_case(b, lc_bench_standard[i]));
    return LC_OK;
}

static lc_status measure_case(bench_run *b, size_t k)
{
    lc_bench_result *r = &b->results[k];
    const lc_bench_case bench = r->bench;
    lc_note(b->args, "%s (%zu of %zu)", bench.name, k + 1, b->count);
    CHECK(lc_contest_run(r, &b->contest, &bench));
    for (size_t i = 0; i < b->contest.peers; i++)
        if (*r->why_not[i])
            lc_note(b->args, "%s: %s: %s", bench.name, b->peer_name[i], r->why_not[i]);
    return LC_OK;
}

static lc_status read_contest(bench_run *b)
{
    CHECK(lc_args_number(&b->contest.seconds, b->args, "seconds"));
    if (!(b->contest.seconds > 0))
        return lc_fail(LC_E_USAGE, "--seconds %g: must be more than 0", b->contest.seconds);
    CHECK(lc_args_count(&b->contest.threads, b->args, "threads"));
    b->contest.threads = lc_parallel_threads(b->contest.threads);
    return read_peers(b);
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    bench_run b = {.args = args, .contest = {.seconds = 2}};
    b.scales = !lc_args_has(args, "case");
    TRY(read_contest(&b));
    TRY(choose_cases(&b));
    TRY(lc_ceilings_measure(&b.ceilings));
    for (size_t k = 0; k < b.count; k++)
        TRY(measure_case(&b, k));
    if (b.scales)
        TRY(lc_scaling_run(&b.scaling, args, b.contest.threads, 2 * b.contest.seconds));
    TRY(lc_args_json(args) ? print_json(&b) : print_text(&b));
done:
    lc_free(b.results);
    return status;
}

static const lc_flag flags[] = {
    {.name = "case",
     .value = "NAME",
     .repeated = true,
     .help = "lstm-B64-T96-I7-H64-L1, bigru-..., infer-lstm-... (default: a list)"},
    {.name = "seconds", .value = "S", .help = "for each case (default: 2)"},
    {.name = "peer", .value = "NAME=PROGRAM", .repeated = true, .help = "another program to compare with (tests/bench has some)"},
    {.name = "phases", .help = "also where a training step spends its time"},
    {.name = NULL},
};

const lc_command lc_command_bench = {
    .group = LC_GROUP_TOOL,
    .summary = "how fast this machine trains",
    .words = "[CONFIG.ini]",
    .words_most = 1,
    .flags = flags,
    .details = "With CONFIG.ini: what threads bring to its training on its data, measured up to the\n"
               "cores that there are and expected beyond, which threads have work, and how many cores\n"
               "are worth having. Without: a list of cases, then the same for the default\n"
               "configuration.\n\n"
               "A step is a whole one: gather, forward, loss, backward, reduction, clipping, Adam,\n"
               "packing; first is the very first. GFLOP/s count only the products; the share is of\n"
               "the multiply-add peak that the machine has at that moment. Steps of another program\n"
               "alternate with ours and count only if its outputs agree; its column is its time\n"
               "divided by ours. --phases runs the same training on one thread.\n",
    .examples = "    lanecast bench --seconds 0.5\n"
                "    lanecast bench prices.ini --threads 2\n"
                "    lanecast bench --phases --case lstm-B64-T96-I7-H64-L1",
    .takes = LC_TAKES_RUN,
    .run = run,
};
