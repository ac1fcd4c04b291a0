/* value - one option's value from its text. */
#include "core/value.h"
#include "core/names.h"
#include "core/text.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ITEMS_MAX = 64, ITEM = sizeof(double) /* bytes of an item: a size_t or a double */ };
_Static_assert(sizeof(size_t) == sizeof(double), "items of both kinds of lists are as long");

static const char separators[] = " \t,";

/* What a parser of one kind is given. */
typedef struct task {
    char *field; /* where the value goes */
    const lc_option *option;
    const char *text, *place;
} task;

static lc_status wrong(const task *t, const char *is)
{
    return lc_fail(LC_E_CONFIG, "%s: '%s' %s", t->place, t->text, is);
}

/* Whether it would be read back from a file as it is. */
static bool is_one_line(const char *text)
{
    for (const char *c = text; *c; c++)
        if (*c == '\n' || *c == '\r' || ((*c == ';' || *c == '#') && (c == text || isspace((unsigned char)c[-1]))))
            return false;
    return !isspace((unsigned char)*text) && (!*text || !isspace((unsigned char)text[strlen(text) - 1]));
}

lc_status lc_value_bare(const char *text, const char *place)
{
    const size_t length = strlen(text);
    if (length < 2 || (*text != '"' && *text != '\'') || text[length - 1] != *text)
        return LC_OK;
    return lc_fail(LC_E_CONFIG, "%s: %s: only names in a list are quoted; leave the quotes out", place, text);
}

static lc_status parse_text(const task *t)
{
    if (!is_one_line(t->text))
        return wrong(t, "has blanks around it, a line end or a comment sign (; or # after a blank) in it");
    if (strlen(t->text) >= t->option->capacity)
        return wrong(t, "is too long");
    memcpy(t->field, t->text, strlen(t->text) + 1);
    return LC_OK;
}

static bool read_seed(uint64_t *out, const char *text)
{
    char *end = NULL;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    *out = value;
    return isdigit((unsigned char)*text) && !*end && !errno;
}

static lc_status parse_seed(const task *t)
{
    uint64_t value = 0;
    if (!read_seed(&value, t->text))
        return wrong(t, "is not a whole number, 0 or more");
    memcpy(t->field, &value, sizeof value);
    return LC_OK;
}

static lc_status check_range(const task *t, double value)
{
    if (value >= t->option->least && value <= t->option->most)
        return LC_OK;
    return lc_fail(LC_E_CONFIG, "%s: '%s' is not between %.15g and %.15g", t->place, t->text, t->option->least, t->option->most);
}

/* -1, and more digits than a count has, are whole numbers too: they are only out of range. */
static lc_status refuse_count(const task *t, const char *text)
{
    double value;
    if (lc_text_number(&value, text) && value == floor(value))
        CHECK(check_range(t, value));
    return wrong(t, "is not a whole number");
}

static lc_status read_count(size_t *out, const task *t, const char *text)
{
    uint64_t value = 0;
    if (!read_seed(&value, text))
        return refuse_count(t, text);
    *out = (size_t)value;
    return check_range(t, (double)value);
}

static lc_status parse_count(const task *t)
{
    size_t value = 0;
    lc_status status = read_count(&value, t, t->text);
    if (status == LC_OK)
        memcpy(t->field, &value, sizeof value);
    return status;
}

static lc_status parse_auto_count(const task *t)
{
    const size_t open = LC_AUTO;
    if (strcmp(t->text, "auto") == 0) {
        memcpy(t->field, &open, sizeof open);
        return LC_OK;
    }
    const lc_status status = parse_count(t);
    return status == LC_OK ? LC_OK : lc_fail(status, "%s, nor auto", lc_error_message());
}

static lc_status read_number(double *out, const task *t, const char *text)
{
    if (!lc_text_number(out, text))
        return wrong(t, "is not a number");
    return check_range(t, *out);
}

static lc_status parse_number(const task *t)
{
    double value;
    lc_status status = read_number(&value, t, t->text);
    if (status == LC_OK)
        memcpy(t->field, &value, sizeof value);
    return status;
}

/* An item of a list, as the bytes of its field: whole or not. */
static lc_status read_item(void *out, const task *t, const char *text)
{
    size_t count = 0;
    double number = 0;
    CHECK(t->option->kind == LC_OPTION_COUNTS ? read_count(&count, t, text) : read_number(&number, t, text));
    memcpy(out, t->option->kind == LC_OPTION_COUNTS ? (const void *)&count : (const void *)&number, ITEM);
    return LC_OK;
}

