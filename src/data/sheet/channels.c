/* channels - which columns of a text file are kept: those asked for, of numbers. What is left out is named. */
#include <stdio.h>
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "data/sheet/column.h"
#include "data/sheet/phases.h"

/* "T (degC)" has the unit degC. */
static lc_status copy_units(char **out, const char *name)
{
    const char *open = strrchr(name, '(');
    size_t length = open ? strcspn(open + 1, ")") : 0;
    CHECK(lc_copy_text(out, length && open[length + 1] == ')' && !open[length + 2] ? open + 1 : "1"));
    (*out)[strcspn(*out, ")")] = 0;
    return LC_OK;
}

static lc_status add_channel(lc_sheet *s, size_t column, const char *name, const char *mark)
{
    lc_sheet_channel *channel = &s->channel[s->channels++];
    channel->column = column;
    CHECK(lc_copy_text(&channel->name, name));
    if (s->units[column])
        return lc_copy_text(&channel->units, s->units[column]);
    return *mark ? lc_copy_text(&channel->units, mark) : copy_units(&channel->units, name);
}

static lc_status judge_column(lc_verdict *out, lc_sheet *s, size_t column, bool asked)
{
    lc_status status = LC_OK;
    double *value = NULL, number;
    TRY(lc_new(&value, s->rows, sizeof *value));
    const lc_content c = lc_column_look(value, s, column);
    TRY(lc_column_judge(out, s, column, &c));
    if (asked && *out >= LC_COUNTER)
        *out = LC_KEPT;
    if (*out != LC_KEPT)
        goto done;
    if (c.texts)
        TRY(lc_sheet_value(&number, s, c.first_text, column));
    TRY(lc_column_check(s, column, &c));
    lc_column_note(s, column, &c);
    TRY(add_channel(s, column, s->name[column], c.mark));
    s->channel[s->channels - 1].value = value;
    value = NULL;
done:
    lc_free(value);
    return status;
}

/* Names the first cell that is not a number, if there is one. */
static lc_status fail_empty(const lc_sheet *s)
{
    double number;
    for (size_t column = 0; column < s->columns; column++)
        for (size_t row = 0; row < s->rows; row++)
            if (!lc_sheet_is_key(s, column))
                CHECK(lc_sheet_value(&number, s, row, column));
    return lc_fail(LC_E_DATA, "%s: no column of numbers", s->csv->path);
}

static lc_status add_one_hot(lc_sheet *s, size_t column)
{
    lc_status status = LC_OK;
    lc_labels words = {0};
    size_t index, capacity = s->columns;
    char name[LC_TEXT_MAX];
    for (size_t row = 0; row < s->rows; row++)
        if (!lc_sheet_missing_in(s, lc_sheet_cell(s, row, column), column))
            TRY(lc_labels_add(&index, &words, lc_sheet_cell(s, row, column)));
    TRY(lc_grow(&s->channel, &capacity, s->channels + words.count + s->columns, sizeof *s->channel));
    for (size_t i = 0; i < words.count; i++) {
        snprintf(name, sizeof name, "%s=%s", s->name[column], words.text[i]);
        TRY(add_channel(s, column, name, "1"));
        TRY(lc_copy_text(&s->channel[s->channels - 1].word, words.text[i]));
    }
done:
    lc_labels_free(&words);
    return status;
}

static lc_status keep_columns(lc_sheet *s, lc_verdict *found, const bool *hot)
{
    const bool asked = s->request->columns != NULL;
    for (size_t column = 0; column < s->columns; column++) {
        found[column] = lc_sheet_is_key(s, column) ? LC_KEY : LC_UNWANTED;
        if (hot[column])
            CHECK(add_one_hot(s, column));
        else if (found[column] != LC_KEY && s->wanted[column] && (asked || !lc_time_has_other(&s->time, column)))
            CHECK(judge_column(&found[column], s, column, asked));
    }
    return LC_OK;
}

lc_status lc_sheet_find_channels(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool *hot = NULL;
    lc_verdict *found = NULL;
    TRY(lc_new(&found, s->columns, sizeof *found));
    TRY(lc_new(&hot, s->columns, sizeof *hot));
    TRY(lc_sheet_mark_names(hot, s, "one-hot", s->request->one_hot));
    TRY(lc_new(&s->channel, s->columns, sizeof *s->channel));
    TRY(keep_columns(s, found, hot));
    lc_columns_note_left_out(s, found);
    if (s->channels == 0)
        TRY(fail_empty(s));
done:
    lc_free(found);
    lc_free(hot);
    return status;
}
