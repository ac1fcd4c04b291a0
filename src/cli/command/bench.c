/* bench - how fast this machine trains, as a share of what it could do and against opponents, in one run, alternating. */
#include <math.h>
#include <string.h>
#include <time.h>

#include "cli/bench.h"
#include "cli/command.h"
#include "core/mem.h"
#include "core/parallel.h"

enum { PEERS_MOST = 4, BURST = 5, WARM_MS = 25 };

/* One case, measured. */
typedef struct result {
    lc_bench_case bench;
    size_t threads;
    double first, median, least; /* ms */
    double peak;                 /* GFLOP/s of multiply-adds, all threads, measured between the bursts */
    double over[PEERS_MOST];     /* the opponent's median over ours; NaN: not run */
} result;

typedef struct bench_run {
    const lc_args *args;
    lc_bench_ceilings ceilings;
    double seconds;
    size_t threads;
    const char *peer_name[PEERS_MOST + 1], *peer_program[PEERS_MOST];
    char peer_text[PEERS_MOST][LC_TEXT_MAX];
    size_t peers;
    result *results;
    size_t count, capacity;
} bench_run;

/* --- measuring one case ---------------------------------------------------------------------------------------------- */

/* An opponent that computes something else is no opponent. */
static bool agrees(const double *a, const double *b)
{
    return fabs(a[0] - b[0]) <= 1e-3 * (1 + fabs(b[0])) && fabs(a[1] - b[1]) <= 1e-3 * (1 + fabs(b[1]));
}

static void open_peers(lc_bench_peer **peer, const bench_run *b, const lc_bench_case *bench)
{
    double check[2];
    bool known = lc_bench_check(check, bench) == LC_OK;
    for (size_t i = 0; i < b->peers; i++) {
        peer[i] = NULL;
        if (lc_bench_peer_open(&peer[i], b->peer_program[i], bench, b->threads) != LC_OK)
            lc_note(b->args, "%s: %s: %s", bench->name, b->peer_name[i], lc_error_message());
        else if (!known || !agrees(check, lc_bench_peer_check(peer[i]))) {
            lc_note(b->args, "%s: %s computes something else (%g %g, not %g %g): left out", bench->name, b->peer_name[i],
                    lc_bench_peer_check(peer[i])[0], lc_bench_peer_check(peer[i])[1], check[0], check[1]);
            lc_bench_peer_close(peer[i]);
            peer[i] = NULL;
        }
    }
}

/* So that the threads of whoever ran before, which may still spin, have gone to sleep. */
static void rest(const bench_run *b)
{
    const struct timespec pause = {.tv_nsec = 5000000};
    if (b->peers)
        nanosleep(&pause, NULL);
}

/* Some steps in a row of ours, or of an opponent. Those of the first WARM_MS are not counted: threads wake up on one core, and it
 * takes a tick of the scheduler or two until they are apart. */
static lc_status burst(lc_bench_times *times, lc_bench_own *own, lc_bench_peer *peer)
{
    lc_status status = LC_OK;
    double ms, began = lc_bench_now(), at = 0;
    for (size_t counted = 0; counted < BURST; at = lc_bench_now() - began) {
        TRY(own ? lc_bench_own_step(&ms, own) : lc_bench_peer_step(&ms, peer));
        if (at < WARM_MS)
            continue;
        TRY(lc_bench_add(times, ms));
        counted++;
    }
done:
    return status;
}

/* Who runs one case, and what was measured of them. */
typedef struct contest {
    lc_bench_own *own;
    lc_bench_peer *peer[PEERS_MOST]; /* NULL: cannot */
    lc_bench_times ours, theirs[PEERS_MOST];
    double fma;
} contest;

/* Ours, the multiply-adds of this moment, then each opponent, over and over. */
static lc_status alternate(contest *c, const bench_run *b)
{
    lc_status status = LC_OK;
    double end = lc_bench_now() + 1e3 * b->seconds;
    do {
        rest(b);
        TRY(burst(&c->ours, c->own, NULL));
        TRY(lc_bench_fma(&c->fma, b->threads));
        for (size_t i = 0; i < b->peers; i++) {
            rest(b);
            if (c->peer[i])
                TRY(burst(&c->theirs[i], NULL, c->peer[i]));
        }
    } while (lc_bench_now() < end);
done:
    return status;
}

static void close_contest(contest *c)
{
    lc_free(c->ours.ms);
    for (size_t i = 0; i < PEERS_MOST; i++) {
        lc_free(c->theirs[i].ms);
        lc_bench_peer_close(c->peer[i]);
    }
    lc_bench_own_free(c->own);
}

