/* flags - the flags of import as a request. */
#include "cli/import.h"

#include "core/mem.h"

/* The values of a flag; the words if flag is NULL. *out is for lc_free. */
static lc_status gather(const char ***out, size_t *count, const lc_args *args, const char *flag)
{
    const char **list = NULL;
    size_t found = 0;
    while (flag ? lc_args_item(args, flag, found) != NULL : found < lc_args_words(args))
        found++;
    CHECK(lc_new(&list, found, sizeof *list));
    for (size_t i = 0; i < found; i++)
        list[i] = flag ? lc_args_item(args, flag, i) : lc_args_word(args, i);
    *out = list;
    *count = found;
    return LC_OK;
}

enum { PATHS, MISSING, VALUES };

lc_status lc_import_flags_read(lc_import_flags *f, const lc_args *args)
{
    lc_import *r = &f->request;
    *r = (lc_import){
        .encoding = lc_args_text(args, "encoding"),
        .skip = lc_args_text(args, "skip"),
        .header = lc_args_text(args, "header"),
        .footer = lc_args_text(args, "footer"),
        .decimal = lc_args_text(args, "decimal"),
        .thousands = lc_args_text(args, "thousands"),
        .columns = lc_args_text(args, "columns"),
        .drop = lc_args_text(args, "drop"),
        .one_hot = lc_args_text(args, "one-hot"),
        .series_column = lc_args_text(args, "series-column"),
        .holidays = lc_args_text(args, "holidays"),
        .wide = lc_args_has(args, "wide"),
        .duplicates = lc_args_text(args, "duplicates"),
        .time = lc_args_text(args, "time"),
        .time_format = lc_args_text(args, "time-format"),
        .time_parts = lc_args_text(args, "time-parts"),
        .zone = lc_args_text(args, "zone"),
        .calendar = lc_args_text(args, "calendar"),
        .date_order = lc_args_text(args, "date-order"),
        .start = lc_args_text(args, "start"),
        .step = lc_args_text(args, "step"),
        .at = lc_args_text(args, "at"),
        .group = lc_args_text(args, "group"),
        .join = lc_args_has(args, "join"),
        .output = lc_args_text(args, "append") ? NULL : lc_args_text(args, "output"),
    };
    CHECK(gather(&f->list[PATHS], &r->paths, args, NULL));
    CHECK(gather(&f->list[MISSING], &r->missing_count, args, "na"));
    CHECK(gather(&f->list[VALUES], &r->value_count, args, "value"));
    r->path = f->list[PATHS];
    r->missing = f->list[MISSING];
    r->value = f->list[VALUES];
    return LC_OK;
}

void lc_import_flags_free(lc_import_flags *f)
{
    for (size_t i = 0; i < LC_IMPORT_LISTS; i++)
        lc_free(f->list[i]);
    *f = (lc_import_flags){.request = {.path = NULL}};
}
