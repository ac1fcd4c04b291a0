/* fault - looks through a shard's memory, where forward has left every step. */
#include "nn/fault.h"

#include <math.h>

#include "nn/layer_step.h"

/* An array (rows, stride), of which `lanes` lanes count, without those that are late at this step. */
typedef struct rows {
    const lc_real *x;
    size_t count, stride, lanes;
    const lc_late *late;
} rows;

/* Sets lane, row and value. */
static bool is_in(lc_fault *f, const rows *r)
{
    for (size_t row = 0; row < r->count; row++)
        for (size_t lane = 0; lane < r->lanes; lane++) {
            const double value = (double)r->x[row * r->stride + lane];
            if (isfinite(value) || (r->late && f->step < r->late->step[lane]))
                continue;
            f->row = row;
            f->lane = lane;
            f->value = value;
            return true;
        }
    return false;
}

static bool is_at(lc_fault *f, lc_fault_place place, size_t gate, const char *name, const rows *r)
{
    f->place = place;
    f->gate = gate;
    f->name = name;
    return is_in(f, r);
}

/* The step taken as number `index`: gates, states, h. */
static bool is_in_step(lc_fault *f, const lc_stack_shard *s, const lc_stack *stack, size_t index, rows *r)
{
    const lc_layer *l = &stack->layer[f->layer][f->direction];
    const lc_layer_shard *own = &s->layer[f->layer][f->direction];
    const lc_layer_state after = lc_stack_after(s, stack, f->layer, f->direction, index);
    const size_t groups = lc_cell_groups(l->cell);
    f->step = lc_layer_time(own, l, index);
    f->only = groups == 1;
    r->count = l->hidden;
    for (size_t g = 0; g < groups; g++) {
        r->x = own->gate + (index * groups + g) * own->unit;
        if (is_at(f, LC_FAULT_GATE, g, l->cell->gate_name[g], r))
            return true;
    }
    for (size_t i = 0; i < l->cell->states; i++) {
        r->x = after.c[i];
        if (is_at(f, LC_FAULT_STATE, i, NULL, r))
            return true;
    }
    r->x = after.h;
    return is_at(f, LC_FAULT_HIDDEN, 0, NULL, r);
}

/* Number i of `count` in the order of the pass. */
static size_t in_turn(const lc_fault *f, size_t i, size_t count)
{
    return f->back ? count - 1 - i : i;
}

bool lc_stack_find_fault(lc_fault *f, const lc_stack_shard *s, const lc_stack *stack, const lc_late *late, size_t lanes)
{
    rows r = {.stride = s->lanes, .lanes = lanes, .late = late};
    for (size_t i = 0; i < stack->layers; i++)
        for (f->direction = 0; f->direction < stack->directions; f->direction++)
            for (size_t index = 0; index < s->steps; index++) {
                f->layer = in_turn(f, i, stack->layers);
                if (is_in_step(f, s, stack, in_turn(f, index, s->steps), &r))
                    return true;
            }
    return false;
}

bool lc_stack_find_fault_at(lc_fault *f, const lc_stack_shard *s, const lc_stack *stack, size_t step, size_t lanes)
{
    rows r = {.stride = s->lanes, .lanes = lanes};
    f->direction = 0;
    for (size_t i = 0; i < stack->layers; i++) {
        f->layer = in_turn(f, i, stack->layers);
        if (is_in_step(f, s, stack, step, &r))
            return true;
    }
    return false;
}

/* x, whichever way its channels lie, then the covariates of the horizon. */
static bool is_in_inputs(lc_fault *f, const lc_shard *shard, const lc_net *net, rows *r)
{
    const bool turned = net->arch->layout == LC_CHANNELS_AS_STEPS;
    const size_t inputs = turned ? net->shape.context : net->shape.inputs, steps = turned ? net->shape.inputs : shard->steps;
    f->place = LC_FAULT_INPUT;
    r->count = inputs;
    for (size_t step = 0; step < steps; step++) {
        r->x = shard->x + step * inputs * shard->lanes;
        f->step = step;
        if (!is_in(f, r))
            continue;
        f->step = turned ? f->row : step;
        f->row = turned ? step : f->row;
        return true;
    }
    f->place = LC_FAULT_KNOWN;
    r->count = net->shape.known;
    for (f->step = 0; f->step < shard->origins - 1 + net->shape.horizon; f->step++) {
        r->x = shard->known + f->step * net->shape.known * shard->lanes;
        if (is_in(f, r))
            return true;
    }
    return false;
}

/* A target that is not a number is not known, and no fault. */
static bool is_in_targets(lc_fault *f, const lc_shard *shard, const lc_net *net, size_t lanes)
{
    const size_t targets = net->shape.targets, count = (shard->origins - 1 + net->shape.horizon) * targets;
    f->place = LC_FAULT_TARGET;
    for (size_t i = 0; i < count; i++)
        for (f->lane = 0; f->lane < lanes; f->lane++) {
            f->step = i / targets;
            f->row = i % targets;
            f->value = (double)shard->target[i * shard->lanes + f->lane];
            if (isinf(f->value))
                return true;
        }
    return false;
}

/* y or dy. Lanes that have not begun at an origin have no forecast there. */
static bool is_in_outputs(lc_fault *f, const lc_shard *shard, const lc_real *y, rows *r)
{
    r->late = shard->origins > 1 ? &shard->late : NULL;
    r->count = shard->outputs;
    for (f->step = 0; f->step < shard->origins; f->step++) {
        r->x = y + f->step * shard->outputs * shard->lanes;
        if (is_at(f, LC_FAULT_OUTPUT, 0, NULL, r))
            return true;
    }
    return false;
}

static bool is_in_losses(lc_fault *f, const lc_shard *shard, size_t lanes)
{
    f->place = LC_FAULT_LOSS;
    for (f->lane = 0; f->lane < lanes; f->lane++) {
        f->value = shard->loss[f->lane];
        if (!isfinite(f->value))
            return true;
    }
    return false;
}

bool lc_net_find_fault(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes)
{
    rows r = {.stride = shard->lanes, .lanes = lanes};
    *out = (lc_fault){.origins = shard->origins};
    if (is_in_inputs(out, shard, net, &r) || is_in_targets(out, shard, net, lanes))
        return true;
    if (net->arch->find_fault && net->arch->find_fault(out, shard, net, lanes))
        return true;
    return is_in_outputs(out, shard, shard->y, &r) || is_in_losses(out, shard, lanes);
}

bool lc_net_find_fault_back(lc_fault *out, const lc_shard *shard, const lc_net *net, size_t lanes)
{
    rows r = {.stride = shard->lanes, .lanes = lanes};
    *out = (lc_fault){.back = true, .origins = shard->origins};
    return is_in_outputs(out, shard, shard->dy, &r) || (net->arch->find_fault && net->arch->find_fault(out, shard, net, lanes));
}
