/* print - which words of a line are over which column of a print: names to the right end where their cells end, those to the left
 * begin where these begin, those in the middle are within. */
#include "data/sheet/print.h"

#include <string.h>
#include <strings.h>

#include "core/mem.h"

/* --- fields ----------------------------------------------------------------------------------------------------------- */

/* Whether a column goes on with the time of the one before it: a time of day behind a date, AM behind that. */
static bool goes_on(const lc_block *b, size_t row, size_t column)
{
    const lc_csv *c = b->s->csv;
    if (column == 0 || b->kind[column - 1] != LC_CELL_TIME)
        return false;
    const char *before = lc_csv_cell(c, row, column - 1), *cell = lc_csv_cell(c, row, column);
    if (strcasecmp(cell, "AM") == 0 || strcasecmp(cell, "PM") == 0)
        return strchr(before, ':');
    return b->kind[column] == LC_CELL_TIME && strchr(cell, ':') && !strchr(before, ':');
}

static bool are_apart(const lc_place *column, size_t columns)
{
    for (size_t i = 1; i < columns; i++)
        if (column[i - 1].end > column[i].begin)
            return false;
    return true;
}

/* Columns become fields, the parts of a time one. */
static void join_times(lc_print *p, const lc_place *column, size_t row)
{
    for (size_t i = 0; i < p->block->width; i++) {
        lc_field *last = p->fields ? &p->field[p->fields - 1] : NULL;
        if (last && goes_on(p->block, row, i)) {
            last->at.end = column[i].end;
            last->columns++;
        } else {
            p->field[p->fields++] = (lc_field){column[i], i, 1};
        }
    }
}

lc_status lc_print_look(lc_print *out, const lc_block *b, size_t first, lc_measure by)
{
    lc_status status = LC_OK;
    lc_print p = {.block = b, .by = by, .apart = true};
    lc_place *column = NULL;
    TRY(lc_new(&column, b->width, sizeof *column));
    TRY(lc_new(&p.field, b->width, sizeof *p.field));
    for (size_t i = 0; i < b->width; i++)
        column[i].begin = (size_t)-1;
    for (size_t row = first; row < b->end && p.apart; row++) {
        lc_place_add_row(column, b->s->csv, &b->s->csv->row[row], by);
        p.apart = are_apart(column, b->width);
    }
    join_times(&p, column, first);
    *out = p;
    p.field = NULL;
done:
    lc_free(column);
    lc_free(p.field);
    return status;
}

/* --- names ------------------------------------------------------------------------------------------------------------ */

/* A line of names and its words. */
typedef struct line {
    const lc_print *p;
    const lc_csv *csv;
    const lc_csv_row *row;
} line;

static lc_place place(const line *l, size_t word)
{
    return lc_place_of(l->csv, l->row, word, l->p->by);
}

static bool is_none(lc_words w)
{
    return w.first == w.end;
}

/* Blanks before a word. */
static size_t blanks_before(const line *l, size_t word)
{
    return place(l, word).begin - place(l, word - 1).end;
}

/* The one field whose cells a place is over; the number of fields: none, or several. */
static size_t field_below(const lc_print *p, lc_place name)
{
    size_t found = p->fields;
    for (size_t i = 0; i < p->fields; i++) {
        if (!lc_place_shared(name, p->field[i].at))
            continue;
        if (found < p->fields)
            return p->fields;
        found = i;
    }
    return found;
}

/* Two blanks or more are between names, and one within them: each over a field of its own. */
static bool part_at_gaps(lc_words *w, const line *l)
{
    memset(w, 0, l->p->fields * sizeof *w);
    for (size_t first = 0, end; first < l->row->width; first = end) {
        for (end = first + 1; end < l->row->width && blanks_before(l, end) == 1;)
            end++;
        const size_t field = field_below(l->p, (lc_place){place(l, first).begin, place(l, end - 1).end});
        if (field == l->p->fields || !(is_none(w[field]) || l->p->field[field].columns > 1))
            return false;
        w[field] = (lc_words){is_none(w[field]) ? first : w[field].first, end};
    }
    return true;
}

