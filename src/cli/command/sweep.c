/* sweep - tries many configurations at once, and keeps a ledger of them. */
#include "cli/sweep.h"

#include <string.h>

static lc_status run(const lc_args *args)
{
    const char *word = lc_args_word(args, 0);
    if (strcmp(word, "show") == 0)
        return lc_sweep_show(args);
    if (lc_args_words(args) > 1)
        return lc_fail(LC_E_USAGE, "sweep: expected CONFIG.ini, or show SWEEP.db");
    return lc_sweep_command(args);
}

static const lc_flag flags[] = {
    {.name = "output",
     .letter = 'o',
     .value = "SWEEP.db",
     .help = "the ledger, an SQLite file that Optuna reads too; the same command goes on with it"},
    {.name = "try",
     .value = "KEY=VALUES",
     .repeated = true,
     .help = "a dimension: train.rate=1e-4..1e-2:log, model.cell=lstm,gru; may be repeated"},
    {.name = "trials", .value = "N", .help = "points to try (default: 100)"},
    {.name = "seeds", .value = "N", .help = "trainings of a trial, whose scores are averaged (default: 1)"},
    {.name = "objective", .value = "METRICS", .help = "scaled metrics over the validation windows (default: mse)"},
    {.name = "sampler", .value = "NAME", .help = "how points are chosen (default: random); lanecast list has them"},
    {.name = "pruner", .value = "NAME", .help = "which trials end early (default: none)"},
    {.name = "lag",
     .value = "N",
     .help = "trial k learns from trials 0 to k - N - 1 (default: an eighth of the trials, at most 31)"},
    {.name = "minutes", .value = "N", .help = "after which no trial begins (default: no limit)"},
    {.name = "workers", .value = "N", .help = "trials at once (default: a thread each)"},
    {.name = "keep", .value = "N", .help = "save the best N runs in the folder SWEEP.d (default: 0)"},
    {.name = "study", .value = "NAME", .help = "name of the study in the ledger (default: sweep)"},
    {.name = "continue", .help = "go on with a ledger of another plan"},
    {.name = "log", .value = "FILE", .help = "add a JSON line per trial to this file"},
    {.name = "rows", .value = "N", .help = "rows that show prints (default: 10)"},
    {.name = NULL},
};

const lc_command lc_command_sweep = {
    .group = LC_GROUP_MODELS,
    .summary = "try many configurations in parallel",
    .words = "CONFIG.ini | show SWEEP.db",
    .words_least = 1,
    .words_most = 2,
    .flags = flags,
    .details = "Any key of the configuration may be a dimension, in the section [sweep] of\n"
               "CONFIG.ini or by --try: a range of numbers (1..8, with :log uniform in its logarithm,\n"
               "with :2 in steps of 2), or values between commas. A knob counts only where its\n"
               "variant is chosen; ' if model.layers=2,3' after the values says when another counts.\n\n"
               "The ledger is a function of configuration, data, seed and lag, and not of the number\n"
               "of workers: trial k begins when trials 0 to k - lag - 1 have ended, and learns from\n"
               "these. Objective and pruner see validation windows, never the test's. A trial that\n"
               "fails or diverges is a row, and ends nothing. After Ctrl-C, or a crash, the same\n"
               "command goes on.",
    .takes = LC_TAKES_CONFIG,
    .run = run,
};
