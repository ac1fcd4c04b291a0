/* labels - a hash table with open addresses; at most half of its slots are in use. */
#include "core/labels.h"

#include <string.h>

#include "core/digest.h"
#include "core/mem.h"

/* Where a text is, or would be. */
static size_t *find(const lc_labels *l, const char *text)
{
    size_t at = (size_t)lc_digest(0, text, strlen(text)) & (l->slots - 1);
    while (l->slot[at] && strcmp(l->text[l->slot[at] - 1], text) != 0)
        at = (at + 1) & (l->slots - 1);
    return &l->slot[at];
}

static lc_status widen(lc_labels *l)
{
    const size_t slots = l->slots ? 2 * l->slots : 64;
    size_t *slot = NULL;
    CHECK(lc_new(&slot, slots, sizeof *slot));
    lc_free(l->slot);
    l->slot = slot;
    l->slots = slots;
    for (size_t i = 0; i < l->count; i++)
        *find(l, l->text[i]) = i + 1;
    return LC_OK;
}

lc_status lc_labels_add(size_t *index, lc_labels *l, const char *text)
{
    if (2 * (l->count + 1) > l->slots)
        CHECK(widen(l));
    size_t *slot = find(l, text);
    if (!*slot) {
        CHECK(lc_grow(&l->text, &l->capacity, l->count + 1, sizeof *l->text));
        l->text[l->count] = text;
        *slot = ++l->count;
    }
    *index = *slot - 1;
    return LC_OK;
}

bool lc_labels_find(size_t *index, const lc_labels *l, const char *text)
{
    const size_t number = l->slots ? *find(l, text) : 0;
    *index = number - 1;
    return number > 0;
}

bool lc_labels_has(const lc_labels *l, const char *text)
{
    size_t index;
    return lc_labels_find(&index, l, text);
}

lc_status lc_labels_repeat(bool *out, char *const *word, size_t count)
{
    lc_status status = LC_OK;
    lc_labels known = {0};
    size_t index;
    for (size_t i = 0; i < count && known.count == i; i++)
        TRY(lc_labels_add(&index, &known, word[i]));
    *out = known.count < count;
done:
    lc_labels_free(&known);
    return status;
}

void lc_labels_free(lc_labels *l)
{
    lc_free(l->text);
    lc_free(l->slot);
    *l = (lc_labels){0};
}

static const char *text_of(const void *list, size_t index)
{
    return ((char *const *)list)[index];
}

lc_texts lc_texts_of(char *const *text, size_t count)
{
    return (lc_texts){text, count, text_of};
}

lc_status lc_labels_match(size_t *index, const lc_texts *of, const lc_texts *in)
{
    lc_status status = LC_OK;
    lc_labels known = {0};
    size_t *place = NULL, label;
    TRY(lc_new(&place, in->count, sizeof *place));
    for (size_t i = 0; i < in->count; i++) {
        const size_t before = known.count;
        TRY(lc_labels_add(&label, &known, in->text(in->owner, i)));
        if (known.count > before)
            place[label] = i;
    }
    const size_t labels = known.count;
    for (size_t i = 0; i < of->count; i++) {
        TRY(lc_labels_add(&label, &known, of->text(of->owner, i)));
        index[i] = label < labels ? place[label] : in->count;
    }
done:
    lc_free(place);
    lc_labels_free(&known);
    return status;
}
