/* load - reads datasets and runs, and says in notes what is worth knowing about them. */
#include "cli/load.h"

#include "cli/as_run.h"
#include "core/counted.h"
#include "core/file.h"
#include "core/h5.h"
#include "core/limit.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/series.h"

#include <string.h>

/* What a file cannot be read without is said with flags, which import has. */
static lc_status refuse_unasked(lc_status status, const char *path)
{
    const char *why = lc_error_message();
    if (!strstr(why, "--") || strstr(why, "lanecast import"))
        return status;
    return lc_fail(status, "%s; flags of lanecast import: import %s first, and name the dataset here", why,
                   lc_text_last_part(path));
}

lc_status lc_look_no_folder(struct stat *info, const char *path)
{
    CHECK(lc_file_look(info, path));
    if (!S_ISDIR(info->st_mode))
        return LC_OK;
    return lc_fail(LC_E_IO, "%s: is a folder, not a file; lanecast import makes a dataset of its files, a series of each", path);
}

/* Their columns could be imported, but not as what they are. */
static lc_status refuse_forecasts(const char *path)
{
    char head[64 + 1] = "";
    size_t length;
    CHECK(lc_file_head((unsigned char *)head, &length, sizeof head - 1, path));
    return lc_is_forecasts(head)
               ? lc_fail(LC_E_DATA, "%s: forecasts beside what came, not a dataset: lanecast plot draws them", path)
               : LC_OK;
}

/* like: a run, or NULL. told: what there is to note of the data that it was trained on has been said. *same: it is these. */
static lc_status read_dataset(lc_dataset **out, bool *same, const lc_args *args, const char *path, const lc_run_source *like,
                              bool told)
{
    char *notes = NULL;
    struct stat info;
    if (lc_args_has(args, "verbose") && lc_h5_reader() && !lc_limit_filters())
        lc_note(args, "this kernel cannot filter system calls: what reads files of HDF5 has limits of memory and time only");
    CHECK(lc_look_no_folder(&info, path));
    CHECK(refuse_forecasts(path));
    const lc_status status = lc_read_as_run(out, &notes, same, args, path, like);
    if (!(told && *same) || lc_args_has(args, "verbose"))
        lc_note_lines(args, notes);
    lc_string_free(notes);
    return status == LC_OK ? LC_OK : refuse_unasked(status, path);
}

lc_status lc_args_dataset(lc_dataset **out, const lc_args *args, const char *path)
{
    return lc_args_dataset_like(out, args, path, NULL);
}

lc_status lc_args_dataset_like(lc_dataset **out, const lc_args *args, const char *path, const lc_run_source *like)
{
    bool same;
    return read_dataset(out, &same, args, path, like, false);
}

lc_status lc_args_run_file(const lc_args *args, const char *path, const char *file)
{
    struct stat info = {0};
    if (!*file && !lc_args_has(args, "data"))
        return lc_fail(LC_E_IO, "%s was trained on data in memory, not in a file: name its data with --data", path);
    CHECK(lc_file_look(&info, file));
    if (info.st_mode || lc_args_has(args, "data"))
        return LC_OK;
    return lc_fail(LC_E_IO, "%s: %s, the data that %s was trained on, is not there; name it with --data", path, file, path);
}

lc_stretch_text lc_stretch(const lc_series *s)
{
    lc_stretch_text text;
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    if (s->rows == 0) {
        snprintf(text.text, sizeof text.text, "without rows");
        return text;
    }
    lc_series_stamp(first, s, 0);
    lc_series_stamp(last, s, s->rows - 1);
    if (s->rows == 1)
        snprintf(text.text, sizeof text.text, "at %s", first);
    else
        snprintf(text.text, sizeof text.text, "from %s to %s", first, last);
    return text;
}

void lc_note_dataset(const lc_args *args, const lc_dataset *d, const char *path)
{
    lc_note(args, "%s: %s, %s, %s; '%s' %s", path, lc_counted(d->series_count, "series").text,
            lc_counted(d->channels, "channel").text, lc_counted(lc_dataset_rows(d), "row").text, d->series[0].name,
            lc_stretch(&d->series[0]).text);
}

void lc_note_version(const lc_args *args, const lc_run *run, const char *path)
{
    if (strcmp(run->version, lc_version()) != 0)
        lc_note(args, "%s was trained by lanecast %s, this is %s", path, run->version, lc_version());
}

void lc_note_unsealed(const lc_args *args, const lc_run *run, const char *path)
{
    if (!run->sealed)
        lc_note(args, "%s has no digests: another program has changed it, and what it changed is not known", path);
}

