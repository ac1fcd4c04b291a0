/* Stacks that are passed on from one to the next, as an encoder and a decoder are: a pass starts where another one ended, reads
 * other inputs, and may share weights with one before it. */
#include "core/mem.h"
#include "core/rng.h"
#include "nn/net.h"
#include "nn/stack.h"
#include "unit.h"

enum { LANES = 16, USED = 2 /* lanes that the loss looks at */, PASSES = 3, HIDDEN = 3 };

/* A pass: its own memory, inputs, and the slopes of a loss that is linear in what the pass gives. */
typedef struct link {
    const lc_stack *stack;
    const lc_stack_packed *packed;
    lc_stack_shard shard;
    lc_real *memory, *x, *dx, *dout;
    lc_layer_state start[LC_LAYERS_MAX][LC_DIRECTIONS], dlast[LC_LAYERS_MAX][LC_DIRECTIONS];
    lc_layer_dstate dstart[LC_LAYERS_MAX][LC_DIRECTIONS];
} link;

typedef struct chain {
    const char *cell;
    lc_knob_values knobs;
    lc_stack stack[2];
    lc_stack_packed packed[2];
    lc_real *memory[2], *weights, *gradient;
    size_t length;
    link link[PASSES]; /* the first stack, then the second twice */
} chain;

static lc_real *numbers(size_t count, const char *stream, uint64_t index, double scale)
{
    lc_rng rng = lc_rng_new(7, stream, index);
    lc_real *block;
    assert_ok(lc_new(&block, count, sizeof *block));
    for (size_t i = 0; i < count; i++)
        block[i] = (lc_real)(scale * lc_rng_normal(&rng));
    return block;
}

/* Lanes that the loss does not look at have no slope. */
static lc_real *slopes(size_t rows, const char *stream, uint64_t index)
{
    lc_real *block = numbers(rows * LANES, stream, index, 1);
    for (size_t i = 0; i < rows * LANES; i++)
        if (i % LANES >= USED)
            block[i] = 0;
    return block;
}

static size_t place(lc_layer *layer, size_t offset)
{
    lc_layer_weight weight[LC_LAYER_WEIGHTS_MAX];
    const size_t count = lc_layer_weights(weight, layer);
    for (size_t i = 0; i < count; i++) {
        *weight[i].offset = offset;
        offset += weight[i].rows * weight[i].columns;
    }
    return offset;
}

/* Layers whose weights follow each other from `offset` on; the offset after them. */
static size_t make_stack(chain *c, size_t index, size_t inputs, size_t layers, bool both, size_t offset)
{
    const lc_lane *lane;
    lc_stack *stack = &c->stack[index];
    assert_ok(lc_lane_choose(&lane));
    const lc_cell_type *cell = lc_lane_cell(lane, c->cell);
    assert_ok(lc_knobs_read(&c->knobs, NULL, c->cell, cell->knobs));
    *stack = (lc_stack){.layers = layers, .directions = both ? 2 : 1};
    for (size_t i = 0; i < layers; i++)
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer l = {.lane = lane, .cell = cell, .knobs = &c->knobs, .hidden = HIDDEN};
            l.inputs = i ? stack->directions * HIDDEN : inputs;
            l.reverse = d;
            l.adjoint = true;
            stack->layer[i][d] = l;
            offset = place(&stack->layer[i][d], offset);
        }
    return offset;
}

static void plan_packed(chain *c, size_t i, bool training)
{
    lc_arena arena = {0};
    lc_stack_plan_packed(&c->packed[i], &c->stack[i], &arena, training);
    assert_ok(lc_new(&c->memory[i], arena.used, 1));
    arena = (lc_arena){.base = (char *)c->memory[i]};
    lc_stack_plan_packed(&c->packed[i], &c->stack[i], &arena, training);
}

static void plan_shard(link *k, size_t steps, size_t lanes, size_t sums)
{
    lc_arena arena = {0};
    k->shard = (lc_stack_shard){.steps = steps, .lanes = lanes, .sums = sums};
    lc_stack_plan(&k->shard, k->stack, &arena);
    assert_ok(lc_new(&k->memory, arena.used, 1));
    arena = (lc_arena){.base = (char *)k->memory};
    lc_stack_plan(&k->shard, k->stack, &arena);
}

