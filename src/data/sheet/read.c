/* read - the order in which a text file becomes a sheet. */
#include "data/sheet/read.h"

#include "core/mem.h"
#include "core/text.h"
#include "data/sheet/phases.h"

static void trim_cells(lc_csv *csv)
{
    for (size_t i = 0; i < csv->cells; i++)
        csv->cell[i] = lc_text_trim(csv->cell[i]);
}

lc_status lc_sheet_read(lc_sheet **out, const char *path, const lc_import *request, lc_buffer *notes)
{
    lc_status status = LC_OK;
    lc_sheet *s = NULL;
    TRY(lc_new(&s, 1, sizeof *s));
    s->request = request;
    s->notes = notes;
    TRY(lc_csv_read(&s->csv, path));
    trim_cells(s->csv);
    TRY(lc_sheet_find_shape(s));
    TRY(lc_sheet_find_time(s));
    TRY(lc_sheet_find_columns(s));
    TRY(lc_sheet_read_stamps(s));
    TRY(lc_sheet_order_rows(s));
    *out = s;
    s = NULL;
done:
    lc_sheet_free(s);
    return status;
}
