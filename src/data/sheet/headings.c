/* headings - the longest run of neighbouring columns whose names are times that continue in one way. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/sheet/heading.h"
#include "data/time/time.h"

enum { CLOCKS_LEAST = 4, MINUTES_LEAST = 5, DAY = 86400 };

/* What names of columns may be. */
typedef struct reading {
    const char *format;
    bool seasons, any_order;
} reading;

/* Whether an hour is the second one of its number: 3B, 2X, 2*. */
static bool is_again(const lc_heading_word *word)
{
    return word->mark && word->mark != 'A';
}

/* Whether a name is of the same kind as the one before it. *way: -1 or 1, as they go; 0: not known yet. */
static bool goes_on(const lc_heading_word *before, const lc_heading_word *next, bool any_order, int *way)
{
    if (next->kind == LC_HEADING_NONE || before->kind != next->kind || before->unit != next->unit || before->part != next->part ||
        before->digits != next->digits || strcasecmp(before->stem, next->stem) != 0)
        return false;
    if (next->kind == LC_HEADING_DATE)
        return true;
    const int step = next->number > before->number ? 1 : next->number < before->number ? -1 : 0;
    if (before->mark == 'A' || is_again(next))
        return step == 0 && is_again(next);
    if (step == 0 || (next->kind == LC_HEADING_PART && step < 0) || (*way && step != *way && !any_order))
        return false;
    *way = step;
    return true;
}

/* Steps as those of bare numbers that are times: years by ones, days of Excel by days, weeks or months, months by ones. */
static bool is_even(const lc_heading_word *before, const lc_heading_word *next, long step)
{
    const long now = labs(next->number - before->number);
    if (next->kind == LC_HEADING_NUMBER && next->digits == 6)
        return now == 1 || now == 89;
    if (next->kind == LC_HEADING_NUMBER && next->digits == 5)
        return now == step || (now >= 28 && now <= 31 && step >= 28 && step <= 31);
    return now == step;
}

static lc_headings longest(char *const *name, size_t count, reading as)
{
    lc_headings best = {.kind = LC_HEADING_NONE}, run = best;
    lc_heading_word before = {.kind = LC_HEADING_NONE}, next;
    int way = 0;
    long step = 0;
    for (size_t column = 0; column < count; column++, before = next) {
        next = lc_heading_read(name[column], as.format, as.seasons);
        const bool again = is_again(&next);
        if (run.kind == LC_HEADING_NONE || (run.again && again) || !goes_on(&before, &next, as.any_order, &way)) {
            run = (lc_headings){next.kind, next.part, column, column + 1, next.bare, true, false, 0};
            way = 0;
            step = 0;
            continue;
        }
        step = step ? step : labs(next.number - before.number);
        run.even &= is_even(&before, &next, step);
        run.bare &= next.bare;
        run.end = column + 1;
        run.again = again ? column : run.again;
        if (run.end - run.first > best.end - best.first)
            best = run;
    }
    return best;
}

/* Whether two names are the same letters before numbers that follow each other: V1499, V1500. */
static bool count_on(const char *before, const char *next)
{
    const size_t a = lc_heading_stem(before);
    return a == lc_heading_stem(next) && strncmp(before, next, a) == 0 && before[a] && next[a] &&
           strtod(next + a, NULL) - strtod(before + a, NULL) == 1;
}

/* Minutes from one clock to the next, behind the same letters; 0: they are none, or do not rise. */
static int clock_step(const char *before, const char *next)
{
    const int from = lc_heading_minutes(before), to = lc_heading_minutes(next);
    const size_t stem = lc_heading_stem(before);
    const bool alike = from >= 0 && to > from && stem == lc_heading_stem(next) && strncmp(before, next, stem) == 0;
    return alike ? to - from : 0;
}

/* 1500, 1530, 1600 behind 1430 or before 2200 are no years. */
static bool is_part_of_clocks(char *const *name, size_t count, const lc_headings *run)
{
    if (run->kind != LC_HEADING_YEAR || !run->bare || run->end - run->first < 2)
        return false;
    const int step = clock_step(name[run->first], name[run->first + 1]);
    return step && ((run->first > 0 && clock_step(name[run->first - 1], name[run->first]) == step) ||
                    (run->end < count && clock_step(name[run->end - 1], name[run->end]) == step));
}

/* A day whose clocks are the ends of its periods has midnight last: 0030 to 0000. */
static void take_midnight(lc_headings *run, char *const *name, size_t count)
{
    bool clock, next;
    if (run->kind != LC_HEADING_PART || run->end == count)
        return;
    const long first = lc_heading_number(name[run->first], run->part, &clock);
    const long last = lc_heading_number(name[run->end - 1], run->part, &clock);
    if (clock && first > 0 && last + first == DAY && lc_heading_number(name[run->end], run->part, &next) == 0 && next)
        run->end++;
}

