/* worded - a number with a word beside it: H1, HE 01, 0h, Period 3. */
#include <string.h>

#include "data/time/room.h"

enum { WORD = 8 };

size_t lc_letters_in(const char *text)
{
    size_t count = 0;
    while ((text[count] | 32) >= 'a' && (text[count] | 32) <= 'z')
        count++;
    return count;
}

/* Whether those letters are a word of a list between blanks. */
static bool is_word(const char *list, const char *text, size_t length)
{
    char word[WORD + 1] = "";
    if (length > WORD)
        return false;
    memcpy(word, text, length);
    return length == 0 || lc_name_is(word, list);
}

bool lc_worded_read(lc_decimal *out, const char *cell)
{
    char number[WORD + 1] = "";
    if (lc_decimal_read(out, cell))
        return true;
    const size_t before = lc_letters_in(cell);
    const char *digits = cell + before + (cell[before] == ' ');
    const size_t count = strspn(digits, "0123456789");
    const char *behind = digits + count + (digits[count] == ' ');
    const size_t after = lc_letters_in(behind);
    if (!count || count > WORD || behind[after] ||
        !is_word("h he hb hr hour hora heure stunde std period p sp slot", cell, before) ||
        !is_word("h hr hrs hour uhr std", behind, after))
        return false;
    memcpy(number, digits, count);
    return lc_decimal_read(out, number);
}
