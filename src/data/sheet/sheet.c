/* sheet - what a cell means. */
#include "data/sheet/sheet.h"

#include <stdarg.h>
#include <stdio.h>

#include <math.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/text.h"

bool lc_sheet_missing(const lc_sheet *s, const char *cell)
{
    static const char *const known[] = {"", "NA", "NaN", "null", "?"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcasecmp(cell, known[i]) == 0)
            return true;
    for (size_t i = 0; i < s->request->missing_count; i++)
        if (strcmp(cell, s->request->missing[i]) == 0)
            return true;
    return false;
}

lc_status lc_sheet_value(double *out, const lc_sheet *s, size_t row, size_t column)
{
    const char *cell = lc_sheet_cell(s, row, column);
    *out = NAN;
    if (lc_sheet_missing(s, cell) || lc_text_number(out, cell))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' is not a number", s->csv->path, lc_sheet_line(s, row), s->name[column],
                   cell);
}

void lc_sheet_free(lc_sheet *s)
{
    if (!s)
        return;
    lc_free_texts(s->name, s->columns);
    lc_csv_free(s->csv);
    lc_stamps_free(&s->times);
    lc_free(s->order);
    lc_free(s->kept);
    lc_free(s);
}

void lc_sheet_note(const lc_sheet *s, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lc_buffer_line(s->notes, "%s: %s", s->csv->path, text);
}