/* Years and the like that are the middle of a longer count, V2 to V2597, are none. */
static bool is_part_of_count(char *const *name, size_t count, const lc_headings *run)
{
    return run->kind != LC_HEADING_NONE && run->kind != LC_HEADING_PART &&
           ((run->first > 0 && count_on(name[run->first - 1], name[run->first])) ||
            (run->end < count && count_on(name[run->end - 1], name[run->end])));
}

static lc_headings find(char *const *name, size_t count, const char *format, bool any_order)
{
    const lc_headings plain = longest(name, count, (reading){format, false, any_order});
    const lc_headings seasons = longest(name, count, (reading){format, true, any_order});
    return seasons.kind == LC_HEADING_SEASON && seasons.end - seasons.first >= plain.end - plain.first ? seasons : plain;
}

static int by_number(const void *a, const void *b)
{
    const long x = *(const long *)a, y = *(const long *)b;
    return x < y ? -1 : x > y;
}

/* Whether a run is of years in any order, none twice; of bare numbers, which may be values, sorted they continue by one step. */
static bool is_shuffled(char *const *name, const lc_headings *run)
{
    enum { MOST = 4096 };
    long number[MOST];
    const size_t count = run->end - run->first;
    if (count < 3 || count > MOST || (run->kind != LC_HEADING_YEAR && run->kind != LC_HEADING_SEASON))
        return false;
    for (size_t i = 0; i < count; i++)
        number[i] = lc_heading_read(name[run->first + i], NULL, run->kind == LC_HEADING_SEASON).number;
    qsort(number, count, sizeof *number, by_number);
    for (size_t i = 1; i < count; i++)
        if (number[i] == number[i - 1] || (run->bare && number[i] - number[i - 1] != number[1] - number[0]))
            return false;
    return true;
}

lc_headings lc_headings_find(char *const *name, size_t count, const char *format)
{
    const lc_headings ordered = find(name, count, format, false);
    lc_headings any = find(name, count, format, true);
    const bool longer = any.end - any.first > ordered.end - ordered.first && is_shuffled(name, &any);
    any.even = any.shuffled = longer;
    lc_headings best = longer ? any : ordered;
    take_midnight(&best, name, count);
    if (is_part_of_count(name, count, &best) || is_part_of_clocks(name, count, &best))
        return (lc_headings){.kind = LC_HEADING_NONE};
    return best;
}

lc_headings lc_headings_last(char *const *name, size_t count, const char *format)
{
    const lc_heading_word h = lc_heading_read(name[count - 1], format, true);
    const bool time = h.kind == LC_HEADING_DATE || h.kind == LC_HEADING_YEAR || h.kind == LC_HEADING_SEASON;
    if (!time)
        return (lc_headings){.kind = LC_HEADING_NONE};
    return (lc_headings){.kind = h.kind, .first = count - 1, .end = count, .bare = h.bare};
}

lc_headings lc_headings_find_clocks(char *const *name, size_t count)
{
    lc_headings best = {.kind = LC_HEADING_NONE};
    for (size_t first = 0, end; first < count; first = end) {
        const int step = first + 1 < count ? clock_step(name[first], name[first + 1]) : 0;
        for (end = first + 1; end < count && step && clock_step(name[end - 1], name[end]) == step;)
            end++;
        const bool fine = step >= MINUTES_LEAST || 60 * (size_t)step * (end - first) == DAY; /* 0001, 0002, 0003 count */
        if (end - first >= CLOCKS_LEAST && fine && end - first > best.end - best.first &&
            name[first][lc_heading_stem(name[first])] == '0')
            best = (lc_headings){.kind = LC_HEADING_PART, .part = LC_PART_CLOCK, .first = first, .end = end, .bare = true};
    }
    take_midnight(&best, name, count);
    return best;
}

lc_headings lc_headings_find_periods(char *const *name, size_t count)
{
    lc_headings best = {.kind = LC_HEADING_NONE};
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && count_on(name[end - 1], name[end]);)
            end++;
        const size_t stem = lc_heading_stem(name[first]);
        if (end - first > best.end - best.first && strtod(name[first] + stem, NULL) <= 1 &&
            lc_periods_of_day((int64_t)(end - first)))
            best = (lc_headings){.kind = LC_HEADING_PART, .part = LC_PART_PERIOD, .first = first, .end = end, .bare = stem == 0};
    }
    return best;
}

size_t lc_headings_stray(char *const *name, size_t count, const lc_headings *run)
{
    for (size_t column = 0; column < count; column++) {
        const lc_heading kind = lc_heading_read(name[column], NULL, false).kind;
        if (kind != LC_HEADING_NONE && kind != LC_HEADING_PART && (column < run->first || column >= run->end) &&
            (column == 0 || !count_on(name[column - 1], name[column])))
            return column;
    }
    return count;
}
