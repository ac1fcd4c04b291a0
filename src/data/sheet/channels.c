/* channels - which columns of a text file are kept: those asked for, of numbers. What is left out is named. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "core/labels.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"

enum { NAMED_MOST = 2000 }; /* letters of names in a note */

/* Why a column is not a channel. */
typedef enum verdict { KEPT, KEY, UNWANTED, TEXT, DATES, NOTHING, COUNTER, CONSTANT_ID, VERDICTS } verdict;

/* --- names asked for -------------------------------------------------------------------------------------------------- */

/* Marks the columns of that name; whether there is one. */
static bool mark(bool *wanted, const lc_sheet *s, const char *name)
{
    bool found = false;
    for (size_t column = 0; column < s->columns; column++)
        if (strcmp(name, s->name[column]) == 0)
            wanted[column] = found = true;
    return found;
}

static lc_status mark_listed(bool *wanted, const lc_sheet *s, const char *flag, const char *text)
{
    lc_status status = LC_OK;
    char *name = NULL;
    size_t column;
    lc_names list = {.at = text, .separators = ","};
    TRY(lc_new(&name, strlen(text) + 1, 1));
    while (lc_names_next(name, &list))
        if (!mark(wanted, s, name))
            TRY(lc_sheet_find_name(&column, s, name));
    if (list.open)
        FAIL(LC_E_USAGE, "%s %s: a quote is not closed", flag, text);
done:
    lc_free(name);
    return status;
}

/* The columns that a list names; a single name needs no quotes, commas and all. */
static lc_status mark_names(bool *wanted, const lc_sheet *s, const char *flag, const char *text)
{
    return !text || mark(wanted, s, text) ? LC_OK : mark_listed(wanted, s, flag, text);
}

/* --- what is in a column ---------------------------------------------------------------------------------------------- */

/* What the cells of a column have in common. */
typedef struct content {
    size_t numbers, texts, digits, dates; /* cells; texts with a digit in them; texts that are a time */
    size_t first_text;                    /* row */
    size_t marked, first_marked, scaled, flagged, bracketed, vanished;
    bool constant;        /* all cells are equal */
    bool counts, one_way; /* numbers count up or down by one; they are whole and always rise, or always fall */
    double lowest;        /* number */
    double step;          /* from the first number to the second */
    char mark[LC_MARK_MAX];
    size_t other_mark; /* row of another mark than the first number's, or the number of rows */
} content;

static void add_number(content *c, const lc_number *number, size_t row, double *before)
{
    if (c->numbers == 0)
        snprintf(c->mark, sizeof c->mark, "%s", number->mark);
    else if (strcmp(c->mark, number->mark) != 0 && c->other_mark == (size_t)-1)
        c->other_mark = row;
    if (c->numbers == 1)
        c->step = number->value - *before;
    if (c->numbers > 0) {
        c->counts &= number->value - *before == c->step && fabs(c->step) == 1;
        c->one_way &= (number->value - *before) * c->step > 0;
    }
    c->one_way &= number->value >= 0 && number->value == floor(number->value);
    c->lowest = c->numbers == 0 ? number->value : fmin(c->lowest, number->value);
    *before = number->value;
    c->scaled += number->scaled;
    c->flagged += number->flagged;
    c->bracketed += number->bracketed;
    c->vanished += number->vanished;
    c->numbers++;
}

static content look(const lc_sheet *s, size_t column)
{
    content c = {.constant = true, .counts = true, .one_way = true, .other_mark = (size_t)-1};
    const char *first = lc_sheet_cell(s, 0, column);
    double before = 0;
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        lc_number number;
        c.constant &= cell == first || strcmp(cell, first) == 0;
        if (lc_sheet_missing_in(s, cell, column)) {
            c.counts = c.one_way = false;
        } else if (lc_number_read(&number, cell, s->decimal)) {
            add_number(&c, &number, row, &before);
        } else {
            c.first_text = c.texts++ ? c.first_text : row;
            c.digits += strcspn(cell, "0123456789") < strlen(cell);
            c.dates += lc_time_looks(cell);
        }
    }
    return c;
}

static bool is_id(const char *name)
{
    static const char *const known[] = {"id",      "unique_id", "station",   "station_id", "stationid", "stations_id",
                                        "site",    "site_id",   "ticker",    "symbol",     "series",    "series_id",
                                        "item_id", "store_id",  "sensor_id", "permno",     "usaf",      "wban"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(name, known[i]) == 0)
            return true;
    return false;
}

static bool is_counter_name(const char *name)
{
    static const char *const known[] = {"#",     "no",     "no.",      "nr",     "index", "idx", "id",     "row",
                                        "rowid", "row_id", "rownames", "record", "rn",    "obs", "instant"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(name, known[i]) == 0)
            return true;
    return strcmp(name, "X") == 0 || strncmp(name, "Unnamed: ", 9) == 0; /* as R and pandas name an index */
}

/* The index of a data frame: the first column, unnamed next to named ones, whole numbers that rise or fall, also with rows taken
 * out; or numbers by name that count from 0 or 1, or down to it. */
static bool is_counter(const lc_sheet *s, size_t column, const content *c)
{
    const bool index = column == 0 && s->unnamed[0];
    if (index && c->one_way && s->columns > 1 && !s->unnamed[1])
        return true;
    return c->counts && c->lowest <= 1 && c->one_way && (index || is_counter_name(s->name[column]));
}

static verdict judge(const lc_sheet *s, size_t column, const content *c)
{
    if (c->numbers == 0 && c->texts == 0)
        return NOTHING;
    if (c->numbers == 0 && c->dates == c->texts)
        return DATES;
    if (c->numbers == 0 && (c->digits < c->texts || c->constant))
        return TEXT;
    if (c->texts == 0 && c->numbers > 2 && is_counter(s, column, c))
        return COUNTER;
    if (c->texts == 0 && c->constant && s->rows > 1 && is_id(s->name[column]))
        return CONSTANT_ID;
    return KEPT;
}

