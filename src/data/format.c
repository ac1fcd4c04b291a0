/* format - a file read by the format that recognizes it. */
#include "data/format.h"

#include "core/file.h"
#include "core/mem.h"
#include "data/check.h"

enum { FORMATS_MOST = 16 }; /* that recognize a file equally */

/* Of the formats that recognize a file so strongly, the first one that owns it; without one, the first. */
static const lc_format *choose(const lc_format *const *found, size_t count, const char *path)
{
    for (size_t i = 0; count > 1 && i < count; i++)
        if (found[i]->owns && found[i]->owns(path))
            return found[i];
    return found[0];
}

static lc_status format_of(const lc_format **out, const char *path)
{
    unsigned char head[LC_FORMAT_HEAD];
    size_t length, count = 0;
    lc_match best = LC_MATCH_GUESS;
    const lc_format *found[FORMATS_MOST];
    CHECK(lc_file_head(head, &length, sizeof head, path));
    for (size_t i = 0; lc_format_table[i]; i++) {
        const lc_match match = lc_format_table[i]->recognize(path, head, length);
        if (match > best)
            count = 0;
        if (match < best || count == FORMATS_MOST)
            continue;
        best = match;
        found[count++] = lc_format_table[i];
    }
    if (count == 0)
        return lc_fail(LC_E_DATA, "%s: not a file of any known format", path);
    *out = choose(found, best == LC_MATCH_SIGNATURE ? count : 1, path);
    return LC_OK;
}

lc_status lc_dataset_read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    const lc_format *format;
    lc_dataset *dataset = NULL;
    char *noted = NULL;
    TRY(format_of(&format, path));
    TRY(format->read(&dataset, &noted, path));
    TRY(lc_dataset_check(dataset, path));
    if (!noted)
        TRY(lc_copy_text(&noted, ""));
    *out = dataset;
    dataset = NULL;
    if (notes) {
        *notes = noted;
        noted = NULL;
    }
done:
    lc_free(noted);
    lc_dataset_free(dataset);
    return status;
}
