/* channels - which channels a list of names means, and what is wrong with a list that does not name any. */
#include "model/channels.h"

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/nearest.h"
#include "core/text.h"
#include "core/words.h"
#include "data/covariates.h"
#include "data/match.h"

static const char separators[] = ", \t";

enum { NAMED = 8 }; /* channels in a message */

static bool need_quotes(const lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->channels; i++)
        if (strpbrk(dataset->channel[i].name, separators))
            return true;
    return false;
}

static bool is_word_of(const lc_channel *channel, const char *column)
{
    return lc_text_begins(channel->name, column) && channel->name[strlen(column)] == '=';
}

/* A channel that is a word of a column; NULL: there is none. */
static const char *word_of(const lc_dataset *dataset, const char *column)
{
    for (size_t i = 0; i < dataset->channels; i++)
        if (is_word_of(&dataset->channel[i], column))
            return dataset->channel[i].name;
    return NULL;
}

/* What is meant by a name: a channel near it, or a column of words, whose channels are there, or could be; and, where a channel's
 * own name has a separator in it, how a list must look. */
static void explain(char *out, size_t size, const lc_dataset *dataset, const char *name, const char *near)
{
    const char *word = word_of(dataset, name);
    lc_few all = {.most = NAMED};
    for (size_t i = 0; i < dataset->channels; i++)
        lc_few_add(&all, dataset->channel[i].name, "");
    if (word)
        snprintf(out, size, "; it has words as channels, such as '%s', which classes.of = label forecasts together", word);
    else if (need_quotes(dataset))
        snprintf(out, size, "%s; there are %s; in a list, a name with a blank or a comma is written in double quotes", near,
                 lc_few_text(&all));
    else
        snprintf(out, size, "%s; there are %s%s%s", near, lc_few_text(&all),
                 *near ? "" : "; a column of words becomes channels by lanecast import --one-hot ",
                 *near ? "" : lc_typed_name(name).text);
    lc_few_free(&all);
}

static lc_status refuse(const lc_dataset *dataset, const char *name, const char *key)
{
    lc_status status = LC_OK;
    const char **known = NULL;
    char text[LC_TEXT_MAX];
    TRY(lc_new(&known, dataset->channels + 1, sizeof *known));
    for (size_t i = 0; i < dataset->channels; i++)
        known[i] = dataset->channel[i].name;
    explain(text, sizeof text, dataset, name, lc_nearest_name(name, known).text);
    FAIL(LC_E_DATA, "%s: no channel '%s'%s", key, name, text);
done:
    lc_free(known);
    return status;
}

/* Whether one of the names of a list is there. If none is, a text with blanks may be one name. */
static bool names_some(const lc_dataset *dataset, const char *text)
{
    char name[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = separators};
    while (lc_names_next(name, &list))
        if (lc_match_channel(dataset, name) < dataset->channels || word_of(dataset, name))
            return true;
    return strpbrk(text, ",\"") != NULL;
}

static lc_status add_named(size_t *index, size_t *count, const lc_dataset *dataset, const char *text, const char *key)
{
    char name[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = separators};
    if (strlen(text) >= sizeof name)
        return lc_fail(LC_E_CONFIG, "%s: more than %d letters", key, LC_TEXT_MAX - 1);
    for (*count = 0; lc_names_next(name, &list); ++*count) {
        if (*count == dataset->channels)
            return lc_fail(LC_E_CONFIG, "%s: more names than the data has channels (%zu)", key, dataset->channels);
        index[*count] = lc_match_channel(dataset, name);
        if (index[*count] == dataset->channels)
            return refuse(dataset, names_some(dataset, text) ? name : text, key);
        for (size_t i = 0; i < *count; i++)
            if (index[i] == index[*count])
                return lc_fail(LC_E_CONFIG, "%s: '%s' is named twice", key, name);
    }
    return list.open ? lc_fail(LC_E_CONFIG, "%s: a quote is not closed before '%s'", key, name) : LC_OK;
}

lc_status lc_channels_check(const char *text, const char *key)
{
    return text[strspn(text, separators)] ? LC_OK : lc_fail(LC_E_CONFIG, "%s: no channel is named; * means all", key);
}

lc_status lc_channels_new(size_t **out, size_t *count, const lc_dataset *dataset, const char *text, const char *key)
{
    lc_status status = LC_OK;
    size_t *index = NULL, found = dataset->channels, whole = lc_match_channel(dataset, text);
    TRY(lc_new(&index, dataset->channels, sizeof *index));
    if (strcmp(text, "*") == 0)
        for (size_t i = 0; i < found; i++)
            index[i] = i;
    else if (whole < dataset->channels) { /* one name, blanks and all */
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

/* --- words of a column ----------------------------------------------------------------------------------------------- */

bool lc_channels_has_words(const lc_dataset *dataset, const char *column)
{
    bool some = false;
    for (size_t i = 0; i < dataset->channels; i++)
        some |= is_word_of(&dataset->channel[i], column);
    return some && lc_match_channel(dataset, column) == dataset->channels;
}

lc_status lc_channels_of_words(size_t **out, size_t *count, const lc_dataset *dataset, const char *column)
{
    CHECK(lc_new(out, dataset->channels, sizeof **out));
    *count = 0;
    for (size_t i = 0; i < dataset->channels; i++)
        if (is_word_of(&dataset->channel[i], column))
            (*out)[(*count)++] = i;
    return LC_OK;
}

/* --- what a configuration reads --------------------------------------------------------------------------------------- */

static lc_status mark_list(bool *read, const lc_dataset *d, const char *text, const char *key, bool words)
{
    size_t *index = NULL, count = 0;
    CHECK(words ? lc_channels_of_words(&index, &count, d, text) : lc_channels_new(&index, &count, d, text, key));
    for (size_t i = 0; i < count; i++)
        read[index[i]] = true;
    lc_free(index);
    return LC_OK;
}

static lc_status mark_known(bool *read, const lc_dataset *d, const lc_config *config)
{
    lc_covariate *known = NULL;
    size_t count = 0;
    CHECK(lc_covariates_new(&known, &count, d, config->data.known, "data.known", true));
    for (size_t i = 0; i < count; i++)
        if (known[i].field == LC_COVARIATE_CHANNEL)
            read[known[i].channel] = true;
    lc_free(known);
    return LC_OK;
}

lc_status lc_channels_read(bool *read, const lc_dataset *d, const lc_config *config)
{
    const bool words = strcmp(config->classes.of, "label") == 0 && lc_channels_has_words(d, config->data.target);
    CHECK(mark_list(read, d, config->data.input, "data.input", false));
    CHECK(mark_list(read, d, config->data.target, "data.target", words));
    return mark_known(read, d, config);
}
