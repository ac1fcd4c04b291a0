/* oneDNN as a peer of `lanecast bench --peer onednn=PROGRAM` (src/bench/peer.h says how they talk).
 *
 * A step is forward and backward of the same layers; what a training step needs beside (loss, head, optimizer, reordering new
 * weights into oneDNN's formats) is not in it. Several layers are a chain of one-layer primitives. For versions 2 and 3 of its C
 * interface; built with the libdnnl-dev that is installed, or by hand with another:
 *
 *     cc -O2 tests/bench/onednn.c -fopenmp -I PREFIX/include -L PREFIX/lib -Wl,-rpath,PREFIX/lib -ldnnl -lm -o onednn3
 */
#include <math.h>
#include <omp.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <dnnl.h>

#define CHECK(call)                                                                                                              \
    do {                                                                                                                         \
        dnnl_status_t checked = (call);                                                                                          \
        if (checked != dnnl_success) {                                                                                           \
            printf("unable: %s: status %d\n", #call, (int)checked);                                                              \
            exit(0);                                                                                                             \
        }                                                                                                                        \
    } while (0)

enum { LAYERS_MOST = 8, ARGUMENTS = 20 };

typedef enum cell { LSTM, GRU, RNN } cell;

static struct {
    cell cell;
    bool both, infer;
    dnnl_dim_t batch, context, inputs, hidden, layers, gates, biases, directions;
} task;

static dnnl_engine_t engine;
static dnnl_stream_t stream;

/* --- memory ---------------------------------------------------------------------------------------------------------- */

/* A description is a struct in version 2, an object in version 3. What is made here lives as long as the program. */
#if DNNL_VERSION_MAJOR < 3
typedef const dnnl_memory_desc_t *description;

static description describe(int rank, const dnnl_dims_t dims, dnnl_format_tag_t tag)
{
    dnnl_memory_desc_t *desc = malloc(sizeof *desc);
    CHECK(desc ? dnnl_memory_desc_init_by_tag(desc, rank, dims, dnnl_f32, tag) : dnnl_out_of_memory);
    return desc;
}
#else
typedef const_dnnl_memory_desc_t description;

static description describe(int rank, const dnnl_dims_t dims, dnnl_format_tag_t tag)
{
    dnnl_memory_desc_t desc;
    CHECK(dnnl_memory_desc_create_with_tag(&desc, rank, dims, dnnl_f32, tag));
    return desc;
}
#endif

static dnnl_memory_t allocate(description desc)
{
    dnnl_memory_t memory;
    CHECK(dnnl_memory_create(&memory, desc, engine, DNNL_MEMORY_ALLOCATE));
    return memory;
}

static float *content(dnnl_memory_t memory)
{
    void *handle;
    CHECK(dnnl_memory_get_data_handle(memory, &handle));
    return handle;
}

/* A copy in the format that a primitive asked for. */
static dnnl_memory_t reordered(dnnl_memory_t from, description wanted)
{
    description desc;
    dnnl_primitive_desc_t pd;
    dnnl_primitive_t primitive;
    dnnl_memory_t to = allocate(wanted);
    CHECK(dnnl_memory_get_memory_desc(from, &desc));
    CHECK(dnnl_reorder_primitive_desc_create(&pd, desc, engine, wanted, engine, NULL));
    CHECK(dnnl_primitive_create(&primitive, pd));
    dnnl_exec_arg_t argument[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}};
    CHECK(dnnl_primitive_execute(primitive, stream, 2, argument));
    CHECK(dnnl_stream_wait(stream));
    return to;
}

/* --- weights by the formula ------------------------------------------------------------------------------------------ */

static double value(dnnl_dim_t number, dnnl_dim_t index, double scale)
{
    double i = (double)index;
    return scale * sin(0.7 + 1.3 * (double)number + 0.37 * i + 0.011 * i * sin(0.13 * i));
}

/* PyTorch's gate in the place of oneDNN's: a GRU has u r o for z r n. */
static dnnl_dim_t gate_of(dnnl_dim_t gate)
{
    return task.cell == GRU && gate < 2 ? 1 - gate : gate;
}

