/* pictures - what gnuplot draws of a run, in the section where it belongs. */
#include "cli/report.h"

#include "core/mem.h"

static lc_scene scene_of(const lc_report_run *run)
{
    return (lc_scene){.is = LC_FROM_DATA | LC_FROM_RUN | (run->classes ? LC_FROM_CLASSES : LC_FROM_NUMBERS),
                      .path = run->facts->path,
                      .dataset = lc_forecaster_dataset(run->forecaster),
                      .split = lc_forecaster_split(run->forecaster),
                      .forecaster = run->forecaster,
                      .outlook = run->outlook,
                      .evaluation = run->evaluation,
                      .classes = run->classes,
                      .part = run->part,
                      .series = run->series};
}

/* The page says once that there are none. */
static void say_missing(lc_page *page, lc_drawing *drawing)
{
    snprintf(drawing->missing, sizeof drawing->missing, "%s", lc_error_message());
    lc_page_line(page, "Pictures are left out: %s.", drawing->missing);
}

/* LC_E_USAGE: there is nothing to draw, as the calibration of what says a point only. LC_E_FAILURE: gnuplot is missing, or
 * cannot draw. */
static lc_status add(lc_page *page, lc_drawing *drawing, const char *name, const lc_picture *picture, lc_scene *scene)
{
    char *svg = NULL, title[LC_TEXT_MAX];
    size_t bytes;
    if (*drawing->missing)
        return LC_OK;
    const lc_status status = lc_picture_draw(&svg, &bytes, picture, scene, LC_IMAGE_SVG);
    if (status == LC_E_USAGE)
        return LC_OK;
    if (status == LC_E_FAILURE && lc_gnuplot_has_failed()) {
        say_missing(page, drawing);
        return LC_OK;
    }
    CHECK(status);
    snprintf(title, sizeof title, "%s%s%s%s%s: %s", name, *scene->shown ? ", " : "", scene->shown,
             *scene->shown_series ? ", " : "", scene->shown_series, picture->help);
    lc_page_picture(page, svg, title);
    drawing->drawn++;
    lc_free(svg);
    return LC_OK;
}

static lc_status add_all(lc_page *page, const lc_report_run *run, lc_scene *scene, unsigned from, bool leading)
{
    for (size_t i = 0; lc_picture_table[i]; i++) {
        const lc_picture *picture = lc_picture_table[i];
        const bool leads = picture->leads & from;
        if (picture->from & from && leads == leading)
            CHECK(add(page, run->drawing, run->name, picture, scene));
    }
    return LC_OK;
}

/* Those that lead first. */
lc_status lc_report_pictures_add(lc_page *page, const lc_report_run *run, unsigned from)
{
    lc_scene scene = scene_of(run);
    lc_status status = add_all(page, run, &scene, from, true);
    if (status == LC_OK)
        status = add_all(page, run, &scene, from, false);
    lc_scene_clear(&scene);
    return status;
}

/* Those that draw all runs at once. */
lc_status lc_report_comparison_add(lc_page *page, const lc_versus *v, const lc_args *args, lc_drawing *drawing)
{
    static const char *const names[] = {"errors", "horizon"};
    lc_status status = LC_OK;
    if (v->classes[0])
        return LC_OK;
    json_t *all = lc_versus_object(v, args), *runs = json_object_get(all, "runs");
    if (!all)
        return lc_fail(LC_E_FAILURE, "out of memory for the comparison");
    lc_scene scene = {.is = LC_FROM_ERRORS,
                      .path = "the runs",
                      .errors = json_array_get(runs, 0),
                      .runs = runs,
                      .alike = v->scaled,
                      .part = v->part};
    for (size_t i = 0; status == LC_OK && i < sizeof names / sizeof *names; i++)
        status = add(page, drawing, "all runs", lc_picture_find(names[i]), &scene);
    lc_scene_clear(&scene);
    json_decref(all);
    return status;
}
