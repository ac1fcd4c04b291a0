/* choice - which series of a dataset are meant, and where their rows are. */
#ifndef LC_DATA_CHOICE_H
#define LC_DATA_CHOICE_H

#include <lanecast/dataset.h>

typedef struct lc_choice {
    size_t count;
    size_t *series; /* (count) of the dataset, ascending */
    size_t *row;    /* (series of the dataset) its index in `series`; SIZE_MAX: not chosen */
} lc_choice;

/* names: between blanks or commas, one that has either in double quotes; NULL: all. LC_E_DATA for a name that is not a series. */
lc_status lc_choice_new(lc_choice *out, const lc_dataset *dataset, const char *names);
void lc_choice_free(lc_choice *choice);

#endif