/* --- notes ------------------------------------------------------------------------------------------------------------ */

static void note_left_out(const lc_sheet *s, const verdict *found, verdict which, const char *why)
{
    lc_buffer names = {0};
    size_t count = 0, unnamed = 0;
    char *text = NULL;
    for (size_t column = 0; column < s->columns; column++) {
        if (found[column] != which)
            continue;
        if (names.length < NAMED_MOST)
            lc_buffer_format(&names, "%s'%s'", count++ ? ", " : "", s->name[column]);
        else
            unnamed++;
    }
    if (unnamed)
        lc_buffer_format(&names, " and %zu more", unnamed);
    if (lc_buffer_take(&text, &names) == LC_OK && count)
        lc_buffer_format(s->notes, "%s: column%s ", s->csv->path, count + unnamed == 1 ? "" : "s"),
            lc_buffer_line(s->notes, "%s left out: %s", text, why);
    lc_free(text);
}

static void note_all_left_out(const lc_sheet *s, const verdict *found)
{
    static const char *const why[VERDICTS] = {[TEXT] = "text, not numbers",
                                              [DATES] = "dates, not numbers",
                                              [NOTHING] = "empty",
                                              [COUNTER] = "counts the rows (keep it: --columns)",
                                              [CONSTANT_ID] = "an id, the same in all rows (keep it: --columns)"};
    for (int v = 0; v < VERDICTS; v++)
        if (why[v])
            note_left_out(s, found, (verdict)v, why[v]);
}

/* What reading made of numbers that are not plain. */
static void note_writing(const lc_sheet *s, size_t column, const content *c)
{
    const char *name = s->name[column];
    if (*c->mark && c->mark[0] == '%')
        lc_sheet_note(s, "column '%s': %% is its unit, 0.5%% is read as 0.5", name);
    if (c->scaled)
        lc_sheet_note(s, "column '%s': K, M, B and T after a number are read as thousands to trillions", name);
    if (c->flagged)
        lc_sheet_note(s, "column '%s': stars and # after %zu numbers passed over", name, c->flagged);
    if (c->bracketed)
        lc_sheet_note(s, "column '%s': %zu numbers in brackets are read as negative", name, c->bracketed);
    if (c->vanished)
        lc_sheet_note(s, "column '%s': %zu numbers are too small for a double: read as 0", name, c->vanished);
}

/* --- channels --------------------------------------------------------------------------------------------------------- */

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

/* A cell with a unit among cells without, or with another: two meanings in one column. */
static lc_status refuse_marks(const lc_sheet *s, size_t column, const content *c)
{
    if (c->other_mark == (size_t)-1)
        return LC_OK;
    const char *cell = lc_sheet_cell(s, c->other_mark, column);
    if (!*c->mark)
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%s' is not a number as those before it (leave the column out: --drop '%s')",
                       s->csv->path, lc_sheet_line(s, c->other_mark), s->name[column], cell, s->name[column]);
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%s' has not the unit '%s' that the numbers before it have (leave it out: --drop '%s')",
                   s->csv->path, lc_sheet_line(s, c->other_mark), s->name[column], cell, c->mark, s->name[column]);
}

static lc_status judge_column(verdict *out, lc_sheet *s, size_t column, bool asked)
{
    double number;
    const content c = look(s, column);
    *out = judge(s, column, &c);
    if (asked && (*out == COUNTER || *out == CONSTANT_ID))
        *out = KEPT;
    if (*out != KEPT)
        return LC_OK;
    if (c.texts)
        for (size_t row = c.first_text; row < s->rows; row++)
            CHECK(lc_sheet_value(&number, s, row, column));
    CHECK(refuse_marks(s, column, &c));
    note_writing(s, column, &c);
    return add_channel(s, column, s->name[column], c.mark);
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

static lc_status keep_columns(lc_sheet *s, verdict *found, const bool *hot)
{
    const bool asked = s->request->columns != NULL;
    for (size_t column = 0; column < s->columns; column++) {
        found[column] = lc_sheet_is_key(s, column) ? KEY : UNWANTED;
        if (hot[column])
            CHECK(add_one_hot(s, column));
        else if (found[column] != KEY && s->wanted[column] && (asked || !lc_time_has_other(&s->time, column)))
            CHECK(judge_column(&found[column], s, column, asked));
    }
    return LC_OK;
}

lc_status lc_sheet_find_wanted(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool *dropped = NULL;
    TRY(lc_new(&s->wanted, s->columns, sizeof *s->wanted));
    TRY(lc_new(&dropped, s->columns, sizeof *dropped));
    TRY(mark_names(s->wanted, s, "columns", s->request->columns));
    TRY(mark_names(dropped, s, "drop", s->request->drop));
    for (size_t column = 0; column < s->columns; column++)
        s->wanted[column] = (!s->request->columns || s->wanted[column]) && !dropped[column];
done:
    lc_free(dropped);
    return status;
}

lc_status lc_sheet_find_channels(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool *hot = NULL;
    verdict *found = NULL;
    TRY(lc_new(&found, s->columns, sizeof *found));
    TRY(lc_new(&hot, s->columns, sizeof *hot));
    TRY(mark_names(hot, s, "one-hot", s->request->one_hot));
    TRY(lc_new(&s->channel, s->columns, sizeof *s->channel));
    TRY(keep_columns(s, found, hot));
    note_all_left_out(s, found);
    if (s->channels == 0)
        TRY(fail_empty(s));
done:
    lc_free(found);
    lc_free(hot);
    return status;
}
