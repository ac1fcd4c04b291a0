/* copies - series of several files that are equal in every row: a file that was loaded twice. */
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/import/gather.h"
#include "data/match.h"

/* What equal series have in common, and which it is. */
typedef struct key {
    size_t rows, index;
    uint64_t hash; /* of stamps and values */
} key;

/* FNV-1a, of eight bytes at a time. */
static uint64_t add_words(uint64_t hash, const void *from, size_t count)
{
    uint64_t word;
    for (size_t i = 0; i < count; i++) {
        memcpy(&word, (const char *)from + i * sizeof word, sizeof word);
        hash = (hash ^ word) * 1099511628211u;
    }
    return hash;
}

static key key_of(const lc_series *s, size_t channels, size_t index)
{
    return (key){s->rows, index, add_words(add_words(14695981039346656037u, s->time, s->rows), s->value, s->rows * channels)};
}

static int by_key(const void *left, const void *right)
{
    const key *a = left, *b = right;
    if (a->rows != b->rows)
        return a->rows < b->rows ? -1 : 1;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool are_equal(const lc_series *a, const lc_series *b, size_t channels)
{
    return a->rows == b->rows && a->rows > 1 && memcmp(a->time, b->time, a->rows * sizeof *a->time) == 0 &&
           memcmp(a->value, b->value, a->rows * channels * sizeof *a->value) == 0;
}

static void find_copies(lc_few *few, const key *sorted, const lc_dataset *d)
{
    for (size_t i = 1, first = 0; i < d->series_count; i++) {
        const lc_series *of = &d->series[sorted[first].index], *one = &d->series[sorted[i].index];
        if (are_equal(of, one, d->channels))
            lc_few_add(few, one->name, "");
        else
            first = i;
    }
}

lc_status lc_gather_note_copies(lc_buffer *notes, const lc_dataset *d, const char *path)
{
    lc_few few = {0};
    key *sorted = NULL;
    CHECK(lc_new(&sorted, d->series_count, sizeof *sorted));
    for (size_t i = 0; i < d->series_count; i++)
        sorted[i] = key_of(&d->series[i], d->channels, i);
    qsort(sorted, d->series_count, sizeof *sorted, by_key);
    find_copies(&few, sorted, d);
    if (few.count)
        lc_buffer_line(notes, "%s: %s %s equal to another series in every row: a copy of its file?", path, lc_few_text(&few),
                       lc_if_one(few.count, "is", "are"));
    lc_few_free(&few);
    lc_free(sorted);
    return LC_OK;
}

lc_status lc_gather_note_twins(lc_buffer *notes, const lc_dataset *d, const char *path)
{
    lc_few few = {0};
    const lc_texts names = lc_series_names(d);
    const lc_status status = lc_match_twins(&few, &names);
    if (status == LC_OK && few.count)
        lc_buffer_line(
            notes,
            "%s: names of series that differ in case or blanks only: %s: if they are one, call its files alike, and put one "
            "behind another by --append",
            path, lc_few_text(&few));
    lc_few_free(&few);
    return status;
}
