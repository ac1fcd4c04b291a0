/* sweep_gp - the sampler gp: spaces and losses of every kind, minima, trials that run, and points that are tried already. */
#include <math.h>

#include "core/mem.h"
#include "sweep/sampler.h"
#include "unit/domain.h"

enum { TRIALS_MOST = 64 };

static const lc_study plain = {.objectives = 1};

typedef struct bed {
    lc_domain domain;
    lc_knob_values knobs;
    lc_trial trial[TRIALS_MOST];
    size_t trials;
} bed;

static void begin(bed *b, const char *const *dimension)
{
    const lc_config base = lc_config_default();
    *b = (bed){.domain = domain_of(dimension, &base)};
    assert_ok(lc_knobs_read(&b->knobs, NULL, "gp", lc_sampler_find("gp")->knobs));
}

static void finish(bed *b)
{
    for (size_t n = 0; n < b->trials; n++)
        lc_trial_clear(&b->trial[n]);
    lc_domain_free(&b->domain);
}

static lc_sampling sampling_of(const bed *b, size_t known)
{
    return (lc_sampling){&b->domain, &plain, 7, b->trials, b->trial, known, &b->knobs};
}

/* Another trial, of a point that is inside. */
static lc_trial *suggest(bed *b, size_t known)
{
    lc_trial *t = &b->trial[b->trials];
    const lc_sampling sampling = sampling_of(b, known);
    assert_true(b->trials < TRIALS_MOST);
    assert_ok(lc_trial_new(t, b->trials, b->domain.count));
    assert_ok(lc_sampler_find("gp")->suggest(t->value, &sampling));
    for (size_t i = 0; i < b->domain.count; i++) {
        const lc_dimension *d = &b->domain.dimension[i];
        assert_true(lc_dimension_has(d, t->value[i]));
        assert_true(!(d->step > 0) || fabs(remainder(t->value[i] - d->low, d->step)) < 1e-9);
    }
    lc_domain_trim(t->value, &b->domain);
    b->trials++;
    return t;
}

static void end(lc_trial *t, double loss)
{
    t->state = LC_TRIAL_COMPLETE;
    t->objective[0] = loss;
}

static size_t count_same(const bed *b, const lc_trial *t)
{
    size_t same = 0;
    for (size_t n = 0; n < b->trials; n++)
        same += memcmp(b->trial[n].value, t->value, b->domain.count * sizeof *t->value) == 0;
    return same - 1;
}

/* --- spaces and losses ------------------------------------------------------------------------------------------------ */

#define NUMBERS "train.clip=0.5..2", "train.rate=1e-4..1e-2:log", "model.dropout=0..0.5"

/* The loss of each trial, whatever its point is. */
static void losses_are_borne(const double *loss, size_t losses)
{
    bed b;
    begin(&b, (const char *const[]){"model.cell=lstm,gru,rnn", "train.rate=1e-4..1e-2:log", "model.hidden=8..64:8", NULL});
    for (size_t n = 0; n < 24; n++)
        end(suggest(&b, n), loss[n % losses]);
    for (size_t n = 0; n < 24; n++)
        assert_int_equal(count_same(&b, &b.trial[n]), 0);
    finish(&b);
}

static void any_losses_are_borne(void **state)
{
    (void)state;
    losses_are_borne((const double[]){1}, 1);
    losses_are_borne((const double[]){0., -0.}, 2);
    losses_are_borne((const double[]){1e300, 1, -1e300, 2, 3}, 5);
    losses_are_borne((const double[]){1e-320, 0, 2e-320}, 3);
    losses_are_borne((const double[]){INFINITY, 1, NAN, -INFINITY}, 4);
    losses_are_borne((const double[]){INFINITY}, 1);
}

static void trials_of_any_state_are_borne(void **state)
{
    (void)state;
    for (int of = LC_TRIAL_RUNNING; of < LC_TRIAL_WAITING; of++) {
        bed b;
        begin(&b, (const char *const[]){NUMBERS, NULL});
        for (size_t n = 0; n < 24; n++) {
            lc_trial *t = suggest(&b, n);
            end(t, t->value[0]);
            t->state = n < 11 ? LC_TRIAL_COMPLETE : (lc_trial_state)of;
            for (size_t epoch = 0; epoch < n % 3; epoch++)
                assert_ok(lc_trial_report(t, t->value[0]));
        }
        for (size_t n = 0; n < 24; n++)
            assert_int_equal(count_same(&b, &b.trial[n]), 0);
        finish(&b);
    }
}

