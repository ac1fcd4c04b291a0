/* simulate - made-up series with their best possible forecast, written as a dataset. */
#include "cli/command.h"

#include <lanecast/simulate.h>

#include <inttypes.h>

#include "core/counted.h"

static lc_status print(const lc_args *args, const lc_dataset *dataset, const lc_simulation *asked)
{
    const char *path = lc_args_text(args, "output");
    const lc_series *first = dataset->series;
    char digest[17];
    snprintf(digest, sizeof digest, "%016" PRIx64, lc_dataset_digest(dataset));
    if (lc_args_json(args)) {
        json_t *channels = json_array();
        for (size_t c = 0; c < dataset->channels; c++)
            json_array_append_new(channels, json_string(dataset->channel[c].name));
        return lc_print_json(json_pack("{ss so ss sI sI sI so ss}", "schema", "lanecast-simulate-1", "file", lc_json_text(path),
                                       "kind", asked->kind, "series", (json_int_t)dataset->series_count, "rows",
                                       (json_int_t)first->rows, "horizon", (json_int_t)asked->horizon, "channels", channels,
                                       "digest", digest));
    }
    lc_print_line(path, "%zu series of %s, %s, best possible forecast up to %s ahead, digest %s", dataset->series_count,
                  lc_counted(first->rows, "row").text, lc_counted(dataset->channels, "channel").text,
                  lc_counted(asked->horizon, "row").text, digest);
    return LC_OK;
}

/* A count of at least 1. */
static lc_status positive(size_t *out, const lc_args *args, const char *flag)
{
    lc_status status = lc_args_count(out, args, flag);
    if (status == LC_OK && lc_args_has(args, flag) && *out == 0)
        return lc_fail(LC_E_USAGE, "--%s 0: must be at least 1", flag);
    return status;
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    lc_simulation asked = {.kind = lc_args_word(args, 0), .horizon = 24, .seed = 1};
    TRY(lc_args_replaces(args, "output", LC_OUTPUT_DATASET));
    TRY(positive(&asked.rows, args, "rows"));
    TRY(positive(&asked.series, args, "series"));
    TRY(lc_args_count(&asked.horizon, args, "horizon"));
    TRY(lc_args_seed(&asked.seed, args, "seed"));
    TRY(lc_dataset_simulate(&dataset, &asked));
    TRY(lc_dataset_write(dataset, lc_args_text(args, "output")));
    TRY(print(args, dataset, &asked));
done:
    lc_dataset_free(dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "FILE.h5", .needed = true, .help = "the dataset to write"},
    {.name = "rows", .value = "N", .help = "rows per series (default: what the kind has)"},
    {.name = "series", .value = "N", .help = "series (default: what the kind has)"},
    {.name = "horizon", .value = "N", .help = "rows ahead of the best possible forecast; 0: leave it out (default: 24)"},
    {.name = "seed", .value = "N", .help = "seed of all random numbers (default: 1)"},
    {.name = NULL},
};

const lc_command lc_command_simulate = {
    .group = LC_GROUP_SERIES,
    .summary = "make realistic series whose best possible forecast is known",
    .words = "KIND",
    .words_least = 1,
    .words_most = 1,
    .flags = flags,
    .details = "KIND is one of `lanecast list simulators`, which says what each is like.\n\n"
               "The file also has 'ideal': the exact expected value of each channel 1 to N rows\n"
               "ahead, given all rows so far, where it can be known. No forecast has a smaller\n"
               "expected squared error.",
    .examples = "    lanecast simulate weather -o weather.h5\n"
                "    lanecast simulate stock --rows 5000 --series 8 -o stock.h5",
    .takes = LC_TAKES_FORCE,
    .run = run,
};
