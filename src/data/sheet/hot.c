/* hot - the words of a one-hot column, of which numbers are one by their value: 1, 1.0 and 01. */
#include <string.h>

#include "data/sheet/column.h"

const char *lc_sheet_hot_word(char out[LC_NUMBER_TEXT], const lc_sheet *s, const char *cell)
{
    lc_number n;
    if (!*cell || !strchr("+-.,0123456789", *cell) || !lc_number_read(&n, cell, s->decimal))
        return cell;
    if (*n.mark || n.scaled || n.bracketed || n.flag || n.vanished || n.rounded)
        return cell;
    lc_text_exact(out, n.value == 0 ? 0 : n.value); /* -0 is 0 */
    return out;
}