/* Every combination is tried once before any is tried again, and then it still has an answer. */
static void all_points_are_tried(const char *const *dimension, size_t points)
{
    bed b;
    begin(&b, dimension);
    ((size_t *)&b.knobs)[0] = 1;
    for (size_t n = 0; n < points + 3; n++) {
        lc_trial *t = suggest(&b, n > 2 ? n - 2 : 0);
        end(t, (double)(n % 5));
        if (n > 2 && n < points)
            assert_int_equal(count_same(&b, t), 0);
    }
    finish(&b);
}

static void a_space_of_few_points_is_tried_whole(void **state)
{
    (void)state;
    all_points_are_tried((const char *const[]){"model.cell=lstm,gru", NULL}, 2);
    all_points_are_tried((const char *const[]){"model.cell=lstm,gru,rnn", "train.optimizer=adam,sgd", NULL}, 6);
    all_points_are_tried((const char *const[]){"model.hidden=8..64:8", "model.layers=1..3", NULL}, 24);
}

/* Numbers that choose what counts, and choices that do. */
static void conditions_are_borne(void **state)
{
    (void)state;
    bed b;
    begin(&b, (const char *const[]){"model.loss=mse,huber", "model.huber.delta=0.1..10:log", "model.layers=1..3",
                                    "model.dropout=0..0.5 if model.layers=2,3", "train.rate=1e-4..1e-2:log", NULL});
    size_t without = 0;
    for (size_t n = 0; n < 40; n++) {
        lc_trial *t = suggest(&b, n);
        end(t, t->value[2] + fabs(log(t->value[4] / 1e-3)) + (isnan(t->value[1]) ? 1 : fabs(log(t->value[1]))));
        without += isnan(t->value[1]) || isnan(t->value[3]);
    }
    const lc_trial *last = &b.trial[39];
    assert_true(without > 10 && last->value[0] == 1 && last->value[2] == 1 && isnan(last->value[3]));
    finish(&b);
}

/* None that varies, and one beside two that do. */
static void a_dimension_of_one_value_is_borne(void **state)
{
    (void)state;
    lc_dimension dimension[] = {{.kind = LC_DIMENSION_COUNT, .low = 8, .high = 8, .step = 1}, {.high = 1}, {.high = 1}};
    for (size_t dimensions = 1; dimensions <= 3; dimensions += 2) {
        bed b = {.domain = {dimension, dimensions, dimensions}};
        assert_ok(lc_knobs_read(&b.knobs, NULL, "gp", lc_sampler_find("gp")->knobs));
        for (size_t n = 0; n < 16; n++) {
            end(suggest(&b, n), (double)(n % 3));
            assert_true(b.trial[n].value[0] == 8);
        }
        for (size_t n = 0; n < b.trials; n++)
            lc_trial_clear(&b.trial[n]);
    }
}

/* As after --continue with another dimension: at first no trial has a place. */
static void trials_that_lack_a_dimension_are_left_out(void **state)
{
    (void)state;
    bed b;
    begin(&b, (const char *const[]){NUMBERS, NULL});
    for (size_t n = 0; n < 30; n++) {
        lc_trial *t = suggest(&b, n > 2 ? n - 2 : 0);
        end(t, t->value[0]);
        for (size_t m = 0; m < n && n < 15; m++)
            assert_true(t->value[0] != b.trial[m].value[0] && t->value[2] != b.trial[m].value[2]);
        assert_int_equal(count_same(&b, t), 0);
        t->value[1] = n < 15 ? (double)NAN : t->value[1];
    }
    finish(&b);
}

