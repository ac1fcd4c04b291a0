/* option - the configuration of a run: one struct, one table.
 *
 * One row per knob. The same row fills the struct, parses the file and --set, prints --help and the manual, and goes into the run
 * file.
 */
#ifndef LANECAST_OPTION_H
#define LANECAST_OPTION_H

#include <lanecast/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { LC_TEXT_MAX = 1024, LC_NAME_MAX = 64, LC_LAYERS_MAX = 16 };

typedef struct lc_data_config {
    char file[LC_TEXT_MAX];    /* the dataset */
    char target[LC_TEXT_MAX];  /* channel names separated by spaces or commas, or * for all */
    char input[LC_TEXT_MAX];   /* channels the model reads, likewise */
    char split[LC_NAME_MAX];   /* "8640 2880 2880" rows, "0.7 0.1 0.2" fractions, "2015-01-01 2016-01-01" first days of validation
                                  and test */
    char scale[LC_NAME_MAX];   /* a scaler */
    char missing[LC_NAME_MAX]; /* error, forward (last known value), skip (no window holds one) */
    size_t season;             /* rows per season; 0: none */
} lc_data_config;

typedef struct lc_window_config {
    size_t context, horizon, stride; /* rows */
    char gaps[LC_NAME_MAX];          /* cut: no window crosses a gap (window.h says what that is); ignore */
    size_t drop_last;                /* evaluation drops windows beyond the last multiple of this; 0: every window counts */
} lc_window_config;

typedef struct lc_model_config {
    char kind[LC_NAME_MAX]; /* recurrent, or a baseline */
    char cell[LC_NAME_MAX];
    size_t hidden[LC_LAYERS_MAX]; /* units per layer */
    size_t hidden_count;          /* sizes given: 1 (every layer the same) or one per layer */
    size_t layers;                /* 0: as many as sizes given */
    bool bidirectional;
    double dropout; /* between layers, training only */
    bool anchor;    /* the network reads and forecasts differences from the last known row */
    char loss[LC_NAME_MAX];
    double huber_delta;     /* where huber turns from square to straight, in scaled units */
    char init[LC_NAME_MAX]; /* glorot or pytorch */
} lc_model_config;

/* How many layers that is. */
static inline size_t lc_model_layers(const lc_model_config *model)
{
    return model->layers ? model->layers : model->hidden_count;
}

typedef struct lc_train_config {
    size_t epochs, batch;
    char order[LC_NAME_MAX]; /* of windows: shuffled or consecutive */
    char optimizer[LC_NAME_MAX];
    double rate, momentum, beta1, beta2, decay; /* decay: AdamW's, decoupled */
    char schedule[LC_NAME_MAX];
    size_t warmup;      /* epochs of linear warm-up */
    size_t step_epochs; /* step: every so many epochs */
    double gamma;       /* step, exponential: times this */
    double clip;        /* global norm; 0: off */
    double clip_value;  /* each element; 0: off */
    size_t patience;    /* epochs without improvement before stopping; 0: never */
} lc_train_config;

typedef struct lc_run_config {
    uint64_t seed;
    size_t threads; /* 0: all */
} lc_run_config;

typedef struct lc_config {
    lc_data_config data;
    lc_window_config window;
    lc_model_config model;
    lc_train_config train;
    lc_run_config run;
} lc_config;

typedef enum lc_option_kind {
    LC_OPTION_TEXT,
    LC_OPTION_COUNT,
    LC_OPTION_COUNTS,
    LC_OPTION_NUMBER,
    LC_OPTION_FLAG,
    LC_OPTION_SEED,
    LC_OPTION_CHOICE
} lc_option_kind;

typedef struct lc_option {
    const char *section, *key;
    lc_option_kind kind;
    size_t offset,
        capacity;         /* where in lc_config; bytes of a text, items of a list (their number, a size_t, stands after them) */
    const char *standard; /* the default, as it would stand in a file */
    double least, most;   /* range of a number or count */
    const char *const *(*choices)(void); /* of a choice: its names, NULL-ended */
    const char *help;                    /* one line */
} lc_option;

/* The table, and how many rows it has. */
const lc_option *lc_option_table(size_t *count);

/* Every option at its default. */
lc_config lc_config_default(void);

/* Reads an INI file over *config. LC_E_CONFIG names file, line, key, and a known key that is near; *config is untouched on
 * failure. */
lc_status lc_config_read(lc_config *config, const char *path);

/* The same from text; name stands in messages for the path. */
lc_status lc_config_parse(lc_config *config, const char *text, const char *name);

/* One value. LC_E_CONFIG if there is no such key or it cannot be that; place begins the message. */
lc_status lc_config_put(lc_config *config, const char *section, const char *key, const char *value, const char *place);

/* One "section.key=value". */
lc_status lc_config_set(lc_config *config, const char *assignment);

/* Checks what no single row can (sizes per layer against layers, ...). */
lc_status lc_config_check(const lc_config *config);

/* The whole configuration as INI text, every key, in the table's order; reading it back gives the same configuration.
 * *out belongs to the caller (lc_string_free). */
lc_status lc_config_write(char **out, const lc_config *config);
void lc_string_free(char *text);

#ifdef __cplusplus
}
#endif
#endif
