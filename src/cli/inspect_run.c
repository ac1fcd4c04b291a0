/* inspect_run - what a run file says of itself, without its data. */
#include "cli/inspect.h"

#include <string.h>

#include "core/buffer.h"
#include "data/classes.h"
#include "model/run_file.h"

/* "x <= -0.5", "-0.5 < x <= 0.5", "x > 0.5"; "" of a label. */
static void limits_of(char *out, size_t size, const lc_classes *c, size_t target, size_t k)
{
    const double *limit = c->limit ? c->limit + target * (c->count - 1) : NULL;
    char below[LC_NAME_MAX] = "", above[LC_NAME_MAX] = "";
    if (limit && k > 0)
        snprintf(below, sizeof below, k + 1 < c->count ? "%.6g < " : "> %.6g", limit[k - 1]);
    if (limit && k + 1 < c->count)
        snprintf(above, sizeof above, " <= %.6g", limit[k]);
    if (limit)
        snprintf(out, size, k + 1 < c->count ? "%sx%s" : "x %s%s", below, above);
    else
        snprintf(out, size, "%s", "");
}

/* A line for each class of each target. */
static void print_classes(const lc_run *run, const lc_classes *c)
{
    char limits[LC_TEXT_MAX];
    printf("classes     of %s, one for each %s\n", run->config.classes.of, run->config.classes.each);
    for (size_t target = 0; target < c->targets; target++)
        for (size_t k = 0; k < c->count; k++) {
            limits_of(limits, sizeof limits, c, target, k);
            lc_print_name("            ", c->target[target], "");
            lc_print_name(" ", c->name[k], *limits ? ": " : "");
            printf("%s, %llu training rows\n", limits, (unsigned long long)c->seen[target * c->count + k]);
        }
}

static json_t *class_json(const lc_classes *c, size_t target, size_t k)
{
    const double *limit = c->limit ? c->limit + target * (c->count - 1) : NULL;
    return json_pack("{so so so so sI}", "target", lc_json_text(c->target[target]), "name", lc_json_text(c->name[k]), "above",
                     limit && k > 0 ? lc_json_number(limit[k - 1]) : json_null(), "up_to",
                     limit && k + 1 < c->count ? lc_json_number(limit[k]) : json_null(), "training_rows",
                     (json_int_t)c->seen[target * c->count + k]);
}

/* null of numbers. */
static json_t *classes_json(const lc_classes *c)
{
    json_t *array = c ? json_array() : json_null();
    for (size_t i = 0; c && i < c->targets * c->count; i++)
        json_array_append_new(array, class_json(c, i / c->count, i % c->count));
    return array;
}

static lc_status print_json(const lc_run *run, const lc_classes *classes, const char *path, const char *weights, const char *data)
{
    return lc_print_json(
        json_pack("{ss so ss ss sI sI sI ss so ss sb ss ss so}", "schema", "lanecast-inspect-run-1", "run", lc_json_text(path),
                  "kind", run->config.model.kind, "training", lc_training_name(run->training), "epochs", (json_int_t)run->epochs,
                  "epochs_asked", (json_int_t)run->config.train.epochs, "best_epoch", (json_int_t)run->best_epoch,
                  "weights_digest", weights, "data", lc_json_text(run->config.data.file), "data_digest", data, "sealed",
                  run->sealed, "version", run->version, "level", run->level, "classes", classes_json(classes)));
}

static void print_training(const lc_run *run, const char *path)
{
    if (run->weights_digest == 0) {
        printf("training    %s has nothing to train\n", run->config.model.kind);
        return;
    }
    printf("training    %s\n", lc_training_name(run->training));
    printf("epochs      %zu of %zu done", run->epochs, run->config.train.epochs);
    if (run->best_epoch)
        printf(", the best is %zu", run->best_epoch);
    putchar('\n');
    if (run->training == LC_TRAINING_UNFINISHED)
        lc_print_name("continue    lanecast resume ", path, "\n");
}

static lc_status print_text(const lc_run *run, const lc_classes *classes, const char *path, const char *weights, const char *data)
{
    lc_print_name("", path, ": a run file\n\n");
    printf("model       %s\n", run->config.model.kind);
    print_training(run, path);
    if (classes)
        print_classes(run, classes);
    if (run->weights_digest)
        printf("weights     digest %s\n", weights);
    lc_print_name("data        ", run->config.data.file, "");
    printf(", digest %s\n", data);
    printf("program     lanecast %s, level %s\n", run->version, run->level);
    printf("bytes       %s\n", run->sealed ? "as they were written" : "without digests: another program has written them");
    return LC_OK;
}

/* What a run file says, and of which classes; NULL: of numbers. */
static lc_status read_run(lc_run *run, lc_classes **classes, const char *path)
{
    lc_status status = LC_OK;
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    *run = source.run;
    if (lc_class_config_is_on(&run->config.classes))
        status = lc_run_read_classes(classes, source.h5, path);
    lc_run_source_close(&source);
    return status;
}

lc_status lc_inspect_run(bool *done, const lc_args *args, const char *path, lc_status status)
{
    char message[LC_TEXT_MAX], weights[LC_NAME_MAX], data[LC_NAME_MAX];
    lc_run run;
    lc_classes *classes = NULL;
    *done = false;
    if (status != LC_E_DATA)
        return status;
    snprintf(message, sizeof message, "%s", lc_error_message());
    if (read_run(&run, &classes, path) != LC_OK)
        return lc_fail(status, "%s", message);
    *done = true;
    snprintf(weights, sizeof weights, "%016llx", (unsigned long long)run.weights_digest);
    snprintf(data, sizeof data, "%016llx", (unsigned long long)run.data_digest);
    status = lc_args_json(args) ? print_json(&run, classes, path, weights, data) : print_text(&run, classes, path, weights, data);
    lc_classes_free(classes);
    return status;
}