static void forty_dimensions_are_borne(void **state)
{
    (void)state;
    enum { DIMENSIONS = 40 };
    lc_dimension dimension[DIMENSIONS];
    bed b = {.domain = {dimension, DIMENSIONS, DIMENSIONS}};
    for (size_t i = 0; i < DIMENSIONS; i++)
        dimension[i] = (lc_dimension){.high = 1};
    assert_ok(lc_knobs_read(&b.knobs, NULL, "gp", lc_sampler_find("gp")->knobs));
    double first = INFINITY, best = INFINITY;
    for (size_t n = 0; n < 40; n++) {
        lc_trial *t = suggest(&b, n);
        double loss = 0;
        for (size_t i = 0; i < DIMENSIONS; i++)
            loss += (t->value[i] - 0.3) * (t->value[i] - 0.3);
        end(t, loss);
        *(n < 10 ? &first : &best) = fmin(n < 10 ? first : best, loss);
    }
    assert_true(best < first);
    for (size_t n = 0; n < b.trials; n++)
        lc_trial_clear(&b.trial[n]);
}

/* --- what it learns --------------------------------------------------------------------------------------------------- */

static double bowl(const bed *b, const lc_trial *t)
{
    double loss = 0;
    for (size_t i = 0; i < b->domain.count; i++) {
        const double away = lc_dimension_share(&b->domain.dimension[i], t->value[i]) - 0.3;
        loss += away * away;
    }
    return loss;
}

/* Of eight that begin together each is somewhere else, and none of them at a distance of nothing but a last step. */
static void trials_that_run_are_not_at_one_place(void **state)
{
    (void)state;
    bed b;
    begin(&b, (const char *const[]){NUMBERS, NULL});
    for (size_t n = 0; n < 24; n++) {
        lc_trial *t = suggest(&b, n < 16 ? n : 16);
        end(t, bowl(&b, t));
    }
    for (size_t n = 17; n < 24; n++)
        for (size_t m = 16; m < n; m++) {
            double apart = 0;
            for (size_t i = 0; i < 3; i++)
                apart = fmax(apart, fabs(lc_dimension_share(&b.domain.dimension[i], b.trial[n].value[i]) -
                                         lc_dimension_share(&b.domain.dimension[i], b.trial[m].value[i])));
            assert_true(apart > 0.01);
        }
    finish(&b);
}

/* Half of the space fails: it goes elsewhere. */
static void it_keeps_away_from_where_trials_fail(void **state)
{
    (void)state;
    bed b;
    size_t failed = 0;
    begin(&b, (const char *const[]){"train.clip=0..1", "model.dropout=0..0.5", NULL});
    for (size_t n = 0; n < 50; n++) {
        lc_trial *t = suggest(&b, n);
        end(t, fabs(t->value[0] - 0.45) + t->value[1]);
        if (t->value[0] > 0.5) {
            t->state = LC_TRIAL_FAIL;
            failed += n >= 20;
        }
    }
    assert_true(failed < 8);
    finish(&b);
}

/* The least loss of so many trials. */
static double best_of(bed *b, size_t trials, size_t lag)
{
    double best = INFINITY;
    while (b->trials < trials) {
        lc_trial *t = suggest(b, b->trials > lag ? b->trials - lag : 0);
        end(t, bowl(b, t));
        best = fmin(best, t->objective[0]);
    }
    return best;
}

static void fifty_trials_find_the_minimum_of_a_bowl(void **state)
{
    (void)state;
    for (size_t lag = 0; lag <= 3; lag += 3) {
        bed b;
        begin(&b, (const char *const[]){NUMBERS, NULL});
        assert_true(best_of(&b, 50, lag) < (lag ? 1e-5 : 1e-6));
        finish(&b);
    }
}

/* With more trials than it may hear of it goes on to the minimum. */
static void it_forgets_and_still_finds(void **state)
{
    (void)state;
    bed b;
    begin(&b, (const char *const[]){NUMBERS, NULL});
    ((size_t *)&b.knobs)[1] = 20;
    assert_true(best_of(&b, TRIALS_MOST, 5) < 1e-3);
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_losses_are_borne),
        cmocka_unit_test(trials_of_any_state_are_borne),
        cmocka_unit_test(a_space_of_few_points_is_tried_whole),
        cmocka_unit_test(conditions_are_borne),
        cmocka_unit_test(a_dimension_of_one_value_is_borne),
        cmocka_unit_test(trials_that_lack_a_dimension_are_left_out),
        cmocka_unit_test(forty_dimensions_are_borne),
        cmocka_unit_test(trials_that_run_are_not_at_one_place),
        cmocka_unit_test(it_keeps_away_from_where_trials_fail),
        cmocka_unit_test(fifty_trials_find_the_minimum_of_a_bowl),
        cmocka_unit_test(it_forgets_and_still_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
