/* gather - windows into lanes. */
#include "train/gather.h"

#include <assert.h>
#include <math.h>

#include "train/window_stats.h"

/* Some channels of some rows of every lane's window. */
typedef struct rows {
    const lc_real *from[LC_LANES_MOST];   /* the first row; NULL: an empty lane */
    size_t late[LC_LANES_MOST];           /* steps before that row, which are empty */
    const size_t *channel[LC_LANES_MOST]; /* (count) */
    size_t count, steps, channels;
    const lc_real *zero, *spread;       /* (count, lanes) what is taken off, and what that is divided by; NULL: nothing, 1 */
    size_t step_stride, channel_stride; /* of the result */
    lc_real empty;                      /* for empty lanes */
} rows;

static void copy(lc_real *to, const rows *r, size_t step, size_t lane)
{
    const bool empty = !r->from[lane] || step < r->late[lane];
    const lc_real *from = empty ? NULL : r->from[lane] + (step - r->late[lane]) * r->channels;
    for (size_t k = 0; k < r->count; k++)
        to[k * r->channel_stride] = from ? from[r->channel[lane][k]] : r->empty;
}

/* x' = (x - zero) / spread */
static void normalize(lc_real *to, const rows *r, size_t lanes, size_t lane)
{
    for (size_t k = 0; r->zero && k < r->count; k++)
        to[k * r->channel_stride] -= r->zero[k * lanes + lane];
    for (size_t k = 0; r->spread && k < r->count; k++)
        to[k * r->channel_stride] /= r->spread[k * lanes + lane];
}

/* Step by step: what is written stays in the nearest cache until every lane has its part. */
static void gather_rows(lc_real *to, const lc_shard *shard, const rows *r)
{
    const lc_range own = lc_share_of(shard->share, r->steps, 1);
    for (size_t step = own.first; step < own.end; step++)
        for (size_t lane = 0; lane < shard->lanes; lane++) {
            lc_real *row = to + step * r->step_stride + lane;
            copy(row, r, step, lane);
            if (r->from[lane] && step >= r->late[lane])
                normalize(row, r, shard->lanes, lane);
        }
}

/* The rows of the windows' contexts, the last ones where a shard has fewer steps. */
static void find_contexts(rows *r, const lc_source *s, const size_t *item, size_t count)
{
    const size_t width = lc_source_width(s);
    r->channels = s->scaled->channels;
    for (size_t lane = 0; lane < count; lane++) {
        const lc_window window = lc_windows_at(s->windows, item[lane] / width);
        const lc_real *past = s->scaled->value[window.series] + window.origin * r->channels;
        const size_t own = s->context - window.lacks;
        r->late[lane] = r->steps - own;
        r->from[lane] = past - own * r->channels;
        r->channel[lane] = s->inputs + item[lane] % width;
    }
}

/* Rows before the origin that are targets too: those after the first row of the context, in the part. */
static size_t targets_before(const lc_source *s, const lc_window *w)
{
    const size_t most = s->context - w->lacks - 1, first = s->every ? s->part[w->series * LC_PARTS].first : w->origin;
    return w->origin - first < most ? w->origin - first : most;
}

/* The rows of the windows' horizons, and as many before as the shard's other origins ask for. */
static void find_horizons(rows *r, const lc_source *s, const size_t *item, size_t count)
{
    const size_t width = lc_source_width(s);
    r->channels = s->truth->channels;
    for (size_t lane = 0; lane < count; lane++) {
        const lc_window window = lc_windows_at(s->windows, item[lane] / width);
        const size_t before = targets_before(s, &window);
        r->late[lane] = r->steps - s->horizon - before;
        r->from[lane] = s->truth->value[window.series] + (window.origin + s->lead - before) * r->channels;
        r->channel[lane] = s->targets + item[lane] % width;
    }
}

/* Where contexts go: (context, inputs, lanes), or (inputs, context, lanes) where channels are steps. */
static rows context_rows(const lc_source *s, const lc_shard *shard)
{
    const size_t lanes = shard->lanes;
    rows r = {.steps = shard->steps, .channel_stride = lanes, .zero = shard->zero, .spread = shard->spread};
    r.count = s->layout == LC_CHANNELS_AS_LANES ? 1 : s->input_count;
    r.step_stride = r.count * lanes;
    if (s->layout == LC_CHANNELS_AS_STEPS) {
        r.channel_stride = s->context * lanes;
        r.step_stride = lanes;
    }
    return r;
}

/* (origins - 1 + horizon, known, lanes); 0 in lanes without a window, and in rows before those of one. */
static void gather_ahead(const lc_shard *shard, const lc_source *s, const size_t *item, size_t count)
{
    const size_t known = s->ahead->count, lanes = shard->lanes, ahead = shard->origins - 1 + s->horizon;
    for (size_t lane = 0; lane < lanes; lane++) {
        const lc_window w = lane < count ? lc_windows_at(s->windows, item[lane] / lc_source_width(s)) : (lc_window){0};
        const size_t all = shard->origins - 1, own = s->context - w.lacks - 1, before = own < all ? own : all;
        const lc_real *from =
            lane < count ? s->ahead->value[w.series] + (w.origin + s->lead - before - s->ahead->first[w.series]) * known : NULL;
        for (size_t i = 0; i < ahead * known; i++)
            shard->known[i * lanes + lane] = from && i >= (all - before) * known ? from[i - (all - before) * known] : 0;
    }
}