static lc_status measure(result *out, const bench_run *b, const lc_bench_case *bench)
{
    lc_status status = LC_OK;
    double first;
    contest c = {0};
    TRY(lc_bench_own_new(&c.own, bench, b->threads));
    TRY(lc_bench_own_step(&first, c.own));
    open_peers(c.peer, b, bench);
    TRY(alternate(&c, b));
    *out = (result){.bench = *bench, .threads = b->threads, .first = first, .peak = c.fma * (double)b->threads};
    out->least = lc_bench_least(&c.ours);
    out->median = lc_bench_median(&c.ours);
    for (size_t i = 0; i < PEERS_MOST; i++)
        out->over[i] = lc_bench_median(&c.theirs[i]) / out->median;
done:
    close_contest(&c);
    return status;
}

static double gflops(const result *r)
{
    return 1e-6 * lc_bench_work(&r->bench) / r->least;
}

static double share(const result *r)
{
    return gflops(r) / r->peak;
}

/* --- printing -------------------------------------------------------------------------------------------------------- */

static lc_status print_cases(const bench_run *b)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    static const char *const title[] = {"threads", "first", "ms", "least", "GFLOP/s", "share"};
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "case", LC_TABLE_LEFT));
    for (size_t i = 0; i < sizeof title / sizeof title[0]; i++)
        TRY(lc_table_column(table, title[i], LC_TABLE_RIGHT));
    for (size_t i = 0; i < b->peers; i++)
        TRY(lc_table_column(table, b->peer_name[i], LC_TABLE_RIGHT));
    for (size_t k = 0; k < b->count; k++) {
        const result *r = &b->results[k];
        TRY(lc_table_text(table, "%s", r->bench.name));
        TRY(lc_table_number(table, (double)r->threads, 0));
        TRY(lc_table_number(table, r->first, 3));
        TRY(lc_table_number(table, r->median, 3));
        TRY(lc_table_number(table, r->least, 3));
        TRY(lc_table_number(table, gflops(r), 1));
        TRY(lc_table_text(table, "%.0f %%", 100 * share(r)));
        for (size_t i = 0; i < b->peers; i++)
            TRY(lc_table_number(table, r->over[i], 2));
    }
    TRY(lc_print_table(table, NULL));
done:
    lc_table_free(table);
    return status;
}

/* Where the step of each training case goes, in percent. */
static lc_status print_phases(const bench_run *b)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    double ms[LC_PHASES];
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "one thread, % of a step", LC_TABLE_LEFT));
    for (lc_bench_phase phase = 0; phase < LC_PHASES; phase++)
        TRY(lc_table_column(table, lc_bench_phase_name(phase), LC_TABLE_RIGHT));
    for (size_t k = 0; k < b->count; k++) {
        double whole = 0;
        if (b->results[k].bench.inference)
            continue;
        TRY(lc_bench_phases(ms, &b->results[k].bench, b->seconds / 2));
        for (int phase = 0; phase < LC_PHASES; phase++)
            whole += ms[phase];
        TRY(lc_table_text(table, "%s", b->results[k].bench.name));
        for (int phase = 0; phase < LC_PHASES; phase++)
            TRY(lc_table_number(table, 100 * ms[phase] / whole, 1));
    }
    if (lc_table_rows(table))
        TRY(lc_print_table(table, NULL));
    else
        lc_note(b->args, "--phases: inference has none; no training case was measured");
done:
    lc_table_free(table);
    return status;
}

static lc_status print_text(const bench_run *b)
{
    lc_status status = LC_OK;
    lc_print_line(NULL, "level %s: %.1f GFLOP/s of multiply-adds per thread; reading %.0f GB/s near, %.0f far, %.0f main",
                  lc_level_name(), b->ceilings.fma_gflops, b->ceilings.near_gbs, b->ceilings.far_gbs, b->ceilings.main_gbs);
    TRY(print_cases(b));
    if (b->peers)
        printf("\nOpponents' columns: their time over ours.\n");
    if (lc_args_has(b->args, "phases"))
        TRY(print_phases(b));
done:
    return status;
}

static json_t *case_json(const bench_run *b, const result *r)
{
    json_t *over = json_object();
    for (size_t i = 0; i < b->peers; i++)
        json_object_set_new(over, b->peer_name[i], lc_json_number(r->over[i]));
    return json_pack("{ss sI so so so so so so so}", "name", r->bench.name, "threads", (json_int_t)r->threads, "ms_first",
                     lc_json_number(r->first), "ms", lc_json_number(r->median), "ms_least", lc_json_number(r->least), "gflops",
                     lc_json_number(gflops(r)), "peak_gflops", lc_json_number(r->peak), "share", lc_json_number(share(r)), "over",
                     over);
}

