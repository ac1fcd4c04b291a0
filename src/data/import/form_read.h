/* form_read - a file that continues others, read as the one of its form was. */
#ifndef LC_DATA_IMPORT_FORM_READ_H
#define LC_DATA_IMPORT_FORM_READ_H

#include "data/sheet/read.h"

/* As lc_import_text or lc_import_hdf5, by the one of lc_before.forms that reads it, which a note names; by itself where it is of
 * another form than they. Where several read it and do not agree, the one of the
 * file that it is called by; else LC_E_DATA, naming their flags. */
lc_status lc_form_read(lc_dataset **out, const char **nothing, bool hdf5, const lc_import_source *source);

#endif
