/* labels - equal texts get one number: in the order in which they first occur. */
#ifndef LC_CORE_LABELS_H
#define LC_CORE_LABELS_H

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

/* Whether it has a number; which. */
bool lc_labels_has(const lc_labels *labels, const char *text);
bool lc_labels_find(size_t *index, const lc_labels *labels, const char *text);
void lc_labels_free(lc_labels *labels);

/* Whether two of some words are equal. */
lc_status lc_labels_repeat(bool *out, char *const *word, size_t count);

/* Texts that somebody else keeps. */
typedef struct lc_texts {
    const void *owner;
    size_t count;
    const char *(*text)(const void *owner, size_t index);
} lc_texts;

/* Those of an array. */
lc_texts lc_texts_of(char *const *text, size_t count);

/* index: for each text of one list its first place in another; as many as the other has where it is not there. */
lc_status lc_labels_match(size_t *index, const lc_texts *of, const lc_texts *in);

#endif
