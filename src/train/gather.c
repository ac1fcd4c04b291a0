#include "train/gather.h"

#include <assert.h>

/* Some channels of some rows of every window. */
typedef struct rows {
    const lc_real *from[LC_LANES_MOST]; /* the first row, a lane each; NULL: an empty lane */
    const lc_real *base[LC_LANES_MOST]; /* the row to take off; NULL: none */
    const size_t *channel;
    size_t count, steps, channels;
} rows;

static void copy(lc_real *to, size_t lanes, const lc_real *from, const rows *r)
{
    for (size_t k = 0; k < r->count; k++)
        to[k * lanes] = from ? from[r->channel[k]] : 0;
}

static void take_off(lc_real *to, size_t lanes, const lc_real *base, const rows *r)
{
    for (size_t k = 0; k < r->count; k++)
        to[k * lanes] -= base[r->channel[k]];
}

/* Step by step: what is written stays in the nearest cache until every lane has its part. */
static void gather_rows(lc_real *to, size_t lanes, const rows *r)
{
    for (size_t step = 0; step < r->steps; step++, to += r->count * lanes)
        for (size_t lane = 0; lane < lanes; lane++) {
            copy(to + lane, lanes, r->from[lane] ? r->from[lane] + step * r->channels : NULL, r);
            if (r->base[lane])
                take_off(to + lane, lanes, r->base[lane], r);
        }
}

/* The rows of the windows' contexts, or, from the origin on, of their horizons. */
static void find_rows(rows *r, const lc_source *s, const size_t *index, size_t count, bool horizon)
{
    const size_t channels = s->scaled->channels;
    *r = (rows){.channels = channels};
    r->channel = horizon ? s->targets : s->inputs;
    r->count = horizon ? s->target_count : s->input_count;
    r->steps = horizon ? s->horizon : s->context;
    for (size_t lane = 0; lane < count; lane++) {
        lc_window window = lc_windows_at(s->windows, index[lane]);
        const lc_real *origin = s->scaled->value[window.series] + window.origin * channels;
        r->from[lane] = horizon ? origin : origin - s->context * channels;
        r->base[lane] = s->anchor ? origin - channels : NULL;
    }
}

void lc_gather(lc_shard *shard, const lc_source *s, const size_t *index, size_t count, bool targets)
{
    rows r;
    assert(count <= shard->lanes && shard->lanes <= LC_LANES_MOST);
    find_rows(&r, s, index, count, false);
    gather_rows(shard->x, shard->lanes, &r);
    if (targets) {
        find_rows(&r, s, index, count, true);
        gather_rows(shard->target, shard->lanes, &r);
    }
}
