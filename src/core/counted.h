/* counted - what messages say of many things: a count with its noun, the first few of their names.
 *
 *     lc_few few = {0};
 *     lc_few_add(&few, "a", "");
 *     lc_buffer_line(notes, "%s left out: %s", lc_counted(few.count, "column").text, lc_few_text(&few));
 *     lc_few_free(&few);
 */
#ifndef LC_CORE_COUNTED_H
#define LC_CORE_COUNTED_H

#include "core/buffer.h"

typedef struct lc_count_text {
    char text[96];
} lc_count_text;

/* "1 row", "2 rows"; a noun that ends with s stays: "2 series". */
lc_count_text lc_counted(size_t count, const char *noun);

/* The word that goes with a count: "has" or "have"; "" or "s". */
static inline const char *lc_if_one(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

/* Begins as {0}, or with how many are named. */
typedef struct lc_few {
    size_t most; /* 0: three */
    lc_buffer text;
    size_t count;
} lc_few;

/* Adds 'name', and `more` after it. */
void lc_few_add(lc_few *few, const char *name, const char *more);

/* "'a', 'b', 'c' and 12 more"; nothing is added after it. */
const char *lc_few_text(lc_few *few);

void lc_few_free(lc_few *few);

#endif
