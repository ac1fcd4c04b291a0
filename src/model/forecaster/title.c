/* title - what a model is: kind, cell, units, layers, loss, seeds, each where it is not the plain one. */
#include "model/title.h"

#include "nn/arch.h"

#include <stdio.h>
#include <string.h>

/* "a word" after the others, or nothing. */
static void add(char *out, size_t size, const char *word)
{
    const size_t used = strlen(out);
    snprintf(out + used, size - used, "%s%s", used ? " " : "", word);
}

static void add_count(char *out, size_t size, const char *format, size_t count)
{
    char word[LC_NAME_MAX];
    snprintf(word, sizeof word, format, count);
    add(out, size, word);
}

static void add_units(char *out, size_t size, const lc_model_config *m)
{
    for (size_t i = 0; i < m->hidden_count; i++)
        add_count(out, size, "%zu", m->hidden[i]);
    if (m->hidden_count == 1 && lc_model_layers(m) > 1)
        add_count(out, size, "%zu-layer", lc_model_layers(m));
}

void lc_config_title(char *out, size_t size, const lc_config *config)
{
    const lc_config plain = lc_config_default();
    const lc_model_config *m = &config->model;
    out[0] = '\0';
    if (strcmp(m->kind, plain.model.kind) != 0)
        add(out, size, m->kind);
    if (!lc_arch_find(m->kind))
        return;
    if (m->bidirectional)
        add(out, size, "bidirectional");
    add(out, size, m->cell);
    add_units(out, size, m);
    if (strcmp(m->loss, plain.model.loss) != 0)
        add(out, size, m->loss);
    if (config->run.seeds > 1)
        add_count(out, size, "%zu-seed", config->run.seeds);
}
