/* run - run files that are not as they should be, and those of several members. */
#include "sample.h"
#include "unit.h"

#include "core/file.h"
#include "core/h5.h"
#include "core/rng.h"
#include "model/run_file.h"

#include <lanecast/forecaster.h>

#include <stdio.h>
#include <unistd.h>

static void write_file(const char *path, const char *schema, uint64_t version)
{
    lc_h5 *h5;
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_text(h5, NULL, "schema", schema));
    assert_ok(lc_h5_write_count(h5, NULL, "version", version));
    assert_ok(lc_h5_write_text(h5, NULL, "lanecast", version == 2 ? "0.3.0" : "9.1.0"));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
}

static void another_version_is_refused_by_name(void **state)
{
    (void)state;
    lc_run run;
    char path[64];
    snprintf(path, sizeof path, "/tmp/lanecast-run-%ld.h5", (long)getpid());
    write_file(path, "lanecast-run", 99);
    assert_fails(lc_run_read(&run, path), LC_E_IO,
                 "trained with Lanecast 9.1.0 (run file version 99); this program reads version 3");
    write_file(path, "lanecast-run", 2);
    assert_fails(lc_run_read(&run, path), LC_E_IO,
                 "trained with Lanecast 0.3.0 (run file version 2); this program reads version 3: train again, or use 0.3.0");
    write_file(path, "lanecast-sweep", 3);
    assert_fails(lc_run_read(&run, path), LC_E_DATA, "a file of kind 'lanecast-sweep', not a run file");
    lc_h5 *h5;
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_count(h5, NULL, "version", 3));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_fails(lc_run_read(&run, path), LC_E_DATA, "not a run file; make one with lanecast train");
    remove(path);
}

/* HDF5 keeps them where nothing finds damage. */
static void texts_of_variable_length_are_not_read(void **state)
{
    (void)state;
    static const char *const channel[] = {"a"};
    char path[64], **name;
    size_t count;
    lc_h5 *h5;
    snprintf(path, sizeof path, "/tmp/lanecast-variable-%ld.h5", (long)getpid());
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_text(h5, NULL, "schema", "lanecast-run"));
    assert_ok(lc_h5_write_count(h5, NULL, "version", 3));
    assert_ok(lc_h5_write_text(h5, NULL, "lanecast", lc_version()));
    assert_ok(lc_h5_write_labels(h5, "channels", channel, 1));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_ok(lc_run_open(&h5, path));
    assert_fails(lc_h5_read_texts(&name, &count, h5, "channels"), LC_E_DATA, "is not a list of texts of fixed length");
    lc_h5_close(h5);
    remove(path);
}

static void a_flow_of_another_shape_is_refused(void **state)
{
    (void)state;
    const double h[6] = {1};
    char path[64];
    lc_h5 *h5, *group;
    lc_flow *flow = NULL;
    snprintf(path, sizeof path, "/tmp/lanecast-flow-%ld.h5", (long)getpid());
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_group_create(&group, h5, "flow"));
    assert_ok(lc_h5_write_count(group, NULL, "windows", 4));
    assert_ok(lc_h5_write_array(group, "h", LC_H5_F64, &(lc_h5_shape){2, {2, 3}}, h));
    lc_h5_close(group);
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_ok(lc_h5_open(&h5, path));
    assert_fails(lc_run_take_flow(&flow, h5, "r.h5"), LC_E_DATA, "r.h5: flow/h is not (layers, directions, lags)");
    assert_null(flow);
    lc_h5_close(h5);
    remove(path);
}

/* --- what is odd ----------------------------------------------------------------------------------------------------- */

/* A whole run over a dataset of one series with one channel, except for what is odd in it. */
typedef struct oddity {
    double scale;
    uint64_t members;       /* that it says it has */
    const lc_member *first; /* the one that it has, or NULL */
    const lc_net *net;
    const char *config;
    size_t channels, across; /* that its scaler is for, and that it says are constant; 0: 1, and nothing */
} oddity;

