/* sweep - the run of a sweep with progress, a log and a summary. */
#include "cli/sweep.h"

#include "cli/fit.h"
#include "cli/mpi.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "core/clock.h"
#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "core/shown.h"
#include "core/words.h"

#include <math.h>
#include <string.h>

/* --- what is heard ---------------------------------------------------------------------------------------------------- */

typedef struct listener {
    const lc_args *args;
    lc_log *log;
    lc_display display;
    double began, drawn;
    size_t before; /* trials that were done when it began */
} listener;

typedef struct hearing {
    listener *listener;
    const lc_domain *domain;
} hearing;

/* "; best 7: mse 0.1234 by model.cell=gru train.rate=0.0031" */
static void spell_best(char out[LC_TEXT_MAX], const lc_sweep *sweep, const lc_domain *domain)
{
    size_t trials, best = lc_sweep_counts_of(sweep).best;
    const lc_trial *trial = lc_sweep_trials(&trials, sweep);
    char *point = NULL, shown[LC_TEXT_MAX / 2];
    *out = '\0';
    if (best == trials)
        return;
    const lc_status status = lc_sweep_spell(&point, domain, &trial[best]);
    lc_shown(shown, sizeof shown, status == LC_OK ? point : "");
    snprintf(out, LC_TEXT_MAX, "; best %zu: %s %.4g by %s", best, lc_sweep_study(sweep)->metric[0], trial[best].objective[0],
             shown);
    lc_free(point);
}

/* ", 3 pruned"; "" of none. */
static void spell_count(char out[LC_NAME_MAX], size_t count, const char *what)
{
    *out = '\0';
    if (count)
        snprintf(out, LC_NAME_MAX, ", %zu %s", count, what);
}

/* A live line is one line: what has no room is left out from a blank on. */
static void shorten(char *line)
{
    static const char more[] = " ...";
    const size_t room = LC_WIDTH - sizeof more;
    size_t end = strlen(line);
    if (end < LC_WIDTH)
        return;
    while (end > room || (end > 0 && line[end] != ' '))
        end--;
    memcpy(line + end, more, sizeof more);
}

/* "12 of 100 trials, 2 running, 3 pruned, 1 failed, 12 s left; best 7: mse 0.1234 by ..." */
static void draw(listener *l, const lc_sweep *sweep, const lc_domain *domain)
{
    const lc_sweep_counts c = lc_sweep_counts_of(sweep);
    const double spent = lc_clock_seconds() - l->began, done = (double)(c.done - l->before);
    char best[LC_TEXT_MAX], pruned[LC_NAME_MAX], failed[LC_NAME_MAX], line[2 * LC_TEXT_MAX];
    spell_best(best, sweep, domain);
    spell_count(pruned, c.pruned, "pruned");
    spell_count(failed, c.failed, "failed");
    snprintf(line, sizeof line, "%zu of %zu trials, %zu running%s%s, %.0f s left%s", c.done, c.trials, c.running, pruned, failed,
             done > 0 ? spent / done * (double)(c.trials - c.done) : 0, best);
    if (l->display.live)
        shorten(line);
    fprintf(stderr, l->display.live ? "\r\033[K%s" : "lanecast: %s\n", line);
    fflush(stderr);
}

static void hear(void *ctx, const lc_sweep *sweep, const lc_trial *trial)
{
    const hearing *h = ctx;
    listener *l = h->listener;
    const double now = lc_clock_seconds();
    if (l->log->file)
        lc_log_add(l->log, lc_trial_json(lc_sweep_study(sweep), h->domain, trial));
    if (trial->message && lc_args_has(l->args, "verbose"))
        lc_note(l->args, "trial %zu: %s", trial->number, trial->message);
    if (!l->display.lines || now - l->drawn < (l->display.live ? 0.1 : 5))
        return;
    l->drawn = now;
    draw(l, sweep, h->domain);
}

/* --- the run ---------------------------------------------------------------------------------------------------------- */

