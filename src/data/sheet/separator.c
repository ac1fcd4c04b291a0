/* separator - which letter separates the cells of a text: the one that leaves most numbers and dates. */
#include <stdio.h>
#include <string.h>

#include "data/known.h"
#include "data/sheet/csv.h"
#include "data/sheet/number.h"
#include "data/time/time.h"

enum { SAMPLE_LINES = 400, SAMPLE_BYTES = 1 << 20, CELL_MOST = 64 };

/* What a separator makes of the sample. */
typedef struct trial {
    char separator;
    size_t width, rows, clean,
        whole;               /* of the run of lines of one width: its rows, numbers and dates, rows of these and blanks */
    bool headed;             /* the run begins with a line of words */
    bool prose;              /* that line has a blank after a separator, as sentences have, and no row has */
    size_t offsets;          /* cells that end with an offset from UTC after a clock: 00:00:00 +0100 */
    size_t decimals, strays; /* cells with a decimal comma, with another comma */
} trial;

typedef struct line_trial {
    size_t width, clean, empty, offsets, spaced; /* empty: also by a word; spaced: cells that begin with a blank */
    size_t decimals, strays;
} line_trial;

/* Whether a cell ends with a clock, a blank and an offset: cut at blanks, that would be a number of its own. */
static bool ends_with_offset(const char *cell)
{
    const char *at = strrchr(cell, ' ');
    if (!at || !strchr("+-", at[1]) || !at[1])
        return false;
    const size_t digits = strspn(at + 2, "0123456789:");
    return (digits == 2 || digits == 4 || digits == 5) && !at[2 + digits] && memchr(cell, ':', (size_t)(at - cell));
}

/* 1,05, but neither 1, nor 01,05, as no number is written. */
static bool has_decimal_comma(const char *cell)
{
    const char *comma = strchr(cell, ','), *begin = cell + strcspn(cell, "0123456789");
    const lc_writing writing = lc_number_writing(cell);
    const bool padded = begin[0] == '0' && begin + 1 < comma;
    return (writing == LC_WRITES_COMMA || writing == LC_WRITES_MAYBE_COMMA) && comma[1] && !padded;
}

/* The cell without quotes and blanks around it; false: there is nothing, or too much. */
static bool take_cell(char cell[CELL_MOST], const char *begin, size_t length)
{
    while (length && (*begin == ' ' || *begin == '"' || *begin == '=')) {
        begin++;
        length--;
    }
    while (length && (begin[length - 1] == ' ' || begin[length - 1] == '"'))
        length--;
    if (length == 0 || length >= CELL_MOST)
        return false;
    memcpy(cell, begin, length);
    cell[length] = '\0';
    return true;
}

static bool separates(char separator, char letter)
{
    return letter == separator || (separator == ' ' && letter == '\t');
}

static void end_cell(line_trial *t, const char *begin, const char *end, char separator)
{
    if (separator == ' ' && begin == end)
        return;
    char cell[CELL_MOST];
    t->spaced += t->width > 0 && begin < end && *begin == ' ';
    t->width++;
    if (!take_cell(cell, begin, (size_t)(end - begin))) {
        t->empty += begin == end;
        return;
    }
    t->empty += lc_known_missing(cell);
    t->clean += lc_number_writing(cell) != LC_WRITES_TEXT || lc_time_looks(cell);
    t->offsets += ends_with_offset(cell);
    if (strchr(cell, ','))
        *(has_decimal_comma(cell) ? &t->decimals : &t->strays) += 1;
}

/* The next line, quotes heeded; returns what follows it. */
static const char *try_line(line_trial *t, const char *at, char separator)
{
    const char *begin = at;
    bool quoted = false;
    *t = (line_trial){0};
    for (; *at && (quoted || (*at != '\n' && *at != '\r')); at++) {
        quoted ^= *at == '"';
        if (quoted || !separates(separator, *at))
            continue;
        end_cell(t, begin, at, separator);
        begin = at + 1;
    }
    end_cell(t, begin, at, separator);
    return at + (*at != 0) + (*at == '\r' && at[1] == '\n');
}

/* Whether a line is of the run: of its width, or below names with fewer cells, of which one is a number or a date. */
static bool goes_on(const trial *run, const line_trial *line)
{
    return line->width == run->width ||
           (run->separator != ' ' && run->headed && line->width < run->width && line->width > 1 && line->clean > 0);
}