/* The targets' values of the row before each horizon, likewise. */
static void gather_last(const lc_shard *shard, const rows *of, const lc_source *s, const size_t *item, size_t count)
{
    const size_t channels = s->scaled->channels, width = lc_source_width(s), targets = of->count, lanes = shard->lanes;
    lc_real *to = shard->last;
    for (size_t lane = 0; lane < lanes; lane++)
        for (size_t k = 0; k < targets; k++)
            to[k * lanes + lane] = 0;
    for (size_t lane = 0; lane < count; lane++) {
        const lc_window w = lc_windows_at(s->windows, item[lane] / width);
        const lc_real *row = s->scaled->value[w.series] + (w.origin - 1) * channels;
        for (size_t k = 0; k < targets; k++)
            to[k * lanes + lane] = row[s->targets[item[lane] % width + k]];
        normalize(to + lane, of, lanes, lane);
    }
}

/* Empty lanes are not late. */
static void find_late(lc_late *late, const rows *r)
{
    late->most = 0;
    for (size_t lane = 0; lane < LC_LANES_MOST; lane++) {
        late->step[lane] = r->from[lane] ? (uint32_t)r->late[lane] : 0;
        late->most = late->step[lane] > late->most ? late->step[lane] : late->most;
    }
}

size_t lc_gather_steps(const lc_source *s, const size_t *item, size_t count)
{
    size_t lacks = s->context;
    for (size_t i = 0; i < count; i++) {
        const lc_window window = lc_windows_at(s->windows, item[i] / lc_source_width(s));
        lacks = window.lacks < lacks ? window.lacks : lacks;
    }
    return s->context - lacks;
}

/* (targets, lanes): the scale of each target of each lane's series. */
static void gather_units(lc_shard *shard, const lc_source *s, const size_t *item, size_t count)
{
    const size_t width = lc_source_width(s), targets = s->target_count / width;
    for (size_t lane = 0; lane < count; lane++) {
        const double *scale = s->scaler->scale + lc_windows_at(s->windows, item[lane] / width).series * s->scaler->channels;
        for (size_t t = 0; t < targets; t++)
            shard->unit[t * shard->lanes + lane] = (lc_real)scale[s->targets[item[lane] % width + t]];
    }
}

/* Empty lanes have no loss. */
static void gather_weights(lc_shard *shard, const lc_source *s, const size_t *item, size_t count)
{
    shard->weighed = s->weight != NULL;
    for (size_t lane = 0; shard->weighed && lane < shard->lanes; lane++)
        shard->weight[lane] = lane < count ? s->weight[item[lane] / lc_source_width(s)] : 1;
}

/* Where horizons go: (origins - 1 + horizon, targets, lanes). */
static rows horizon_rows(const lc_source *s, const lc_shard *shard)
{
    rows r = {.steps = shard->origins - 1 + s->horizon, .channel_stride = shard->lanes, .empty = (lc_real)NAN};
    const size_t width = lc_source_width(s), inputs = width > 1 ? 1 : s->input_count;
    r.count = s->target_count / width;
    r.step_stride = r.count * shard->lanes;
    r.zero = shard->zero && !s->classes ? shard->zero + inputs * shard->lanes : NULL;
    r.spread = shard->spread && !s->classes ? shard->spread + inputs * shard->lanes : NULL;
    return r;
}

void lc_gather(lc_shard *shard, const lc_source *s, const size_t *item, size_t count, bool targets)
{
    assert(count <= shard->lanes && shard->lanes <= LC_LANES_MOST);
    rows r = context_rows(s, shard), ahead = horizon_rows(s, shard);
    if (shard->zero)
        lc_window_stats_find(shard, s, item, count);
    find_contexts(&r, s, item, count);
    if (s->ragged)
        find_late(&shard->late, &r);
    gather_rows(shard->x, shard, &r);
    if (s->ahead && lc_share_is_first(shard->share))
        gather_ahead(shard, s, item, count);
    if (shard->last && lc_share_is_first(shard->share))
        gather_last(shard, &ahead, s, item, count);
    if (!targets)
        return;
    gather_weights(shard, s, item, count);
    if (shard->unit && s->scaler && lc_share_is_first(shard->share))
        gather_units(shard, s, item, count);
    find_horizons(&ahead, s, item, count);
    gather_rows(shard->target, shard, &ahead);
}

/* Forecasts that ask for row `row` of the targets, the first of them the first forecast's: at most one each of their steps. */
static size_t asked(size_t row, size_t origins, size_t horizon)
{
    const size_t first = row < horizon ? 0 : row - horizon + 1, last = row < origins ? row : origins - 1;
    return last + 1 - first;
}

/* Forecasts after a row before the part begin with the first row that is not. */
static size_t known_of(const lc_source *s, lc_window w)
{
    const size_t before = targets_before(s, &w), origins = s->every ? s->context - w.lacks : 1, hidden = origins - 1 - before;
    const lc_real *row = s->truth->value[w.series] + (w.origin + s->lead - before) * s->truth->channels;
    size_t known = 0;
    for (size_t step = 0; step < before + s->horizon; step++, row += s->truth->channels)
        for (size_t k = 0; k < s->target_count; k++)
            known += isnan(row[s->targets[k]]) ? 0 : asked(hidden + step, origins, s->horizon);
    return known;
}

size_t lc_gather_known(const lc_source *s, const size_t *index, size_t count)
{
    size_t known = 0;
    if (!s->masked && !s->every)
        return count * s->horizon * s->target_count;
    for (size_t i = 0; i < count; i++)
        known += known_of(s, lc_windows_at(s->windows, index[i]));
    return known;
}
