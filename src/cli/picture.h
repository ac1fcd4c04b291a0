/* picture - what `lanecast plot` draws: one file of cli/picture is one kind of picture, and its name is the word of --what.
 *
 *     static lc_status draw(lc_sketch *sketch, lc_scene *scene) { ... }
 *
 *     const lc_picture lc_picture_scatter = {
 *         .help = "forecasts against what came",
 *         .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS,
 *         .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_STEP,
 *         .draw = draw,
 *     };
 *
 * A program that has a run, its data and its evaluation already makes a scene of them:
 *
 *     lc_scene scene = {.is = LC_FROM_DATA | LC_FROM_RUN | LC_FROM_NUMBERS, .path = path, .dataset = dataset,
 *                       .forecaster = forecaster, .split = lc_forecaster_split(forecaster), .evaluation = evaluation,
 *                       .part = LC_TEST};
 *     status = lc_picture_draw(&svg, &bytes, lc_picture_find("horizon"), &scene, LC_IMAGE_SVG);
 *     lc_scene_clear(&scene);
 */
#ifndef LC_CLI_PICTURE_H
#define LC_CLI_PICTURE_H

#include "cli/gnuplot.h"
#include "cli/sweep.h"
#include "core/registry.h"

#include <lanecast/evaluate.h>

/* What a picture may be drawn from. */
typedef enum lc_from {
    LC_FROM_DATA = 1,       /* a dataset and its split */
    LC_FROM_RUN = 2,        /* a run file, without its data */
    LC_FROM_NUMBERS = 4,    /* a run of numbers, over its data */
    LC_FROM_CLASSES = 8,    /* a run of classes, over its data */
    LC_FROM_FORECASTS = 16, /* the file of evaluate --forecasts */
    LC_FROM_ERRORS = 32,    /* what evaluate --json prints */
    LC_FROM_SWEEP = 64,     /* a sweep's ledger */
    LC_FROM_CONFUSION = 128 /* what evaluate --json prints of classes */
} lc_from;

/* What a user may choose in a picture, each by a flag of plot. */
typedef enum lc_chooses {
    LC_CHOOSES_PART = 1, /* --split */
    LC_CHOOSES_SERIES = 2,
    LC_CHOOSES_CHANNEL = 4,
    LC_CHOOSES_WINDOW = 8,
    LC_CHOOSES_STEP = 16,
    LC_CHOOSES_METRIC = 32,
    LC_CHOOSES_STUDY = 64,
    LC_CHOOSES_WINDOWS = LC_CHOOSES_PART | LC_CHOOSES_SERIES | LC_CHOOSES_CHANNEL /* of a picture of windows */
} lc_chooses;

/* What there is to draw; all that is not named `own` is borrowed, NULL: it is not there. What is missing and can be computed is,
 * where a picture asks for it. */
typedef struct lc_scene {
    unsigned is;      /* lc_from bits, all that hold */
    const char *path; /* of the run, data, forecasts, evaluation or sweep */
    const lc_dataset *dataset;
    const lc_split *split;
    const lc_forecaster *forecaster;
    const lc_outlook *outlook;          /* of the forecaster; NULL: what it says by itself */
    const lc_evaluation *evaluation;    /* of numbers, of `part` and `series` */
    const lc_class_evaluation *classes; /* the same of classes */
    const json_t *errors;               /* of several runs the first one's */
    const json_t *runs; /* what evaluate --json printed of each of several runs, whose names differ; NULL: of one */
    const lc_sweep_read_back *sweep;
    lc_part part;
    const char *series, *channel;   /* the choice of names; NULL: all series, the first target */
    const char *metric;             /* of errors by step and over all; NULL: mae */
    size_t window, step;            /* from 1; 0: not asked for */
    bool alike;                     /* runs are scaled alike */
    bool told;                      /* the dataset is of forecasts: NAME_q0.1, NAME_sample1 are columns of NAME */
    char shown[LC_NAME_MAX];        /* the first of several channels, which was drawn since none was asked for; else "" */
    char shown_series[LC_NAME_MAX]; /* the first of several series, which was drawn alone; else "" */
    char run[LC_NAME_MAX];          /* the first of several runs of a file, which was drawn alone; else "" */
    lc_evaluation *own_evaluation;
    lc_class_evaluation *own_classes;
    lc_outlook *own_outlook;
    char *notes; /* own: what a picture guessed or left out, a line each; NULL: nothing */
} lc_scene;

void lc_scene_clear(lc_scene *scene);

/* The first of several runs is drawn alone. */
void lc_scene_shows_run(lc_scene *scene, const char *run);

/* The first of several series is drawn alone. */
void lc_scene_shows_series(lc_scene *scene, const char *series);

/* One of several channels is drawn: it is `shown` where none was asked for. */
void lc_scene_shows(lc_scene *scene, const char *channel);

/* A further line of the notes. */
lc_status lc_scene_note(lc_scene *scene, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Where there is room for some of `all` dimensions, channels, panels or series (what) only, the title (size) and the notes say
 * so. */
lc_status lc_scene_draws(lc_scene *scene, char *title, size_t size, size_t drawn, size_t all, const char *what);

/* The scene's own, or one that is computed now. */
lc_status lc_scene_evaluation(const lc_evaluation **out, lc_scene *scene);
lc_status lc_scene_classes(const lc_class_evaluation **out, lc_scene *scene);
lc_status lc_scene_outlook(const lc_outlook **out, lc_scene *scene);

typedef struct lc_picture {
    const char *help; /* one line: what it shows */
    unsigned from;    /* lc_from bits: one of these must hold */
    unsigned leads;   /* of these it is the picture that is drawn where none is named */
    unsigned chooses; /* lc_chooses bits */
    lc_status (*draw)(lc_sketch *sketch, lc_scene *scene);
} lc_picture;

LC_REGISTRY(lc_picture, lc_picture);
const char *const *lc_picture_names(void);

/* The one of that name; NULL: the leading one of what there is. LC_E_USAGE, saying what can be drawn, for one that cannot. */
lc_status lc_picture_choose(const lc_picture **out, const char *name, const lc_scene *scene);

/* The name of a picture of the table: its file's. */
const char *lc_picture_name(const lc_picture *picture);

/* Data and script of a picture, for lc_sketch_free. LC_E_USAGE, saying why, where there is nothing to draw: intervals of a run
 * that says points only. */
lc_status lc_picture_sketch(lc_sketch *out, const lc_picture *picture, lc_scene *scene);

/* The picture itself, as an SVG document or the bytes of a PNG or PDF, for lc_free. Errors as above, and as lc_gnuplot_draw. */
lc_status lc_picture_draw(char **out, size_t *bytes, const lc_picture *picture, lc_scene *scene, lc_image image);

#endif
