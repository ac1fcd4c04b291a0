/* confusion - which class is taken for which: a square each, in it how many, and their share of the class that it is. */
#include "cli/picture.h"

#include <string.h>

enum {
    NAME_SHOWN = 12,
    LETTER = 8,  /* pixels */
    SQUARE = 52, /* where there are many classes; else a matrix takes SIDE */
    SIDE = 360
};

/* One target's matrix. */
typedef struct matrix {
    size_t classes;
    const char *name[LC_CLASSES_MAX];
    double count[LC_CLASSES_MAX * LC_CLASSES_MAX]; /* (is, said) */
    const char *target, *model;
} matrix;

static lc_status of_run(matrix *m, lc_scene *scene)
{
    const lc_class_evaluation *e;
    size_t target = 0;
    CHECK(lc_scene_classes(&e, scene));
    while (scene->channel && target < e->of->targets && strcmp(e->of->target[target], scene->channel) != 0)
        target++;
    if (target == e->of->targets)
        return lc_fail(LC_E_USAGE, "--channel %s: this run does not say its class; the first is %s", scene->channel,
                       e->of->target[0]);
    if (e->of->targets > 1)
        lc_scene_shows(scene, e->of->target[target]);
    m->classes = e->of->count;
    m->target = e->of->target[target];
    m->model = e->line[0].name;
    for (size_t i = 0; i < m->classes; i++)
        m->name[i] = e->of->name[i];
    for (size_t i = 0; i < m->classes * m->classes; i++)
        m->count[i] = (double)e->line[0].confusion[target * m->classes * m->classes + i];
    return LC_OK;
}

static lc_status of_errors(matrix *m, lc_scene *scene)
{
    json_t *all = json_object_get(scene->errors, "confusion"), *rows = NULL;
    const json_t *names = json_object_get(scene->errors, "classes");
    const char *target = NULL;
    json_object_foreach(all, target, rows) if (!scene->channel || strcmp(target, scene->channel) == 0) break;
    m->classes = json_array_size(rows);
    if (!target || m->classes == 0 || m->classes > LC_CLASSES_MAX || json_array_size(names) != m->classes)
        return lc_fail(LC_E_USAGE, "%s: has no confusion%s%s: it is not an evaluation of classes", scene->path,
                       scene->channel ? " of " : "", scene->channel ? scene->channel : "");
    if (json_object_size(all) > 1)
        lc_scene_shows(scene, target);
    m->target = target;
    m->model = json_string_value(json_object_get(scene->errors, "name"));
    if (scene->runs)
        lc_scene_shows_run(scene, m->model ? m->model : "model");
    for (size_t i = 0; i < m->classes; i++) {
        m->name[i] = json_string_value(json_array_get(names, i));
        for (size_t k = 0; k < m->classes; k++)
            m->count[i * m->classes + k] = json_number_value(json_array_get(json_array_get(rows, i), k));
    }
    return LC_OK;
}

static void add_data(lc_sketch *s, const matrix *m)
{
    lc_sketch_section(s, "squares", "said, is, how many, their share of the class that it is");
    for (size_t is = 0; is < m->classes; is++) {
        double all = 0;
        for (size_t said = 0; said < m->classes; said++)
            all += m->count[is * m->classes + said];
        for (size_t said = 0; said < m->classes; said++) {
            const double count = m->count[is * m->classes + said];
            lc_sketch_row(s, "%zu %zu %.9g %.9g\n", said, is, count, all > 0 ? count / all : 0);
        }
    }
}

static size_t side_of(const matrix *m)
{
    return m->classes * SQUARE > SIDE ? m->classes * SQUARE : SIDE;
}

/* Whether every name fits below its square. */
static bool have_room(const matrix *m)
{
    size_t longest = 0;
    for (size_t i = 0; i < m->classes; i++) {
        const size_t length = m->name[i] ? strlen(m->name[i]) : 0;
        longest = length > longest ? length : longest;
    }
    return (longest < NAME_SHOWN ? longest : NAME_SHOWN) * LETTER < side_of(m) / m->classes;
}

static void add_names(lc_sketch *s, const matrix *m, const char *axis, const char *turned)
{
    lc_sketch_add(s, "set %stics scale 0 %s(", axis, turned);
    for (size_t i = 0; i < m->classes; i++)
        lc_sketch_add(s, "%s%s %zu", i ? ", " : "", lc_quote_tick(m->name[i] ? m->name[i] : "", NAME_SHOWN).text, i);
    lc_sketch_add(s, ")\n");
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    matrix m = {0};
    char title[2 * LC_TEXT_MAX];
    CHECK(scene->errors ? of_errors(&m, scene) : of_run(&m, scene));
    add_data(s, &m);
    s->width = 640 - SIDE + side_of(&m);
    s->height = 560 - SIDE + side_of(&m);
    snprintf(title, sizeof title, "%s: classes of %s", m.model ? m.model : "model", m.target);
    lc_sketch_add(s, "set title %s\nset xlabel 'class that is said'\nset ylabel 'class that it is'\nunset grid\nset border 0\n",
                  lc_quote_title(s, title).text);
    lc_sketch_add(s, "set size square\nset xrange [-0.5:%zu.5]\nset yrange [%zu.5:-0.5]\nunset key\nset cbrange [0:1]\n",
                  m.classes - 1, m.classes - 1);
    add_names(s, &m, "x", have_room(&m) ? "" : "rotate by 25 right ");
    add_names(s, &m, "y", "");
    lc_sketch_add(s,
                  "set palette defined (0 '#f7fbff', 0.5 '#6baed6', 1 '#08306b')\nset cblabel 'share of the class that it is'\n"
                  "plot DATA index 'squares:' using 1:2:4 with image pixels, \\\n"
                  "  DATA index 'squares:' using 1:2:(sprintf('%%.0f\\n%%.0f %%%%', $3, 100*$4)):($4>0.7?0xffffff:0) with labels "
                  "offset 0,0.5 textcolor rgb variable\n");
    return LC_OK;
}

const lc_picture lc_picture_confusion = {
    .help = "the confusion matrix: which class is taken for which",
    .from = LC_FROM_CLASSES | LC_FROM_CONFUSION,
    .leads = LC_FROM_CLASSES | LC_FROM_CONFUSION,
    .chooses = LC_CHOOSES_WINDOWS,
    .draw = draw,
};
