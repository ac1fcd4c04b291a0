/* headings - the longest run of neighbouring columns whose names are times that go on as each other. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/sheet/heading.h"

/* Whether a name is of the same kind as the one before it. */
static bool goes_on(const lc_heading_word *before, const lc_heading_word *next, int *way)
{
    if (next->kind == LC_HEADING_NONE || before->kind != next->kind || before->unit != next->unit || before->part != next->part ||
        before->digits != next->digits || strcasecmp(before->stem, next->stem) != 0)
        return false;
    if (next->kind == LC_HEADING_DATE)
        return true;
    const int step = next->number > before->number ? 1 : next->number < before->number ? -1 : 0;
    if (step == 0 || (*way && step != *way) || (next->kind == LC_HEADING_PART && step < 0))
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

static lc_headings longest(char *const *name, size_t count, const char *format, bool seasons)
{
    lc_headings best = {.kind = LC_HEADING_NONE}, run = best;
    lc_heading_word before = {.kind = LC_HEADING_NONE}, next;
    int way = 0;
    long step = 0;
    for (size_t column = 0; column < count; column++, before = next) {
        next = lc_heading_read(name[column], format, seasons);
        if (run.kind == LC_HEADING_NONE || !goes_on(&before, &next, &way)) {
            run = (lc_headings){next.kind, next.part, column, column + 1, next.bare, true};
            way = 0;
            step = 0;
            continue;
        }
        step = step ? step : labs(next.number - before.number);
        run.even &= is_even(&before, &next, step);
        run.bare &= next.bare;
        run.end = column + 1;
        if (run.end - run.first > best.end - best.first)
            best = run;
    }
    return best;
}

/* Whether two names are the same letters before numbers that follow each other: V1499, V1500. */
static bool count_on(const char *before, const char *next)
{
    size_t a = strlen(before), b = strlen(next);
    while (a > 0 && isdigit((unsigned char)before[a - 1]))
        a--;
    while (b > 0 && isdigit((unsigned char)next[b - 1]))
        b--;
    return a == b && strncmp(before, next, a) == 0 && before[a] && next[b] &&
           strtod(next + b, NULL) - strtod(before + a, NULL) == 1;
}

/* Years and the like that are the middle of a longer count, V2 to V2597, are none. */
static bool is_part_of_count(char *const *name, size_t count, const lc_headings *run)
{
    return run->kind != LC_HEADING_NONE && run->kind != LC_HEADING_PART &&
           ((run->first > 0 && count_on(name[run->first - 1], name[run->first])) ||
            (run->end < count && count_on(name[run->end - 1], name[run->end])));
}

lc_headings lc_headings_find(char *const *name, size_t count, const char *format)
{
    const lc_headings plain = longest(name, count, format, false), seasons = longest(name, count, format, true);
    const lc_headings best =
        seasons.kind == LC_HEADING_SEASON && seasons.end - seasons.first >= plain.end - plain.first ? seasons : plain;
    return is_part_of_count(name, count, &best) ? (lc_headings){.kind = LC_HEADING_NONE} : best;
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
