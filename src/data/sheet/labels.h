/* labels - equal texts get one number: in the order in which they first occur. */
#ifndef LC_DATA_SHEET_LABELS_H
#define LC_DATA_SHEET_LABELS_H

#include "core/status.h"

/* Begins as {0}. Texts are borrowed. */
typedef struct lc_labels {
    const char **text; /* (count) */
    size_t count, capacity;
    size_t *slot; /* (slots) index + 1 of a text, 0: free */
    size_t slots;
} lc_labels;

/* The number of a text, a new one if it is new. */
lc_status lc_labels_add(size_t *index, lc_labels *labels, const char *text);
void lc_labels_free(lc_labels *labels);

#endif
