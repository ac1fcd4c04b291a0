/* sweep - tries many configurations at once, and keeps a ledger of them. */
#include "cli/args.h"
#include "cli/sweep.h"
#include "core/names.h"

#include <string.h>

/* What a first word other than a configuration asks for, and the flags that it knows. */
typedef struct work {
    const char *word;
    lc_status (*run)(const lc_args *args);
    const char *flags;
} work;

static const work after[] = {
    {"show", lc_sweep_show, "study, csv, slices, export, output, rows"},
    {"best", lc_sweep_best, "study, output, trial, seeds, set, data, threads, seed"},
    {"train", lc_sweep_train, "study, output, trial, set, data, threads, seed, progress"},
    {"merge", lc_sweep_merge, "study"},
};

static const char always[] = "help, json, quiet, verbose, force";

/* A flag that would do nothing is not taken without a word. */
static lc_status check_flags(const work *w, const lc_args *args)
{
    for (size_t i = 0; i < args->givens; i++) {
        const char *flag = args->given[i].flag->name;
        if (!lc_names_has(w->flags, flag) && !lc_names_has(always, flag))
            return lc_fail(LC_E_USAGE, "sweep %s: --%s does not apply; it has %s", w->word, flag, w->flags);
    }
    return LC_OK;
}

static lc_status run_after(const lc_args *args, lc_status (*start)(const lc_args *args))
{
    for (size_t i = 0; lc_args_item(args, "set", i); i++)
        if (lc_args_sets_sweep(args, lc_args_item(args, "set", i)))
            return lc_fail(LC_E_USAGE, "--set %s: the sweep has its ledger; only sweep CONFIG.ini takes keys of [sweep]",
                           lc_args_item(args, "set", i));
    return start(args);
}

/* Those that only a first word knows. */
static lc_status check_own(const lc_args *args)
{
    static const char own[] = "trial, csv, slices, export, rows";
    for (size_t i = 0; i < args->givens; i++) {
        const char *flag = args->given[i].flag->name;
        const work *w = after;
        while (!lc_names_has(w->flags, flag) && w + 1 < after + sizeof after / sizeof *after)
            w++;
        if (lc_names_has(own, flag))
            return lc_fail(LC_E_USAGE, "--%s is of sweep %s SWEEP.db, and nothing to a sweep that runs: leave it out", flag,
                           w->word);
    }
    return LC_OK;
}

static lc_status run(const lc_args *args)
{
    const char *word = lc_args_words(args) ? lc_args_word(args, 0) : "";
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (strcmp(word, after[i].word) == 0) {
            CHECK(check_flags(&after[i], args));
            return run_after(args, after[i].run);
        }
    if (lc_args_words(args) > 1)
        return lc_fail(LC_E_USAGE, "sweep: expected CONFIG.ini, DATA or RUN.h5, or show, best, train or merge and a ledger");
    CHECK(check_own(args));
    return lc_sweep_command(args);
}

static const char *const *export_names(void)
{
    static const char *const names[] = {"journal", NULL};
    return names;
}