bool lc_sweep_stopping(void)
{
    return lc_stop_signal() != NULL;
}

static void note_crew(const lc_args *args, const lc_sweep *sweep, const lc_sweep_setup *s, size_t ranks)
{
    const lc_sweep_crew crew = lc_sweep_crew_of(sweep);
    const lc_sweep_counts c = lc_sweep_counts_of(sweep);
    if (c.trials == 0) {
        lc_note(args, "part %zu of %zu has no trials, there are so few: its ledger is written for sweep merge",
                s->config.shard + 1, s->config.shards);
        return;
    }
    lc_note(args, "%s over %s, %zu done; %s of %s and up to %.1f MB each; lag %zu", lc_counted(c.trials, "trial").text,
            lc_counted(s->domain.count, "dimension").text, c.done, lc_counted(crew.workers, "worker").text,
            lc_counted(crew.threads, "thread").text, 1e-6 * (double)crew.bytes, crew.lag);
    if (c.points && c.points < s->config.trials && !s->config.shards)
        lc_note(args, "%s are all that there are, of %zu asked for", lc_counted(c.points, "point").text, s->config.trials);
    const size_t points = c.points ? 0 : lc_domain_points(&s->domain, s->config.trials);
    if (points)
        lc_note(
            args,
            "%s are all that there are: %zu trials train some of them again, to the same bits; --sampler grid trains each once",
            lc_counted(points, "point").text, s->config.trials);
    if (c.points > s->config.trials)
        lc_note(args, "of %zu points; --trials %zu tries all of them", c.points, c.points);
    if (c.done >= c.trials)
        lc_note(args, "nothing is left to do: a larger --trials continues");
    const size_t all = s->workers ? s->workers : lc_parallel_threads(s->base.run.threads);
    const size_t wanted = ranks > 1 ? ranks - 1 : all;
    if (crew.squeezed)
        lc_note(args, "memory is left for %zu of %zu workers", crew.workers, wanted);
    else if (crew.workers < wanted && crew.workers == c.trials)
        lc_note(args, "%zu of %zu workers would be idle: no more trials are wanted", wanted - crew.workers, wanted);
    else if (crew.workers < wanted)
        lc_note(args, "%zu of %zu workers would be idle: of trials not yet ended no more than sweep.lag + 1 run at once",
                wanted - crew.workers, wanted);
    if (ranks <= 1 && crew.workers > lc_parallel_threads(s->base.run.threads))
        lc_note(args, "%s, more than the %s of --threads: each has one of its own", lc_counted(crew.workers, "worker").text,
                lc_counted(lc_parallel_threads(s->base.run.threads), "thread").text);
}

static json_t *counts_json(const lc_sweep *sweep, const lc_sweep_setup *s, bool stopped)
{
    size_t trials;
    const lc_sweep_counts c = lc_sweep_counts_of(sweep);
    const lc_trial *trial = lc_sweep_trials(&trials, sweep);
    const lc_sweep_crew crew = lc_sweep_crew_of(sweep);
    return json_pack("{ss so ss sI sI sI sI sI sI sI sb sb so so so}", "schema", "lanecast-sweep-1", "ledger",
                     lc_json_text(s->output), "study", s->study, "trials", (json_int_t)c.trials, "complete",
                     (json_int_t)c.complete, "pruned", (json_int_t)c.pruned, "failed", (json_int_t)c.failed, "workers",
                     (json_int_t)crew.workers, "threads", (json_int_t)crew.threads, "lag", (json_int_t)crew.lag, "time_over",
                     c.done < c.trials && !stopped, "stopped", stopped, "seconds", lc_json_number(c.seconds), "idle_seconds",
                     lc_json_number(c.idle), "best",
                     c.best < trials ? lc_trial_json(lc_sweep_study(sweep), &s->domain, &trial[c.best]) : json_null());
}

