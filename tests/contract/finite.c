/* Where training that diverges lost its first finite number: the message names the series, the window, the step, the layer and the
 * gate; or the parameter. Any number of threads says the same. */
#include "contract/nets.h"
#include "model/task.h"
#include "nn/fault.h"
#include "train/trainer_state.h"
#include "unit.h"

enum { ROWS = 200, CHANNELS = 2, SERIES = 2, CONTEXT = 12, BAD_ROW = 57 };

typedef struct panel {
    lc_dataset dataset;
    lc_series series[SERIES];
    int64_t time[ROWS];
    double value[SERIES][ROWS * CHANNELS];
    lc_task *task;
    lc_net *net;
    lc_trainer *trainer;
    lc_config config;
} panel;

static void make_data(panel *p)
{
    static char name[SERIES][6] = {"north", "south"}, title[] = "wind";
    static char speed[] = "speed", gusts[] = "gusts", units[] = "m/s";
    static lc_channel channel[CHANNELS] = {{.name = speed, .units = units}, {.name = gusts, .units = units}};
    for (size_t row = 0; row < ROWS; row++)
        p->time[row] = (int64_t)row * 86400;
    for (size_t s = 0; s < SERIES; s++) {
        for (size_t i = 0; i < ROWS * CHANNELS; i++)
            p->value[s][i] = sin(0.3 * (double)i) + 0.1 * (double)(i * (7 + s) % 5);
        p->series[s] = (lc_series){.name = name[s], .rows = ROWS, .time = p->time, .value = p->value[s]};
    }
    p->dataset =
        (lc_dataset){.title = title, .channels = CHANNELS, .channel = channel, .series_count = SERIES, .series = p->series};
}

static void set(panel *p, const char *assignment)
{
    assert_ok(lc_config_set(&p->config, assignment));
}

static void begin(panel *p, const char *kind, const char *cell)
{
    static const char *const set_all[] = {"window.context=12", "window.horizon=3",    "model.hidden=8 6",
                                          "train.epochs=2",    "train.batch=40",      "train.rate=0.01",
                                          "train.clip=0",      "train.optimizer=sgd", "train.order=consecutive"};
    memset(p, 0, sizeof *p);
    make_data(p);
    p->config = lc_config_default();
    snprintf(p->config.model.kind, sizeof p->config.model.kind, "%s", kind);
    snprintf(p->config.model.cell, sizeof p->config.model.cell, "%s", cell);
    for (size_t i = 0; i < sizeof set_all / sizeof set_all[0]; i++)
        set(p, set_all[i]);
}

static void open_panel(panel *p, size_t threads)
{
    lc_net_shape shape;
    assert_ok(lc_task_new(&p->task, &p->dataset, &p->config));
    assert_ok(lc_task_shape(&shape, p->task, &p->config.model));
    assert_ok(lc_net_new(&p->net, &shape, &p->config.model));
    assert_ok(lc_task_trainer(&p->trainer, p->task, p->net, &p->config, threads));
}

static void close_panel(panel *p)
{
    lc_trainer_free(p->trainer);
    lc_net_free(p->net);
    lc_task_free(p->task);
}

/* Rows [first, end) of a parameter. */
static void set_weights(panel *p, const char *name, size_t first, size_t end, lc_real value)
{
    size_t found = 0;
    for (size_t i = 0; i < p->net->count; i++) {
        const lc_parameter *w = &p->net->parameter[i];
        for (size_t k = first * w->columns; strcmp(w->name, name) == 0 && k < end * w->columns; k++, found++)
            p->trainer->weights[w->offset + k] = value;
    }
    assert_true(found > 0);
    lc_trainer_pack(p->trainer, 0);
}

static void diverges(panel *p, const char *what, const char *where)
{
    lc_progress progress = {0};
    lc_status status = LC_OK;
    while (!progress.done && status == LC_OK)
        status = lc_trainer_step(&progress, p->trainer);
    assert_int_equal(status, LC_E_DIVERGED);
    if (!strstr(lc_error_message(), what) || !strstr(lc_error_message(), where))
        fail_msg("'%s' does not say '%s ... %s'", lc_error_message(), what, where);
}

static const lc_real huge = sizeof(lc_real) == 4 ? (lc_real)3e38 : (lc_real)1.7e308;

