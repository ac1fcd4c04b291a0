#include "model/channels.h"

#include <string.h>

#include "core/mem.h"
#include <lanecast/option.h>

#define SEPARATORS ", \t"

/* The next name of a list, quotes taken off; NULL at the end, *bad set if a quote is not closed. */
static const char *next_name(char *name, const char *text, bool *bad)
{
    text += strspn(text, SEPARATORS);
    if (!*text)
        return NULL;
    bool quoted = *text == '"';
    size_t length = quoted ? strcspn(++text, "\"") : strcspn(text, SEPARATORS);
    *bad = quoted && text[length] != '"';
    memcpy(name, text, length);
    name[length] = 0;
    return text + length + (quoted && !*bad);
}

static lc_status add_named(size_t *index, size_t *count, const lc_dataset *dataset, const char *text, const char *key)
{
    lc_status status = LC_OK;
    char name[LC_TEXT_MAX];
    bool bad = false;
    if (strlen(text) >= sizeof name)
        FAIL(LC_E_CONFIG, "%s: more than %d letters", key, LC_TEXT_MAX - 1);
    for (*count = 0; (text = next_name(name, text, &bad));) {
        if (bad)
            FAIL(LC_E_CONFIG, "%s: a quote is not closed before '%s'", key, name);
        if (*count == dataset->channels)
            FAIL(LC_E_CONFIG, "%s: more names than the data has channels (%zu)", key, dataset->channels);
        TRY(lc_dataset_find_channel(&index[*count], dataset, name));
        for (size_t i = 0; i < *count; i++)
            if (index[i] == index[*count])
                FAIL(LC_E_CONFIG, "%s: '%s' stands twice", key, name);
        ++*count;
    }
done:
    return status;
}

lc_status lc_channels_check(const char *text, const char *key)
{
    return text[strspn(text, SEPARATORS)] ? LC_OK : lc_fail(LC_E_CONFIG, "%s: no channel is named; * means all", key);
}

lc_status lc_channels_new(size_t **out, size_t *count, const lc_dataset *dataset, const char *text, const char *key)
{
    lc_status status = LC_OK;
    size_t *index = NULL, found = dataset->channels, whole;
    TRY(lc_new(&index, dataset->channels, sizeof *index));
    if (strcmp(text, "*") == 0)
        for (size_t i = 0; i < found; i++)
            index[i] = i;
    else if (lc_dataset_find_channel(&whole, dataset, text) == LC_OK) { /* one name, spaces and all */
        index[0] = whole;
        found = 1;
    } else
        TRY(add_named(index, &found, dataset, text, key));
    *out = index;
    *count = found;
    index = NULL;
done:
    lc_free(index);
    return status;
}
