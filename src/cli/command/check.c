/* check - whether this machine keeps what Lanecast promises: the same bits for any number of threads and at every level. */
#include <string.h>

#include "cli/command.h"
#include "core/clock.h"
#include "core/names.h"
#include "model/determinism.h"

enum { CONFIGURATIONS = 200, STEPS = 50, SAID_EVERY = 20, THREADS = 6 };

static const size_t threads[THREADS] = {1, 2, 3, 4, 7, 16};
static const char *const what[] = {"determinism", NULL};

typedef struct checking {
    lc_way way[LC_WAYS_MAX];
    size_t ways;
    size_t equal[LC_WAYS_MAX]; /* configurations that have the same bits in that way */
    size_t different;          /* configurations that have not, in one or more */
    json_t *differences;
    double seconds;
} checking;

/* One line for a way that differs, and the configuration to see it again. */
static lc_status report(checking *c, size_t index, const lc_way *way, const lc_config *config)
{
    char *text = NULL;
    CHECK(lc_config_write(&text, config));
    json_t *row = json_pack("{sI sI ss ss}", "configuration", (json_int_t)index, "threads", (json_int_t)way->threads, "level",
                            way->lane->name, "text", text);
    lc_string_free(text);
    if (!row || json_array_append_new(c->differences, row) != 0)
        return lc_fail(LC_E_FAILURE, "out of memory for what differs");
    return LC_OK;
}

static lc_status check_one(checking *c, const lc_dataset *dataset, size_t index)
{
    const lc_config config = lc_determinism_config(index);
    uint64_t digest[LC_WAYS_MAX];
    bool differs[LC_WAYS_MAX];
    for (size_t i = 0; i < c->ways; i++)
        CHECK(lc_determinism_digest(&digest[i], dataset, &config, STEPS, &c->way[i]));
    c->different += lc_determinism_compare(differs, digest, c->way, c->ways) > 0;
    for (size_t i = 0; i < c->ways; i++) {
        c->equal[i] += !differs[i];
        if (differs[i])
            CHECK(report(c, index, &c->way[i], &config));
    }
    return LC_OK;
}

static lc_status check_all(checking *c, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    const double began = lc_clock_seconds();
    c->ways = lc_ways_all(c->way, threads, THREADS);
    TRY(lc_determinism_data(&dataset));
    for (size_t index = 0; index < CONFIGURATIONS; index++) {
        TRY(check_one(c, dataset, index));
        if ((index + 1) % SAID_EVERY == 0)
            lc_note(args, "%zu of %d configurations, %.0f s", index + 1, CONFIGURATIONS, lc_clock_seconds() - began);
    }
    c->seconds = lc_clock_seconds() - began;
done:
    lc_dataset_free(dataset);
    return status;
}

/* --- output ---------------------------------------------------------------------------------------------------------- */

static lc_status fill_table(lc_table *table, const checking *c)
{
    CHECK(lc_table_column(table, "same bits with threads", LC_TABLE_LEFT));
    for (size_t i = 0; i < THREADS; i++) {
        char title[LC_NAME_MAX];
        snprintf(title, sizeof title, "%zu", threads[i]);
        CHECK(lc_table_column(table, title, LC_TABLE_RIGHT));
    }
    for (size_t i = 0; i < c->ways; i++) {
        if (i % THREADS == 0)
            CHECK(lc_table_text(table, "%s", c->way[i].lane->name));
        CHECK(lc_table_text(table, "%zu/%d", c->equal[i], CONFIGURATIONS));
    }
    return LC_OK;
}

static void print_differences(const checking *c)
{
    size_t i;
    json_t *row;
    json_array_foreach(c->differences, i, row)
    {
        printf("\nConfiguration %d: other bits with %d threads at level %s\n\n%s",
               (int)json_integer_value(json_object_get(row, "configuration")),
               (int)json_integer_value(json_object_get(row, "threads")), json_string_value(json_object_get(row, "level")),
               json_string_value(json_object_get(row, "text")));
    }
}

static lc_status print_text(const checking *c)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(fill_table(table, c));
    TRY(lc_print_table(table, NULL));
    print_differences(c);
    printf("\n%zu trainings of %d steps in %.0f s: ", CONFIGURATIONS * c->ways, STEPS, c->seconds);
    if (c->different)
        printf("%zu of %d configurations differ\n", c->different, CONFIGURATIONS);
    else
        printf("%d configurations, equal in every bit\n", CONFIGURATIONS);
done:
    lc_table_free(table);
    return status;
}

static lc_status print_json(const checking *c)
{
    json_t *ways = json_array();
    for (size_t i = 0; i < c->ways; i++)
        json_array_append_new(ways, json_pack("{ss sI sI}", "level", c->way[i].lane->name, "threads",
                                              (json_int_t)c->way[i].threads, "equal", (json_int_t)c->equal[i]));
    return lc_print_json(json_pack("{ss ss sb si si so sO so}", "schema", "lanecast-check-1", "check", what[0], "equal",
                                   c->different == 0, "configurations", CONFIGURATIONS, "steps", STEPS, "ways", ways,
                                   "differences", c->differences, "seconds", lc_json_number(c->seconds)));
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    checking c = {.ways = 0};
    const char *word = lc_args_word(args, 0);
    if (!what[lc_names_find(what, word)])
        return lc_names_refuse(LC_E_USAGE, "check", word, what);
    c.differences = json_array();
    TRY(check_all(&c, args));
    TRY(lc_args_json(args) ? print_json(&c) : print_text(&c));
    if (c.different)
        FAIL(LC_E_MISMATCH, "%zu of %d configurations do not have the same bits in every way", c.different, CONFIGURATIONS);
done:
    json_decref(c.differences);
    return status;
}

const lc_command lc_command_check = {
    .group = LC_GROUP_TOOL,
    .summary = "whether this machine gives the same bits in every way",
    .words = "determinism",
    .words_least = 1,
    .words_most = 1,
    .details = "determinism: 200 small configurations of every kind are trained for 50 steps with\n"
               "1, 2, 3, 4, 7 and 16 threads, more than there are cores too, at every level that the\n"
               "processor has, and compared in every bit of weights, moments and errors. It takes\n"
               "about a minute on two idle cores. The level portable has no fused multiply-add and\n"
               "gives bits of its own; avx2, avx512 and neon give the same.\n"
               "\n"
               "If anything differs, the exit status is 7, and the configuration is printed. To see\n"
               "it again, train it with --threads 1 and with the number that differs, on\n"
               "\n"
               "  lanecast simulate weather --rows 240 --series 2 --seed 1 -o weather.h5",
    .examples = "    lanecast check determinism",
    .run = run,
};