/* "phases": milliseconds of each, one thread. */
static lc_status add_phases(json_t *to, const bench_run *b, const result *r)
{
    lc_status status = LC_OK;
    double ms[LC_PHASES];
    json_t *phases = json_object();
    json_object_set_new(to, "phases", phases);
    TRY(lc_bench_phases(ms, &r->bench, b->seconds / 2));
    for (lc_bench_phase phase = 0; phase < LC_PHASES; phase++)
        json_object_set_new(phases, lc_bench_phase_name(phase), lc_json_number(ms[phase]));
done:
    return status;
}

static lc_status print_json(const bench_run *b)
{
    lc_status status = LC_OK;
    json_t *cases = json_array();
    for (size_t k = 0; k < b->count; k++) {
        json_t *json = case_json(b, &b->results[k]);
        json_array_append_new(cases, json);
        if (lc_args_has(b->args, "phases") && !b->results[k].bench.inference)
            TRY(add_phases(json, b, &b->results[k]));
    }
    return lc_print_json(json_pack("{ss ss so s{so so so} so}", "schema", "lanecast-bench-1", "isa", lc_level_name(),
                                   "fma_gflops", lc_json_number(b->ceilings.fma_gflops), "read_gbs", "near",
                                   lc_json_number(b->ceilings.near_gbs), "far", lc_json_number(b->ceilings.far_gbs), "main",
                                   lc_json_number(b->ceilings.main_gbs), "cases", cases));
done:
    json_decref(cases);
    return status;
}

/* --- the command ----------------------------------------------------------------------------------------------------- */

/* --peer onednn=PROGRAM */
static lc_status read_peers(bench_run *b)
{
    const char *text;
    for (; (text = lc_args_item(b->args, "peer", b->peers)); b->peers++) {
        const char *equals = strchr(text, '=');
        if (!equals || equals == text || !equals[1])
            return lc_fail(LC_E_USAGE, "--peer %s: write NAME=PROGRAM", text);
        if (b->peers == PEERS_MOST || strlen(text) >= LC_TEXT_MAX)
            return lc_fail(LC_E_USAGE, "--peer %s: too many, or too long", text);
        char *copy = b->peer_text[b->peers];
        snprintf(copy, LC_TEXT_MAX, "%s", text);
        copy[equals - text] = 0;
        b->peer_name[b->peers] = copy;
        b->peer_program[b->peers] = copy + (equals - text) + 1;
    }
    return LC_OK;
}

static lc_status add_case(bench_run *b, const char *name)
{
    lc_status status = LC_OK;
    lc_bench_case bench;
    TRY(lc_bench_case_parse(&bench, name));
    TRY(lc_grow(&b->results, &b->capacity, b->count + 1, sizeof *b->results));
    b->results[b->count++].bench = bench;
done:
    return status;
}

static lc_status choose_cases(bench_run *b)
{
    lc_status status = LC_OK;
    const char *name;
    for (size_t i = 0; (name = lc_args_item(b->args, "case", i)); i++)
        TRY(add_case(b, name));
    for (size_t i = 0; b->count == 0 || (!lc_args_has(b->args, "case") && lc_bench_standard[i]); i++)
        TRY(add_case(b, lc_bench_standard[i]));
done:
    return status;
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    bench_run b = {.args = args, .seconds = 2};
    TRY(lc_args_number(&b.seconds, args, "seconds"));
    if (!(b.seconds > 0))
        FAIL(LC_E_USAGE, "--seconds %g: more than 0 is needed", b.seconds);
    TRY(lc_args_count(&b.threads, args, "threads"));
    b.threads = lc_parallel_threads(b.threads);
    TRY(read_peers(&b));
    TRY(choose_cases(&b));
    TRY(lc_bench_measure(&b.ceilings));
    for (size_t k = 0; k < b.count; k++) {
        lc_bench_case bench = b.results[k].bench;
        lc_note(args, "%s (%zu of %zu)", bench.name, k + 1, b.count);
        TRY(measure(&b.results[k], &b, &bench));
    }
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
    {.name = "peer", .value = "NAME=PROGRAM", .repeated = true, .help = "an opponent to run beside (tests/bench has some)"},
    {.name = "phases", .help = "also where a training step spends its time"},
    {.name = NULL},
};

const lc_command lc_command_bench = {
    .name = "bench",
    .group = LC_GROUP_TOOL,
    .summary = "how fast this machine trains",
    .flags = flags,
    .details = "Steps are whole ones: gather, forward, loss, backward, reduction, clipping,\n"
               "Adam, packing; first is the very first. GFLOP/s count the products alone; the\n"
               "share is of the machine's multiply-add peak of the moment. An opponent's step\n"
               "alternates with ours and counts only if its outputs agree; its column is its\n"
               "time over ours.\n",
    .takes = LC_TAKES_THREADS,
    .run = run,
};
