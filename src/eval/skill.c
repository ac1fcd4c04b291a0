/* skill - sums of squares of each window, then drawn anew in blocks of windows. */
#include "eval/skill.h"

#include "core/blocks.h"
#include "core/mem.h"
#include "core/sort.h"
#include "eval/window_errors.h"

#include <math.h>
#include <stdlib.h>

enum { MODEL, AGAINST, COLUMNS, DRAWS = 1000 };

/* 0: the model is it, or there is none. */
static size_t find_against(const lc_contenders *all)
{
    int highest = 0;
    size_t found = 0;
    for (size_t i = 1; i < all->count; i++) {
        const lc_baseline *b = lc_contender_is_baseline(&all->item[i]) ? lc_baseline_find(all->item[i].name) : NULL;
        if (!b || b->yardstick <= highest)
            continue;
        highest = b->yardstick;
        found = all->item[i].known ? 0 : i;
    }
    return found;
}

lc_status lc_skill_sums_new(lc_skill_sums *out, const lc_contenders *all, const lc_chunk *chunk)
{
    const lc_window_config *w = &chunk->task->window;
    *out = (lc_skill_sums){.against = find_against(all), .rows = lc_window_block(w)};
    CHECK(lc_new(&out->error, COLUMNS * chunk->end, sizeof *out->error));
    return lc_window_sums_new(&out->window, chunk);
}

void lc_skill_sums_clear(lc_skill_sums *s)
{
    lc_free(s->error);
    lc_window_sums_clear(&s->window);
}

void lc_skill_sums_take(lc_skill_sums *s, size_t contender)
{
    const lc_chunk *chunk = s->window.chunk;
    if (!s->against || (contender != 0 && contender != s->against))
        return;
    lc_window_sums_take(&s->window);
    for (size_t i = 0; i < chunk->count; i++)
        s->error[COLUMNS * (chunk->first + i) + (contender ? AGAINST : MODEL)] = s->window.sum[i];
}

/* 1 - MSE / MSE of the other: over the same truths, so their number cancels. */
static double skill(const double sum[COLUMNS])
{
    return sum[AGAINST] > 0 ? 1 - sum[MODEL] / sum[AGAINST] : NAN;
}

/* The middle 95 % of many draws. */
static void find_interval(lc_skill *out, const lc_blocks *windows, uint64_t seed)
{
    double drawn[DRAWS];
    lc_rng rng = lc_rng_new(seed, "skill", 0);
    for (size_t i = 0; i < DRAWS; i++) {
        double sum[COLUMNS];
        lc_blocks_draw(sum, windows, &rng);
        drawn[i] = skill(sum);
        if (isnan(drawn[i]))
            return;
    }
    qsort(drawn, DRAWS, sizeof *drawn, lc_sort_real);
    out->low = drawn[DRAWS / 40];
    out->high = drawn[DRAWS - 1 - DRAWS / 40];
}

lc_skill lc_skill_of(const lc_skill_sums *s, size_t count, uint64_t seed)
{
    lc_skill out = {.against = s->against, .value = NAN, .low = NAN, .high = NAN, .needed = LC_BLOCKS_LEAST * s->rows};
    const lc_blocks windows = {.value = s->error, .count = count, .columns = COLUMNS, .block = s->rows};
    double sum[COLUMNS] = {0};
    if (!s->against)
        return out;
    for (size_t i = 0; i < COLUMNS * count; i++)
        sum[i % COLUMNS] += s->error[i];
    out.value = skill(sum);
    if (count >= out.needed)
        find_interval(&out, &windows, seed);
    return out;
}
