/* counted - the columns of a text file in which letters behind a blank count: 1.2 M below 850 K. One letter alone may be a unit
 * (K, T) or a mark. */
#include <string.h>

#include "core/mem.h"
#include "data/sheet/magnitude.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"

static const char letters[] = "KkMBT";
enum { LETTERS = sizeof letters - 1 };

/* Which of the letters the numbers of a column have; none where a number has none, or a flag says its value. */
static void find_letters(bool found[LETTERS], const lc_sheet *s, size_t column)
{
    lc_number number;
    memset(found, 0, LETTERS * sizeof *found);
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        if (lc_sheet_missing_in(s, cell, column))
            continue;
        if (lc_sheet_read_cell(&number, s, cell, column) != LC_IS_NUMBER || !number.letter) {
            memset(found, 0, LETTERS * sizeof *found);
            return;
        }
        found[strchr(letters, number.letter) - letters] = true;
    }
}

/* k and K are one. */
static bool are_several(const bool found[LETTERS])
{
    size_t count = found[0] || found[1];
    for (size_t letter = 2; letter < LETTERS; letter++)
        count += found[letter];
    return count > 1;
}

/* For rows that follow, of which few need not show it. */
static lc_status decide(lc_sheet *s, size_t column, const bool found[LETTERS])
{
    for (size_t letter = 0; letter < LETTERS; letter++) {
        lc_buffer flag = {0};
        if (!found[letter])
            continue;
        lc_buffer_format(&flag, "%s=1 %c=1e%d", s->name[column], letters[letter], lc_magnitude_power(letters[letter]));
        if (flag.status == LC_OK)
            lc_sheet_decided(s, "value", flag.text);
        const lc_status status = flag.status;
        lc_buffer_free(&flag);
        CHECK(status);
    }
    return LC_OK;
}

lc_status lc_sheet_find_counted(lc_sheet *s)
{
    bool found[LETTERS];
    CHECK(lc_new(&s->counted, s->columns, sizeof *s->counted));
    for (size_t column = 0; column < s->columns; column++) {
        if (!s->wanted[column] || lc_time_has(&s->time, column))
            continue;
        find_letters(found, s, column);
        s->counted[column] = are_several(found);
        if (s->counted[column])
            CHECK(decide(s, column, found));
    }
    return LC_OK;
}
