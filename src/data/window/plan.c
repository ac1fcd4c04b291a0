/* plan - a split read from its words. */
#include "data/window/plan.h"

#include <math.h>
#include <string.h>

#include "core/date.h"
#include "core/status.h"
#include "core/text.h"

/* Words between blanks and commas; their number, or LC_PLAN_WORDS + 1 for more. */
static size_t cut_words(char word[LC_PLAN_WORDS][LC_NAME_MAX], const char *text)
{
    size_t count = 0;
    for (;;) {
        text += strspn(text, " \t,");
        size_t length = strcspn(text, " \t,");
        if (length == 0 || count == LC_PLAN_WORDS || length >= LC_NAME_MAX)
            return length ? LC_PLAN_WORDS + 1 : count;
        memcpy(word[count], text, length);
        word[count++][length] = '\0';
        text += length;
    }
}

static bool read_rows(size_t *out, const char *word, bool first)
{
    size_t length = strlen(word), rows = 0;
    if (first && strcmp(word, "*") == 0) {
        *out = LC_PLAN_ALL_BEFORE;
        return true;
    }
    if (length == 0 || length > 15 || strspn(word, "0123456789") != length)
        return false;
    for (; *word; word++)
        rows = rows * 10 + (size_t)(*word - '0');
    *out = rows;
    return true;
}

static bool read_fraction(double *out, const char *word)
{
    return lc_text_number(out, word) && *out >= 0 && *out <= 1;
}

/* Local time: a date with an offset from UTC would be another one there. */
static bool read_date(int64_t *out, const char *word)
{
    lc_date date;
    return lc_date_parse(out, word) && lc_date_read(&date, word) && !date.zoned;
}

static bool read_plan(lc_split_plan *out, const char *text)
{
    char word[LC_PLAN_WORDS][LC_NAME_MAX];
    size_t words = cut_words(word, text), rows = 0, fractions = 0, dates = 0;
    for (size_t i = 0; i < words && words <= LC_PLAN_WORDS; i++) {
        rows += read_rows(&out->rows[i], word[i], i == 0);
        fractions += read_fraction(&out->fraction[i], word[i]);
        dates += i < 2 && read_date(&out->date[i], word[i]);
    }
    if (words == 2 && dates == 2 && out->date[0] <= out->date[1])
        out->kind = LC_SPLIT_DATES;
    else if (words == 3 && fractions == 3 && fabs(out->fraction[0] + out->fraction[1] + out->fraction[2] - 1) < 1e-9)
        out->kind = LC_SPLIT_FRACTIONS;
    else if (words == 3 && rows == 3)
        out->kind = LC_SPLIT_ROWS;
    else
        return false;
    return true;
}

lc_status lc_split_plan_read(lc_split_plan *out, const char *text)
{
    *out = (lc_split_plan){0};
    if (read_plan(out, text))
        return LC_OK;
    return lc_fail(LC_E_CONFIG,
                   "data.split '%s' is neither rows (8640 2880 2880), nor fractions that sum to 1 (0.7 0.1 0.2), nor the first "
                   "days of validation and test, in local time without an offset (2015-01-01 2016-01-01)",
                   text);
}

lc_status lc_split_check(const char *text)
{
    lc_split_plan plan;
    return lc_split_plan_read(&plan, text);
}
