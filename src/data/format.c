/* format - a file read by the format that recognizes it. */
#include "data/format.h"

#include "core/file.h"
#include "core/mem.h"
#include "data/check.h"

static lc_status format_of(const lc_format **out, const char *path)
{
    unsigned char head[LC_FORMAT_HEAD];
    size_t length;
    lc_match best = LC_MATCH_NONE;
    CHECK(lc_file_head(head, &length, sizeof head, path));
    for (size_t i = 0; lc_format_table[i]; i++) {
        lc_match match = lc_format_table[i]->recognize(path, head, length);
        if (match <= best)
            continue;
        best = match;
        *out = lc_format_table[i];
    }
    return best ? LC_OK : lc_fail(LC_E_DATA, "%s: not a file of any known format", path);
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