/* Of trials that all failed nothing was learnt. */
static lc_status check_some(const lc_sweep *sweep)
{
    size_t trials, first = 0;
    const lc_sweep_counts c = lc_sweep_counts_of(sweep);
    const lc_trial *trial = lc_sweep_trials(&trials, sweep);
    if (c.done == 0 || c.failed < c.done)
        return LC_OK;
    while (first + 1 < trials && !trial[first].message)
        first++;
    return lc_fail(LC_E_DATA, "every trial failed, %zu of %zu; trial %zu: %s", c.failed, c.trials, trial[first].number,
                   trial[first].message ? trial[first].message : "no reason is known");
}

/* Trials that had ended before --keep was given are not trained again. */
static void note_kept(const lc_args *args, const lc_sweep_counts *c, const lc_sweep_setup *s)
{
    if (c->kept < s->keep && c->kept < c->complete)
        lc_note(args, "%zu of the best %zu runs are kept: the others had ended before; lanecast sweep train makes one of them",
                c->kept, s->keep);
}

static lc_status print_result(const lc_args *args, const lc_sweep *sweep, const lc_sweep_setup *s)
{
    size_t trials;
    char *point = NULL, named[2 * LC_TEXT_MAX] = "";
    if (lc_args_has(args, "study"))
        snprintf(named, sizeof named, " --study %s", lc_shell(s->study).text);
    const lc_sweep_counts c = lc_sweep_counts_of(sweep);
    const lc_trial *trial = lc_sweep_trials(&trials, sweep);
    const lc_study *study = lc_sweep_study(sweep);
    if (lc_args_json(args))
        return lc_print_json(counts_json(sweep, s, false));
    lc_print_line(s->output, "%zu of %zu trials: %zu complete, %zu pruned, %zu failed; %.1f s, workers idle %.1f s", c.done,
                  c.trials, c.complete, c.pruned, c.failed, c.seconds, c.idle);
    if (c.done < c.trials)
        lc_print_line(
            NULL, "the time of sweep.minutes was over: the ledger has the first %s; the same command continues with the others",
            lc_counted(c.done, "trial").text);
    lc_sweep_print_failed(trial, trials);
    note_kept(args, &c, s);
    if (c.best == trials)
        return LC_OK;
    if (study->objectives > 1) {
        lc_print_line(NULL, "lanecast sweep show %s%s has the Pareto front of %zu objectives", lc_shell(s->output).text, named,
                      study->objectives);
        return LC_OK;
    }
    CHECK(lc_sweep_spell(&point, &s->domain, &trial[c.best]));
    lc_print_line(NULL, "best trial %zu: %s %.6g over the validation windows: %s", c.best, study->metric[0],
                  trial[c.best].objective[0], point);
    lc_print_line(NULL, "lanecast sweep show %s%s has the others; sweep best trains it on all rows before the test",
                  lc_shell(s->output).text, named);
    lc_free(point);
    return LC_OK;
}

typedef struct job {
    const lc_args *args;
    lc_link link; /* ranks 0: there is one process only */
    lc_sweep_setup setup;
    lc_dataset *dataset;
    lc_log log;
    lc_sweep *sweep;
    listener listener;
    hearing hearing;
} job;

/* Of rank 0 what is written; the others only read. */
static lc_status open_output(job *j)
{
    const char *dataset = j->setup.base.data.file;
    CHECK(lc_args_apart(j->args, "output", dataset));
    CHECK(lc_args_apart(j->args, "log", dataset));
    CHECK(lc_args_replaces(j->args, "log", LC_OUTPUT_TEXT));
    return j->link.rank > 0 ? LC_OK : lc_log_open(&j->log, j->args, true);
}

