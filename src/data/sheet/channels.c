/* channels - which columns of a text file are kept: those asked for, of numbers. What is left out is named. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "core/labels.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "core/words.h"
#include "data/sheet/column.h"
#include "data/sheet/marks.h"
#include "data/sheet/phases.h"
#include "data/sheet/signs.h"

static lc_status add_channel(lc_sheet *s, size_t column, const char *name, const char *mark)
{
    lc_sheet_channel *channel = &s->channel[s->channels++];
    channel->column = column;
    CHECK(lc_copy_text(&channel->name, name));
    if (s->units[column])
        return lc_copy_text(&channel->units, s->units[column]);
    return *mark ? lc_copy_text(&channel->units, mark) : lc_units_in_name(&channel->units, name);
}

/* The columns that could be channels, and what is in them. */
typedef struct looked {
    const lc_sheet *s;
    size_t *column, count, pieces; /* (count) in their order */
    lc_content *content;           /* (count) */
    double **value;                /* (count), of each (rows): within the sheet's values */
} looked;

static void look_at_piece(void *ctx, size_t piece, size_t worker)
{
    looked *l = ctx;
    const size_t begin = l->count * piece / l->pieces, end = l->count * (piece + 1) / l->pieces;
    (void)worker;
    lc_columns_look(l->content + begin, l->value + begin, l->s, l->column + begin, end - begin);
}

/* All columns are read at once. */
static lc_status look_at_all(looked *l, lc_sheet *s, const lc_verdict *found)
{
    l->s = s;
    CHECK(lc_new(&l->column, s->columns, sizeof *l->column));
    CHECK(lc_new(&l->content, s->columns, sizeof *l->content));
    CHECK(lc_new(&l->value, s->columns, sizeof *l->value));
    for (size_t column = 0; column < s->columns; column++)
        if (found[column] == LC_KEPT)
            l->column[l->count++] = column;
    CHECK(lc_new_unset(&s->value, l->count * s->rows, sizeof *s->value));
    for (size_t i = 0; i < l->count; i++)
        l->value[i] = s->value + i * s->rows;
    const size_t threads = lc_sheet_threads(s);
    l->pieces = threads == 1 ? 1 : 4 * threads;
    lc_parallel(l->pieces, threads, look_at_piece, l);
    return LC_OK;
}

static void free_looked(looked *l)
{
    lc_free(l->value);
    lc_free(l->content);
    lc_free(l->column);
}

/* Without a time: another word in each row names rows, or is a time that is not known. */
static lc_status find_named_rows(bool *out, const lc_sheet *s, size_t column)
{
    *out = false;
    if (s->time.count || s->request->start || s->series_columns || s->rows < 2)
        return LC_OK;
    return lc_column_distinct(out, s, column);
}

static lc_status fail_named_rows(const lc_sheet *s, size_t column)
{
    char header[LC_TEXT_MAX];
    lc_sheet_hint_header(header, s);
    if (*header)
        return lc_fail(LC_E_DATA, "%s: no column of dates, since its first rows have none%s", s->csv->path, header);
    return lc_fail(LC_E_DATA,
                   "%s: no column of dates, and column '%s' has another word in each row: --wide makes a series of each "
                   "row (--time-format says how names of columns are times); or --start and --step make a time for each "
                   "row; or --time and --time-format, if the words are times",
                   s->csv->path, s->name[column]);
}

/* LC_E_DATA: a column of which a cell is no number. */
static lc_status refuse_text(const lc_sheet *s, size_t column, const lc_content *c)
{
    bool names = false;
    double number;
    if (c->numbers == 0 && s->columns > 1)
        CHECK(find_named_rows(&names, s, column));
    return names ? fail_named_rows(s, column) : lc_sheet_value(&number, s, c->first_text, column);
}

static lc_status judge_column(lc_verdict *out, lc_sheet *s, looked *l, size_t index)
{
    const size_t column = l->column[index];
    const lc_content *c = &l->content[index];
    CHECK(lc_column_judge(out, s, column, c, l->value[index]));
    CHECK(lc_column_check_direction(s, column, c, l->value[index], *out == LC_COUNTER));
    if (*out >= LC_NOTHING && (s->request->columns || lc_sheet_knows(s, column))) /* an empty one too: it may have values later */
        *out = LC_KEPT;
    if (*out != LC_KEPT)
        return LC_OK;
    if (c->texts && !lc_content_is_truth(c))
        CHECK(refuse_text(s, column, c));
    CHECK(lc_column_check(s, column, c));
    if (c->scaled)
        CHECK(lc_signs_check_letter(s, column, l->value[index], c->first_scaled));
    lc_column_note(s, column, c);
    CHECK(add_channel(s, column, s->name[column], c->mark));
    s->channel[s->channels - 1].value = l->value[index];
    return LC_OK;
}

/* Names the first cell that is not a number, if there is one. */
static lc_status fail_empty(const lc_sheet *s)
{
    double number;
    for (size_t column = 0; column < s->columns; column++)
        for (size_t row = 0; row < s->rows; row++)
            if (!lc_sheet_is_key(s, column))
                CHECK(lc_sheet_value(&number, s, row, column));
    return lc_fail(LC_E_DATA, "%s: no column of numbers%s", s->csv->path, s->request->columns ? " among --columns" : "");
}

