/* channels - names or * to indices, each channel once. */
#include "model/channels.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"

static const char separators[] = ", \t";

/* Where a channel's own name has a separator in it, what a list of names must look like is worth a word. */
static lc_status find(size_t *out, const lc_dataset *dataset, const char *name)
{
    char message[LC_TEXT_MAX];
    lc_status status = lc_dataset_find_channel(out, dataset, name);
    snprintf(message, sizeof message, "%s", lc_error_message());
    for (size_t i = 0; status != LC_OK && i < dataset->channels; i++)
        if (strpbrk(dataset->channel[i].name, separators))
            return lc_fail(status, "%s; in a list, a name with a blank or a comma is written in double quotes", message);
    return status;
}

static lc_status add_named(size_t *index, size_t *count, const lc_dataset *dataset, const char *text, const char *key)
{
    lc_status status = LC_OK;
    char name[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = separators};
    if (strlen(text) >= sizeof name)
        FAIL(LC_E_CONFIG, "%s: more than %d letters", key, LC_TEXT_MAX - 1);
    for (*count = 0; lc_names_next(name, &list); ++*count) {
        if (*count == dataset->channels)
            FAIL(LC_E_CONFIG, "%s: more names than the data has channels (%zu)", key, dataset->channels);
        TRY(find(&index[*count], dataset, name));
        for (size_t i = 0; i < *count; i++)
            if (index[i] == index[*count])
                FAIL(LC_E_CONFIG, "%s: '%s' is named twice", key, name);
    }
    if (list.open)
        FAIL(LC_E_CONFIG, "%s: a quote is not closed before '%s'", key, name);
done:
    return status;
}

lc_status lc_channels_check(const char *text, const char *key)
{
    return text[strspn(text, separators)] ? LC_OK : lc_fail(LC_E_CONFIG, "%s: no channel is named; * means all", key);
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
