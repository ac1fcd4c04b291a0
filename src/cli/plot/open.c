/* open - finds out what a file is, and makes a scene of it. */
#include "cli/args.h"
#include "cli/load.h"
#include "cli/plot.h"
#include "core/file.h"
#include "core/h5.h"
#include "core/mem.h"
#include "core/text.h"
#include "model/future.h"

#include <lanecast/import.h>

#include <string.h>

/* --- a dataset, a run ------------------------------------------------------------------------------------------------- */

/* What lanecast forecast writes, or what looks so: its rows are neither trained on nor tested. */
static bool is_future(const lc_dataset *d, const char *head)
{
    return lc_text_begins(head, "series,time,") || (d->title && strcmp(d->title, LC_FUTURE_TITLE) == 0);
}

/* Of the table that lanecast forecast writes the column `series` has names, though there be one only. */
static lc_status read_future(lc_plot_stage *st, const lc_args *args, const char *path)
{
    char *notes = NULL;
    const lc_import how = {.path = &path, .paths = 1, .time = "time", .series_column = "series"};
    const lc_status status = lc_dataset_import(&st->dataset, &notes, &how);
    lc_note_lines(args, notes);
    lc_string_free(notes);
    return status;
}

static lc_status split_dataset(lc_plot_stage *st, const lc_args *args, const char *path, const char *head, const char *split)
{
    st->scene.told = is_future(st->dataset, head);
    if (st->scene.told && !lc_args_saying(args, "data.split"))
        lc_note(args,
                "%s: as lanecast forecast writes it: drawn without the parts of a split (--set data.split has them); what came "
                "before is in the data, and lanecast plot RUN.h5 --what forecast, of classes --what confusion, draws forecasts "
                "beside what came",
                path);
    else if (lc_split_new(&st->split, st->dataset, split) != LC_OK)
        lc_note(args, "without the parts of a split: %s", lc_error_message());
    return LC_OK;
}

static lc_status open_dataset(lc_plot_stage *st, const lc_args *args, const char *path, const char *head)
{
    lc_config config = lc_config_default();
    const lc_given *file = lc_args_saying(args, "data.file");
    if (file)
        return lc_fail(LC_E_USAGE, "%s is data, and so is --%s %s: name one of them", path, file->flag->name, file->value);
    CHECK(lc_args_config(&config, args));
    CHECK(lc_text_begins(head, "series,time,") ? read_future(st, args, path) : lc_args_dataset(&st->dataset, args, path));
    CHECK(split_dataset(st, args, path, head, config.data.split));
    st->scene.is = LC_FROM_DATA;
    st->scene.dataset = st->dataset;
    st->scene.split = st->split;
    return LC_OK;
}

static lc_status open_run(lc_plot_stage *st, const lc_args *args, const char *path, const char *name)
{
    const lc_picture *picture = name ? lc_picture_find(name) : NULL;
    st->scene.is = LC_FROM_RUN;
    if (picture && picture->from == LC_FROM_RUN)
        return LC_OK;
    CHECK(lc_args_load_run(&st->forecaster, &st->dataset, args, path));
    st->scene.is |= LC_FROM_DATA | (lc_forecaster_classes(st->forecaster) ? LC_FROM_CLASSES : LC_FROM_NUMBERS);
    st->scene.dataset = st->dataset;
    st->scene.forecaster = st->forecaster;
    st->scene.split = lc_forecaster_split(st->forecaster);
    return LC_OK;
}

/* --- what commands wrote ---------------------------------------------------------------------------------------------- */

static lc_status open_sweep(lc_plot_stage *st, const lc_args *args, const char *path)
{
    CHECK(lc_sweep_open(&st->sweep, args, path));
    st->scene.is = LC_FROM_SWEEP;
    st->scene.sweep = &st->sweep;
    return LC_OK;
}

static bool is_schema(const json_t *object, const char *name)
{
    const char *schema = json_string_value(json_object_get(object, "schema"));
    return schema && strcmp(schema, name) == 0;
}

/* Of several runs each is as one by itself. */
static lc_status open_errors(lc_plot_stage *st, const char *path)
{
    lc_scene *s = &st->scene;
    CHECK(lc_json_read(&st->errors, path));
    const json_t *runs = json_object_get(st->errors, "runs");
    if (is_schema(st->errors, "lanecast-evaluate-runs-1") || is_schema(st->errors, "lanecast-evaluate-classes-runs-1"))
        s->runs = runs;
    s->alike = json_is_true(json_object_get(st->errors, "scaled_alike"));
    s->errors = s->runs ? json_array_get(runs, 0) : st->errors;
    s->is = is_schema(s->errors, "lanecast-evaluate-1") ? LC_FROM_ERRORS : LC_FROM_CONFUSION;
    if (s->is == LC_FROM_CONFUSION && !is_schema(s->errors, "lanecast-evaluate-classes-1"))
        return lc_fail(LC_E_USAGE, "%s: is not what evaluate --json prints", path);
    return LC_OK;
}

static lc_status open_file(lc_plot_stage *st, const lc_args *args, const char *name)
{
    char head[512 + 1] = "";
    size_t length;
    bool hdf5;
    lc_output kind = LC_OUTPUT_OTHER;
    const char *path = lc_args_word(args, 0);
    CHECK(lc_file_head((unsigned char *)head, &length, sizeof head - 1, path));
    if (lc_head_is_sqlite((const unsigned char *)head, length))
        return open_sweep(st, args, path);
    if (lc_text_begins(head, "{"))
        return open_errors(st, path);
    if (lc_is_forecasts(head)) {
        st->scene.is = LC_FROM_FORECASTS;
        return LC_OK;
    }
    CHECK(lc_h5_is(&hdf5, path));
    if (hdf5)
        CHECK(lc_output_find(&kind, path));
    if (kind == LC_OUTPUT_FORECASTS) {
        st->scene.is = LC_FROM_FORECASTS;
        return LC_OK;
    }
    return kind == LC_OUTPUT_RUN ? open_run(st, args, path, name) : open_dataset(st, args, path, head);
}

lc_status lc_stage_open(lc_plot_stage *out, const lc_args *args, const char *name)
{
    lc_scene *s = &out->scene;
    s->path = lc_args_word(args, 0);
    s->series = lc_args_text(args, "series");
    s->channel = lc_args_text(args, "channel");
    s->metric = lc_args_text(args, "metric");
    s->part = LC_TEST;
    if (lc_args_text(args, "split"))
        CHECK(lc_part_find(&s->part, lc_args_text(args, "split")));
    CHECK(lc_args_count(&s->window, args, "window"));
    CHECK(lc_args_count(&s->step, args, "step"));
    if ((lc_args_has(args, "window") && s->window == 0) || (lc_args_has(args, "step") && s->step == 0))
        return lc_fail(LC_E_USAGE, "--window and --step are counted from 1");
    return open_file(out, args, name);
}

void lc_stage_close(lc_plot_stage *st)
{
    lc_scene_clear(&st->scene);
    lc_forecaster_free(st->forecaster);
    lc_dataset_free(st->dataset);
    lc_split_free(st->split);
    json_decref(st->errors);
    lc_sweep_close(&st->sweep);
}
