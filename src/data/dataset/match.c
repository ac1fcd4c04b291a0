/* match - names looked up, one after the other or all at once. */
#include "data/match.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/counted.h"
#include "core/mem.h"

size_t lc_match_channel(const lc_dataset *dataset, const char *name)
{
    size_t index = 0;
    while (index < dataset->channels && strcmp(dataset->channel[index].name, name) != 0)
        index++;
    return index;
}

const lc_series *lc_match_named(const lc_dataset *dataset, const char *name)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        if (strcmp(dataset->series[i].name, name) == 0)
            return &dataset->series[i];
    return NULL;
}

static const char *channel_name(const void *dataset, size_t index)
{
    return ((const lc_dataset *)dataset)->channel[index].name;
}

static const char *series_name(const void *dataset, size_t index)
{
    return ((const lc_dataset *)dataset)->series[index].name;
}

lc_texts lc_channel_names(const lc_dataset *dataset)
{
    return (lc_texts){dataset, dataset->channels, channel_name};
}

lc_texts lc_series_names(const lc_dataset *dataset)
{
    return (lc_texts){dataset, dataset->series_count, series_name};
}

lc_status lc_match_series(size_t *index, const lc_dataset *of, const lc_dataset *in)
{
    const lc_texts names = lc_series_names(of), others = lc_series_names(in);
    return lc_labels_match(index, &names, &others);
}

/* --- folded ----------------------------------------------------------------------------------------------------------- */

/* A name as if it had no capitals, and single blanks only between words. */
static lc_status fold_name(char **out, const char *name)
{
    lc_buffer text = {0};
    bool blank = false;
    for (; *name; name++) {
        const char letter = (char)tolower((unsigned char)*name);
        if (isspace((unsigned char)*name)) {
            blank = text.length > 0;
            continue;
        }
        lc_buffer_bytes(&text, " ", blank);
        lc_buffer_bytes(&text, &letter, 1);
        blank = false;
    }
    lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

/* The folded names of a list. */
typedef struct folded {
    char **text; /* (count) */
    size_t count;
    size_t *label, *times, *place; /* of a name its label; of a label how many names have it, and the last of them */
} folded;

/* all: the most labels there can be. */
static lc_status fold(folded *f, lc_labels *labels, const lc_texts *names, size_t all)
{
    f->count = names->count;
    CHECK(lc_new(&f->text, f->count, sizeof *f->text));
    CHECK(lc_new(&f->label, f->count, sizeof *f->label));
    CHECK(lc_new(&f->times, all, sizeof *f->times));
    CHECK(lc_new(&f->place, all, sizeof *f->place));
    for (size_t i = 0; i < f->count; i++) {
        CHECK(fold_name(&f->text[i], names->text(names->owner, i)));
        CHECK(lc_labels_add(&f->label[i], labels, f->text[i]));
        f->times[f->label[i]]++;
        f->place[f->label[i]] = i;
    }
    return LC_OK;
}

static void clear(folded *f)
{
    lc_free_texts(f->text, f->text ? f->count : 0);
    lc_free(f->label);
    lc_free(f->times);
    lc_free(f->place);
}

/* Of names that have no place in the other list yet; few: the pairs, 'close' as 'Close'. */
static lc_status match_folded(size_t *index, lc_few *few, const lc_texts *of, const lc_texts *in)
{
    lc_status status = LC_OK;
    folded a = {0}, b = {0};
    lc_labels labels = {0};
    char more[LC_NAME_MAX + 8];
    TRY(fold(&a, &labels, of, of->count + in->count));
    TRY(fold(&b, &labels, in, of->count + in->count));
    for (size_t i = 0; i < a.count; i++) {
        const size_t label = a.label[i];
        if (index[i] < b.count || a.times[label] != 1 || b.times[label] != 1)
            continue;
        index[i] = b.place[label];
        snprintf(more, sizeof more, " as '%.*s'", LC_NAME_MAX - 1, of->text(of->owner, i));
        lc_few_add(few, in->text(in->owner, index[i]), more);
    }
done:
    clear(&a);
    clear(&b);
    lc_labels_free(&labels);
    return status;
}

lc_status lc_match_alike(size_t *index, lc_buffer *notes, const char *path, const char *what, const lc_texts *of,
                         const lc_texts *in)
{
    lc_status status = LC_OK;
    lc_few alike = {0};
    TRY(lc_labels_match(index, of, in));
    TRY(match_folded(index, &alike, of, in));
    if (alike.count && notes)
        lc_buffer_line(notes, "%s: %s of one name except for case or blanks taken for the same: %s", path,
                       lc_counted(alike.count, what).text, lc_few_text(&alike));
done:
    lc_few_free(&alike);
    return status;
}

lc_status lc_match_twins(lc_few *twins, const lc_texts *names)
{
    lc_status status = LC_OK;
    char other[LC_TEXT_MAX];
    lc_labels labels = {0};
    folded f = {0};
    TRY(fold(&f, &labels, names, names->count));
    for (size_t i = 0; i < f.count; i++) {
        const size_t last = f.place[f.label[i]];
        const char *name = names->text(names->owner, i), *beside = names->text(names->owner, last);
        if (last == i || strcmp(name, beside) == 0)
            continue;
        snprintf(other, sizeof other, " beside '%.200s'", beside);
        lc_few_add(twins, name, other);
    }
done:
    clear(&f);
    lc_labels_free(&labels);
    return status;
}