/* Rows 6 .. 11 of minGRU's second layer are its gate a, which nothing bounds. Biases of 100 bring the layer below above 1. */
static void a_huge_weight_is_named_by_step_layer_and_gate(void **state)
{
    (void)state;
    for (size_t threads = 1; threads <= 4; threads += 3) {
        static panel p;
        begin(&p, "recurrent", "mingru");
        open_panel(&p, threads);
        set_weights(&p, "bias_ih_l0", 8, 16, 100);
        set_weights(&p, "weight_ih_l1", 6, 12, huge);
        diverges(&p, "the loss is not finite in epoch 1, step 1 of ",
                 "series 'north', window at row 12 (1970-01-13 00:00:00): step 1 of 12, layer 2, gate a is inf: try a lower");
        close_panel(&p);
    }
}

static void a_backward_layer_begins_with_the_last_step(void **state)
{
    (void)state;
    static panel p;
    begin(&p, "recurrent", "rnn_relu");
    set(&p, "model.bidirectional=yes");
    open_panel(&p, 1);
    set_weights(&p, "bias_ih_l0_reverse", 0, 8, huge);
    set_weights(&p, "bias_hh_l0_reverse", 0, 8, huge);
    diverges(&p, "the loss", "step 12 of 12, layer 1, backwards, W x + U h + b is inf");
    close_panel(&p);
}

/* As a program may make it: the data of files is checked before. */
static void an_infinite_input_is_named_by_series_row_and_channel(void **state)
{
    (void)state;
    static const char *const kind[] = {"recurrent", "seq2seq"};
    for (size_t i = 0; i < 4; i++) {
        static panel p;
        begin(&p, kind[i / 2], "gru");
        open_panel(&p, 1 + i % 2 * 3);
        p.task->scaled->value[1][BAD_ROW * p.task->scaled->channels + 1] = (lc_real)INFINITY;
        diverges(&p, "", "series 'south', window at row ");
        assert_non_null(strstr(lc_error_message(), "channel 'gusts' at row 57 (1970-02-27 00:00:00) is inf: look at the data"));
        close_panel(&p);
    }
}

/* With a loss after every step targets begin within the context; the truth is infinite in one row, and inputs are not. */
static void an_infinite_target_is_named_by_its_row(void **state)
{
    (void)state;
    static const char *const output[] = {"model.output=last", "model.output=every"};
    static const char *const said[] = {"target channel 'speed' at row 57 (1970-02-27 00:00:00) is inf: look at the data",
                                       "target channel 'gusts' at row 57 (1970-02-27 00:00:00) is inf: look at the data"};
    for (size_t i = 0; i < 2; i++) {
        static panel p;
        begin(&p, "recurrent", "gru");
        set(&p, "data.missing=mask");
        set(&p, output[i]);
        p.value[0][0] = (double)NAN;
        open_panel(&p, 1);
        assert_non_null(p.task->truth);
        p.task->truth->value[1][BAD_ROW * p.task->truth->channels + i] = (lc_real)INFINITY;
        diverges(&p, "the loss", said[i]);
        close_panel(&p);
    }
}

/* A decoder is looked through step by step: what its second step says comes of its first. */
static void an_encoder_and_a_decoder_are_told_apart(void **state)
{
    (void)state;
    for (size_t decoder = 0; decoder < 2; decoder++) {
        static panel p;
        begin(&p, "seq2seq", "mingru");
        open_panel(&p, 1);
        set_weights(&p, decoder ? "decoder.bias_ih_l0" : "encoder.bias_ih_l0", 8, 16, 100);
        set_weights(&p, decoder ? "decoder.weight_ih_l1" : "encoder.weight_ih_l1", 6, 12, huge);
        diverges(&p, "the loss",
                 decoder ? "): step 1 of 3, decoder, layer 2, gate a is inf"
                         : "): step 1 of 12, encoder, layer 2, gate a is inf");
        close_panel(&p);
    }
}

static void what_is_not_finite_in_a_head_only_is_its_output(void **state)
{
    (void)state;
    static panel p;
    begin(&p, "seq2seq", "lstm");
    set(&p, "model.init=glorot"); /* of these the loss is too large, not only its gradient */
    open_panel(&p, 1);
    for (size_t i = 0; i < p.net->count; i++)
        if (strstr(p.net->parameter[i].name, "head.bias") || strstr(p.net->parameter[i].name, "head.weight"))
            set_weights(&p, p.net->parameter[i].name, 0, p.net->parameter[i].rows, huge);
    diverges(&p, "the loss", "): output 1 of the head is ");
    close_panel(&p);
}

static void a_weight_that_is_not_finite_is_named(void **state)
{
    (void)state;
    static panel p;
    begin(&p, "recurrent", "lstm");
    open_panel(&p, 1);
    set_weights(&p, "weight_hh_l1", 3, 4, (lc_real)NAN);
    diverges(&p, "the loss is not finite in epoch 1, step 1 of ", "parameter weight_hh_l1 is not finite: try a lower");
    close_panel(&p);
}