static void pack(const chain *c)
{
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < c->stack[s].layers; i++)
            for (size_t d = 0; d < c->stack[s].directions; d++)
                lc_layer_pack(&c->packed[s].layer[i][d], &c->stack[s].layer[i][d], c->weights, NULL);
}

static void run(link *k)
{
    lc_stack_forward(&k->shard, k->stack, k->packed, &(lc_stack_pass){.x = k->x, .start = k->start});
}

/* What comes after starts where this one ended. */
static void hand_over(link *to, const link *from)
{
    for (size_t i = 0; i < from->stack->layers; i++)
        for (size_t d = 0; d < from->stack->directions; d++)
            to->start[i][d] = lc_stack_last(&from->shard, from->stack, i, d);
}

static double weighted(const lc_real *factor, const lc_real *value, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (double)factor[i] * value[i];
    return sum;
}

static double loss(chain *c)
{
    double sum = 0;
    for (size_t p = 0; p < PASSES; p++) {
        link *k = &c->link[p];
        const size_t width = k->stack->directions * HIDDEN * LANES;
        if (p)
            hand_over(k, k - 1);
        run(k);
        for (size_t t = 0; t < k->shard.steps; t++)
            sum += weighted(k->dout + t * width, lc_stack_out(&k->shard, k->stack, t), width);
    }
    const link *last = &c->link[PASSES - 1];
    for (size_t i = 0; i < last->stack->layers; i++)
        for (size_t d = 0; d < last->stack->directions; d++) {
            lc_layer_state end = lc_stack_last(&last->shard, last->stack, i, d);
            sum += weighted(last->dlast[i][d].h, end.h, HIDDEN * LANES);
            for (size_t s = 0; s < last->stack->layer[i][d].cell->states; s++)
                sum += weighted(last->dlast[i][d].c[s], end.c[s], HIDDEN * LANES);
        }
    return sum;
}

/* From the last pass to the first; the second stack's gradient is set by its last pass, and added to by the one before it. */
static void backward(chain *c)
{
    for (size_t p = PASSES; p-- > 0;) {
        link *k = &c->link[p];
        lc_stack_pass pass = {.x = k->x, .start = k->start, .dout = k->dout, .dlast = k->dlast, .dx = k->dx};
        pass.dstart = k->dstart;
        pass.fresh = p != 1;
        lc_stack_backward(&c->gradient, &k->shard, k->stack, k->packed, &pass);
    }
}

static void for_states(chain *c, void (*visit)(chain *, size_t pass, size_t layer, size_t direction))
{
    for (size_t p = 0; p < PASSES; p++)
        for (size_t i = 0; i < c->stack[0].layers; i++)
            for (size_t d = 0; d < c->stack[0].directions; d++)
                visit(c, p, i, d);
}

/* dL/d the end of a pass is dL/d the start of the next, which writes it; the last pass's ends have slopes of their own. */
static void connect(chain *c, size_t p, size_t i, size_t d)
{
    link *k = &c->link[p], *next = p + 1 < PASSES ? k + 1 : NULL;
    for (size_t s = 0; s <= k->stack->layer[i][d].cell->states; s++) {
        lc_real *slope = slopes(HIDDEN, "end", s + (LC_STATES_MAX + 1) * (d + 2 * i));
        *(s ? &k->dlast[i][d].c[s - 1] : &k->dlast[i][d].h) = slope;
        if (next)
            *(s ? &next->dstart[i][d].c[s - 1] : &next->dstart[i][d].h) = slope;
    }
}

static void disconnect(chain *c, size_t p, size_t i, size_t d)
{
    const lc_layer_state *dlast = &c->link[p].dlast[i][d];
    lc_free((void *)(uintptr_t)dlast->h);
    for (size_t s = 0; s < c->stack[0].layer[i][d].cell->states; s++)
        lc_free((void *)(uintptr_t)dlast->c[s]);
}

