/* streams - the state that windows hand on from step to step. */
#include "train/streams.h"

#include <string.h>

#include "core/mem.h"
#include "train/plan.h"

lc_status lc_streams_new(lc_streams **out, const lc_net *net, size_t lanes, lc_shard *const *shard, size_t shards)
{
    lc_status status = LC_OK;
    lc_streams *s = NULL;
    TRY(lc_new(&s, 1, sizeof *s));
    s->rows = net->arch->state_rows(net);
    s->stride = lc_shards_of(lanes, LC_LANES_MOST) * LC_LANES_MOST;
    TRY(lc_new(&s->state, s->rows * s->stride, sizeof *s->state));
    const size_t size = s->rows * LC_LANES_MOST;
    TRY(lc_new(&s->block, 2 * shards * size, sizeof *s->block));
    for (size_t i = 0; i < shards; i++) {
        shard[i]->before = s->block + 2 * i * size;
        shard[i]->after = s->block + (2 * i + 1) * size;
    }
    *out = s;
    s = NULL;
done:
    lc_streams_free(s);
    return status;
}

void lc_streams_free(lc_streams *s)
{
    if (!s)
        return;
    lc_free(s->state);
    lc_free(s->block);
    lc_free(s);
}

void lc_streams_arrange(size_t *window, size_t count, size_t batch)
{
    const size_t places = batch < count ? batch : count, length = count / places, longer = count % places;
    for (size_t place = 0, next = 0; place < places; place++)
        for (size_t step = 0; step < length + (place < longer); step++)
            window[step * places + place] = next++;
}

/* Whether a window begins at the row at which the one before it in the list ended. */
static bool follows(const lc_source *source, size_t window)
{
    const lc_window now = lc_windows_at(source->windows, window);
    const lc_window last = lc_windows_at(source->windows, window ? window - 1 : 0);
    return now.series == last.series && now.origin - source->context == last.origin;
}

void lc_streams_begin(const lc_shard *shard, const lc_streams *s, const lc_streams_lanes *l)
{
    const size_t width = lc_source_width(l->source);
    for (size_t lane = 0; lane < shard->lanes; lane++) {
        const bool carried = !l->first && lane < l->count && follows(l->source, l->item[lane] / width);
        for (size_t row = 0; row < s->rows; row++)
            shard->before[row * shard->lanes + lane] = carried ? s->state[row * s->stride + l->at + lane] : 0;
    }
}

void lc_streams_end(lc_streams *s, const lc_shard *shard, size_t at, size_t count)
{
    for (size_t row = 0; row < s->rows; row++)
        memcpy(s->state + row * s->stride + at, shard->after + row * shard->lanes, count * sizeof *s->state);
}
