/* piece_columns - the columns that any piece has, for all of them. */
#include "core/counted.h"
#include "core/mem.h"
#include "core/status.h"
#include "core/words.h"
#include "data/hot_words.h"
#include "data/import/gather.h"
#include "data/import/pieces.h"
#include "data/import/unit_names.h"
#include "data/import/widen.h"

/* Whether a dataset has a column in another unit than that name's. */
static bool has_other(const lc_dataset *d, const char *name)
{
    return lc_unit_names_find(d, name) < d->channels;
}

/* LC_E_DATA where a piece has a column in another unit than one of the pieces before it, and both have one of them. */
static lc_status refuse_units(const lc_piece *first, const lc_piece *p)
{
    for (const lc_piece *before = first; before < p; before++)
        for (size_t c = 0; c < before->dataset->channels; c++) {
            const char *theirs = before->dataset->channel[c].name;
            if (!has_other(p->dataset, theirs) || has_other(before->dataset, theirs))
                continue;
            const char *own = p->dataset->channel[lc_unit_names_find(p->dataset, theirs)].name;
            if (!has_other(p->dataset, own))
                return lc_fail(LC_E_DATA,
                               "%s: column '%s' is '%s' in %s: one name in two units: convert one of them, and write both under "
                               "one name, or leave both out: --drop %s",
                               p->path, own, theirs, before->path, lc_typed_pair(theirs, ',', own).text);
        }
    return LC_OK;
}

/* A piece shares a column with those before it, unless the rows that they continue say which columns there are. */
static lc_status gather_channels(lc_dataset *all, const lc_piece *p, bool known)
{
    lc_status status = LC_OK;
    size_t *place = NULL;
    const size_t before = all->channels;
    bool apart;
    CHECK(lc_gather_apart(&apart, all, p->dataset));
    if (before && apart && !known)
        return lc_fail(
            LC_E_DATA,
            "%s: no column of numbers that the files before it have too, and it is called as a piece of the same series: "
            "take it out of the folder, or name the files for a series of each",
            p->path);
    TRY(lc_widen_match(&place, p->dataset, all));
    for (size_t c = 0; c < p->dataset->channels; c++)
        if (place[c] == before)
            TRY(lc_widen_list(all, &p->dataset->channel[c]));
done:
    lc_free(place);
    return status;
}

/* lacking: (channels of all) the pieces that have neither the column nor, of words, another one of it. */
static lc_status widen(lc_few *lacking, lc_piece *p, const lc_dataset *all, const lc_pieces *how)
{
    lc_status status = LC_OK;
    lc_dataset *d = p->dataset;
    size_t *from = NULL;
    TRY(lc_widen_match(&from, all, d));
    for (size_t c = 0; c < all->channels; c++)
        if (from[c] == d->channels && !lc_hot_has(d, all->channel[c].name, lc_hot_column(all->channel[c].name, how->hot)))
            lc_few_add(&lacking[c], p->path, "");
    status = lc_widen(d, all, from, how->hot);
done:
    lc_free(from);
    return status;
}

lc_status lc_pieces_widen(lc_piece *p, size_t count, const lc_pieces *how)
{
    lc_status status = LC_OK;
    lc_dataset all = {0};
    lc_few *lacking = NULL;
    for (size_t i = 0; i < count; i++) {
        TRY(refuse_units(p, &p[i]));
        TRY(gather_channels(&all, &p[i], how->known));
    }
    TRY(lc_new(&lacking, all.channels, sizeof *lacking));
    for (size_t i = 0; i < count; i++)
        if (p[i].dataset->channels < all.channels)
            TRY(widen(lacking, &p[i], &all, how));
    for (size_t c = 0; c < all.channels; c++)
        if (lacking[c].count)
            lc_buffer_line(how->notes, "%s: column '%s' is not in %s, and missing in the rows of %s: %s", how->folder,
                           all.channel[c].name, lc_counted(lacking[c].count, "file").text,
                           lc_if_one(lacking[c].count, "that", "those"), lc_few_text(&lacking[c]));
done:
    for (size_t c = 0; lacking && c < all.channels; c++)
        lc_few_free(&lacking[c]);
    lc_free(lacking);
    lc_widen_clear(&all);
    return status;
}