/* (1, directions, columns, gates, hidden) from PyTorch's (gates * hidden, columns). which: 0 input, 1 recurrent. */
static dnnl_memory_t weights_of(dnnl_dim_t layer, dnnl_dim_t columns, dnnl_dim_t which)
{
    dnnl_dims_t dims = {1, task.directions, columns, task.gates, task.hidden};
    dnnl_memory_t memory = allocate(describe(5, dims, dnnl_ldigo));
    float *to = content(memory);
    for (dnnl_dim_t d = 0; d < task.directions; d++)
        for (dnnl_dim_t i = 0; i < columns; i++)
            for (dnnl_dim_t g = 0; g < task.gates; g++)
                for (dnnl_dim_t o = 0; o < task.hidden; o++)
                    *to++ = (float)value(4 * (layer * task.directions + d) + which, (gate_of(g) * task.hidden + o) * columns + i,
                                         1 / sqrt((double)task.hidden));
    return memory;
}

/* The two biases of a gate are one, but for the GRU's last: there the recurrent one is a fourth. */
static dnnl_memory_t biases_of(dnnl_dim_t layer)
{
    dnnl_dims_t dims = {1, task.directions, task.biases, task.hidden};
    dnnl_memory_t memory = allocate(describe(4, dims, dnnl_ldgo));
    float *to = content(memory);
    for (dnnl_dim_t d = 0; d < task.directions; d++)
        for (dnnl_dim_t g = 0; g < task.biases; g++)
            for (dnnl_dim_t o = 0; o < task.hidden; o++) {
                dnnl_dim_t stream_ih = 4 * (layer * task.directions + d) + 2, last = task.gates - 1;
                dnnl_dim_t at = (g > last ? last : gate_of(g)) * task.hidden + o;
                double scale = 1 / sqrt((double)task.hidden), ih = value(stream_ih, at, scale),
                       hh = value(stream_ih + 1, at, scale);
                bool apart = task.cell == GRU && g >= last;
                *to++ = (float)(apart ? g == last ? ih : hh : ih + hh);
            }
    return memory;
}

/* --- one layer ------------------------------------------------------------------------------------------------------- */

typedef struct layer {
    description src, wx, wh, bias, dst;
    dnnl_primitive_desc_t forward_pd, backward_pd;
    dnnl_primitive_t forward, backward;
    dnnl_exec_arg_t forward_arg[ARGUMENTS], backward_arg[ARGUMENTS];
    int forward_args, backward_args;
    dnnl_memory_t src_memory, dst_memory, diff_src, diff_dst;
} layer;

static dnnl_rnn_direction_t direction(void)
{
    return task.both ? dnnl_bidirectional_concat : dnnl_unidirectional_left2right;
}

static dnnl_prop_kind_t purpose(void)
{
    return task.infer ? dnnl_forward_inference : dnnl_forward_training;
}

#if DNNL_VERSION_MAJOR < 3
static void describe_forward(dnnl_primitive_desc_t *out, const layer *l)
{
    dnnl_rnn_desc_t desc;
    if (task.cell == LSTM)
        CHECK(dnnl_lstm_forward_desc_init(&desc, purpose(), direction(), l->src, NULL, NULL, l->wx, l->wh, l->bias, l->dst, NULL,
                                          NULL, 0));
    else if (task.cell == GRU)
        CHECK(
            dnnl_lbr_gru_forward_desc_init(&desc, purpose(), direction(), l->src, NULL, l->wx, l->wh, l->bias, l->dst, NULL, 0));
    else
        CHECK(dnnl_vanilla_rnn_forward_desc_init(&desc, purpose(), dnnl_eltwise_tanh, direction(), l->src, NULL, l->wx, l->wh,
                                                 l->bias, l->dst, NULL, 0, 0, 0));
    CHECK(dnnl_primitive_desc_create(out, &desc, NULL, engine, NULL));
}