static void open_chain(chain *c, const char *cell, size_t layers, bool both)
{
    static const size_t inputs[PASSES] = {2, 3, 3}, steps[PASSES] = {5, 3, 4};
    *c = (chain){.cell = cell};
    c->length = make_stack(c, 0, inputs[0], layers, both, 0);
    c->length = make_stack(c, 1, inputs[1], layers, both, c->length);
    c->weights = numbers(c->length, "weights", 0, 0.5);
    c->gradient = numbers(c->length, "dirt", 0, 1);
    for (size_t i = 0; i < 2; i++)
        plan_packed(c, i, true);
    for (size_t p = 0; p < PASSES; p++) {
        link *k = &c->link[p];
        k->stack = &c->stack[p > 0];
        k->packed = &c->packed[p > 0];
        plan_shard(k, steps[p], LANES, 1);
        k->x = numbers(steps[p] * inputs[p] * LANES, "x", p, 1);
        k->dx = numbers(steps[p] * inputs[p] * LANES, "dirt", p, 1);
        k->dout = slopes(steps[p] * k->stack->directions * HIDDEN, "dout", p);
    }
    for_states(c, connect);
}

static void close_chain(chain *c)
{
    for_states(c, disconnect);
    for (size_t p = 0; p < PASSES; p++) {
        link *k = &c->link[p];
        lc_free(k->memory);
        lc_free(k->x);
        lc_free(k->dx);
        lc_free(k->dout);
    }
    lc_free(c->memory[0]);
    lc_free(c->memory[1]);
    lc_free(c->weights);
    lc_free(c->gradient);
}

/* A sixth-order central difference. */
static double slope_of(chain *c, lc_real *number, double step)
{
    static const double factor[] = {0.75, -0.15, 1.0 / 60};
    const lc_real kept = *number;
    double sum = 0;
    for (int k = 1; k <= 3; k++)
        for (int sign = -1; sign <= 1; sign += 2) {
            *number = (lc_real)(kept + sign * k * step);
            pack(c);
            sum += sign * factor[k - 1] * loss(c);
        }
    *number = kept;
    pack(c);
    return sum / step;
}

/* The long step is the more accurate one; the short one crosses no corner. */
static bool agrees(double found, chain *c, lc_real *number)
{
    static const double step[] = {1e-3, 1e-6};
    for (size_t i = 0; i < 2; i++) {
        const double expected = slope_of(c, number, step[i]);
        if (fabs(found - expected) <= 1e-7 * (fabs(expected) + 0.1))
            return true;
    }
    return false;
}

static void check(chain *c, const char *what, const lc_real *found, lc_real *number, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!agrees((double)found[i], c, &number[i]))
            fail_msg("%s, %zu layers, %zu directions: %s %zu is %.12g, differences say %.12g", c->cell, c->stack[0].layers,
                     c->stack[0].directions, what, i, (double)found[i], slope_of(c, &number[i], 1e-3));
}

static void gradients_of_a_chain_are_those_of_finite_differences(void **state)
{
    (void)state;
    if (sizeof(lc_real) == sizeof(float))
        skip(); /* differences drown in rounding */
    for (const char *const *cell = lc_cell_names(); *cell; cell++)
        for (size_t layers = 1; layers <= 2; layers++)
            for (int both = 0; both <= 1; both++) {
                chain c;
                open_chain(&c, *cell, layers, both);
                pack(&c);
                loss(&c);
                backward(&c);
                check(&c, "weight", c.gradient, c.weights, c.length);
                for (size_t p = 0; p < PASSES; p++)
                    check(&c, "input", c.link[p].dx, c.link[p].x,
                          c.link[p].shard.steps * c.stack[p > 0].layer[0][0].inputs * LANES);
                close_chain(&c);
            }
}

static double norms_of(const lc_layer_dstate *state, size_t states, bool others)
{
    double sum = 0;
    for (size_t lane = 0; lane < LANES; lane++) {
        double squares = 0;
        for (size_t s = others; s < (others ? states + 1 : 1); s++)
            for (size_t i = 0; i < HIDDEN; i++)
                squares += pow((double)(s ? state->c[s - 1] : state->h)[i * LANES + lane], 2);
        sum += sqrt(squares);
    }
    return sum;
}

