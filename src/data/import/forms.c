/* forms - what the columns of a file's time hold, beside those of the first file. */
#include "data/import/forms.h"

#include <string.h>

#include "core/mem.h"
#include "core/words.h"
#include "data/history.h"

void lc_forms_free(lc_forms *f)
{
    lc_free(f->series_column);
    lc_free(f->time);
    lc_free(f->time_parts);
    *f = (lc_forms){0};
}

/* Whether words of --time-parts say the same of columns, whatever century their years of two digits are of. */
static bool same_parts(const char *a, const char *b)
{
    static const char pivot[] = ",pivot";
    const char *end = strstr(a, pivot), *last = strstr(b, pivot);
    const size_t length = end ? (size_t)(end - a) : strlen(a);
    return length == (last ? (size_t)(last - b) : strlen(b)) && strncmp(a, b, length) == 0;
}

static lc_status take(lc_forms *f, const lc_dataset *part, const char *path, bool hdf5)
{
    f->path = path;
    CHECK(lc_history_flag(&f->time, part->history, "time"));
    CHECK(lc_history_flag(&f->time_parts, part->history, "time-parts"));
    if (hdf5 && !f->time_parts) { /* which says itself what its stamps are */
        lc_free(f->time);
        f->time = NULL;
    }
    return lc_history_flag(&f->series_column, part->history, "series-column");
}

static lc_status compare(const lc_forms *own, const lc_forms *first)
{
    static const char dates[] = "date";
    const char *is = own->time_parts ? own->time_parts : dates, *was = first->time_parts ? first->time_parts : dates;
    if (!own->time || !first->time || strcmp(own->time, first->time) != 0 || same_parts(is, was))
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: --time %s is read as %s, and as %s in %s: say what the columns hold in all files: --time %s --time-parts %s, or "
        "import each into a dataset, and these together",
        own->path, lc_typed_word(own->time).text, is, was, first->path, lc_typed_word(own->time).text,
        first->time_parts ? was : is);
}

lc_status lc_forms_compare(lc_forms *forms, const lc_dataset *part, const char *path, bool hdf5)
{
    lc_forms own = {0};
    if (!forms->path)
        return take(forms, part, path, hdf5);
    lc_status status = take(&own, part, path, hdf5);
    if (status == LC_OK)
        status = compare(&own, forms);
    lc_forms_free(&own);
    return status;
}
