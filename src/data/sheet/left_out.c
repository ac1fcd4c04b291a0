/* left_out - columns that are no channels by themselves: which they are, and why, is said; that they are left out is decided for
 * the rows that follow, of which a few need not show it. */
#include <string.h>

#include "core/counted.h"
#include "core/names.h"
#include "data/sheet/column.h"

enum { NAMED_MOST = 20 }; /* columns in a note */

static void note_left_out(const lc_sheet *s, const lc_verdict *found, lc_verdict which, const char *why)
{
    lc_few names = {.most = NAMED_MOST};
    for (size_t column = 0; column < s->columns; column++)
        if (found[column] == which)
            lc_few_add(&names, s->name[column], "");
    if (names.count)
        lc_sheet_note(s, "column%s %s left out: %s", lc_if_one(names.count, "", "s"), lc_few_text(&names), why);
    lc_few_free(&names);
}

void lc_columns_note_left_out(const lc_sheet *s, const lc_verdict *found)
{
    static const char *const why[LC_VERDICTS] = {
        [LC_AS_BEFORE] = "as of the rows before",
        [LC_TEXT] = "text, not numbers",
        [LC_DATES] = "dates, not numbers",
        [LC_NOTHING] = "empty (if values come later: --columns)",
        [LC_COUNTER] = "counts the rows (keep it: --columns)",
        [LC_SAME_ID] = "an id, the same in all rows (keep it: --columns)",
        [LC_SAME_OFFSET] =
            "perhaps an offset from UTC, the same in all rows (of the stamps: --time names it too; keep it: --columns)",
        [LC_ID] = "an id, another in each row (keep it: --columns)",
        [LC_TIME_NUMBER] = "counts time (keep it: --columns; as the time: --time)"};
    for (int v = 0; v < LC_VERDICTS; v++)
        if (why[v])
            note_left_out(s, found, (lc_verdict)v, why[v]);
}

static bool is_left_out(lc_verdict found)
{
    return found > LC_UNWANTED && found != LC_NOTHING && found != LC_DATES;
}

/* Whether a name is that of a column that is read too. */
static bool is_shared(const lc_sheet *s, const lc_verdict *found, size_t index)
{
    for (size_t column = 0; column < s->columns; column++)
        if (s->wanted[column] && !is_left_out(found[column]) && strcmp(s->name[column], s->name[index]) == 0)
            return true;
    return false;
}

lc_status lc_columns_decide_left_out(lc_sheet *s, const lc_verdict *found)
{
    lc_buffer names = {0};
    bool any = false;
    for (size_t column = 0; column < s->columns; column++) {
        const bool left_out = is_left_out(found[column]) && !is_shared(s, found, column);
        if (left_out || !s->wanted[column])
            lc_names_add(&names, s->name[column]);
        any |= left_out;
    }
    if (any && !s->request->columns && names.status == LC_OK)
        lc_sheet_decided(s, "drop", names.text);
    const lc_status status = names.status;
    lc_buffer_free(&names);
    return status;
}