/* Each name ends where its cells end. */
static bool part_to_right(lc_words *w, const line *l)
{
    const lc_field *f = l->p->field;
    size_t word = 0;
    for (size_t i = 0; i < l->p->fields; i++) {
        w[i].first = word;
        while (word < l->row->width && place(l, word).end <= f[i].at.end)
            word++;
        w[i].end = word;
        if (is_none(w[i]))
            continue;
        const bool first = i == 0 && place(l, 0).begin == f[0].at.begin; /* times and row names may be to the left */
        if ((place(l, word - 1).end != f[i].at.end && !first) || (i && place(l, w[i].first).begin < f[i - 1].at.end))
            return false;
    }
    return word == l->row->width;
}

/* Each name begins where its cells begin. */
static bool part_to_left(lc_words *w, const line *l)
{
    const lc_field *f = l->p->field;
    size_t word = l->row->width;
    for (size_t i = l->p->fields; i-- > 0;) {
        w[i].end = word;
        while (word > 0 && place(l, word - 1).begin >= f[i].at.begin)
            word--;
        w[i].first = word;
        if (!is_none(w[i]) &&
            (place(l, word).begin != f[i].at.begin || (i + 1 < l->p->fields && place(l, w[i].end - 1).end > f[i + 1].at.begin)))
            return false;
    }
    return word == 0;
}

/* Row names and the times behind them need no name. */
static bool may_lack(const lc_print *p, size_t field)
{
    for (size_t i = 1; i <= field; i++)
        if (p->block->kind[p->field[i].column] == LC_CELL_NUMBER)
            return false;
    return true;
}

static bool is_complete(const lc_words *w, const lc_print *p)
{
    size_t first = 0;
    while (first < p->fields && is_none(w[first]))
        first++;
    for (size_t i = first; i < p->fields; i++)
        if (is_none(w[i]))
            return false;
    return first < p->fields && (first == 0 || may_lack(p, first - 1));
}

/* A date and its time of day may have a name each, apart as columns are. */
static void give_columns(lc_words *word, const line *l, const lc_field *f, lc_words w)
{
    size_t column = f->column;
    const size_t end = f->column + f->columns;
    for (size_t next = w.first + 1; next < w.end; next++)
        if (column + 1 < end && blanks_before(l, next) > 1) {
            word[column++] = (lc_words){w.first, next};
            w.first = next;
        }
    for (; column < end; w.first = w.end)
        word[column++] = w;
}

/* With one blank between names as well as in them, only one side may fit. */
static lc_status assign(bool *out, lc_words *word, const line *l)
{
    const lc_print *p = l->p;
    lc_words *left = NULL;
    *out = part_at_gaps(word, l) && is_complete(word, p);
    if (*out)
        return LC_OK;
    CHECK(lc_new(&left, p->fields, sizeof *left));
    const bool to_left = part_to_left(left, l) && is_complete(left, p);
    const bool to_right = part_to_right(word, l) && is_complete(word, p);
    const bool same = memcmp(left, word, p->fields * sizeof *left) == 0;
    if (to_left && !to_right)
        memcpy(word, left, p->fields * sizeof *left);
    *out = to_left != to_right || (to_left && same);
    lc_free(left);
    return LC_OK;
}

lc_status lc_print_assign(bool *out, lc_words *word, const lc_print *p, size_t row)
{
    const line l = {p, p->block->s->csv, &p->block->s->csv->row[row]};
    CHECK(assign(out, word, &l)); /* of the fields, which are not more than the columns */
    for (size_t field = *out ? p->fields : 0; field-- > 0;)
        give_columns(word, &l, &p->field[field], word[field]);
    return LC_OK;
}

bool lc_print_is_over(const lc_print *p, size_t row)
{
    const lc_block *b = p->block;
    const lc_csv_row *names = &b->s->csv->row[row];
    for (size_t i = 0; i < p->fields; i++)
        for (size_t column = p->field[i].column; column < p->field[i].column + p->field[i].columns; column++) {
            const size_t index = lc_block_counted(b, names, column);
            if (index < names->width && !lc_place_shared(lc_place_of(b->s->csv, names, index, p->by), p->field[i].at))
                return false;
        }
    return true;
}

/* Of a cell that was in quotes the last one is still behind it. */
bool lc_print_is_quoted(const lc_csv *c, size_t row)
{
    for (size_t column = 0; column < c->row[row].width; column++) {
        const char *cell = lc_csv_cell(c, row, column);
        if (strchr(cell, ' ') || cell[strlen(cell) + 1] == '"')
            return true;
    }
    return false;
}
