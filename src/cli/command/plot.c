/* plot - a picture of a run, a dataset, forecasts, an evaluation or a sweep, drawn by gnuplot. */
#include "cli/plot.h"

#include "core/mem.h"

static lc_status print_result(const lc_args *args, const lc_plot_files *f, const char *name, const lc_scene *scene)
{
    const bool script = lc_args_has(args, "script");
    if (lc_args_json(args))
        return lc_print_json(json_pack("{ss so ss so so}", "schema", "lanecast-plot-1", "file", lc_json_text(f->picture),
                                       "picture", name, "script", lc_json_text(script ? f->script : NULL), "data",
                                       lc_json_text(script ? f->data : NULL)));
    lc_note(args, "%s: %s of %s%s%s", f->picture, name, lc_args_word(args, 0), script ? "; drawn again by gnuplot " : "",
            script ? f->script : "");
    lc_note_lines(args, scene->notes);
    if (*scene->shown)
        lc_note(args, "%s: of '%s', the first of the channels that are forecast: --channel draws another", f->picture,
                scene->shown);
    if (*scene->shown_series)
        lc_note(args, "%s: of '%s', the first of the series: --series draws another", f->picture, scene->shown_series);
    if (*scene->run)
        lc_note(args, "%s: of %s, the first run of %s%s", f->picture, scene->run, lc_args_word(args, 0),
                scene->is & LC_FROM_CONFUSION ? "" : "; --what errors and horizon draw all");
    return LC_OK;
}

/* Without gnuplot, what it would read is written, so that nothing is computed twice. */
static lc_status leave_script(const lc_args *args, const lc_plot_files *f, const lc_sketch *sketch, const char *name)
{
    char message[LC_TEXT_MAX];
    snprintf(message, sizeof message, "%s", lc_error_message());
    if (lc_plot_check_script(f, args) != LC_OK)
        return lc_fail(LC_E_FAILURE, "%s; what it would read is not written either: %s", message, lc_error_message());
    CHECK(lc_plot_write_script(f, sketch, name));
    return lc_fail(LC_E_FAILURE, "%s; its script and data are in %s and %s: gnuplot %s draws %s", message, f->script, f->data,
                   f->script, f->picture);
}

static lc_status write(const lc_args *args, const lc_plot_files *f, const lc_sketch *sketch, const char *name,
                       const lc_scene *scene)
{
    char *bytes = NULL;
    size_t count;
    lc_status status = lc_gnuplot_draw(&bytes, &count, sketch, f->image, name);
    if (status != LC_OK && lc_gnuplot_was_missing())
        return leave_script(args, f, sketch, name);
    if (status == LC_OK && lc_args_has(args, "script"))
        status = lc_plot_write_script(f, sketch, name);
    if (status == LC_OK)
        status = lc_plot_write_picture(f, bytes, count);
    lc_free(bytes);
    if (status != LC_OK)
        return status;
    lc_plot_note_fonts(args, f, sketch);
    return print_result(args, f, name, scene);
}

static lc_status draw(const lc_args *args, lc_plot_stage *st)
{
    const char *what = lc_args_text(args, "what");
    if (!what && lc_args_has(args, "metric"))
        what = "horizon";
    const lc_picture *picture;
    lc_plot_files files;
    lc_sketch sketch;
    CHECK(lc_plot_files_name(&files, args, NULL));
    CHECK(lc_stage_open(st, args, what));
    CHECK(lc_plot_files_name(&files, args, st));
    CHECK(lc_picture_choose(&picture, what, &st->scene));
    CHECK(lc_plot_check_flags(args, picture, &st->scene));
    CHECK(lc_picture_sketch(&sketch, picture, &st->scene));
    const lc_status status = write(args, &files, &sketch, lc_picture_name(picture), &st->scene);
    lc_sketch_free(&sketch);
    return status;
}

static lc_status run(const lc_args *args)
{
    lc_plot_stage st = {.errors = NULL};
    const lc_status status = draw(args, &st);
    lc_stage_close(&st);
    return status;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "FILE", .needed = true, .help = "the picture: .svg, .png or .pdf"},
    {.name = "what", .value = "NAME", .choices = lc_picture_names, .help = "which picture (default: the first for such a file)"},
    {.name = "split", .value = "PART", .choices = lc_part_names, .help = "of a run: train, valid or test (default: test)"},
    {.name = "series", .value = "NAMES", .help = "only these series: names between commas or blanks (default: all)"},
    {.name = "channel", .value = "NAME", .help = "which channel (default: the first target, of a dataset all)"},
    {.name = "window", .value = "N", .help = "of forecast: only this window of the part, from 1"},
    {.name = "step", .value = "N", .help = "of track, scatter and residuals: this step of the horizon, from 1"},
    {.name = "metric",
     .value = "NAME",
     .choices = lc_metric_names,
     .help = "of errors and horizon: this measure (default: mae); horizon where --what does not say"},
    {.name = "study", .value = "NAME", .help = "of a sweep: name of the study in the ledger (default: sweep)"},
    {.name = "script", .help = "also write FILE with .gnuplot and .dat in place of its ending, which draw it again"},
    {.name = NULL},
};

const lc_command lc_command_plot = {
    .group = LC_GROUP_ERRORS,
    .summary = "a picture of a run, data, forecasts or a sweep",
    .words = "FILE",
    .words_least = 1,
    .words_most = 1,
    .more = "several runs in one picture: lanecast evaluate A.h5 B.h5 --json >x.json, then lanecast plot x.json",
    .flags = flags,
    .details = "What can be drawn depends on the file; the first is drawn if --what does not say.\n"
               "lanecast list plots has a line on each.\n\n"
               "  of a run (and its data)     forecast, future, track, horizon, errors,\n"
               "                              scatter, residuals, calibration, series,\n"
               "                              training, gradients, flow; of classes\n"
               "                              confusion first\n"
               "  of a dataset, a forecast    series\n"
               "  of evaluate --forecasts     forecast, track, horizon, errors, scatter,\n"
               "  or forecast --origins       residuals, calibration\n"
               "  of evaluate --json          errors, horizon, calibration; of classes confusion\n"
               "  of a sweep                  history, slices, parallel\n\n"
               "training, gradients and flow need the run file only. The others compute what\n"
               "evaluate does: the same numbers, which --script shows. Beside the model forecast draws\n"
               "the one other forecaster of the least mean absolute error.\n\n"
               "Times are local where the data has a zone. gnuplot draws; without it the script\n"
               "and its data are written, and the exit status is 1.",
    .examples = "    lanecast plot prices.h5 -o prices.svg\n"
                "    lanecast plot run.h5 -o run.svg",
    .takes = LC_TAKES_RUN | LC_TAKES_FORCE,
    .run = run,
};