/* The channel of a word, unless there is one already; called: those of the column, by their words. */
static lc_status add_word(lc_sheet *s, size_t column, lc_labels *called, const char *cell)
{
    char name[LC_TEXT_MAX], number[LC_NUMBER_TEXT];
    size_t index;
    const char *word = lc_sheet_hot_word(number, s, cell);
    if (lc_labels_has(called, word))
        return LC_OK;
    snprintf(name, sizeof name, "%s=%s", s->name[column], word);
    CHECK(add_channel(s, column, name, "1"));
    char **kept = &s->channel[s->channels - 1].word;
    CHECK(lc_copy_text(kept, word));
    return lc_labels_add(&index, called, *kept);
}

/* capacity: of s->channel */
static lc_status add_one_hot(lc_sheet *s, size_t column, size_t *capacity)
{
    lc_status status = LC_OK;
    lc_labels words = {0}, called = {0};
    size_t index;
    for (size_t row = 0; row < s->rows; row++)
        if (!lc_sheet_missing_in(s, lc_sheet_cell(s, row, column), column))
            TRY(lc_labels_add(&index, &words, lc_sheet_cell(s, row, column)));
    TRY(lc_grow(&s->channel, capacity, s->channels + words.count + s->columns, sizeof *s->channel));
    for (size_t i = 0; i < words.count; i++)
        TRY(add_word(s, column, &called, words.text[i]));
done:
    lc_labels_free(&words);
    lc_labels_free(&called);
    return status;
}

static lc_status keep_columns(lc_sheet *s, lc_verdict *found, const bool *hot)
{
    lc_status status = LC_OK;
    looked l = {.count = 0};
    size_t capacity = s->columns;
    const bool asked = s->request->columns != NULL;
    for (size_t column = 0; column < s->columns; column++) {
        const bool other = lc_time_has_other(&s->time, column) && !lc_sheet_knows(s, column);
        const bool may = s->wanted[column] && (asked || !other) && !hot[column];
        const bool dropped = !s->wanted[column] && !other && s->request->before.left_out && !asked;
        const bool counts = other && s->wanted[column] && lc_number_writing(lc_sheet_cell(s, 0, column)) != LC_WRITES_TEXT;
        found[column] = lc_sheet_is_key(s, column) ? LC_KEY
                        : may                      ? LC_KEPT
                        : dropped                  ? LC_AS_BEFORE
                        : counts                   ? LC_OTHER_TIME
                                                   : LC_UNWANTED;
    }
    for (size_t column = 0; column < s->columns; column++)
        if (found[column] == LC_KEPT && !hot[column])
            TRY(lc_column_take_letters(s, column));
    TRY(look_at_all(&l, s, found));
    for (size_t column = 0, next = 0; column < s->columns; column++)
        if (hot[column])
            TRY(add_one_hot(s, column, &capacity));
        else if (found[column] == LC_KEPT)
            TRY(judge_column(&found[column], s, &l, next++));
done:
    free_looked(&l);
    return status;
}

/* Clocks without their days: an axis of days over them is none. */
static lc_status refuse_unread_times(const lc_sheet *s, const lc_verdict *found)
{
    for (size_t column = 0; column < s->columns && !s->time.count && !s->request->start; column++)
        if (found[column] == LC_DATES)
            return lc_fail(
                LC_E_DATA,
                "%s: no column is the time, and column '%s' has times ('%s') that are not read: name the columns of the "
                "time (--time, and --time-format), make up a time for each row (--start, --step), or --drop %s",
                s->csv->path, s->name[column], lc_sheet_cell(s, 0, column), lc_typed_name(s->name[column]).text);
    return LC_OK;
}

static lc_status refuse_named_rows(lc_sheet *s, const lc_verdict *found)
{
    bool named = false;
    for (size_t column = 0; column < s->columns; column++) {
        if (found[column] == LC_TEXT)
            CHECK(find_named_rows(&named, s, column));
        if (named && s->of_folder) {
            s->nothing = "no time, and names of rows: it is no series";
            return LC_OK;
        }
        if (named)
            return fail_named_rows(s, column);
    }
    return LC_OK;
}

/* What a column of zones or offsets says is not read. */
static void note_zone(const lc_sheet *s, const lc_verdict *found)
{
    for (size_t column = 0; column < s->columns; column++)
        if (found[column] == LC_TEXT && !s->request->zone && lc_name_says_zone(s->name[column]))
            lc_sheet_note(s, "column '%s' ('%s') may be the zone of the stamps, which is not read from it: --zone gives it",
                          s->name[column], s->rows ? lc_sheet_cell(s, 0, column) : "");
}

lc_status lc_sheet_find_channels(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool *hot = NULL;
    lc_verdict *found = NULL;
    TRY(lc_new(&found, s->columns, sizeof *found));
    TRY(lc_new(&hot, s->columns, sizeof *hot));
    TRY(lc_sheet_mark_names(hot, s, "one-hot", s->request->one_hot, false));
    TRY(lc_new(&s->channel, s->columns, sizeof *s->channel));
    TRY(keep_columns(s, found, hot));
    TRY(refuse_named_rows(s, found));
    TRY(refuse_unread_times(s, found));
    lc_columns_note_left_out(s, found);
    TRY(lc_columns_decide_left_out(s, found));
    note_zone(s, found);
    if (s->channels == 0 && s->of_folder)
        s->nothing = "no column of numbers";
    else if (s->channels == 0)
        TRY(fail_empty(s));
done:
    lc_free(found);
    lc_free(hot);
    return status;
}