/* A loss at the end, over all steps and over those after a cut: what the state at the cut gets is what the flow says of its lag. */
static void compare_flow(chain *c, size_t lag)
{
    double h[2][16] = {{0}}, other[2][16] = {{0}};
    const lc_flow flow = {.layers = 2, .directions = 1, .lags = 16, .h = h[0], .c = other[0]};
    lc_layer_dstate start[LC_LAYERS_MAX][LC_DIRECTIONS] = {{{0}}};
    lc_layer_state end[LC_LAYERS_MAX][LC_DIRECTIONS] = {{{0}}};
    const size_t states = c->stack->layer[1][0].cell->states;
    end[1][0].h = numbers(HIDDEN * LANES, "end", 0, 1);
    for (size_t s = 0; s <= states; s++)
        *(s ? &start[1][0].c[s - 1] : &start[1][0].h) = numbers(HIDDEN * LANES, "dirt", s, 1);
    for (size_t p = 0; p < PASSES; p += 2) {
        link *k = &c->link[p];
        lc_stack_pass pass = {.x = k->x, .start = k->start, .dlast = end, .fresh = true};
        pass.flow = p ? NULL : &flow;
        pass.dstart = p ? start : NULL;
        lc_stack_backward(&c->gradient, &k->shard, k->stack, k->packed, &pass);
    }
    assert_true(h[1][lag] > 0 && h[1][lag] == norms_of(&start[1][0], states, false));
    assert_true((other[1][lag] > 0) == (states > 0) && other[1][lag] == norms_of(&start[1][0], states, true));
    lc_free((void *)(uintptr_t)end[1][0].h);
    for (size_t s = 0; s <= states; s++)
        lc_free(s ? start[1][0].c[s - 1] : start[1][0].h);
}

/* Steps [0, 9) in one pass and in two, with memory for training or for forecasts. */
static void cut_in_two(const char *cell, size_t lanes, size_t sums)
{
    enum { STEPS = 9, FIRST = 4, INPUTS = 2 };
    chain c = {.cell = cell};
    c.length = make_stack(&c, 0, INPUTS, 2, false, 0);
    c.weights = numbers(c.length, "weights", 0, 0.5);
    plan_packed(&c, 0, sums > 0);
    pack(&c);
    lc_real *x = numbers(STEPS * INPUTS * lanes, "x", 0, 1);
    static const size_t from[] = {0, 0, FIRST}, steps[] = {STEPS, FIRST, STEPS - FIRST};
    for (size_t p = 0; p < 3; p++) {
        link *k = &c.link[p];
        k->stack = &c.stack[0];
        k->packed = &c.packed[0];
        k->x = x + from[p] * INPUTS * lanes;
        plan_shard(k, steps[p], lanes, sums);
        if (p == 2)
            hand_over(k, k - 1);
        run(k);
        for (size_t t = 0; t < steps[p]; t++)
            assert_memory_equal(lc_stack_out(&k->shard, k->stack, t), lc_stack_out(&c.link[0].shard, k->stack, from[p] + t),
                                HIDDEN * lanes * sizeof(lc_real));
    }
    if (sums) {
        c.gradient = numbers(c.length, "dirt", 0, 1);
        compare_flow(&c, STEPS - FIRST);
    }
    for (size_t p = 0; p < 3; p++)
        lc_free(c.link[p].memory);
    lc_free(c.memory[0]);
    lc_free(c.weights);
    lc_free(c.gradient);
    lc_free(x);
}

static void a_pass_cut_in_two_gives_the_bits_and_the_flow_of_one(void **state)
{
    (void)state;
    for (const char *const *cell = lc_cell_names(); *cell; cell++) {
        cut_in_two(*cell, LANES, 1);
        cut_in_two(*cell, LANES, 0);
        cut_in_two(*cell, 1, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(gradients_of_a_chain_are_those_of_finite_differences),
                                       cmocka_unit_test(a_pass_cut_in_two_gives_the_bits_and_the_flow_of_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
