/* worded - a number with a word or a mark beside it: H1, HE 01, 0h, Period 3, 3B. */
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

bool lc_hour_marked(const char *text)
{
    size_t at = strlen(text);
    if (!at-- || !strchr("AaBbXx*", text[at]))
        return false;
    while (at && text[at - 1] == ' ')
        at--;
    return at && text[at - 1] >= '0' && text[at - 1] <= '9';
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
    const bool ends = (!behind[after] && is_word("h hr hrs hour uhr std", behind, after)) || lc_hour_marked(cell);
    if (!count || count > WORD || !ends || !is_word("h he hb hr hour hora heure stunde std period p sp slot", cell, before))
        return false;
    memcpy(number, digits, count);
    return lc_decimal_read(out, number);
}
