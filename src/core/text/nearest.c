/* nearest - the distance of two words, and a hint if it is small. */
#include "core/nearest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { WORD_MAX = 63 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool differ(char a, char b)
{
    return tolower((unsigned char)a) != tolower((unsigned char)b);
}

static bool are_swapped(const char *a, const char *b)
{
    return !differ(a[0], b[1]) && !differ(a[1], b[0]);
}

/* row[i % 3][j] is the distance of the first i letters of a and the first j of b:
 *
 *     d(i, j) = min(d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i != b_j], d(i-2, j-2) + 1 if the last two are swapped) */
size_t lc_nearest_distance(const char *a, const char *b)
{
    const size_t rows = strnlen(a, WORD_MAX), columns = strnlen(b, WORD_MAX);
    size_t row[3][WORD_MAX + 1];
    for (size_t j = 0; j <= columns; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t *now = row[i % 3], *above = row[(i + 2) % 3], *two_above = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            now[j] = least(least(above[j], now[j - 1]) + 1, above[j - 1] + differ(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && are_swapped(a + i - 2, b + j - 2))
                now[j] = least(now[j], two_above[j - 2] + 1);
        }
    }
    return row[rows % 3][columns];
}

lc_hint lc_nearest_hint(const char *word, const char *name, const char *shown)
{
    lc_hint hint = {""};
    if (lc_nearest_distance(word, name) <= (strlen(word) + 1) / 3)
        snprintf(hint.text, sizeof hint.text, "; the nearest is %.120s", shown);
    return hint;
}

/* Whether a name begins with the word, and no letter follows: "Temp (°C)" of "temp". Two letters begin too many names, unless
 * what follows is a unit. */
static bool goes_on(const char *name, const char *word)
{
    const size_t length = strlen(word);
    if (length == 0 || strncasecmp(name, word, length) != 0 || !name[length])
        return false;
    const char *rest = name + length + (name[length] == ' ');
    return length > 2 ? !isalnum((unsigned char)name[length]) : *rest == '(' || *rest == '[';
}

lc_hint lc_nearest_name(const char *word, const char *const *names)
{
    const char *nearest = "", *longer = NULL;
    size_t least = SIZE_MAX;
    lc_hint hint;
    for (; *names; names++) {
        size_t distance = lc_nearest_distance(word, *names);
        if (!longer && goes_on(*names, word))
            longer = *names;
        if (distance < least) {
            least = distance;
            nearest = *names;
        }
    }
    hint = lc_nearest_hint(word, nearest, nearest);
    if (!*hint.text && longer)
        snprintf(hint.text, sizeof hint.text, "; the nearest is %.120s", longer);
    return hint;
}