static void describe_backward(dnnl_primitive_desc_t *out, const layer *l)
{
    dnnl_rnn_desc_t desc;
    if (task.cell == LSTM)
        CHECK(dnnl_lstm_backward_desc_init(&desc, dnnl_backward, direction(), l->src, NULL, NULL, l->wx, l->wh, l->bias, l->dst,
                                           NULL, NULL, l->src, NULL, NULL, l->wx, l->wh, l->bias, l->dst, NULL, NULL, 0));
    else if (task.cell == GRU)
        CHECK(dnnl_lbr_gru_backward_desc_init(&desc, dnnl_backward, direction(), l->src, NULL, l->wx, l->wh, l->bias, l->dst,
                                              NULL, l->src, NULL, l->wx, l->wh, l->bias, l->dst, NULL, 0));
    else
        CHECK(dnnl_vanilla_rnn_backward_desc_init(&desc, dnnl_backward, dnnl_eltwise_tanh, direction(), l->src, NULL, l->wx,
                                                  l->wh, l->bias, l->dst, NULL, l->src, NULL, l->wx, l->wh, l->bias, l->dst, NULL,
                                                  0, 0, 0));
    CHECK(dnnl_primitive_desc_create(out, &desc, NULL, engine, l->forward_pd));
}
#else
static void describe_forward(dnnl_primitive_desc_t *out, const layer *l)
{
    if (task.cell == LSTM)
        CHECK(dnnl_lstm_forward_primitive_desc_create(out, engine, purpose(), direction(), l->src, NULL, NULL, l->wx, l->wh, NULL,
                                                      NULL, l->bias, l->dst, NULL, NULL, 0, NULL));
    else if (task.cell == GRU)
        CHECK(dnnl_lbr_gru_forward_primitive_desc_create(out, engine, purpose(), direction(), l->src, NULL, l->wx, l->wh, l->bias,
                                                         l->dst, NULL, 0, NULL));
    else
        CHECK(dnnl_vanilla_rnn_forward_primitive_desc_create(out, engine, purpose(), dnnl_eltwise_tanh, direction(), l->src, NULL,
                                                             l->wx, l->wh, l->bias, l->dst, NULL, 0, 0, 0, NULL));
}

static void describe_backward(dnnl_primitive_desc_t *out, const layer *l)
{
    if (task.cell == LSTM)
        CHECK(dnnl_lstm_backward_primitive_desc_create(out, engine, dnnl_backward, direction(), l->src, NULL, NULL, l->wx, l->wh,
                                                       NULL, NULL, l->bias, l->dst, NULL, NULL, l->src, NULL, NULL, l->wx, l->wh,
                                                       NULL, NULL, l->bias, l->dst, NULL, NULL, 0, l->forward_pd, NULL));
    else if (task.cell == GRU)
        CHECK(dnnl_lbr_gru_backward_primitive_desc_create(out, engine, dnnl_backward, direction(), l->src, NULL, l->wx, l->wh,
                                                          l->bias, l->dst, NULL, l->src, NULL, l->wx, l->wh, l->bias, l->dst,
                                                          NULL, 0, l->forward_pd, NULL));
    else
        CHECK(dnnl_vanilla_rnn_backward_primitive_desc_create(out, engine, dnnl_backward, dnnl_eltwise_tanh, direction(), l->src,
                                                              NULL, l->wx, l->wh, l->bias, l->dst, NULL, l->src, NULL, l->wx,
                                                              l->wh, l->bias, l->dst, NULL, 0, 0, 0, l->forward_pd, NULL));
}
#endif

static description wanted(dnnl_primitive_desc_t pd, dnnl_query_t what, int index)
{
    return dnnl_primitive_desc_query_md(pd, what, index);
}

static void give(dnnl_exec_arg_t *argument, int *count, int name, dnnl_memory_t memory)
{
    argument[(*count)++] = (dnnl_exec_arg_t){name, memory};
}

static void make_forward(layer *l, dnnl_memory_t wx, dnnl_memory_t wh, dnnl_memory_t bias)
{
    describe_forward(&l->forward_pd, l);
    CHECK(dnnl_primitive_create(&l->forward, l->forward_pd));
    give(l->forward_arg, &l->forward_args, DNNL_ARG_SRC_LAYER, l->src_memory);
    give(l->forward_arg, &l->forward_args, DNNL_ARG_WEIGHTS_LAYER,
         reordered(wx, wanted(l->forward_pd, dnnl_query_weights_md, 0)));
    give(l->forward_arg, &l->forward_args, DNNL_ARG_WEIGHTS_ITER, reordered(wh, wanted(l->forward_pd, dnnl_query_weights_md, 1)));
    give(l->forward_arg, &l->forward_args, DNNL_ARG_BIAS, bias);
    give(l->forward_arg, &l->forward_args, DNNL_ARG_DST_LAYER, l->dst_memory);
    if (!task.infer)
        give(l->forward_arg, &l->forward_args, DNNL_ARG_WORKSPACE, allocate(wanted(l->forward_pd, dnnl_query_workspace_md, 0)));
}

