/* The members of a run file: written and read, and what a file may not say of them. */
#include <unistd.h>

#include "core/rng.h"
#include "unit/odd_run.h"

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
            (lc_epoch){(double)(m->rounds + 1), lc_rng_normal(&rng), .valid_loss = NAN, .rate = lc_rng_uniform(&rng)};
    m->best_round = epochs;
    m->training = LC_TRAINING_FINISHED;
    return m;
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

enum { NORM = 2, RATE = 3 }; /* columns of write_claim */

/* What a file says of a member. */
typedef struct claim {
    const char *training;
    uint64_t digest;
    size_t losses, rates; /* values in its history */
    size_t column;        /* of the history, whose second value is: */
    double second;
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
    lc_h5 *members, *member, *history;
    assert_ok(lc_h5_group_create(&members, h5, "members"));
    assert_ok(lc_h5_write_count(members, NULL, "count", 1));
    assert_ok(lc_h5_group_create(&member, members, "0"));
    assert_ok(lc_h5_write_count(member, NULL, "weights_digest", says->digest));
    assert_ok(lc_h5_write_count(member, NULL, "best_epoch", 2));
    assert_ok(lc_h5_write_text(member, NULL, "training", says->training));
    write_weights(member, m, net);
    assert_ok(lc_h5_group_create(&history, member, "history"));
    for (size_t c = 0; c < 4; c++) {
        const lc_h5_shape shape = {1, {c < 3 ? says->losses : says->rates}};
        assert_ok(lc_h5_write_array(history, column[c], LC_H5_F64, &shape, (double[8]){1, c == says->column ? says->second : 0}));
    }
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
    assert_ok(read_claim(&(claim){"finished", digest, 2, 2, 0, 0}, m, net));
    assert_fails(read_claim(&(claim){"paused", digest, 2, 2, 0, 0}, m, net), LC_E_DATA,
                 "r.h5: a member's attribute 'training' is not finished, unfinished or diverged");
    assert_fails(read_claim(&(claim){"finished", digest + 1, 2, 2, 0, 0}, m, net), LC_E_DATA,
                 "r.h5: its weights are not those that were saved: their digest is ");
    assert_fails(read_claim(&(claim){"finished", digest, 2, 1, 0, 0}, m, net), LC_E_DATA,
                 "r.h5: history/rate does not have one value per round");
    assert_fails(read_claim(&(claim){"finished", digest, 1, 1, 0, 0}, m, net), LC_E_DATA, "r.h5: its best round is 2 of 1");
    assert_ok(read_claim(&(claim){"finished", digest, 2, 2, NORM, INFINITY}, m, net));
    assert_fails(read_claim(&(claim){"finished", digest, 2, 2, NORM, -1}, m, net), LC_E_DATA,
                 "r.h5: history, round 2: a rate of 0 and a norm of gradients of -1 cannot be");
    assert_fails(read_claim(&(claim){"finished", digest, 2, 2, RATE, -0.5}, m, net), LC_E_DATA,
                 "r.h5: history, round 2: a rate of -0.5 and a norm of gradients of 0 cannot be");
    assert_fails(read_claim(&(claim){"finished", digest, 2, 2, RATE, INFINITY}, m, net), LC_E_DATA,
                 "r.h5: history, round 2: a rate of inf and a norm of gradients of 0 cannot be");
    m->weights[1] = (lc_real)INFINITY;
    assert_fails(read_claim(&(claim){"finished", lc_member_digest(m), 2, 2, 0, 0}, m, net), LC_E_DATA,
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_file_holds_several_members),
        cmocka_unit_test(a_member_must_fit_its_configuration),
        cmocka_unit_test(a_member_must_be_what_its_file_says),
        cmocka_unit_test(a_mean_of_squares_is_not_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