static void write_scaler(lc_h5 *h5, const oddity *odd)
{
    const lc_h5_shape shape = {2, {1, odd->channels ? odd->channels : 1}};
    const double shift[2] = {0}, scale[2] = {odd->scale, odd->scale};
    const uint64_t across[2] = {0};
    lc_h5 *group;
    assert_ok(lc_h5_group_create(&group, h5, "scaler"));
    assert_ok(lc_h5_write_text(group, NULL, "name", "standard"));
    assert_ok(lc_h5_write_array(group, "shift", LC_H5_F64, &shape, shift));
    assert_ok(lc_h5_write_array(group, "scale", LC_H5_F64, &shape, scale));
    if (odd->across)
        assert_ok(lc_h5_write_array(group, "across", LC_H5_U64, &(lc_h5_shape){1, {odd->across}}, across));
    lc_h5_close(group);
}

static void write_seen(lc_h5 *h5)
{
    const lc_h5_shape shape = {2, {1, LC_RUN_SPAN}};
    const int64_t span[LC_RUN_SPAN] = {0, 3600};
    lc_h5 *group;
    assert_ok(lc_h5_group_create(&group, h5, "seen"));
    assert_ok(lc_h5_write_array(group, "train", LC_H5_I64, &shape, span));
    assert_ok(lc_h5_write_array(group, "valid", LC_H5_I64, &shape, span));
    lc_h5_close(group);
}

static void write_members(lc_h5 *h5, const oddity *odd)
{
    lc_h5 *members;
    if (odd->members == 1 && odd->first) {
        assert_ok(lc_run_write_members(h5, &(lc_kept){.member = odd->first}, 1, odd->net));
        return;
    }
    assert_ok(lc_h5_group_create(&members, h5, "members"));
    assert_ok(lc_h5_write_count(members, NULL, "count", odd->members));
    lc_h5_close(members);
}

static void write_run(const char *path, const oddity *odd)
{
    static const char *const channel[] = {"a"}, *const series[] = {"s0"};
    lc_h5 *h5;
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_text(h5, NULL, "schema", "lanecast-run"));
    assert_ok(lc_h5_write_count(h5, NULL, "version", 3));
    assert_ok(lc_h5_write_text(h5, NULL, "lanecast", lc_version()));
    assert_ok(lc_h5_write_text(h5, NULL, "level", "portable"));
    assert_ok(lc_h5_write_text(h5, NULL, "config", odd->config));
    assert_ok(lc_h5_write_count(h5, NULL, "data_digest", 0));
    assert_ok(lc_h5_write_texts(h5, "channels", channel, 1));
    assert_ok(lc_h5_write_texts(h5, "series", series, 1));
    write_scaler(h5, odd);
    write_seen(h5);
    write_members(h5, odd);
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
}

static lc_status load(const char *path, const oddity *odd)
{
    lc_run run;
    lc_forecaster *f = NULL;
    lc_dataset *dataset = sample_new(1, (size_t[]){400}, 1);
    write_run(path, odd);
    lc_status status = lc_run_read(&run, path);
    if (status == LC_OK)
        status = lc_forecaster_load(&f, path, dataset, &run.config);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    remove(path);
    return status;
}

