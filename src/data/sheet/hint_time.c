/* hint_time - how a column that may name series is read as a part of the time. */
#include <stdio.h>

#include "core/text.h"
#include "core/words.h"
#include "data/sheet/phases.h"

/* How many numbers a column has that counts from 1 or from 0 (*zero), or 0. */
static long counts_to(bool *zero, const lc_sheet *s, size_t column)
{
    double number, most = 0, least = 1500;
    *zero = false;
    for (size_t row = 0; row < s->rows; row++) {
        if (!lc_text_number(&number, lc_sheet_cell(s, row, column)) || number < 0 || number > 1500)
            return 0;
        least = number < least ? number : least;
        most = number > most ? number : most;
    }
    *zero = least == 0;
    return *zero ? (long)most + 1 : least == 1 ? (long)most : 0;
}

/* Whether columns together are a time. */
static bool reads_time(const lc_sheet *s, const char *names)
{
    lc_view view = lc_sheet_view(s);
    lc_time_columns columns;
    view.notes = NULL;
    return lc_time_find(&columns, &view, &(lc_time_request){.columns = names, .mixed = true}) == LC_OK;
}

void lc_sheet_hint_time(char out[LC_TEXT_MAX], const lc_sheet *s, size_t column)
{
    char names[LC_TEXT_MAX];
    bool zero;
    const long count = counts_to(&zero, s, column);
    const int64_t periods = lc_periods_of_day(count);
    char parts[LC_NAME_MAX] = "";
    out[0] = '\0';
    if (!s->time.count || s->time.clocked || !(periods || lc_name_mentions_time(s->name[column])))
        return;
    snprintf(names, sizeof names, "%s,%s", s->name[s->time.column[0]], s->name[column]);
    const bool reads = s->request->time_format || periods || reads_time(s, names);
    if (!reads && !count)
        return;
    if (!reads)
        snprintf(parts, sizeof parts, " --time-parts date,period:1800 (of half an hour each)");
    else if (periods)
        snprintf(parts, sizeof parts, " --time-parts date,period%s:%d", zero ? "0" : "", (int)(86400 / periods));
    snprintf(out, LC_TEXT_MAX, "; where it %s: --time %s%s", periods ? "numbers periods of a day" : "is a part of the time",
             lc_typed_word(names).text, s->request->time_format ? " and a --time-format of both (%Y-%m-%d %H%M)" : parts);
}
