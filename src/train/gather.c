#include "train/gather.h"

#include <assert.h>

/* Rows [0, steps) of some channels, one number every `lanes`. */
static void copy_rows(lc_real *to, size_t lanes, const lc_real *from, size_t channels, size_t steps, const size_t *channel,
                      size_t count)
{
    for (size_t step = 0; step < steps; step++, from += channels)
        for (size_t k = 0; k < count; k++, to += lanes)
            *to = from[channel[k]];
}

/* The same rows less one row's values. */
static void take_off(lc_real *from, size_t lanes, const lc_real *row, size_t steps, const size_t *channel, size_t count)
{
    for (size_t step = 0; step < steps; step++)
        for (size_t k = 0; k < count; k++, from += lanes)
            *from -= row[channel[k]];
}

static void clear_lane(lc_real *to, size_t lanes, size_t count)
{
    for (size_t k = 0; k < count; k++)
        to[k * lanes] = 0;
}

void lc_gather(lc_shard *shard, const lc_source *s, const size_t *index, size_t count, bool targets)
{
    assert(count <= shard->lanes);
    for (size_t lane = 0; lane < count; lane++) {
        lc_window window = lc_windows_at(s->windows, index[lane]);
        const lc_real *row = s->scaled->value[window.series] + window.origin * s->scaled->channels;
        copy_rows(shard->x + lane, shard->lanes, row - s->context * s->scaled->channels, s->scaled->channels, s->context,
                  s->inputs, s->input_count);
        if (targets)
            copy_rows(shard->target + lane, shard->lanes, row, s->scaled->channels, s->horizon, s->targets, s->target_count);
        if (s->anchor)
            take_off(shard->x + lane, shard->lanes, row - s->scaled->channels, s->context, s->inputs, s->input_count);
        if (s->anchor && targets)
            take_off(shard->target + lane, shard->lanes, row - s->scaled->channels, s->horizon, s->targets, s->target_count);
    }
    for (size_t lane = count; lane < shard->lanes; lane++) {
        clear_lane(shard->x + lane, shard->lanes, s->context * s->input_count);
        if (targets)
            clear_lane(shard->target + lane, shard->lanes, shard->outputs);
    }
}