/* All weights but those of heads are 0, so that nothing goes forward; what comes back grows by huge weights, each step, until it is
 * infinite: the last step's is finite, and the one's before. */
static void what_explodes_on_the_way_back_is_named_by_step_layer_and_gate(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *grows, *where;
    } test[] = {{"recurrent", "weight_hh_l1", "): step 10 of 12, layer 2, W x + U h + b has the gradient "},
                {"seq2seq", "decoder.weight_hh_l1", "): step 1 of 3, decoder, layer 2, W x + U h + b has the gradient "},
                {"seq2seq", "encoder.weight_hh_l0", "): step 10 of 12, encoder, layer 1, W x + U h + b has the gradient "}};
    for (size_t i = 0; i < 2 * sizeof test / sizeof test[0]; i++) {
        static panel p;
        begin(&p, test[i / 2].kind, "rnn");
        open_panel(&p, 1 + i % 2 * 3);
        for (size_t k = 0; k < p.net->count; k++)
            if (!strstr(p.net->parameter[k].name, "head") && !(i / 2 == 2 && strstr(p.net->parameter[k].name, "decoder")))
                set_weights(&p, p.net->parameter[k].name, 0, p.net->parameter[k].rows, 0);
        set_weights(&p, test[i / 2].grows, 0, 6, huge);
        diverges(&p, "the gradient is not finite in epoch 1, step 1 of ", test[i / 2].where);
        close_panel(&p);
    }
}

/* Outputs far too large: squares of them are finite, in double, and so is what comes back to each gate, in float, but not the sum
 * over windows. Of networks in double both are infinite at once. */
static void a_gradient_is_named_by_its_parameter(void **state)
{
    (void)state;
    static panel p;
    if (sizeof(lc_real) == sizeof(double))
        skip();
    begin(&p, "recurrent", "lstm");
    open_panel(&p, 1);
    set_weights(&p, "head.weight", 0, 6, 6 * (lc_real)sqrt((double)huge));
    diverges(&p, "the gradient", "all numbers of the windows are finite, but the sum of their gradients of bias_hh_l1 is not");
    close_panel(&p);
}

/* A lane whose loss alone is not a number, of outputs that are. */
static void a_loss_is_named_by_its_lane(void **state)
{
    (void)state;
    const sample_shape shape = {"gru", "mse", 2, 5, 7, 3, 1, 16, 13, false, 0, "recurrent"};
    sample s;
    lc_fault fault;
    sample_open(&s, &shape);
    sample_loss(&s);
    assert_false(lc_net_find_fault(&fault, s.shard, s.net, s.used));
    s.shard->loss[4] = (double)INFINITY;
    assert_true(lc_net_find_fault(&fault, s.shard, s.net, s.used));
    assert_int_equal(fault.place, LC_FAULT_LOSS);
    assert_int_equal(fault.lane, 4);
    assert_true(isinf(fault.value));
    sample_close(&s);
}

/* The state at the end of the first step is lost; so windows alone are finite. */
static void a_carried_state_is_named(void **state)
{
    (void)state;
    static panel p;
    begin(&p, "recurrent", "lstm");
    set(&p, "train.truncate=12");
    set(&p, "train.batch=4");
    open_panel(&p, 1);
    lc_progress progress = {0};
    assert_ok(lc_trainer_step(&progress, p.trainer));
    for (size_t i = 0; i < p.trainer->streams->rows * p.trainer->streams->stride; i++)
        p.trainer->streams->state[i] = (lc_real)INFINITY;
    diverges(&p, "the loss is not finite in epoch 1, step 2 of ", "the state that train.truncate carries on");
    close_panel(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_huge_weight_is_named_by_step_layer_and_gate),
        cmocka_unit_test(a_backward_layer_begins_with_the_last_step),
        cmocka_unit_test(an_infinite_input_is_named_by_series_row_and_channel),
        cmocka_unit_test(an_infinite_target_is_named_by_its_row),
        cmocka_unit_test(an_encoder_and_a_decoder_are_told_apart),
        cmocka_unit_test(what_is_not_finite_in_a_head_only_is_its_output),
        cmocka_unit_test(a_weight_that_is_not_finite_is_named),
        cmocka_unit_test(what_explodes_on_the_way_back_is_named_by_step_layer_and_gate),
        cmocka_unit_test(a_gradient_is_named_by_its_parameter),
        cmocka_unit_test(a_carried_state_is_named),
        cmocka_unit_test(a_loss_is_named_by_its_lane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