/* Items, then how many there are: the field after the array. */
static lc_status parse_list(const task *t)
{
    char value[ITEMS_MAX * ITEM] = {0}, copy[LC_TEXT_MAX], *rest = NULL;
    size_t count = 0;
    assert(t->option->capacity <= ITEMS_MAX);
    snprintf(copy, sizeof copy, "%s", t->text);
    for (char *item = strtok_r(copy, separators, &rest); item; item = strtok_r(NULL, separators, &rest)) {
        if (count == t->option->capacity)
            return wrong(t, "has too many numbers");
        CHECK(read_item(value + ITEM * count++, t, item));
    }
    if (count == 0)
        return wrong(t, t->option->kind == LC_OPTION_COUNTS ? "is not a list of whole numbers" : "is not a list of numbers");
    memcpy(t->field, value, t->option->capacity * ITEM);
    memcpy(t->field + t->option->capacity * ITEM, &count, sizeof count);
    return LC_OK;
}

static lc_status parse_flag(const task *t)
{
    static const char *const yes[] = {"yes", "true", "on", "1", NULL}, *const no[] = {"no", "false", "off", "0", NULL};
    bool value = lc_names_among(t->text, yes);
    if (!value && !lc_names_among(t->text, no))
        return wrong(t, "is not yes or no");
    memcpy(t->field, &value, sizeof value);
    return LC_OK;
}

static lc_status parse_choice(const task *t)
{
    const char *const *names = t->option->choices();
    if (names[lc_names_find(names, t->text)])
        return parse_text(t);
    return lc_names_refuse(LC_E_CONFIG, t->place, t->text, names);
}

static bool is_whole(const task *t)
{
    return t->option->kind == LC_OPTION_TRIED_COUNTS;
}

static bool is_tried(const task *t, const char *item)
{
    double value;
    return lc_text_number(&value, item) && value >= t->option->least && value <= t->option->most &&
           (!is_whole(t) || value == floor(value));
}

static lc_status refuse_tried(const task *t)
{
    char words[LC_TEXT_MAX / 2] = "";
    size_t used = 0;
    for (const char *const *name = t->option->choices(); *name && used < sizeof words; name++)
        used += (size_t)snprintf(words + used, sizeof words - used, "%s, or ", *name);
    return lc_fail(LC_E_CONFIG, "%s: '%s' is not one of what is expected: %s%snumbers from %.15g to %.15g", t->place, t->text,
                   words, is_whole(t) ? "whole " : "", t->option->least, t->option->most);
}

/* A word, or numbers, as they are written. */
static lc_status parse_tried(const task *t)
{
    const char *const *names = t->option->choices();
    char copy[LC_TEXT_MAX], *rest = NULL;
    size_t count = 0;
    if (names[lc_names_find(names, t->text)])
        return parse_text(t);
    snprintf(copy, sizeof copy, "%s", t->text);
    for (char *item = strtok_r(copy, separators, &rest); item; item = strtok_r(NULL, separators, &rest), count++)
        if (!is_tried(t, item))
            return refuse_tried(t);
    return count ? parse_text(t) : refuse_tried(t);
}

lc_status lc_value_parse(void *base, const lc_option *option, const char *text, const char *place)
{
    static lc_status (*const parse[])(const task *) = {
        [LC_OPTION_TEXT] = parse_text,
        [LC_OPTION_COUNT] = parse_count,
        [LC_OPTION_COUNTS] = parse_list,
        [LC_OPTION_NUMBER] = parse_number,
        [LC_OPTION_NUMBERS] = parse_list,
        [LC_OPTION_FLAG] = parse_flag,
        [LC_OPTION_SEED] = parse_seed,
        [LC_OPTION_CHOICE] = parse_choice,
        [LC_OPTION_TRIED_COUNTS] = parse_tried,
        [LC_OPTION_TRIED_NUMBERS] = parse_tried,
        [LC_OPTION_AUTO_COUNT] = parse_auto_count,
    };
    task t = {.field = (char *)base + option->offset, .option = option, .text = text, .place = place};
    if (option->kind != LC_OPTION_TEXT) /* which may be a list of names */
        CHECK(lc_value_bare(text, place));
    return parse[option->kind](&t);
}
