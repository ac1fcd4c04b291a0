/* fit - reads the dataset with its warnings, steps, draws and logs. */
#include "cli/fit.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "core/clock.h"

#include <stdlib.h>

#include <lanecast/quality.h>

enum { WARNINGS_SHOWN = 8 };

static lc_status warn(const lc_dataset *dataset, const char *path, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_quality *quality = NULL;
    char *warnings = NULL;
    TRY(lc_quality_new(&quality, dataset));
    TRY(lc_quality_warnings(&warnings, quality, dataset, WARNINGS_SHOWN));
    if (*warnings)
        lc_note(args, "%s: please check (lanecast inspect shows more):", path);
    lc_note_lines(args, warnings);
done:
    lc_string_free(warnings);
    lc_quality_free(quality);
    return status;
}

lc_status lc_fit_data(lc_dataset **out, const lc_config *config, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    if (!*config->data.file)
        FAIL(LC_E_CONFIG, "data.file is not set: name a dataset there, or with --data FILE");
    TRY(lc_args_dataset(&dataset, args, config->data.file));
    TRY(warn(dataset, config->data.file, args));
    *out = dataset;
    dataset = NULL;
done:
    lc_dataset_free(dataset);
    return status;
}

size_t lc_fit_windows(const lc_forecaster *forecaster, lc_part part)
{
    const lc_windows *windows;
    return lc_forecaster_windows(&windows, forecaster, part) == LC_OK ? lc_windows_count(windows) : 0;
}

static lc_status write_log(FILE *log, const lc_progress *progress, const lc_epoch *epoch)
{
    lc_status status = LC_OK;
    char *line = NULL;
    json_t *object =
        json_pack("{sI so so so so so so}", "epoch", (json_int_t)progress->epoch, "loss", lc_json_number(epoch->loss),
                  "valid_loss", lc_json_number(epoch->valid_loss), "gradient_norm", lc_json_number(epoch->gradient_norm), "rate",
                  lc_json_number(epoch->rate), "seconds", lc_json_number(epoch->seconds), "windows_per_second",
                  lc_json_number(progress->windows_per_second));
    line = object ? json_dumps(object, JSON_COMPACT) : NULL;
    if (!line)
        FAIL(LC_E_FAILURE, "out of memory for a line of the log");
    if (fprintf(log, "%s\n", line) < 0 || fflush(log) != 0)
        FAIL(LC_E_IO, "--log: cannot write the file");
done:
    free(line);
    json_decref(object);
    return status;
}

lc_status lc_fit_run(double *seconds, lc_forecaster *forecaster, const lc_args *args, FILE *log)
{
    lc_status status = LC_OK;
    lc_progress progress = {0};
    lc_display display = lc_display_new(args);
    double begun = lc_clock_seconds();
    while (!progress.done) {
        size_t epochs;
        TRY(lc_forecaster_step(&progress, forecaster));
        lc_display_step(&display, &progress);
        const lc_epoch *history = lc_forecaster_history(&epochs, forecaster);
        if (!progress.epoch_done || epochs == 0)
            continue;
        lc_display_epoch(&display, &progress, &history[epochs - 1]);
        if (log)
            TRY(write_log(log, &progress, &history[epochs - 1]));
    }
    *seconds = lc_clock_seconds() - begun;
done:
    lc_display_end(&display);
    return status;
}
