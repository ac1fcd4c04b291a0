/* plot - what `lanecast plot` reads and writes. */
#ifndef LC_CLI_PLOT_H
#define LC_CLI_PLOT_H

#include "cli/picture.h"

/* A scene from a file, and what it is made of. */
typedef struct lc_plot_stage {
    lc_scene scene;
    lc_dataset *dataset;
    lc_forecaster *forecaster;
    lc_split *split;
    lc_sweep_read_back sweep;
    json_t *errors;
} lc_plot_stage;

/* Opens the first word, whatever it is: a run file with its data, unless `name` is a picture that needs none; a dataset;
 * forecasts; what evaluate --json printed; a ledger. lc_stage_close, also after a failure. */
lc_status lc_stage_open(lc_plot_stage *out, const lc_args *args, const char *name);
void lc_stage_close(lc_plot_stage *stage);

/* LC_E_USAGE where a flag chooses what the picture, or the file of the scene, has no choice of. */
lc_status lc_plot_check_flags(const lc_args *args, const lc_picture *picture, const lc_scene *scene);

/* Files of a picture: "a.svg" with "a.gnuplot" and "a.dat", which draw it again. */
typedef struct lc_plot_files {
    const char *picture;
    lc_image image;
    char script[LC_TEXT_MAX], data[LC_TEXT_MAX];
    const char *dataset; /* of the run that is drawn; "" without one */
} lc_plot_files;

/* Their names, from --output. LC_E_USAGE for one that ends in something else than .svg, .png or .pdf, for one that is read, and
 * where another file would be replaced, without --force. */
lc_status lc_plot_files_name(lc_plot_files *out, const lc_args *args, const lc_plot_stage *stage);

/* LC_E_USAGE where script or data would replace another file, without --force, or what is read. */
lc_status lc_plot_check_script(const lc_plot_files *files, const lc_args *args);

/* Says where a picture needs fonts that not every machine has. */
void lc_plot_note_fonts(const lc_args *args, const lc_plot_files *files, const lc_sketch *sketch);

lc_status lc_plot_write_picture(const lc_plot_files *files, const char *bytes, size_t count);
lc_status lc_plot_write_script(const lc_plot_files *files, const lc_sketch *sketch, const char *name);

#endif
