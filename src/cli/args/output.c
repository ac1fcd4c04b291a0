/* output - what a command writes must not destroy what is read, nor a file of another kind. */
#include "cli/args.h"
#include "cli/forecast_file.h"
#include "core/file.h"
#include "core/h5.h"
#include "core/mem.h"
#include "core/text.h"
#include "model/future.h"

#include <string.h>

/* Two files that one command writes would destroy each other. */
static lc_status check_others(const lc_args *args, const char *flag, const char *output)
{
    static const char *const outputs[] = {"output", "log", "csv", "slices", "forecasts"};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        if (strcmp(outputs[i], flag) != 0 && lc_args_has(args, outputs[i]))
            CHECK(lc_file_apart(output, lc_args_text(args, outputs[i])));
    return LC_OK;
}

lc_status lc_args_apart(const lc_args *args, const char *flag, const char *dataset)
{
    const char *output = lc_args_text(args, flag);
    if (!output)
        return LC_OK;
    if (!*output)
        return lc_fail(LC_E_USAGE, "--%s: is empty; name a file", flag);
    if (strcmp(output, "-") == 0)
        return lc_fail(LC_E_USAGE, "--%s -: is not written to standard output; name a file, which ./- is too", flag);
    for (size_t i = 0; i < lc_args_words(args); i++)
        CHECK(lc_file_apart(output, lc_args_word(args, i)));
    CHECK(check_others(args, flag, output));
    return lc_file_apart(output, dataset);
}

const char *lc_shown_output(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard output" : path;
}

static const char *const kind_name[] = {
    [LC_OUTPUT_DATASET] = "a dataset",
    [LC_OUTPUT_FUTURE] = "a dataset of forecasts",
    [LC_OUTPUT_RUN] = "a run file",
    [LC_OUTPUT_TEXT] = "a text",
    [LC_OUTPUT_CSV] = "a CSV of forecasts, errors, trials or slices",
    [LC_OUTPUT_JOURNAL] = "a journal of Optuna",
    [LC_OUTPUT_FORECASTS] = "a netCDF-4 file of forecasts",
    [LC_OUTPUT_PAGE] = "a page of HTML",
    [LC_OUTPUT_OTHER] = "a file of another program",
};

static lc_status kind_of_dataset(lc_output *out, lc_h5 *file)
{
    char *title = NULL;
    CHECK(lc_h5_find_text(&title, file, NULL, "title"));
    *out = title && strcmp(title, LC_FUTURE_TITLE) == 0 ? LC_OUTPUT_FUTURE : LC_OUTPUT_DATASET;
    lc_free(title);
    return LC_OK;
}

static lc_status kind_of_hdf5(lc_output *out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    char *text = NULL;
    bool run;
    TRY(lc_h5_open(&file, path));
    TRY(lc_h5_has_attribute(&run, file, NULL, "schema"));
    if (!run)
        TRY(lc_h5_find_text(&text, file, NULL, "lanecast"));
    *out = run                                        ? LC_OUTPUT_RUN
           : !text                                    ? LC_OUTPUT_OTHER
           : strcmp(text, "dataset") == 0             ? LC_OUTPUT_DATASET
           : strcmp(text, LC_FORECAST_FILE_WORD) == 0 ? LC_OUTPUT_FORECASTS
                                                      : LC_OUTPUT_OTHER;
    if (*out == LC_OUTPUT_DATASET)
        TRY(kind_of_dataset(out, file));
done:
    lc_free(text);
    lc_h5_close(file);
    return status;
}

bool lc_is_forecasts(const char *head)
{
    return lc_text_begins(head, "series,origin,step,time,channel,truth,");
}

/* The headers that forecast, evaluate (two) and sweep show (two) write; a panel of others may begin with a column of series
 * too. */
static lc_output kind_of_text(const char *head, size_t length)
{
    static const char *const written[] = {"series,time,", "series,origin,step,time,channel,", "series,forecaster,windows,values,",
                                          "trial,state,", "dimension,importance,"};
    if (memchr(head, 0, length))
        return LC_OUTPUT_OTHER;
    if (lc_text_begins(head, "<!DOCTYPE html"))
        return LC_OUTPUT_PAGE;
    if (lc_text_begins(head, "{\"op_code\":"))
        return LC_OUTPUT_JOURNAL;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (lc_text_begins(head, written[i]))
            return LC_OUTPUT_CSV;
    return LC_OUTPUT_TEXT;
}

lc_status lc_output_find(lc_output *out, const char *path)
{
    char head[512 + 1] = "";
    size_t length;
    CHECK(lc_file_head((unsigned char *)head, &length, sizeof head - 1, path));
    if (!lc_h5_begins((const unsigned char *)head, length)) {
        if (length)
            *out = kind_of_text(head, length);
        return LC_OK;
    }
    return kind_of_hdf5(out, path);
}

/* A run or a dataset under the name of a text would be opened as one. */
static lc_status check_name(const char *flag, const char *path, lc_output wanted)
{
    if ((wanted != LC_OUTPUT_RUN && wanted != LC_OUTPUT_DATASET) || !lc_text_ends(path, ".csv"))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "--%s %s: would become %s, which is HDF5, not CSV; name it %.*s.h5", flag, path, kind_name[wanted],
                   (int)(strlen(path) - strlen(".csv")), path);
}

lc_status lc_args_replaces(const lc_args *args, const char *flag, lc_output wanted)
{
    const char *path = lc_args_text(args, flag);
    lc_output found = wanted;
    struct stat info = {0};
    if (!path || strcmp(path, "-") == 0)
        return LC_OK;
    if (strcmp(flag, "log") != 0) /* which is continued where it is */
        CHECK(lc_file_may_create(path));
    if (lc_args_has(args, "force"))
        return LC_OK;
    CHECK(lc_file_look(&info, path));
    if (!S_ISREG(info.st_mode))
        return check_name(flag, path, wanted); /* nothing is there, or what lc_file_create refuses */
    const lc_status status = lc_output_find(&found, path);
    if (status == LC_E_DATA)
        return lc_fail(LC_E_USAGE, "%s; it is not replaced%s", lc_error_message(),
                       args->command->takes & LC_TAKES_FORCE ? " without --force" : "");
    CHECK(status);
    if (found == wanted || (wanted == LC_OUTPUT_DATASET && found == LC_OUTPUT_FUTURE))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "--%s %s: is %s, and would become %s; name another file%s", flag, path, kind_name[found],
                   kind_name[wanted], args->command->takes & LC_TAKES_FORCE ? ", or replace it with --force" : "");
}
