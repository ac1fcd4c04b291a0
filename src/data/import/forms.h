/* forms - how the columns of files are read, which are of one form. */
#ifndef LC_DATA_IMPORT_FORMS_H
#define LC_DATA_IMPORT_FORMS_H

#include <lanecast/dataset.h>

/* Of the first file; NULL: none. Begins as {0}. */
typedef struct lc_forms {
    const char *path; /* borrowed */
    char *series_column, *time, *time_parts;
} lc_forms;

/* Takes those of the first file. LC_E_DATA, with the flags that decide it, where columns of one name hold other things in a later
 * one: hours of one file are not 1 to 24 where those of another are 0 to 23. hdf5: it may say itself what its stamps are. */
lc_status lc_forms_compare(lc_forms *forms, const lc_dataset *part, const char *path, bool hdf5);
void lc_forms_free(lc_forms *forms);

#endif
