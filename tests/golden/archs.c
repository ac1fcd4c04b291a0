/* Encoders, decoders and attention against PyTorch: outputs, loss, every gradient. tests/golden/nn/arch, made by
 * scripts/golden/archs.py. */
#include "golden/trial.h"

#include <lanecast/config.h>

/* The numbers of a case, after the cell. */
enum { INPUTS = 1, HIDDEN, CONTEXT, HORIZON, TARGETS, KNOWN, BATCH, LAYERS, BOTH, ATTENTION, FORCED, RESIDUAL };

static const char *const attention[] = {"none", "additive", "dot"};

static void set(lc_model_config *model, const char *key, const char *value)
{
    assert_ok(lc_knobs_put(&model->knobs, model->kind, lc_knobs_find(lc_arch_find(model->kind)->knobs, key), value, key));
}

static lc_model_config config_of(const char *arch, const char *cell, const double *number)
{
    lc_model_config model = lc_config_default().model;
    snprintf(model.kind, sizeof model.kind, "%s", arch);
    snprintf(model.cell, sizeof model.cell, "%s", cell);
    model.hidden[0] = (size_t)number[HIDDEN];
    model.layers = (size_t)number[LAYERS];
    model.bidirectional = number[BOTH] > 0;
    model.residual = number[RESIDUAL] > 0;
    set(&model, "attention", attention[(size_t)number[ATTENTION]]);
    if (lc_arch_find(arch)->feeds_back) {
        set(&model, "teacher", number[FORCED] > 0 ? "1" : "0");
        set(&model, "decay", "constant");
    }
    return model;
}

/* Rows (rows, batch or batch, rows) of a stream into rows of lanes. */
static void spread(lc_real *to, const trial *t, size_t stream, size_t steps, size_t width)
{
    for (size_t i = 0; i < steps * t->batch * width; i++) {
        const size_t step = i / (t->batch * width), lane = i / width % t->batch, k = i % width;
        to[(step * width + k) * t->shard->lanes + lane] = (lc_real)golden_value(stream, i, 1);
    }
}

static void check_case(FILE *file, const char *arch, const char *cell, const double *number)
{
    trial t = {0};
    size_t count;
    const lc_net_shape shape = {.context = (size_t)number[CONTEXT],
                                .inputs = (size_t)number[INPUTS],
                                .horizon = (size_t)number[HORIZON],
                                .targets = (size_t)number[TARGETS],
                                .known = (size_t)number[KNOWN]};
    const lc_model_config model = config_of(arch, cell, number);
    trial_open(&t, &shape, &model, (size_t)number[BATCH], LC_LANES);
    const lc_parameter *parameter = lc_net_parameters(&count, t.net);
    golden_fill(t.weights, parameter, count, (size_t)number[HIDDEN]);
    golden_data(t.shard, t.batch, shape.context, shape.inputs);
    if (t.shard->last)
        spread(t.shard->last, &t, 70, 1, shape.targets);
    spread(t.shard->known, &t, 80, shape.horizon, shape.known);
    t.shard->taught = true;
    trial_check(&t, file, cell);
    trial_close(&t);
}

static void check_arch(const char *arch)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    static double number[TRIAL_MOST];
    size_t count, cases = 0;
    FILE *file = golden_open("nn/arch", arch);
    for (; golden_line(file, name, word, number, &count, TRIAL_MOST); cases++) {
        assert_string_equal(name, "case");
        check_case(file, arch, word, number);
    }
    fclose(file);
    assert_true(cases >= 16);
}

static void recurrent_layers_with_attention_are_pytorchs(void **state)
{
    (void)state;
    check_arch("recurrent");
}

static void an_encoder_and_a_decoder_are_pytorchs(void **state)
{
    (void)state;
    check_arch("seq2seq");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(recurrent_layers_with_attention_are_pytorchs),
                                       cmocka_unit_test(an_encoder_and_a_decoder_are_pytorchs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