static lc_status open_sweep(job *j)
{
    const lc_args *args = j->args;
    const lc_sweep_setup *s = &j->setup;
    const double now = lc_clock_seconds();
    j->listener = (listener){.args = args, .log = &j->log, .display = lc_display_new(args), .began = now, .drawn = now};
    j->hearing = (hearing){&j->listener, &s->domain};
    CHECK(lc_sweep_new(&j->sweep, &(lc_sweep_request){.dataset = j->dataset,
                                                      .base = &s->base,
                                                      .domain = &s->domain,
                                                      .config = &s->config,
                                                      .path = s->output,
                                                      .study = s->study,
                                                      .changed = lc_args_has(args, "continue"),
                                                      .threads = s->base.run.threads,
                                                      .workers = s->workers,
                                                      .keep = s->keep,
                                                      .link = j->link.ranks > 1 ? &j->link : NULL,
                                                      .stopping = lc_sweep_stopping,
                                                      .heard = hear,
                                                      .ctx = &j->hearing}));
    return LC_OK;
}

static lc_status prepare(job *j)
{
    const lc_args *args = j->args;
    CHECK(lc_subject_need(args, "prices.csv --target Close --try model.hidden=8..64:log -o sweep.db"));
    CHECK(lc_sweep_take(&j->setup, args));
    if (!lc_args_has(args, "output"))
        return lc_fail(LC_E_USAGE, "sweep needs --output SWEEP.db, the ledger; see lanecast sweep --help");
    if (j->setup.subject == LC_SUBJECT_DATA)
        lc_note(args, "%s: no configuration: what does not vary is as flags and defaults have it (lanecast config explain)",
                j->setup.base.data.file);
    if (j->link.ranks > 1 && (j->setup.keep || lc_args_has(args, "workers")))
        return lc_fail(LC_E_USAGE,
                       "--keep and --workers are of one process: each rank but the first trains a trial at a time, and "
                       "sweep train makes a run of any trial");
    CHECK(open_output(j));
    CHECK(lc_fit_data(&j->dataset, &j->setup.base, args, NULL));
    return open_sweep(j);
}

static lc_status carry_out(job *j)
{
    j->listener.before = lc_sweep_counts_of(j->sweep).done;
    lc_sweep_note_ends(j->args, &j->setup.domain);
    lc_sweep_note_windows(j->args, j->dataset, &j->setup);
    lc_sweep_note_idle(j->args, &j->setup);
    note_crew(j->args, j->sweep, &j->setup, j->link.ranks);
    if (lc_sweep_is_remote(j->sweep))
        lc_note(j->args,
                "%s is on a network disk, or on one of FUSE that may be: it is slower there, and one process only may use it; "
                "write it on a disk of this machine, or a part on each machine by --shard; for Optuna over that disk, sweep show "
                "--export journal",
                j->setup.output);
    const lc_status status = lc_sweep_run(j->sweep);
    lc_display_end(&j->listener.display);
    if (status == LC_E_STOPPED && lc_args_json(j->args))
        CHECK(lc_print_json(counts_json(j->sweep, &j->setup, true))); /* the message stays that of the stop */
    CHECK(status);
    lc_file_is_written(j->setup.output);
    if (lc_args_has(j->args, "check"))
        CHECK(lc_sweep_check_again(j->args, j->sweep, &j->setup, j->dataset));
    CHECK(print_result(j->args, j->sweep, &j->setup));
    return check_some(j->sweep);
}

static void clear(job *j)
{
    lc_sweep_free(j->sweep);
    lc_dataset_free(j->dataset);
    lc_domain_free(&j->setup.domain);
}

lc_status lc_sweep_command(const lc_args *args)
{
    job j = {.args = args};
    lc_stop_watch();
    if (!lc_args_has(args, "shard")) /* a part is a sweep of its own */
        CHECK(lc_mpi_open(&j.link));
    lc_status status = lc_mpi_agree(&j.link, prepare(&j));
    const bool agreed = status == LC_OK;
    if (agreed)
        status = j.link.rank > 0 ? lc_sweep_run(j.sweep) : carry_out(&j);
    status = lc_log_close(&j.log, status);
    clear(&j);
    lc_mpi_close(&j.link);
    /* mpirun ends all processes as soon as one fails: where rank 0 fails too, it alone does, so that it has said why */
    const bool first_fails = !agreed || status == LC_E_MISMATCH;
    return first_fails && j.link.rank > 0 ? LC_OK : status;
}
