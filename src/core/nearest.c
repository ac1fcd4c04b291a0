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

size_t lc_nearest_distance(const char *a, const char *b)
{
    size_t rows = strnlen(a, WORD_MAX), columns = strnlen(b, WORD_MAX), row[WORD_MAX + 1];
    for (size_t j = 0; j <= columns; j++)
        row[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t above = row[j];
            size_t change = tolower((unsigned char)a[i - 1]) != tolower((unsigned char)b[j - 1]);
            row[j] = least(least(above, row[j - 1]) + 1, diagonal + change);
            diagonal = above;
        }
    }
    return row[columns];
}

lc_hint lc_nearest_hint(const char *word, const char *name, const char *shown)
{
    lc_hint hint = {""};
    if (lc_nearest_distance(word, name) <= (strlen(word) + 1) / 3)
        snprintf(hint.text, sizeof hint.text, "; the nearest is %.120s", shown);
    return hint;
}

/* Whether a name begins with the word, and no letter follows: "Temp (°C)" of "temp". Two letters begin too many names. */
static bool goes_on(const char *name, const char *word)
{
    const size_t length = strlen(word);
    return length > 2 && strncasecmp(name, word, length) == 0 && name[length] && !isalnum((unsigned char)name[length]);
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