static const lc_flag flags[] = {
    {.name = "output",
     .letter = 'o',
     .value = "SWEEP.db",
     .help = "the ledger, an SQLite file that Optuna reads too; the same command continues it"},
    {.name = "try",
     .value = "KEY=VALUES",
     .repeated = true,
     .help = "a dimension: train.rate=1e-4..1e-2:log, model.cell=lstm,gru; may be repeated"},
    {.name = "trials", .value = "N", .key = "sweep.trials", .help = "points to try (default: 100)"},
    {.name = "seeds", .value = "N", .key = "sweep.seeds", .help = "trainings of a trial, whose scores are averaged (default: 1)"},
    {.name = "objective",
     .value = "METRICS",
     .key = "sweep.objective",
     .help = "scaled metrics over the validation windows, or measures of quantiles or classes (default: mse)"},
    {.name = "sampler",
     .value = "NAME",
     .key = "sweep.sampler",
     .help = "how points are chosen (default: tpe); lanecast list has them"},
    {.name = "pruner", .value = "NAME", .key = "sweep.pruner", .help = "which trials end early (default: none)"},
    {.name = "lag",
     .value = "N",
     .key = "sweep.lag",
     .help = "a trial learns from all before it but the last N (default: an eighth, at most 31)"},
    {.name = "minutes",
     .value = "N",
     .key = "sweep.minutes",
     .help = "after which no trial begins; the same command continues (default: no limit)"},
    {.name = "workers", .value = "N", .help = "trials at once (default: a thread each)"},
    {.name = "keep", .value = "N", .help = "save the best N runs in the folder SWEEP.d (default: 0)"},
    {.name = "shard", .value = "I/N", .help = "only part I of N of the trials, in a ledger of its own; sweep merge joins them"},
    {.name = "check", .help = "run it again with another number of workers, and compare: status 7 if a trial differs"},
    {.name = "trial", .value = "N", .help = "of best and train: this one (best: the one with the best score)"},
    {.name = "study", .value = "NAME", .help = "name of the study in the ledger (default: sweep)"},
    {.name = "continue", .help = "continue a ledger of another plan"},
    {.name = "log", .value = "FILE", .help = "add a JSON line per trial to this file"},
    {.name = "csv", .value = "FILE", .help = "of show: also write all trials to this file"},
    {.name = "slices", .value = "FILE", .help = "of show: also write the dimensions' importances and slices to this file"},
    {.name = "export",
     .value = "FORMAT",
     .choices = export_names,
     .help = "of show: write the study to --output FILE; journal: what Optuna's JournalStorage reads"},
    {.name = "rows", .value = "N", .help = "rows that show prints (default: 10)"},
    {.name = NULL},
};

const lc_command lc_command_sweep = {
    .group = LC_GROUP_MODELS,
    .summary = "try many configurations in parallel",
    .words = "[CONFIG.ini | DATA | RUN.h5 | WORD SWEEP.db...]",
    .words_most = 100000,
    .flags = flags,
    .details = "What is varied is a configuration, or that of a run, RUN.h5; of DATA, a dataset or a text\n"
               "file (CSV), it is the defaults and flags, as in lanecast train.\n\n"
               "Any key of the configuration may be a dimension, in the section [sweep] of\n"
               "CONFIG.ini or by --try: a range of numbers (1..8, with :log uniform in its logarithm,\n"
               "with :2 in steps of 2), or values between commas. A knob counts only where its\n"
               "variant is chosen; ' if model.layers=2,3' after the values says when another counts.\n"
               "The other keys of [sweep] are set by --set too: --set sweep.parameters=20000; lanecast\n"
               "config explain sweep lists them. data.file, run.threads and run.checkpoint are those of the\n"
               "whole sweep. --seed is of the networks' weights, sweep.seed of the points. Each trial's own\n"
               "configuration is checked: what varies may make one of a base that is none.\n\n"
               "The ledger is a function of configuration, data, seed and lag, and not of the number\n"
               "of workers: a trial begins when all before it have ended except for the last few (the lag),\n"
               "and learns from these. Objective and pruner see validation windows, never the test's. A trial that\n"
               "fails or diverges is a row, and ends nothing. After Ctrl-C, or a crash, the same\n"
               "command continues.\n\n"
               "sweep show SWEEP.db lists the best trials, or the Pareto front, and what each dimension\n"
               "has to do with being among the best. sweep train SWEEP.db --trial N -o RUN.h5 trains one\n"
               "again. sweep best SWEEP.db -o RUN.h5 trains the best one on all rows before the test, by\n"
               "five seeds (--seeds), and judges it there once; it keeps the seed that is best on the\n"
               "validation rows, and says what the best of many looks owes to chance. sweep merge SWEEP.db\n"
               "PART.db... joins the ledgers of all parts of --shard.",
    .examples = "    lanecast sweep base.ini -o sweep.db --try model.cell=lstm,gru\n"
                "    lanecast sweep prices.csv --target Close --try model.hidden=8..64 -o s.db\n"
                "    lanecast sweep show sweep.db\n"
                "    lanecast sweep best sweep.db -o best.h5",
    .takes = LC_TAKES_CONFIG | LC_TAKES_KEYS | LC_TAKES_FORCE | LC_TAKES_SWEEP | LC_TAKES_PROGRESS,
    .run = run,
};
