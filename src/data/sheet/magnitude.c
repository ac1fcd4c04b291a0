/* magnitude - a cell as a number and what is behind it. */
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

/* What is in front of a blank, or of a word without one. */
typedef struct behind {
    const char *word;
    size_t length;
    bool blank;
} behind;

/* " M" of "1 M=1e6", "GB" of "1GB=1"; false: it is no such text. */
static bool take_behind(behind *out, const char *given)
{
    const char *sign = strrchr(given, '='), *word = given + 1;
    while (*given == '1' && lc_blank_at(word) > 0)
        word += lc_blank_at(word);
    *out = (behind){word, (size_t)(sign - word), word > given + 1};
    return *given == '1' && word < sign && !strchr(".,-:'", *word) && strcspn(word, "0123456789=") == out->length;
}

bool lc_magnitude_is_factor(const char *given)
{
    behind b;
    return take_behind(&b, given);
}

/* "1.2" of "1.2 M"; false: the cell does not end so. */
static bool take_head(char head[HEAD_MOST], const char *cell, const behind *b)
{
    const size_t length = strlen(cell), end = length - b->length;
    size_t last = 0;
    if (length <= b->length || strncmp(cell + end, b->word, b->length) != 0)
        return false;
    for (size_t at = 0, blank; at < end; at += blank ? blank : 1) {
        blank = lc_blank_at(cell + at);
        last = blank ? last : at + 1;
    }
    snprintf(head, HEAD_MOST, "%.*s", (int)last, cell);
    return last > 0 && last < HEAD_MOST && (last < end) == b->blank;
}

/* given: "1 M=1e6" */
static bool read_given(lc_number *out, const char *cell, const char *given, char decimal)
{
    char head[HEAD_MOST];
    behind b;
    double factor;
    if (!take_behind(&b, given) || !take_head(head, cell, &b) || !lc_text_number(&factor, strrchr(given, '=') + 1) ||
        !lc_number_read(out, head, decimal)) /* the mark is that of the head: $1.2 M */
        return false;
    return read_times(&out->value, head, decimal, factor);
}

bool lc_magnitude_given(lc_number *out, const char *cell, const char *given, char decimal)
{
    char inside[HEAD_MOST];
    const bool bracketed = take_brackets(inside, cell);
    if (!read_given(out, bracketed ? inside : cell, given, decimal))
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

/* " GB" of "1000.0 GB": what is behind a number, without a digit; NULL: a cell is not so. */
static const char *find_behind(const char *cell)
{
    char head[HEAD_MOST];
    lc_number number;
    const char *last = strrchr(cell, '\0');
    while (last > cell && !isdigit((unsigned char)last[-1]))
        last--;
    const size_t length = (size_t)(last - cell);
    snprintf(head, sizeof head, "%.*s", (int)length, cell);
    const bool is = length && length < sizeof head && (lc_number_read(&number, head, '.') || lc_number_read(&number, head, ','));
    return is && strlen(last) < 16 && last[strspn(last, " .")] && !strchr(".,", *last) ? last : NULL;
}

/* "1 K=1e3" of 281.5 K, "1 GB=NUMBER" of 3 GB; false: nothing that --value takes is behind the cell's number. */
static bool say_counts(char *out, size_t size, const char *cell)
{
    lc_number number;
    behind b;
    const char *rest = find_behind(cell);
    for (size_t i = 0; i < 2; i++)
        if (lc_number_read(&number, cell, ".,"[i]) && (number.letter || isalpha((unsigned char)number.flag))) {
            if (number.letter)
                snprintf(out, size, "1 %c=1e%d", number.letter, lc_magnitude_power(number.letter));
            else
                snprintf(out, size, "1 %c=NUMBER", number.flag);
            return true;
        }
    snprintf(out, size, "1%s=NUMBER", rest ? rest : "");
    return rest && take_behind(&b, out);
}

lc_typed lc_magnitude_way(const char *column, const char *cell)
{
    char word[32];
    if (!say_counts(word, sizeof word, cell))
        return lc_typed_pair(cell, '=', "NUMBER");
    return column ? lc_typed_pair(column, '=', word) : lc_typed_word(word);
}
