/* inspect_run - what a run file says of itself, without its data. */
#include "cli/inspect.h"

#include "cli/classes.h"
#include "cli/ensemble.h"
#include "cli/flow.h"
#include "data/classes.h"
#include "model/run_file.h"

#include <string.h>

/* What is printed. */
typedef struct facts {
    const lc_run *run;
    const char *path, *weights, *data; /* digests of these */
    lc_flow *flow;
    lc_classes *classes;
    lc_member_facts *member;
    size_t members;
} facts;

static lc_status print_json(const facts *f)
{
    const lc_run *run = f->run;
    return lc_print_json(
        json_pack("{ss so ss ss sI sI sI sI sI ss so ss sb ss ss so so so}", "schema", "lanecast-inspect-run-1", "run",
                  lc_json_text(f->path), "kind", run->config.model.kind, "training", lc_training_name(run->training), "epochs",
                  (json_int_t)run->epochs, "epochs_asked", (json_int_t)run->config.train.epochs, "best_epoch",
                  (json_int_t)run->best_epoch, "rounds", (json_int_t)run->rounds, "best_round", (json_int_t)run->best_round,
                  "weights_digest", f->weights, "data", lc_json_text(run->config.data.file), "data_digest", f->data, "sealed",
                  run->sealed, "version", run->version, "level", run->level, "gradient_flow", lc_flow_json(f->flow), "classes",
                  lc_classes_list(f->classes), "members", lc_members_json(f->member, f->members)));
}

static void print_epochs(const lc_run *run)
{
    printf("epochs      %zu of %zu done", run->epochs, run->config.train.epochs);
    if (run->best_epoch)
        printf(", the best is %zu", run->best_epoch);
    putchar('\n');
    if (run->config.train.validate_every)
        printf("validations %zu done, the best is %zu\n", run->rounds, run->best_round);
}

static void print_training(const facts *f)
{
    const lc_run *run = f->run;
    if (run->weights_digest == 0) {
        printf("training    %s has nothing to train\n", run->config.model.kind);
        return;
    }
    printf("training    %s\n", lc_training_name(run->training));
    if (lc_ridge_is(&run->config.model))
        return;
    if (run->config.run.seeds > 1) {
        printf("networks    %zu of %zu have begun\n", f->members, run->config.run.seeds);
        lc_members_print(f->member, f->members, NULL);
    } else
        print_epochs(run);
    if (run->training == LC_TRAINING_UNFINISHED)
        lc_print_name("continue    lanecast resume ", f->path, "\n");
}

static lc_status print_text(const facts *f)
{
    const lc_run *run = f->run;
    lc_print_name("", f->path, ": a run file\n\n");
    printf("model       %s\n", run->config.model.kind);
    print_training(f);
    if (f->classes)
        lc_classes_print(run, f->classes);
    if (run->weights_digest)
        printf("weights     digest %s\n", f->weights);
    lc_print_name("data        ", run->config.data.file, "");
    printf(", digest %s\n", f->data);
    printf("program     lanecast %s, level %s\n", run->version, run->level);
    printf("bytes       %s\n", run->sealed ? "as they were written" : "without digests: another program has written them");
    return f->flow ? lc_flow_print(f->flow) : LC_OK;
}

lc_status lc_inspect_run(bool *done, const lc_args *args, const char *path, lc_status status)
{
    char message[LC_TEXT_MAX], weights[LC_NAME_MAX], data[LC_NAME_MAX];
    lc_run_source source;
    facts f = {.run = &source.run, .path = path, .weights = weights, .data = data};
    *done = false;
    if (status != LC_E_DATA)
        return status;
    snprintf(message, sizeof message, "%s", lc_error_message());
    if (lc_run_source_open(&source, path) != LC_OK)
        return lc_fail(status, "%s", message);
    *done = true;
    snprintf(weights, sizeof weights, "%016llx", (unsigned long long)source.run.weights_digest);
    snprintf(data, sizeof data, "%016llx", (unsigned long long)source.run.data_digest);
    TRY(lc_run_source_members(&f.member, &f.members, &source));
    TRY(lc_run_source_flow(&f.flow, &source));
    TRY(lc_classes_of_run(&f.classes, &source));
    status = (lc_args_json(args) ? print_json : print_text)(&f);
done:
    lc_run_source_close(&source);
    lc_members_free(f.member);
    lc_flow_free(f.flow);
    lc_classes_free(f.classes);
    return status;
}