/* A run with numbers or dates is more than one without, however long; of two the later of the longest. */
static bool is_more(const trial *run, const trial *best)
{
    return run->width > 1 && (!run->clean == !best->clean ? run->rows >= best->rows : run->clean > 0);
}

/* The longest run of lines of one width, or that end before the last column. */
static trial try_text(const char *text, char separator)
{
    trial best = {.separator = separator}, run = best;
    const char *at = text;
    for (size_t lines = 0; *at && lines < SAMPLE_LINES && (at - text < SAMPLE_BYTES || lines < 5); lines++) {
        line_trial line;
        if (*at == '\n' || *at == '\r') { /* a blank line ends no table */
            at++;
            continue;
        }
        at = try_line(&line, at, separator);
        if (!goes_on(&run, &line))
            run = (trial){.separator = separator, .width = line.width, .headed = line.clean == 0, .prose = line.spaced > 0};
        else
            run.prose &= line.spaced == 0;
        run.rows++;
        run.clean += line.clean;
        run.offsets += line.offsets;
        run.decimals += line.decimals;
        run.strays += line.strays;
        run.whole += line.clean > 0 && line.clean + line.empty == line.width;
        if (is_more(&run, &best))
            best = run;
    }
    return best;
}

/* A comma that the names have as often as the rows, or that follows the offset of a stamp, is not a decimal sign. */
static bool is_sure(const trial *t)
{
    return t->separator != ',' || (t->headed && !t->prose && t->rows > 1) || 2 * t->offsets > t->rows;
}

/* Blanks are also in dates and names: they separate only where hardly anything else could, and more rows are whole then. A comma
 * may also be a decimal sign. */
static bool beats(const trial *a, const trial *b)
{
    if (a->separator == ' ' && b->clean > 0 && 2 * a->whole < a->rows)
        return false;
    if (a->separator == ' ' && b->clean > 0 && is_sure(b) &&
        (2 * b->whole > b->rows || b->whole >= a->whole || b->separator == ','))
        return false;
    return a->clean > b->clean;
}

/* Without a number to go by: that of the first line. */
static char of_first_line(const char *text)
{
    static const char letters[] = "\t;|,";
    const size_t length = strcspn(text, "\r\n");
    for (size_t i = 0; letters[i]; i++)
        if (memchr(text, letters[i], length))
            return letters[i];
    return ',';
}

/* --- a comma that could be a decimal sign ------------------------------------------------------------------------------ */

/* Whether all rows are numbers and dates between blanks as well, commas in the numbers: 2020-03-10 1,05. */
static bool reads_at_blanks(const trial *t)
{
    return t->decimals > 0 && t->strays == 0 && t->whole + t->headed == t->rows;
}

static lc_status refuse_comma(const char *text, const char *path)
{
    size_t length = strcspn(text, "\r\n");
    while (text[length] && !(memchr(text, ',', length) && strcspn(text, "0123456789") < length)) {
        text += length + 1;
        length = strcspn(text, "\r\n");
    }
    return lc_fail(LC_E_DATA,
                   "%s: '%.*s' may have a decimal comma, or a comma between two cells: --decimal , or --decimal . says which",
                   path, (int)(length < CELL_MOST ? length : CELL_MOST), text);
}

/* A comma separates although it may be a decimal sign between blanks: the header or the request decides. */
static lc_status settle_comma(char *out, const char *text, char decimal, const char *path)
{
    const trial comma = try_text(text, ','), blank = try_text(text, ' ');
    if (is_sure(&comma) || !reads_at_blanks(&blank) || decimal == '.')
        return LC_OK;
    if (!blank.headed && !decimal)
        return refuse_comma(text, path);
    *out = ' ';
    return LC_OK;
}

lc_status lc_csv_separator(char *out, const char *text, char decimal, const char *path)
{
    static const char letters[] = "\t;|, ";
    trial best = {0};
    for (size_t i = 0; letters[i]; i++) {
        const trial t = try_text(text, letters[i]);
        if (beats(&t, &best))
            best = t;
    }
    *out = best.clean ? best.separator : of_first_line(text);
    return best.separator == ',' ? settle_comma(out, text, decimal, path) : LC_OK;
}
