/* named - channels of a dataset by the names of flags. */
#include "data/import/named.h"

#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/import/gather.h"

/* Whether a list has a name, or is it; capitals aside. */
static lc_status has_name(bool *out, const char *list, const char *wanted)
{
    char *name = NULL;
    lc_names names = {.at = list, .separators = ","};
    *out = strcasecmp(list, wanted) == 0;
    CHECK(lc_new(&name, strlen(list) + 1, 1));
    while (!*out && lc_names_next(name, &names))
        *out = strcasecmp(name, wanted) == 0;
    lc_free(name);
    return LC_OK;
}

static lc_status is_wanted(bool *out, const lc_import *r, const char *name)
{
    bool dropped = false;
    *out = true;
    if (r->columns)
        CHECK(has_name(out, r->columns, name));
    if (r->drop)
        CHECK(has_name(&dropped, r->drop, name));
    *out = *out && !dropped;
    return LC_OK;
}

lc_status lc_named_keep(lc_dataset *d, const lc_import *r, lc_buffer *met, const char *path)
{
    lc_status status = LC_OK;
    size_t *kept = NULL, count = 0;
    bool wanted;
    for (size_t c = 0; met && c < d->channels; c++)
        lc_buffer_format(met, "%s\n", d->channel[c].name);
    if (!r->columns && !r->drop)
        return LC_OK;
    TRY(lc_new(&kept, d->channels, sizeof *kept));
    for (size_t c = 0; c < d->channels; c++) {
        TRY(is_wanted(&wanted, r, d->channel[c].name));
        if (wanted)
            kept[count++] = c;
    }
    if (count == 0)
        FAIL(LC_E_DATA, "%s: none of its channels is wanted (--columns, --drop): leave the file out", path);
    status = lc_gather_keep(d, kept, count);
done:
    lc_free(kept);
    return status;
}
