/* file - one of the files of an import as a dataset of its own, whose history is its decisions as flags. */
#ifndef LC_DATA_IMPORT_FILE_H
#define LC_DATA_IMPORT_FILE_H

#include "data/sheet/read.h"

/* A text. *nothing: what there is where it is not a table; then *out stays as it is. */
lc_status lc_import_text(lc_dataset **out, const char **nothing, const lc_import_source *source);

/* A file of HDF5. What is decided for a text means nothing here: LC_E_USAGE if there is no text. */
lc_status lc_import_hdf5(lc_dataset **out, const lc_import_source *source);

/* The last part of a path of some letters, of . and .. the real name of the folder, for lc_free. */
lc_status lc_import_last(char **out, const char *path, size_t length);

/* The file's name without folder and endings, for lc_free. */
lc_status lc_import_stem(char **out, const char *path);

/* Whether a file says the name of its only series: by a column, a row or, in a dataset, by the command that made it. */
lc_status lc_import_names_series(bool *out, const lc_dataset *dataset, const char *path, bool hdf5);

#endif
