/* stems - what names are without their years, months and days, and which of them are alike. */
#include "data/import/stems.h"

#include "core/mem.h"
#include "data/sheet/period.h"

/* For lc_free. */
static lc_status stem_of(char **out, const char *name)
{
    lc_period p = {0};
    CHECK(lc_period_read(&p, name, false));
    if (!p.found || !*p.stem) {
        lc_free(p.stem);
        return lc_copy_text(out, name);
    }
    *out = p.stem;
    return LC_OK;
}

/* (name->count), for lc_free_texts, also after a failure. */
static lc_status stems_of(char ***out, const lc_texts *name)
{
    CHECK(lc_new(out, name->count, sizeof **out));
    for (size_t i = 0; i < name->count; i++)
        CHECK(stem_of(&(*out)[i], name->text(name->owner, i)));
    return LC_OK;
}

lc_status lc_stems_match(size_t *place, const lc_texts *asked, const lc_texts *known)
{
    lc_status status = LC_OK;
    char **own = NULL, **other = NULL;
    size_t *first = NULL;
    TRY(stems_of(&own, known));
    TRY(stems_of(&other, asked));
    TRY(lc_new(&first, known->count, sizeof *first));
    const lc_texts stems = lc_texts_of(own, known->count), others = lc_texts_of(other, asked->count);
    TRY(lc_labels_match(first, &stems, &stems));
    TRY(lc_labels_match(place, &others, &stems));
    for (size_t i = 0; i < known->count; i++)
        for (size_t k = 0; first[i] != i && k < asked->count; k++)
            place[k] = place[k] == first[i] ? known->count : place[k];
done:
    lc_free_texts(own, known->count);
    lc_free_texts(other, asked->count);
    lc_free(first);
    return status;
}