static void make_backward(layer *l, dnnl_memory_t wx, dnnl_memory_t wh, dnnl_memory_t bias)
{
    describe_backward(&l->backward_pd, l);
    CHECK(dnnl_primitive_create(&l->backward, l->backward_pd));
    give(l->backward_arg, &l->backward_args, DNNL_ARG_SRC_LAYER, l->src_memory);
    give(l->backward_arg, &l->backward_args, DNNL_ARG_WEIGHTS_LAYER,
         reordered(wx, wanted(l->backward_pd, dnnl_query_weights_md, 0)));
    give(l->backward_arg, &l->backward_args, DNNL_ARG_WEIGHTS_ITER,
         reordered(wh, wanted(l->backward_pd, dnnl_query_weights_md, 1)));
    give(l->backward_arg, &l->backward_args, DNNL_ARG_BIAS, bias);
    give(l->backward_arg, &l->backward_args, DNNL_ARG_DST_LAYER, l->dst_memory);
    give(l->backward_arg, &l->backward_args, DNNL_ARG_WORKSPACE, l->forward_arg[l->forward_args - 1].memory);
    give(l->backward_arg, &l->backward_args, DNNL_ARG_DIFF_SRC_LAYER, l->diff_src);
    give(l->backward_arg, &l->backward_args, DNNL_ARG_DIFF_WEIGHTS_LAYER,
         allocate(wanted(l->backward_pd, dnnl_query_diff_weights_md, 0)));
    give(l->backward_arg, &l->backward_args, DNNL_ARG_DIFF_WEIGHTS_ITER,
         allocate(wanted(l->backward_pd, dnnl_query_diff_weights_md, 1)));
    give(l->backward_arg, &l->backward_args, DNNL_ARG_DIFF_BIAS, allocate(l->bias));
    give(l->backward_arg, &l->backward_args, DNNL_ARG_DIFF_DST_LAYER, l->diff_dst);
}

/* below: the layer that feeds this one; NULL for the first. */
static void make_layer(layer *l, dnnl_dim_t index, const layer *below)
{
    dnnl_dim_t columns = index ? task.directions * task.hidden : task.inputs;
    l->src = describe(3, (dnnl_dims_t){task.context, task.batch, columns}, dnnl_tnc);
    l->dst = describe(3, (dnnl_dims_t){task.context, task.batch, task.directions * task.hidden}, dnnl_tnc);
    l->wx = describe(5, (dnnl_dims_t){1, task.directions, columns, task.gates, task.hidden}, dnnl_format_tag_any);
    l->wh = describe(5, (dnnl_dims_t){1, task.directions, task.hidden, task.gates, task.hidden}, dnnl_format_tag_any);
    l->bias = describe(4, (dnnl_dims_t){1, task.directions, task.biases, task.hidden}, dnnl_ldgo);
    l->src_memory = below ? below->dst_memory : allocate(l->src);
    l->diff_src = below ? below->diff_dst : allocate(l->src);
    l->dst_memory = allocate(l->dst);
    l->diff_dst = allocate(l->dst);
    dnnl_memory_t wx = weights_of(index, columns, 0), wh = weights_of(index, task.hidden, 1), bias = biases_of(index);
    make_forward(l, wx, wh, bias);
    if (!task.infer)
        make_backward(l, wx, wh, bias);
}

/* --- the program ----------------------------------------------------------------------------------------------------- */

static layer stack[LAYERS_MOST];

static void forward_all(void)
{
    for (dnnl_dim_t i = 0; i < task.layers; i++)
        CHECK(dnnl_primitive_execute(stack[i].forward, stream, stack[i].forward_args, stack[i].forward_arg));
    CHECK(dnnl_stream_wait(stream));
}

/* Gradients of weights are added to, so they begin at zero; the last states alone have a gradient from above. */
static void backward_all(void)
{
    for (dnnl_dim_t i = task.layers; i-- > 0;) {
        for (int k = 0; k < stack[i].backward_args; k++) {
            int name = stack[i].backward_arg[k].arg;
            dnnl_memory_t memory = stack[i].backward_arg[k].memory;
            if (name != DNNL_ARG_DIFF_WEIGHTS_LAYER && name != DNNL_ARG_DIFF_WEIGHTS_ITER && name != DNNL_ARG_DIFF_BIAS)
                continue;
            description desc;
            CHECK(dnnl_memory_get_memory_desc(memory, &desc));
            memset(content(memory), 0, dnnl_memory_desc_get_size(desc));
        }
        CHECK(dnnl_primitive_execute(stack[i].backward, stream, stack[i].backward_args, stack[i].backward_arg));
    }
    CHECK(dnnl_stream_wait(stream));
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return 1e3 * (double)time.tv_sec + 1e-6 * (double)time.tv_nsec;
}

