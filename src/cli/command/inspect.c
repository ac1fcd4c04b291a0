/* inspect - measures a dataset and describes it. */
#include "cli/command.h"
#include "cli/inspect.h"
#include "cli/load.h"
#include "core/file.h"
#include "core/remote.h"

enum { WARNINGS_SHOWN = 12, WARNINGS_ALL = 100000 };

/* A run, or HDF5 of another kind; why it is not a dataset is known. */
static lc_status inspect_other(const lc_args *args, const char *path, lc_status why)
{
    bool is_run;
    struct stat info;
    if (why == LC_E_FAILURE || why == LC_E_IO)
        return why; /* it is not known what it is */
    if (lc_file_look(&info, path) != LC_OK || !S_ISREG(info.st_mode))
        return why; /* what a pipe had is read */
    const lc_status status = lc_inspect_run(&is_run, args, path, why);
    return is_run ? status : lc_inspect_hdf5(args, path, status);
}

static lc_status inspect_dataset(const lc_args *args, const char *path, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_quality *quality = NULL;
    char *warnings = NULL;
    const bool all = lc_args_has(args, "verbose");
    TRY(lc_quality_new(&quality, dataset));
    TRY(lc_quality_warnings(&warnings, quality, dataset, all || lc_args_json(args) ? WARNINGS_ALL : WARNINGS_SHOWN));
    const lc_inspection seen = {.path = path, .all = all, .dataset = dataset, .quality = quality, .warnings = warnings};
    TRY(lc_args_json(args) ? lc_inspect_json(&seen) : lc_inspect_show(NULL, &seen));
done:
    lc_string_free(warnings);
    lc_quality_free(quality);
    return status;
}

static lc_status run(const lc_args *args)
{
    const char *path = lc_args_word(args, 0);
    lc_dataset *dataset = NULL;
    if (lc_args_has(args, "config") && lc_args_json(args))
        return lc_fail(LC_E_USAGE, "--config prints INI: the object of --json has it as config");
    if (lc_args_has(args, "config"))
        return lc_inspect_config(path);
    lc_status status = lc_args_dataset(&dataset, args, path);
    if (status != LC_OK)
        return lc_remote_was_lost() ? status : inspect_other(args, path, status);
    status = inspect_dataset(args, path, dataset);
    lc_dataset_free(dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "config", .help = "of a run file: print the configuration that trains it again"},
    {.name = NULL},
};

const lc_command lc_command_inspect = {
    .group = LC_GROUP_SERIES,
    .summary = "what is in a dataset or run file, and what looks wrong",
    .words = "FILE",
    .words_least = 1,
    .words_most = 1,
    .flags = flags,
    .details = "Reads datasets, text files (CSV) and HDF5 of others; of HDF5 that is not series it\n"
               "lists groups, arrays, shapes, types, units and filters, and what import says. Shows a\n"
               "line per channel for one series, a line per series for a panel, and both with -v.\n"
               "Forecasts beside what came (evaluate --forecasts, forecast --origins) are no dataset:\n"
               "lanecast plot draws them.\n\n"
               "The calendar is learnt from the stamps, in local time: months, weekdays, sessions\n"
               "within days. A weekday or a time of day belongs to it if 5 % of the weeks have it. A\n"
               "series that is too short for that takes the calendar of its panel.\n\n"
               "A gap is a step of more than 1.5 times the median step, if 99 % of the steps (90 %\n"
               "of steps of a day or more) are within a tenth of the median, as months are. Where\n"
               "some weekdays are closed, it is a step of more than 14 days; in sessions also one\n"
               "that leaves out rows within a session. With other time stamps, gaps cannot be found.\n\n"
               "A value far outside all others is reported, but not changed, if it is a common\n"
               "code for missing (such as -9999), occurs many times, or is more than ten times their\n"
               "range away: lanecast import --na=-9999 makes it a missing value.\n\n"
               "Of a run file: what it is, what is not as it is by default, whether its training is\n"
               "finished, epochs and losses, data, digests, and how far back gradients reach, with\n"
               "a verdict: vanishing (below a thousandth of that at lag 0 from some lag on),\n"
               "exploding (a thousand times it), or healthy. Seconds are not in a run file: the\n"
               "same training gives the same bytes.\n\n"
               "The INI text of --config trains the run again, to the same digest, at the same\n"
               "level of arithmetic and over the same data.",
    .examples = "    lanecast inspect prices.csv\n"
                "    lanecast inspect run.h5\n"
                "    lanecast inspect panel.h5 -v\n"
                "    lanecast inspect run.h5 --config >again.ini",
    .run = run,
};