static void a_run_that_contradicts_itself_is_refused(void **state)
{
    (void)state;
    static const char plain[] = "[model]\nkind = repeat_last\n", network[] = "[model]\nhidden = 2\n";
    char path[64];
    snprintf(path, sizeof path, "/tmp/lanecast-odd-%ld.h5", (long)getpid());
    assert_ok(load(path, &(oddity){.scale = 1, .config = plain}));
    assert_fails(load(path, &(oddity){.scale = 0, .config = plain}), LC_E_DATA, "a scale of 0 cannot scale");
    assert_fails(load(path, &(oddity){.scale = (double)NAN, .config = plain}), LC_E_DATA, "cannot scale");
    assert_ok(load(path, &(oddity){.scale = 1, .config = plain, .across = 1}));
    assert_fails(load(path, &(oddity){.scale = 1, .config = plain, .across = 2}), LC_E_DATA,
                 "'across' does not have a number for each of 1 channels");
    assert_fails(load(path, &(oddity){.scale = 1, .config = plain, .channels = 2}), LC_E_DATA,
                 "'shift' does not have 1 numbers for each series of the run");
    assert_fails(load(path, &(oddity){.scale = 1, .members = 2, .config = plain}), LC_E_DATA,
                 "it says it has 2 members, and has 0");
    assert_fails(load(path, &(oddity){.scale = 1, .config = network}), LC_E_DATA, "it has no trained network");
    assert_fails(load(path, &(oddity){.scale = 1, .config = "[train]\nspeed = 1\n"}), LC_E_CONFIG, "no key 'speed' in [train]");
    assert_fails(load(path, &(oddity){.scale = 1, .config = "[model]\nlayers = 3\nhidden = 4 2\n"}), LC_E_CONFIG,
                 "hidden has 2 sizes");
    assert_fails(load(path, &(oddity){.scale = 1, .config = "[model]\nlayers = 2\nhidden = 4 2\nresidual = yes\n"}), LC_E_CONFIG,
                 "layers of 4 and 2 units"); /* said by the network, when the task is made already */
}

/* --- members --------------------------------------------------------------------------------------------------------- */

static lc_net *net_of(size_t hidden)
{
    lc_net *net;
    const lc_net_shape shape = {.context = 96, .inputs = 1, .horizon = 96, .targets = 1};
    lc_config config = lc_config_default();
    config.model.hidden[0] = hidden;
    assert_ok(lc_net_new(&net, &shape, &config.model));
    return net;
}

/* Weights and history of random numbers. */
static lc_member *member_of(const lc_net *net, size_t epochs, uint64_t seed)
{
    lc_member *m;
    lc_rng rng = lc_rng_new(seed, "member", 0);
    assert_ok(lc_member_new(&m, lc_net_length(net), epochs));
    for (size_t i = 0; i < m->length; i++)
        m->weights[i] = (lc_real)lc_rng_normal(&rng);
    for (m->rounds = 0; m->rounds < epochs; m->rounds++)
        m->history[m->rounds] =
            (lc_epoch){(double)(m->rounds + 1), lc_rng_normal(&rng), .valid_loss = NAN, .rate = lc_rng_normal(&rng)};
    m->best_round = epochs;
    m->training = LC_TRAINING_FINISHED;
    return m;
}

static void a_member_must_fit_its_configuration(void **state)
{
    (void)state;
    static const char network[] = "[model]\nhidden = 2\n", larger[] = "[model]\nhidden = 3\n";
    static const char giant[] = "[model]\nhidden = 65536\nlayers = 8\n"; /* whose weights no memory holds */
    char path[64];
    lc_net *net = net_of(2);
    lc_member *m = member_of(net, 2, 1);
    snprintf(path, sizeof path, "/tmp/lanecast-member-%ld.h5", (long)getpid());
    assert_ok(load(path, &(oddity){1, 1, m, net, network, 0, 0}));
    assert_fails(load(path, &(oddity){1, 1, m, net, larger, 0, 0}), LC_E_DATA,
                 "does not have the shape that the configuration requires");
    assert_fails(load(path, &(oddity){1, 1, m, net, giant, 0, 0}), LC_E_DATA,
                 "does not have the shape that the configuration requires");
    m->best_round = 3;
    assert_fails(load(path, &(oddity){1, 1, m, net, network, 0, 0}), LC_E_DATA, "its best round is 3 of 2");
    lc_member_free(m);
    lc_net_free(net);
}

