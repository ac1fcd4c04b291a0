/* gnuplot - the program that draws: a sketch becomes SVG, PNG or PDF. It is looked for when it is needed, and may be missing. */
#ifndef LC_CLI_GNUPLOT_H
#define LC_CLI_GNUPLOT_H

#include "cli/sketch.h"

typedef enum lc_image { LC_IMAGE_SVG, LC_IMAGE_PNG, LC_IMAGE_PDF, LC_IMAGES } lc_image;

/* "svg", "png", "pdf" */
const char *lc_image_name(lc_image image);

/* Whether lc_gnuplot_draw failed last because gnuplot is missing; because of gnuplot, missing or not, not of this program. */
bool lc_gnuplot_was_missing(void);
bool lc_gnuplot_has_failed(void);

/* The bytes of the picture, a 0 after them, for lc_free. name: of its kind, letters only. LC_E_FAILURE without gnuplot, or with
 * what it says is wrong; LC_E_IO where the system has no process or file for it. */
lc_status lc_gnuplot_draw(char **out, size_t *bytes, const lc_sketch *sketch, lc_image image, const char *name);

/* All that gnuplot reads, for lc_free. files: of the picture, and of the sections; NULL: the data are part of the text, and the
 * picture goes to standard output. */
typedef struct lc_gnuplot_files {
    const char *picture, *data;
} lc_gnuplot_files;
lc_status lc_gnuplot_script(char **out, const lc_sketch *sketch, lc_image image, const char *name, const lc_gnuplot_files *files);

#endif
