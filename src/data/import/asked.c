/* asked - the flags that only some kinds of files obey, and those that make no sense together. */
#include "data/asked.h"

#include <string.h>

#include "core/text.h"

enum { TABLE = LC_KIND_TEXT | LC_KIND_HDF5, ANY = TABLE | LC_KIND_TSF };

/* kinds: of the files; of: which the flag is for. */
static lc_status refuse(const char *path, const char *flag, unsigned kinds, unsigned of)
{
    if (kinds == LC_KIND_DATASET)
        return lc_fail(
            LC_E_USAGE,
            "%s: --%s: this is a dataset already, and import leaves its columns and times as they are: import the file "
            "that it was made from, or choose channels with data.input and data.target",
            path, flag);
    if (kinds == LC_KIND_TSF)
        return lc_fail(LC_E_USAGE, "%s: --%s is for %s, and this is a .tsf file: leave it out", path, flag,
                       of == LC_KIND_HDF5 ? "HDF5 of others" : "tables of cells");
    if (of == LC_KIND_HDF5)
        return lc_fail(LC_E_USAGE, "%s: --%s is for HDF5 of others, and %s: leave it out", path, flag,
                       !(kinds & LC_KIND_DATASET) ? "this is text" : "no file is such");
    return lc_fail(LC_E_USAGE, "%s: --%s is for text, and this is HDF5: leave it out, or write its table as CSV (pandas: to_csv)",
                   path, flag);
}

/* What is followed of tables says nothing of a .tsf file that continues them. */
lc_status lc_asked_check(const lc_import *r, unsigned kinds, const char *path)
{
    const struct {
        const char *flag;
        bool given;
        unsigned kinds;
    } flag[] = {
        {"encoding", r->encoding, LC_KIND_TEXT | LC_KIND_TSF},
        {"skip", r->skip, LC_KIND_TEXT},
        {"header", r->header, LC_KIND_TEXT},
        {"footer", r->footer, LC_KIND_TEXT},
        {"decimal", r->decimal, LC_KIND_TEXT},
        {"thousands", r->thousands, LC_KIND_TEXT},
        {"wide", r->wide, LC_KIND_TEXT},
        {"value", r->value_count, LC_KIND_TEXT | LC_KIND_TSF},
        {"columns", r->columns, ANY},
        {"drop", r->drop, ANY},
        {"one-hot", r->one_hot, TABLE},
        {"series-column", r->series_column, ANY},
        {"time", r->time, TABLE},
        {"time-format", r->time_format, TABLE},
        {"time-parts", r->time_parts, TABLE},
        {"date-order", r->date_order, TABLE},
        {"zone", r->zone, TABLE},
        {"calendar", r->calendar, TABLE},
        {"start", r->start, ANY},
        {"step", r->step, ANY},
        {"at", r->at, LC_KIND_HDF5},
        {"group", r->group, LC_KIND_HDF5},
    };
    for (size_t i = 0; i < sizeof flag / sizeof *flag; i++)
        if (flag[i].given && !(flag[i].kinds & kinds) && !(kinds == LC_KIND_TSF && r->before.channels && flag[i].kinds == TABLE))
            return refuse(path, flag[i].flag, kinds, flag[i].kinds);
    return LC_OK;
}

/* --- together --------------------------------------------------------------------------------------------------------- */

/* What says how stamps are read has nothing to say of those that are made up. */
static lc_status check_start(const lc_import *r)
{
    const struct {
        const char *flag, *value;
    } said[] = {{"zone", r->zone},
                {"time-format", r->time_format},
                {"time-parts", r->time_parts},
                {"calendar", r->calendar},
                {"date-order", r->date_order}};
    for (size_t i = 0; r->start && i < sizeof said / sizeof *said; i++)
        if (said[i].value)
            return lc_fail(LC_E_USAGE, "--%s %s: not together with --start, which makes up the stamps", said[i].flag,
                           said[i].value);
    return LC_OK;
}

/* Letters of the word of a --value, before its number. */
static size_t word_length(const char *value)
{
    return (size_t)(strrchr(value, '=') - value);
}

static lc_status refuse_word(const lc_import *r, size_t value, const char *flag, const char *other)
{
    return lc_fail(LC_E_USAGE, "--value %s: and --%s %s says something else of '%.*s': leave one of them out", r->value[value],
                   flag, other, (int)word_length(r->value[value]), r->value[value]);
}

/* A word means one number, or that a value is missing. */
static lc_status check_words(const lc_import *r)
{
    double number, other;
    for (size_t i = 0; i < r->value_count; i++) {
        const size_t length = word_length(r->value[i]);
        for (size_t k = 0; k < r->missing_count; k++)
            if (strlen(r->missing[k]) == length && strncmp(r->missing[k], r->value[i], length) == 0)
                return refuse_word(r, i, "na", r->missing[k]);
        for (size_t k = 0; k < i; k++) {
            if (word_length(r->value[k]) != length || strncmp(r->value[k], r->value[i], length) != 0)
                continue;
            if (lc_text_number(&number, r->value[i] + length + 1) && lc_text_number(&other, r->value[k] + length + 1) &&
                number != other)
                return refuse_word(r, i, "value", r->value[k]);
        }
    }
    return LC_OK;
}

lc_status lc_asked_together(const lc_import *r)
{
    double number;
    CHECK(check_start(r));
    if (r->time_parts && (!r->time || r->time_format))
        return lc_fail(LC_E_USAGE, "--time-parts %s: %s", r->time_parts,
                       r->time ? "not together with --time-format, which says the same" : "--time names the columns");
    if (r->join && r->paths < 2)
        return lc_fail(LC_E_USAGE, "--join puts the columns of further files to those of the first; there is only one file");
    for (size_t i = 0; i < r->value_count; i++) {
        const char *sign = strrchr(r->value[i], '=');
        if (!sign || sign == r->value[i] || !lc_text_number(&number, sign + 1))
            return lc_fail(LC_E_USAGE, "--value is WORD=NUMBER, as in T=0, not '%s'", r->value[i]);
    }
    return check_words(r);
}