static void check(void)
{
    const layer *last = &stack[task.layers - 1];
    const float *out = content(last->dst_memory);
    dnnl_dim_t width = task.directions * task.hidden;
    double sum = 0, squares = 0;
    for (dnnl_dim_t b = 0; b < task.batch; b++)
        for (dnnl_dim_t k = 0; k < width; k++) {
            dnnl_dim_t t = k < task.hidden ? task.context - 1 : 0;
            double h = (double)out[(t * task.batch + b) * width + k];
            sum += h;
            squares += h * h;
        }
    printf("check %.9g %.9g\n", sum, squares);
}

static dnnl_dim_t number_after(const char *name, const char *mark)
{
    const char *at = strstr(name, mark);
    return at ? strtol(at + strlen(mark), NULL, 10) : 0;
}

static bool parse(const char *name)
{
    task.infer = strncmp(name, "infer-", 6) == 0;
    name += task.infer ? 6 : 0;
    task.both = strncmp(name, "bi", 2) == 0;
    name += task.both ? 2 : 0;
    task.cell = strncmp(name, "lstm-", 5) == 0 ? LSTM : strncmp(name, "gru-", 4) == 0 ? GRU : RNN;
    if (task.cell == RNN && strncmp(name, "rnn-", 4) != 0)
        return false;
    task.batch = number_after(name, "-B");
    task.context = number_after(name, "-T");
    task.inputs = number_after(name, "-I");
    task.hidden = number_after(name, "-H");
    task.layers = number_after(name, "-L");
    task.directions = task.both ? 2 : 1;
    task.gates = task.cell == LSTM ? 4 : task.cell == GRU ? 3 : 1;
    task.biases = task.gates + (task.cell == GRU);
    return task.batch && task.context && task.inputs && task.hidden && task.layers && task.layers <= LAYERS_MOST;
}

/* A library on other threads than OpenMP's takes as many as it may have processors. */
static void set_threads(int threads)
{
    cpu_set_t all, some;
    omp_set_num_threads(threads);
    if (DNNL_CPU_THREADING_RUNTIME == DNNL_RUNTIME_OMP || sched_getaffinity(0, sizeof all, &all) != 0)
        return;
    CPU_ZERO(&some);
    for (int cpu = CPU_SETSIZE - 1; cpu >= 0 && CPU_COUNT(&some) < threads; cpu--)
        if (CPU_ISSET(cpu, &all))
            CPU_SET(cpu, &some);
    sched_setaffinity(0, sizeof some, &some);
}

int main(int count, char **text)
{
    if (count != 3 || !parse(text[1])) {
        printf("unable to run %s\n", count > 1 ? text[1] : "nothing");
        return 0;
    }
    set_threads((int)strtol(text[2], NULL, 10));
    CHECK(dnnl_engine_create(&engine, dnnl_cpu, 0));
    CHECK(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags));
    for (dnnl_dim_t i = 0; i < task.layers; i++)
        make_layer(&stack[i], i, i ? &stack[i - 1] : NULL);
    float *x = content(stack[0].src_memory), *top = content(stack[task.layers - 1].diff_dst);
    for (dnnl_dim_t i = 0; i < task.context * task.batch * task.inputs; i++)
        x[i] = (float)value(50, i, 1);
    for (dnnl_dim_t i = 0; i < task.context * task.batch * task.directions * task.hidden; i++)
        top[i] = i >= (task.context - 1) * task.batch * task.directions * task.hidden ? 0.01f : 0;
    forward_all();
    const dnnl_version_t *version = dnnl_version();
    printf("ready onednn %d.%d.%d\n", version->major, version->minor, version->patch);
    check();
    fflush(stdout);
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        double began = now();
        forward_all();
        if (!task.infer)
            backward_all();
        printf("%.6f\n", now() - began);
        fflush(stdout);
    }
    return 0;
}
