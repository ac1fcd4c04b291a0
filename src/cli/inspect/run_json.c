/* run_json - a run file as one JSON object. */
#include "cli/inspect_run.h"

#include "cli/classes.h"
#include "cli/ensemble.h"
#include "cli/flow.h"
#include "cli/ridge.h"
#include "model/title.h"
#include "nn/arch.h"

static json_t *history(const lc_run_contents *c)
{
    json_t *array = json_array();
    for (const lc_epoch *e = c->history; e && e < c->history + c->rounds; e++)
        json_array_append_new(array,
                              json_pack("{so so so so so}", "epochs", lc_json_number(e->epochs), "loss", lc_json_number(e->loss),
                                        "valid_loss", lc_json_number(e->valid_loss), "gradient_norm",
                                        lc_json_number(e->gradient_norm), "rate", lc_json_number(e->rate)));
    return array;
}

static json_t *names(char *const *name, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, lc_json_text(name[i]));
    return array;
}

static size_t units_of(const lc_model_config *m, size_t layer)
{
    return m->hidden[m->hidden_count > 1 ? layer : 0];
}

/* Its kind and sizes, as the text says them; null where there is no network. */
static json_t *network(const lc_model_config *m)
{
    if (!lc_arch_find(m->kind))
        return json_null();
    json_t *units = json_array();
    for (size_t i = 0; i < lc_model_layers(m); i++)
        json_array_append_new(units, json_integer((json_int_t)units_of(m, i)));
    return json_pack("{ss sb sI so ss}", "cell", m->cell, "bidirectional", m->bidirectional, "layers",
                     (json_int_t)lc_model_layers(m), "units", units, "loss", m->loss);
}

/* What it is: its configuration, and what follows from it. */
static lc_status add_model(json_t *object, const lc_run_facts *f)
{
    char title[LC_TEXT_MAX], *config = NULL;
    const lc_config *c = &f->run->config;
    CHECK(lc_config_write(&config, c));
    lc_config_title(title, sizeof title, c);
    json_object_set_new(object, "name", json_string(title));
    json_object_set_new(object, "network", network(&c->model));
    json_object_set_new(object, "context", json_integer((json_int_t)c->window.context));
    json_object_set_new(object, "horizon", json_integer((json_int_t)c->window.horizon));
    json_object_set_new(object, "parameters", json_integer((json_int_t)f->contents.parameters));
    json_object_set_new(object, "channels", names(f->contents.channel, f->contents.channels));
    json_object_set_new(object, "series", names(f->contents.series, f->contents.series_count));
    json_object_set_new(object, "history", history(&f->contents));
    json_object_set_new(object, "ridge", lc_ridge_json(f->ridge));
    json_object_set_new(object, "valid_seen_in_training", json_integer((json_int_t)f->run->valid_seen));
    json_object_set_new(object, "bytes", json_integer((json_int_t)f->bytes));
    json_object_set_new(object, "config", lc_json_text(config));
    lc_string_free(config);
    return LC_OK;
}

lc_status lc_run_facts_json(const lc_run_facts *f)
{
    const lc_run *run = f->run;
    json_t *object =
        json_pack("{ss so ss ss sI sI sI sI sI ss so ss sb ss ss so so so}", "schema", "lanecast-inspect-run-1", "run",
                  lc_json_text(f->path), "kind", run->config.model.kind, "training", lc_training_name(run->training), "epochs",
                  (json_int_t)run->epochs, "epochs_asked", (json_int_t)run->config.train.epochs, "best_epoch",
                  (json_int_t)run->best_epoch, "rounds", (json_int_t)run->rounds, "best_round", (json_int_t)run->best_round,
                  "weights_digest", f->weights, "data", lc_json_text(run->config.data.file), "data_digest", f->data, "sealed",
                  run->sealed, "version", run->version, "level", run->level, "gradient_flow", lc_flow_json(f->flow), "classes",
                  lc_classes_list(f->classes), "members", lc_members_json(f->member, f->members));
    const lc_status status = add_model(object, f);
    if (status != LC_OK) {
        json_decref(object);
        return status;
    }
    return lc_print_json(object);
}
