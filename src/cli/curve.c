/* curve - letters on a grid: what a picture of a whole screen says, in a few lines. */
#include "cli/curve.h"

#include "cli/progress.h"
#include "cli/sketch.h"
#include "core/buffer.h"
#include "core/counted.h"
#include "core/shown.h"
#include "data/match.h"
#include "data/stamp.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is drawn with. */
typedef struct brush {
    const char *training, *validation, *axis, *corner, *floor, *level[8], *now;
} brush;

static const brush plain = {".", "o", "|", "+", "-", {"_", ".", "-", ":", "=", "+", "*", "#"}, "|"};
static const brush fine = {"·", "•", "│", "└", "─", {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, "│"};

/* The first of these that is set decides, as for every program. */
static const brush *choose_brush(void)
{
    static const char *const variable[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variable / sizeof *variable; i++) {
        const char *locale = getenv(variable[i]);
        if (locale && *locale)
            return strcasestr(locale, "utf-8") || strcasestr(locale, "utf8") ? &fine : &plain;
    }
    return &plain;
}

bool lc_curve_wanted(const lc_args *args, int descriptor)
{
    return !lc_args_has(args, "quiet") && !lc_args_json(args) && isatty(descriptor) && lc_terminal_width(descriptor) >= LC_WIDTH;
}

/* --- losses ----------------------------------------------------------------------------------------------------------- */

enum { ROWS = 7, COLUMNS = 64 };

typedef struct scale {
    double low, high;
    bool log;
} scale;

static void widen(scale *s, double value)
{
    if (!isfinite(value))
        return;
    s->low = value < s->low ? value : s->low;
    s->high = value > s->high ? value : s->high;
}

/* 0 at the bottom. Where all are alike, the middle. */
static size_t row_of(const scale *s, double value, size_t rows)
{
    if (!(s->high > s->low))
        return rows / 2;
    const double share = s->log ? log(value / s->low) / log(s->high / s->low) : (value - s->low) / (s->high - s->low);
    return (size_t)(share * (double)(rows - 1) + 0.5);
}

/* On the line between two rounds; field: which of their numbers. */
static double loss_at(const lc_epoch *round, size_t rounds, size_t column, bool valid)
{
    const double at = (double)column * (double)(rounds - 1) / (COLUMNS - 1);
    const size_t first = (size_t)at < rounds - 1 ? (size_t)at : rounds - 2;
    const double from = valid ? round[first].valid_loss : round[first].loss,
                 to = valid ? round[first + 1].valid_loss : round[first + 1].loss;
    return from + (at - (double)first) * (to - from);
}

static void fill(const char *cell[ROWS][COLUMNS], const scale *s, const lc_epoch *round, size_t rounds, const brush *b)
{
    for (int valid = 0; valid < 2; valid++)
        for (size_t column = 0; column < COLUMNS; column++) {
            const double loss = loss_at(round, rounds, column, valid);
            if (isfinite(loss))
                cell[row_of(s, loss, ROWS)][column] = valid ? b->validation : b->training;
        }
}

/* Of the best round, which is kept. */
static void mark_best(const char *cell[ROWS][COLUMNS], const scale *s, const lc_epoch *round, size_t rounds, size_t best)
{
    if (best == 0 || best > rounds)
        return;
    const lc_epoch *kept = &round[best - 1];
    const double loss = isnan(kept->valid_loss) ? kept->loss : kept->valid_loss;
    if (isfinite(loss))
        cell[row_of(s, loss, ROWS)][(best - 1) * (COLUMNS - 1) / (rounds - 1)] = "*";
}

static void add_row(lc_buffer *out, const char *const cell[COLUMNS])
{
    size_t end = COLUMNS;
    while (end > 0 && !cell[end - 1])
        end--;
    for (size_t column = 0; column < end; column++)
        lc_buffer_add(out, cell[column] ? cell[column] : " ");
    lc_buffer_add(out, "\n");
}

static void add_floor(lc_buffer *out, const scale *s, const lc_epoch *last, const brush *b)
{
    char epochs[32];
    lc_spell_epochs(epochs, sizeof epochs, last->epochs);
    lc_buffer_format(out, "%10s %s", "loss", b->corner);
    for (size_t column = 0; column < COLUMNS; column++)
        lc_buffer_add(out, b->floor);
    lc_buffer_format(out, "\n%10s  %s epochs%s;  %s training  %s validation  * best\n", "", epochs,
                     s->log ? " (logarithmic)" : "", b->training, b->validation);
}

/* In one piece, so that nothing else that writes to the terminal is in it. */
static void print(FILE *out, lc_buffer *text)
{
    if (text->length && text->status == LC_OK)
        fwrite(text->text, 1, text->length, out);
    lc_buffer_free(text);
}

void lc_curve_losses(FILE *out, const lc_epoch *round, size_t rounds, size_t best)
{
    const char *cell[ROWS][COLUMNS] = {{NULL}};
    const brush *b = choose_brush();
    scale s = {INFINITY, -INFINITY, false};
    lc_buffer text = {0};
    if (rounds < 2)
        return;
    for (size_t i = 0; i < rounds; i++) {
        widen(&s, round[i].loss);
        widen(&s, round[i].valid_loss);
    }
    s.log = lc_is_wide(s.low, s.high);
    fill(cell, &s, round, rounds, b);
    mark_best(cell, &s, round, rounds, best);
    lc_buffer_add(&text, "\n");
    for (size_t row = ROWS; row-- > 0;) {
        if (row == ROWS - 1 || row == 0)
            lc_buffer_format(&text, "%10.4g %s", row ? s.high : s.low, b->axis);
        else
            lc_buffer_format(&text, "%10s %s", "", b->axis);
        add_row(&text, cell[row]);
    }
    add_floor(&text, &s, &round[rounds - 1], b);
    print(out, &text);
}

/* --- a forecast ------------------------------------------------------------------------------------------------------- */

/* With two numbers as long as -1.234e+05 a line has LC_WIDTH letters. */
enum { NAME = 16, SPARKS = 37, AHEAD = 18, LINES = 3, SERIES = 50 };

/* The mean of rows [first, end) of a channel; NaN where nothing is known. */
static double mean_of(const lc_series *s, size_t channels, size_t channel, size_t first, size_t end)
{
    double sum = 0;
    size_t known = 0;
    for (size_t row = first; row < end && row < s->rows; row++) {
        const double value = s->value[row * channels + channel];
        sum += isnan(value) ? 0 : value;
        known += !isnan(value);
    }
    return known ? sum / (double)known : (double)NAN;
}

/* Values of the columns, what is known first. */
typedef struct sparks {
    double value[SPARKS];
    size_t before, ahead;
    scale scale;
} sparks;

static void put(sparks *s, double value)
{
    s->value[s->before + s->ahead] = value;
    widen(&s->scale, value);
}

/* Columns of as many rows each as the forecast's. */
static void gather(sparks *s, const lc_dataset *known, const lc_series *old, size_t column, const lc_dataset *forecast,
                   size_t channel)
{
    const lc_series *new = &forecast->series[0];
    const size_t apart = (new->rows + AHEAD - 1) / AHEAD, ahead = (new->rows + apart - 1) / apart;
    size_t rows = old->rows, columns = SPARKS - ahead;
    while (rows > 0 && lc_series_compare(old, rows - 1, new, 0) >= 0)
        rows--;
    columns = columns < rows / apart ? columns : rows / apart;
    for (size_t i = 0; i < columns; i++, s->before++)
        put(s, mean_of(old, known->channels, column, rows - (columns - i) * apart, rows - (columns - i - 1) * apart));
    for (size_t i = 0; i < ahead; i++, s->ahead++)
        put(s, mean_of(new, forecast->channels, channel, i * apart, (i + 1) * apart));
}

static void add_sparks(lc_buffer *out, const sparks *s, const char *channel, const brush *b)
{
    char shown[LC_NAME_MAX];
    lc_shown_short(shown, sizeof shown, channel, NAME);
    lc_buffer_format(out, "%s%*s ", shown, NAME - (int)lc_columns(shown), "");
    for (size_t i = 0; i < s->before + s->ahead; i++) {
        if (i == s->before)
            lc_buffer_add(out, b->now);
        lc_buffer_add(out, isfinite(s->value[i]) ? b->level[row_of(&s->scale, s->value[i], 8)] : " ");
    }
    lc_buffer_format(out, " %.4g to %.4g\n", s->scale.low, s->scale.high);
}

/* A line for each of the first channels; how many there are. */
static size_t add_lines(lc_buffer *out, const lc_dataset *known, const lc_series *old, const lc_dataset *forecast)
{
    size_t lines = 0;
    for (size_t i = 0; i < forecast->channels; i++)
        for (size_t k = 0; k < known->channels; k++)
            if (!forecast->channel[i].meanings && strcmp(known->channel[k].name, forecast->channel[i].name) == 0 &&
                lines++ < LINES) {
                sparks s = {.scale = {INFINITY, -INFINITY, false}};
                gather(&s, known, old, k, forecast, i);
                add_sparks(out, &s, forecast->channel[i].name, choose_brush());
            }
    return lines;
}

void lc_curve_forecast(FILE *out, const lc_dataset *known, const lc_dataset *forecast)
{
    const lc_series *old = lc_match_named(known, forecast->series[0].name);
    char shown[LC_NAME_MAX];
    lc_buffer text = {0};
    if (!old)
        return;
    lc_shown_short(shown, sizeof shown, old->name, SERIES);
    if (forecast->series_count > 1)
        lc_buffer_format(&text, "%s, the first of %zu series:\n", shown, forecast->series_count);
    const size_t lines = add_lines(&text, known, old, forecast);
    if (lines > LINES)
        lc_buffer_format(&text, "%s %s not drawn\n", lc_counted(lines - LINES, "more channel").text,
                         lc_if_one(lines - LINES, "is", "are"));
    if (lines)
        print(out, &text);
    lc_buffer_free(&text);
}
