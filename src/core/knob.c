/* knob - the options of one variant. */
#include "core/knob.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/value.h"

const lc_option *lc_knobs_find(const lc_option *knobs, const char *key)
{
    for (; knobs && knobs->key; knobs++)
        if (strcmp(knobs->key, key) == 0)
            return knobs;
    return NULL;
}

const lc_option *lc_option_match(const lc_option *row, const char *key)
{
    char name[LC_NAME_MAX];
    const size_t length = strcspn(key, ".");
    snprintf(name, sizeof name, "%.*s", (int)length, key);
    if (strcmp(row->key, key) == 0)
        return row;
    return key[length] && row->variant ? lc_knobs_find(row->variant(name).knobs, key + length + 1) : NULL;
}

/* "huber.delta" */
static void spell(char out[LC_NAME_MAX], const char *variant, const lc_option *knob)
{
    snprintf(out, LC_NAME_MAX, "%s.%s", variant, knob->key);
}

/* The place of a key among those given; their number if it is not one of them. */
static size_t place_of(const lc_knobs *given, const char *key)
{
    size_t i = 0;
    while (i < given->count && strcmp(given->given[i].key, key) != 0)
        i++;
    return i;
}

static lc_status read_knob(lc_knob_values *out, const lc_knobs *given, const char *variant, const lc_option *knob)
{
    char key[LC_NAME_MAX];
    spell(key, variant, knob);
    size_t i = given ? place_of(given, key) : 0;
    return lc_value_parse(out, knob, given && i < given->count ? given->given[i].value : knob->standard, key);
}

lc_status lc_knobs_read(lc_knob_values *out, const lc_knobs *given, const char *variant, const lc_option *knobs)
{
    lc_knob_values values = {.byte = {0}};
    for (; knobs && knobs->key; knobs++) {
        assert(knobs->offset < LC_KNOB_BYTES);
        lc_status status = read_knob(&values, given, variant, knobs);
        if (status != LC_OK)
            return status;
    }
    *out = values;
    return LC_OK;
}

lc_status lc_knobs_put(lc_knobs *given, const char *variant, const lc_option *knob, const char *value, const char *place)
{
    lc_knob_values scratch;
    char key[LC_NAME_MAX];
    lc_status status = lc_value_parse(&scratch, knob, value, place);
    if (status != LC_OK)
        return status;
    spell(key, variant, knob);
    size_t i = place_of(given, key);
    if (i == LC_KNOBS_MAX || strlen(value) >= LC_KNOB_MAX)
        return lc_fail(LC_E_CONFIG, "%s: more than %d knobs, or a value of more than %d letters", place, LC_KNOBS_MAX,
                       LC_KNOB_MAX - 1);
    snprintf(given->given[i].key, sizeof given->given[i].key, "%s", key);
    snprintf(given->given[i].value, sizeof given->given[i].value, "%s", value);
    given->count += i == given->count;
    return LC_OK;
}