static void assert_same(const lc_member *a, const lc_member *b)
{
    assert_int_equal(a->length, b->length);
    assert_memory_equal(a->weights, b->weights, a->length * sizeof *a->weights);
    assert_int_equal(a->best_round, b->best_round);
    assert_int_equal(a->rounds, b->rounds);
    assert_memory_equal(a->history, b->history, a->rounds * sizeof *a->history);
}

static void a_run_file_holds_several_members(void **state)
{
    (void)state;
    char path[64];
    lc_h5 *h5;
    size_t count;
    lc_net *net = net_of(3);
    lc_member *written[] = {member_of(net, 3, 1), member_of(net, 0, 2)}, *read;
    const lc_kept kept[] = {{.member = written[0]}, {.member = written[1]}};
    snprintf(path, sizeof path, "/tmp/lanecast-members-%ld.h5", (long)getpid());
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_run_write_members(h5, kept, 2, net));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_ok(lc_h5_open(&h5, path));
    assert_ok(lc_run_count_members(&count, h5, path));
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        assert_ok(lc_run_read_member(&read, h5, i, net, path));
        assert_same(read, written[i]);
        lc_member_free(read);
        lc_member_free(written[i]);
    }
    lc_h5_close(h5);
    lc_net_free(net);
    remove(path);
}

/* --- members by hand --------------------------------------------------------------------------------------------------- */

/* What a file says of a member. */
typedef struct claim {
    const char *training;
    uint64_t digest;
    size_t losses, rates; /* values in its history */
} claim;

static void write_weights(lc_h5 *member, const lc_member *m, const lc_net *net)
{
    size_t count;
    lc_h5 *group;
    const lc_parameter *p = lc_net_parameters(&count, net);
    assert_ok(lc_h5_group_create(&group, member, "weights"));
    for (size_t i = 0; i < count; i++) {
        const lc_h5_shape shape = {strstr(p[i].name, "bias") ? 1 : 2, {p[i].rows, p[i].columns}};
        assert_ok(lc_h5_write_plain(group, p[i].name, lc_run_real, &shape, m->weights + p[i].offset));
    }
    lc_h5_close(group);
}

static void write_claim(lc_h5 *h5, const claim *says, const lc_member *m, const lc_net *net)
{
    static const char *const column[] = {"loss", "valid_loss", "gradient_norm", "rate"};
    static const double value[8] = {1};
    lc_h5 *members, *member, *history;
    assert_ok(lc_h5_group_create(&members, h5, "members"));
    assert_ok(lc_h5_write_count(members, NULL, "count", 1));
    assert_ok(lc_h5_group_create(&member, members, "0"));
    assert_ok(lc_h5_write_count(member, NULL, "weights_digest", says->digest));
    assert_ok(lc_h5_write_count(member, NULL, "best_epoch", 2));
    assert_ok(lc_h5_write_text(member, NULL, "training", says->training));
    write_weights(member, m, net);
    assert_ok(lc_h5_group_create(&history, member, "history"));
    for (size_t c = 0; c < 4; c++)
        assert_ok(
            lc_h5_write_array(history, column[c], LC_H5_F64, &(lc_h5_shape){1, {c < 3 ? says->losses : says->rates}}, value));
    lc_h5_close(history);
    lc_h5_close(member);
    lc_h5_close(members);
}

/* Reads the member that a file claims to have. */
static lc_status read_claim(const claim *says, const lc_member *m, const lc_net *net)
{
    char path[64];
    lc_h5 *h5;
    lc_member *read = NULL;
    snprintf(path, sizeof path, "/tmp/lanecast-claim-%ld.h5", (long)getpid());
    assert_ok(lc_h5_create(&h5, path));
    write_claim(h5, says, m, net);
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_ok(lc_h5_open(&h5, path));
    lc_status status = lc_run_read_member(&read, h5, 0, net, "r.h5");
    assert_int_equal(read != NULL, status == LC_OK);
    lc_member_free(read);
    lc_h5_close(h5);
    remove(path);
    return status;
}