static void note_training(const lc_args *args, const lc_run *run, const char *path)
{
    lc_note_unsealed(args, run, path);
    if (run->config.run.seeds > 1 && run->training != LC_TRAINING_FINISHED) {
        lc_note(args, "%s: training %s: these are %zu of %zu networks, as far as they are trained", path,
                run->training == LC_TRAINING_DIVERGED ? "diverged" : "is unfinished (lanecast resume continues it)", run->members,
                run->config.run.seeds);
        return;
    }
    if (run->training == LC_TRAINING_UNFINISHED)
        lc_note(args, "%s: training is unfinished: these are the best weights so far, of epoch %zu; lanecast resume continues it",
                path, run->best_epoch);
    if (run->training == LC_TRAINING_DIVERGED)
        lc_note(args, "%s: training diverged: these are the best weights before that, of epoch %zu", path, run->best_epoch);
}

lc_status lc_args_take_channels(lc_dataset *dataset, const lc_args *args, const lc_run_source *source)
{
    char *notes = NULL;
    CHECK(lc_run_take_channels(&notes, dataset, source));
    lc_note_lines(args, notes);
    lc_free(notes);
    notes = NULL;
    CHECK(lc_run_take_zones(&notes, dataset, source));
    lc_note_lines(args, notes);
    lc_free(notes);
    return LC_OK;
}

/* Data that has grown is what a run is for; other data is worth a word. */
static lc_status note_other(const lc_dataset *dataset, const lc_args *args, const lc_run_source *source, const char *file)
{
    size_t rows;
    bool same;
    CHECK(lc_run_added_rows(&rows, &same, source, dataset));
    if (rows)
        lc_note(args, "%s has %s more than %s was trained on", file, lc_counted(rows, "row").text, source->path);
    else if (same && *source->run.config.data.known)
        lc_note(args, "%s has the rows that %s was trained on, and other rows of the future", file, source->path);
    else
        lc_note(args, "%s is not the data that %s was trained on", file, source->path);
    return LC_OK;
}

/* The data of a run, with its channels. */
static lc_status read_own(lc_dataset **dataset, bool *same, const lc_args *args, const char *path, const lc_run_source *source)
{
    CHECK(read_dataset(dataset, same, args, path, source, true));
    CHECK(lc_args_take_channels(*dataset, args, source));
    *same = *same || lc_dataset_digest(*dataset) == source->run.data_digest;
    return LC_OK;
}

/* The dataset, and the run over it. */
static lc_status load(lc_forecaster **forecaster, lc_dataset **dataset, const lc_args *args, const lc_run_source *source)
{
    lc_config config = source->run.config;
    char *notes = NULL;
    bool same;
    CHECK(lc_args_config_kept(&config, args, source->path));
    CHECK(lc_args_run_file(args, source->path, config.data.file));
    CHECK(read_own(dataset, &same, args, config.data.file, source));
    CHECK(lc_run_leave_unknown(&notes, *dataset, source));
    lc_note_lines(args, notes);
    lc_free(notes);
    if (!same)
        CHECK(note_other(*dataset, args, source, config.data.file));
    CHECK(lc_run_source_load(forecaster, source, *dataset, &config));
    note_training(args, &source->run, source->path);
    return LC_OK;
}

lc_status lc_args_load(lc_forecaster **forecaster, lc_dataset **dataset, const lc_args *args)
{
    return lc_args_load_run(forecaster, dataset, args, lc_args_word(args, 0));
}

/* The run comes first: the two words may be in the other order. */
static lc_status refuse_run(lc_status status, const lc_args *args, const char *path)
{
    char why[LC_TEXT_MAX];
    const char *data = lc_args_text(args, "data");
    bool swapped = false;
    snprintf(why, sizeof why, "%s", lc_error_message());
    if (data && strcmp(data, lc_standard_input) != 0 && lc_run_says(&swapped, data) == LC_OK && swapped)
        return lc_fail(status, "%s: not a run file, but %s is one: the run is the first word, its data the second", path, data);
    return lc_fail(status, "%s", why);
}

lc_status lc_args_load_run(lc_forecaster **forecaster, lc_dataset **dataset, const lc_args *args, const char *path)
{
    lc_run_source source;
    lc_dataset *data = NULL;
    lc_status status = lc_run_source_open(&source, path);
    if (status != LC_OK)
        return status == LC_E_DATA ? refuse_run(status, args, path) : status;
    status = load(forecaster, &data, args, &source);
    lc_run_source_close(&source);
    if (status != LC_OK) {
        lc_dataset_free(data);
        return status;
    }
    lc_note_lines(args, lc_forecaster_notes(*forecaster));
    if (lc_forecaster_alias(*forecaster))
        lc_note(args, "series '%s' is taken as '%s', the only series that %s knows", data->series[0].name,
                lc_forecaster_alias(*forecaster), path);
    *dataset = data;
    return LC_OK;
}
