/* picture - which picture is drawn of what there is, and its drawing. */
#include "cli/picture.h"

#include "core/shown.h"

#include <string.h>

const char *const *lc_picture_names(void)
{
    return lc_picture_table_names;
}

const char *lc_picture_name(const lc_picture *picture)
{
    size_t i = 0;
    while (lc_picture_table[i] != picture)
        i++;
    return lc_picture_table_names[i];
}

/* --- what a scene has ------------------------------------------------------------------------------------------------- */

void lc_scene_clear(lc_scene *s)
{
    lc_evaluation_free(s->own_evaluation);
    lc_class_evaluation_free(s->own_classes);
    lc_outlook_free(s->own_outlook);
    s->own_evaluation = NULL;
    s->own_classes = NULL;
    s->own_outlook = NULL;
    lc_string_free(s->notes);
    s->notes = NULL;
}

void lc_scene_shows(lc_scene *s, const char *channel)
{
    if (!s->channel)
        snprintf(s->shown, sizeof s->shown, "%s", channel);
}

void lc_scene_shows_series(lc_scene *s, const char *series)
{
    snprintf(s->shown_series, sizeof s->shown_series, "%s", series);
}

void lc_scene_shows_run(lc_scene *s, const char *run)
{
    snprintf(s->run, sizeof s->run, "%s", run);
}

lc_status lc_scene_outlook(const lc_outlook **out, lc_scene *s)
{
    if (!s->outlook && !s->own_outlook)
        CHECK(lc_outlook_new(&s->own_outlook, s->forecaster, NULL, 0, 0));
    *out = s->outlook ? s->outlook : s->own_outlook;
    return LC_OK;
}

lc_status lc_scene_note(lc_scene *s, const char *format, ...)
{
    char note[LC_TEXT_MAX];
    lc_buffer text = {0};
    LC_SHOWN_ARGUMENTS(note, format);
    lc_buffer_add(&text, s->notes ? s->notes : "");
    lc_buffer_line(&text, "%s", note);
    lc_string_free(s->notes);
    s->notes = NULL;
    const lc_status status = lc_buffer_take(&s->notes, &text);
    lc_buffer_free(&text);
    return status;
}

lc_status lc_scene_draws(lc_scene *s, char *title, size_t size, size_t drawn, size_t all, const char *what)
{
    const size_t used = strlen(title);
    if (drawn == all)
        return LC_OK;
    snprintf(title + used, size - used, " (%zu of %zu %s)", drawn, all, what);
    return lc_scene_note(s, "%s: %zu of %zu %s are drawn: %s", s->path, drawn, all, what,
                         strcmp(what, "channels") == 0     ? "--channel NAME draws others"
                         : strcmp(what, "series") == 0     ? "--series NAME draws others"
                         : strcmp(what, "dimensions") == 0 ? "--what parallel draws all"
                                                           : "--series or --channel NAME draws others");
}

lc_status lc_scene_evaluation(const lc_evaluation **out, lc_scene *s)
{
    const lc_outlook *outlook;
    if (!s->evaluation && !s->own_evaluation) {
        CHECK(lc_scene_outlook(&outlook, s));
        CHECK(lc_evaluate_outlook(&s->own_evaluation, outlook, s->part, s->series));
    }
    *out = s->evaluation ? s->evaluation : s->own_evaluation;
    return LC_OK;
}

lc_status lc_scene_classes(const lc_class_evaluation **out, lc_scene *s)
{
    if (!s->classes && !s->own_classes)
        CHECK(lc_evaluate_classes(&s->own_classes, s->forecaster, s->part, s->series));
    *out = s->classes ? s->classes : s->own_classes;
    return LC_OK;
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

/* "a run of numbers", of the last bit that holds: what is more particular comes later. */
static const char *kind_of(unsigned is)
{
    static const char *const name[] = {
        "a dataset",           "a run file",    "a run of numbers",      "a run of classes",
        "a file of forecasts", "an evaluation", "the ledger of a sweep", "an evaluation of classes"};
    size_t i = sizeof name / sizeof *name;
    while (i > 0 && !(is & 1u << (i - 1)))
        i--;
    return i ? name[i - 1] : "nothing";
}

static lc_status refuse(const lc_picture *picture, const lc_scene *s)
{
    lc_buffer names = {0};
    for (size_t i = 0; lc_picture_table[i]; i++)
        if (lc_picture_table[i]->from & s->is)
            lc_buffer_format(&names, "%s%s", names.length ? ", " : "", lc_picture_table_names[i]);
    const lc_status status = names.status != LC_OK ? names.status
                                                   : lc_fail(LC_E_USAGE, "%s is %s: %s is not a picture of that; there %s %s",
                                                             s->path, kind_of(s->is), picture ? lc_picture_name(picture) : "that",
                                                             names.text && strchr(names.text, ',') ? "are" : "is",
                                                             names.text ? names.text : "nothing");
    lc_buffer_free(&names);
    return status;
}

lc_status lc_picture_choose(const lc_picture **out, const char *name, const lc_scene *s)
{
    const lc_picture *picture = name ? lc_picture_find(name) : NULL;
    const unsigned last = s->is & (LC_FROM_NUMBERS | LC_FROM_CLASSES) ? s->is & ~(unsigned)(LC_FROM_DATA | LC_FROM_RUN) : s->is;
    for (size_t i = 0; !name && !picture && lc_picture_table[i]; i++)
        if (lc_picture_table[i]->leads & last)
            picture = lc_picture_table[i];
    if (!picture || !(picture->from & s->is))
        return refuse(picture, s);
    *out = picture;
    return LC_OK;
}

/* --- drawing ---------------------------------------------------------------------------------------------------------- */

enum { WIDTH = 900, HEIGHT = 480 };

lc_status lc_picture_sketch(lc_sketch *out, const lc_picture *picture, lc_scene *scene)
{
    lc_sketch sketch = {.width = WIDTH, .height = HEIGHT};
    *scene->shown = *scene->shown_series = *scene->run = 0;
    lc_status status = picture->draw(&sketch, scene);
    if (status == LC_OK)
        status = sketch.data.status != LC_OK ? sketch.data.status : sketch.script.status;
    if (status == LC_OK)
        *out = sketch;
    else
        lc_sketch_free(&sketch);
    return status;
}

lc_status lc_picture_draw(char **out, size_t *bytes, const lc_picture *picture, lc_scene *scene, lc_image image)
{
    lc_sketch sketch;
    CHECK(lc_picture_sketch(&sketch, picture, scene));
    const lc_status status = lc_gnuplot_draw(out, bytes, &sketch, image, lc_picture_name(picture));
    lc_sketch_free(&sketch);
    return status;
}