static void a_member_must_be_what_its_file_says(void **state)
{
    (void)state;
    lc_net *net = net_of(2);
    lc_member *m = member_of(net, 2, 1);
    const uint64_t digest = lc_member_digest(m);
    assert_ok(read_claim(&(claim){"finished", digest, 2, 2}, m, net));
    assert_fails(read_claim(&(claim){"paused", digest, 2, 2}, m, net), LC_E_DATA,
                 "r.h5: a member's attribute 'training' is not finished, unfinished or diverged");
    assert_fails(read_claim(&(claim){"finished", digest + 1, 2, 2}, m, net), LC_E_DATA,
                 "r.h5: its weights are not those that were saved: their digest is ");
    assert_fails(read_claim(&(claim){"finished", digest, 2, 1}, m, net), LC_E_DATA,
                 "r.h5: history/rate does not have one value per round");
    assert_fails(read_claim(&(claim){"finished", digest, 1, 1}, m, net), LC_E_DATA, "r.h5: its best round is 2 of 1");
    m->weights[1] = (lc_real)INFINITY;
    assert_fails(read_claim(&(claim){"finished", lc_member_digest(m), 2, 2}, m, net), LC_E_DATA,
                 "r.h5: weights/weight_ih_l0, element 1: inf is not finite; train again");
    lc_member_free(m);
    lc_net_free(net);
}

static void a_mean_of_squares_is_not_negative(void **state)
{
    (void)state;
    static const lc_real squares[] = {0, 1, (lc_real)-0.5};
    assert_ok(lc_run_check_squares(squares, 2, "moment2", "r.h5"));
    assert_fails(lc_run_check_squares(squares, 3, "moment2", "r.h5"), LC_E_DATA,
                 "r.h5: point/moment2, element 2: -0.5 is negative, and it is a mean of squares; train again");
}

/* --- damage ---------------------------------------------------------------------------------------------------------- */

/* HDF5 1.10 itself forgets blocks when it refuses a damaged file; the leak sanitizer asks here what to pass over. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhdf5";
}

/* One byte changed, anywhere: loaded or refused, and the program lives. */
static void a_damaged_run_is_loaded_or_refused(void **state)
{
    (void)state;
    char path[64], *content;
    size_t length, refused = 0;
    lc_dataset *dataset = sample_new(1, (size_t[]){400}, 1);
    snprintf(path, sizeof path, "/tmp/lanecast-damaged-%ld.h5", (long)getpid());
    write_run(path, &(oddity){.scale = 1, .config = "[model]\nkind = repeat_last\n"});
    assert_ok(lc_file_read(&content, &length, path));
    for (size_t at = 0; at < length; at += 1 + length / 300) {
        lc_run run;
        lc_file *file;
        lc_forecaster *f = NULL;
        content[at] ^= 0x55;
        assert_ok(lc_file_create(&file, path));
        assert_ok(lc_file_bytes(file, content, length));
        assert_ok(lc_file_commit(file));
        lc_file_close(file);
        content[at] ^= 0x55;
        refused += lc_run_read(&run, path) != LC_OK || lc_forecaster_load(&f, path, dataset, &run.config) != LC_OK;
        lc_forecaster_free(f);
    }
    assert_true(refused > 10);
    lc_free(content);
    lc_dataset_free(dataset);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_version_is_refused_by_name),  cmocka_unit_test(texts_of_variable_length_are_not_read),
        cmocka_unit_test(a_flow_of_another_shape_is_refused),  cmocka_unit_test(a_run_that_contradicts_itself_is_refused),
        cmocka_unit_test(a_member_must_fit_its_configuration), cmocka_unit_test(a_run_file_holds_several_members),
        cmocka_unit_test(a_member_must_be_what_its_file_says), cmocka_unit_test(a_mean_of_squares_is_not_negative),
        cmocka_unit_test(a_damaged_run_is_loaded_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
