/* magnitude - a cell as a number and what is behind it and a blank. */
#include "data/sheet/magnitude.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/words.h"
#include "data/sheet/number.h"
#include "data/sheet/parts.h"

enum { HEAD_MOST = 64, POWER_MOST = 22 };

int lc_magnitude_power(char letter)
{
    static const char letters[] = "KMBT";
    return letter == 'k' ? 3 : 3 * (int)(strchr(letters, letter) - letters + 1);
}

/* "1.2" of "1.2 M", and where M begins; false: the cell has no blank. */
static bool part(char head[HEAD_MOST], const char **word, const char *cell)
{
    size_t end = 0;
    for (const char *at = cell; *at;) {
        const char *begin = at;
        size_t blank = 0;
        while ((blank = lc_blank_at(at)) > 0)
            at += blank;
        if (at > begin && *at) {
            end = (size_t)(begin - cell);
            *word = at;
        }
        at += *at != 0;
    }
    snprintf(head, HEAD_MOST, "%.*s", (int)end, cell);
    return end > 0 && end < HEAD_MOST;
}

/* Times a factor; times one that is a power of ten, as if its digits were written. */
static bool read_times(double *out, const char *head, char decimal, double factor)
{
    double ten = 1;
    lc_number number;
    for (int power = 0; power <= POWER_MOST; power++, ten *= 10)
        if (factor == ten)
            return lc_number_read_times(out, head, decimal, power);
    if (!lc_number_read(&number, head, decimal))
        return false;
    *out = number.value * factor;
    return isfinite(*out);
}

/* "1.2 M" of "(1.2 M)"; false: there are no brackets around it. */
static bool take_brackets(char inside[HEAD_MOST], const char *cell)
{
    const size_t length = strlen(cell);
    const bool are = length > 2 && length < HEAD_MOST && *cell == '(' && cell[length - 1] == ')';
    snprintf(inside, HEAD_MOST, "%.*s", are ? (int)length - 2 : 0, cell + 1);
    return are;
}

/* given: "M=1e6" */
static bool read_given(lc_number *out, const char *cell, const char *given, char decimal)
{
    char head[HEAD_MOST];
    const char *word = "", *sign = strrchr(given, '=');
    double factor;
    if (!part(head, &word, cell) || strlen(word) != (size_t)(sign - given) || strncmp(word, given, strlen(word)) != 0 ||
        !lc_text_number(&factor, sign + 1) || !lc_number_read(out, head, decimal)) /* the mark is that of the head: $1.2 M */
        return false;
    return read_times(&out->value, head, decimal, factor);
}

bool lc_magnitude_given(lc_number *out, const char *cell, const char *given, char decimal)
{
    char inside[HEAD_MOST];
    const bool bracketed = take_brackets(inside, cell);
    if (strncmp(given, "1 ", 2) != 0 || !read_given(out, bracketed ? inside : cell, given + 2, decimal))
        return false;
    out->counted = true;
    if (!bracketed)
        return true;
    out->value = -out->value;
    out->bracketed = out->marked = true;
    return true;
}

bool lc_magnitude_read(lc_number *out, const char *cell, char decimal)
{
    char head[HEAD_MOST];
    const char *word = "";
    const char letter = lc_number_read(out, cell, decimal) ? out->letter : 0;
    if (!letter || !part(head, &word, cell) || !lc_number_read(out, head, decimal)) /* the mark is that of the head: $1.2 M */
        return false;
    out->scaled = out->marked = true;
    return lc_number_read_times(&out->value, head, decimal, lc_magnitude_power(letter));
}

lc_typed lc_magnitude_way(const char *column, const char *cell)
{
    lc_number number;
    char word[16];
    for (size_t i = 0; i < 2; i++)
        if (lc_number_read(&number, cell, ".,"[i]) && (number.letter || isalpha((unsigned char)number.flag))) {
            if (number.letter)
                snprintf(word, sizeof word, "1 %c=1e%d", number.letter, lc_magnitude_power(number.letter));
            else
                snprintf(word, sizeof word, "1 %c=NUMBER", number.flag);
            return column ? lc_typed_pair(column, '=', word) : lc_typed_word(word);
        }
    return lc_typed_pair(cell, '=', "NUMBER");
}
