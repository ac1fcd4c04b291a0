/* window_stats - the zero and the spread of every channel of every lane. */
#include "train/window_stats.h"

typedef struct past {
    const lc_real *value;
    size_t stride;
} past;

static double past_at(const void *of, size_t row)
{
    const past *p = of;
    return (double)p->value[row * p->stride];
}

/* A lane, and its window. */
typedef struct place {
    lc_shard *shard;
    const lc_source *source;
    lc_window window;
    size_t lane;
} place;

/* Of one channel, from the rows that the window has. */
static lc_window_stats stats_of(const place *p, size_t channel)
{
    const lc_source *s = p->source;
    const size_t own = s->context - p->window.lacks, stride = s->scaled->channels;
    const past rows = {s->scaled->value[p->window.series] + (p->window.origin - own) * stride + channel, stride};
    return s->normalize->of(&(lc_track){past_at, &rows, own, 1});
}

static void put(const place *p, size_t row, lc_window_stats stats)
{
    const size_t at = row * p->shard->lanes + p->lane;
    p->shard->zero[at] = (lc_real)stats.zero;
    if (p->shard->spread)
        p->shard->spread[at] = (lc_real)stats.spread;
}

static void put_all(const place *p, size_t item)
{
    static const lc_window_stats as_it_is = {0, 1};
    const lc_source *s = p->source;
    const size_t width = lc_source_width(s), at = item % width, inputs = width > 1 ? 1 : s->input_count;
    for (size_t k = 0; k < inputs; k++)
        put(p, k, s->kept && s->kept[at + k] ? as_it_is : stats_of(p, s->inputs[at + k]));
    for (size_t k = 0; k < s->target_count / width; k++)
        put(p, inputs + k, s->classes ? as_it_is : stats_of(p, s->targets[at + k]));
}

/* A member finds those of its lanes. Empty lanes get zero 0 and spread 1. */
void lc_window_stats_find(lc_shard *shard, const lc_source *s, const size_t *item, size_t count)
{
    const size_t width = lc_source_width(s), rows = (width > 1 ? 1 : s->input_count) + s->target_count / width;
    const lc_range own = lc_share_of(shard->share, shard->lanes, 1);
    for (size_t lane = own.first; lane < own.end; lane++) {
        place p = {.shard = shard, .source = s, .lane = lane};
        if (lane < count) {
            p.window = lc_windows_at(s->windows, item[lane] / width);
            put_all(&p, item[lane]);
        } else
            for (size_t row = 0; row < rows; row++)
                put(&p, row, (lc_window_stats){0, 1});
    }
    lc_share_meet(shard->share);
}
