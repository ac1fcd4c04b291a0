/* words - the members of an enumeration, as the tree has them: "0=FALSE\n1=TRUE\n". */
#include "data/foreign/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/names.h"
#include "data/known.h"

enum { WORDS_SHOWN = 6 };

static bool next_word(char word[LC_TEXT_MAX], int64_t *number, const char **at)
{
    char *end;
    if (!**at)
        return false;
    *number = strtoll(*at, &end, 10);
    end += *end == '=';
    const size_t length = strcspn(end, "\n");
    snprintf(word, LC_TEXT_MAX, "%.*s", (int)(length < LC_TEXT_MAX ? length : LC_TEXT_MAX - 1), end);
    *at = end + length + (end[length] == '\n');
    return true;
}

bool lc_words_of(char out[LC_TEXT_MAX], const lc_h5_element *type, int64_t number)
{
    const char *at = type->words ? type->words : "";
    for (int64_t one; next_word(out, &one, &at);)
        if (one == number)
            return true;
    *out = '\0';
    return false;
}

bool lc_words_are_truth(const lc_h5_element *type)
{
    static const char *const truth[] = {"false", "true", NULL};
    const char *at = type->words ? type->words : "";
    char word[LC_TEXT_MAX];
    for (int64_t one; next_word(word, &one, &at);)
        if (!lc_names_among(word, truth) && !lc_known_missing(word))
            return false;
    return true;
}

/* The word of a list with blanks between them; false if there are not as many as `count`. */
static bool find_word(char out[LC_TEXT_MAX], const char *list, size_t index, size_t count)
{
    size_t words = 0;
    for (list += strspn(list, " "); *list; list += strspn(list, " ")) {
        const size_t length = strcspn(list, " ");
        if (words++ == index)
            snprintf(out, LC_TEXT_MAX, "%.*s", (int)(length < LC_TEXT_MAX ? length : LC_TEXT_MAX - 1), list);
        list += length;
    }
    return index < count && words == count;
}

bool lc_words_of_flag(char out[LC_TEXT_MAX], const lc_h5_node *node, double number)
{
    const lc_h5_attribute *values = lc_h5_node_attribute(node, "flag_values");
    const char *meanings = lc_h5_node_text(node, "flag_meanings");
    size_t i = 0;
    if (!values || !values->number || !meanings || lc_h5_node_attribute(node, "flag_masks")) /* of bits, several may be set */
        return false;
    while (i < values->count && values->number[i] != number)
        i++;
    return find_word(out, meanings, i, values->count);
}

void lc_words_list(char out[LC_TEXT_MAX], const lc_h5_element *type)
{
    const char *at = type->words ? type->words : "";
    char word[LC_TEXT_MAX];
    size_t length = 0, shown = 0;
    *out = '\0';
    for (int64_t one; shown < WORDS_SHOWN && next_word(word, &one, &at); shown++)
        length += (size_t)snprintf(out + length, LC_TEXT_MAX - length, "%s%.40s = %" PRId64, shown ? ", " : "", word, one);
    snprintf(out + length, LC_TEXT_MAX - length, "%s", *at ? ", ..." : "");
}
