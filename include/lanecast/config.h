/* config - the configuration of a run: one struct, one table of options.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_config config = lc_config_default();
 *         char *text = NULL;
 *         lc_status status = lc_config_parse(&config,
 *             "[model]\ncell = gru\nhidden = 32\n", "example");
 *         if (status == LC_OK)
 *             status = lc_config_set(&config, "train.rate=0.003");
 *         if (status == LC_OK)
 *             status = lc_config_check(&config);
 *         if (status == LC_OK)
 *             status = lc_config_write(&text, &config);
 *         puts(status == LC_OK ? text : lc_error_message());
 *         lc_string_free(text);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_CONFIG_H
#define LANECAST_CONFIG_H

#include <lanecast/classes.h>
#include <lanecast/net.h>
#include <lanecast/train.h>
#include <lanecast/window.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_data_config {
    char file[LC_TEXT_MAX];   /* the dataset */
    char target[LC_TEXT_MAX]; /* channel names separated by spaces or commas, or * for all */
    char input[LC_TEXT_MAX];  /* channels the model reads, likewise */
    char split[LC_NAME_MAX];  /* "8640 2880 2880" rows, "0.7 0.1 0.2" fractions, "2015-01-01 2016-01-01" first days of validation
                                  and test */
    char calendar[LC_TEXT_MAX];  /* words of the calendar that the model reads besides: hour weekday */
    char known[LC_TEXT_MAX];     /* channels and words of the calendar that are known of the rows to forecast */
    char transform[LC_NAME_MAX]; /* what is done to targets before they are scaled */
    char scale[LC_NAME_MAX];     /* a scaler */
    char missing[LC_NAME_MAX];   /* of lc_missing_names; window.h says what they do */
    size_t limit;                /* rows that filling missing values spans at most; 0: any number */
    size_t season;               /* rows per season; 0: not seasonal; LC_AUTO: as validation windows say */
    lc_knobs knobs;              /* of the scaler */
} lc_data_config;

enum { LC_SEEDS_MOST = 256 };

typedef struct lc_run_config {
    uint64_t seed;
    size_t seeds;      /* networks, of seed, seed + 1, ...; their average forecasts */
    size_t threads;    /* 0: all */
    double checkpoint; /* seconds of training from one save of an unfinished run to the next; 0: off */
} lc_run_config;

typedef struct lc_config {
    lc_data_config data;
    lc_window_config window;
    lc_class_config classes;
    lc_model_config model;
    lc_train_config train;
    lc_run_config run;
} lc_config;

/* The table, and how many rows it has. */
const lc_option *lc_option_table(size_t *count);

/* Every option at its default. */
lc_config lc_config_default(void);

/* Reads an INI file over *config. LC_E_CONFIG names file, line, key, and a known key that is near; *config is untouched on
 * failure. */
lc_status lc_config_read(lc_config *config, const char *path);

/* The same from text; name is used in messages in place of the path. */
lc_status lc_config_parse(lc_config *config, const char *text, const char *name);

/* One value. LC_E_CONFIG if there is no such key, or if it cannot have that value; place begins the message. */
lc_status lc_config_put(lc_config *config, const char *section, const char *key, const char *value, const char *place);

/* One "section.key=value"; of a knob "section.variant.knob=value". */
lc_status lc_config_set(lc_config *config, const char *assignment);

/* The section of a key, "hidden" or "huber.delta": every key is in one section only. LC_E_CONFIG if there is no such key, naming
 * the nearest. */
lc_status lc_config_section(const char **out, const char *key);

/* The key that a word without a section means, by its own name or by that of other programs: "rate" of "train" for "rate", "lr"
 * and "learning-rate". *section and *key are borrowed; NULL if there is none. */
void lc_config_meant(const char **section, const char **key, const char *word);

/* A value as lc_config_write has it. LC_E_CONFIG if there is no such key, or if the variant of a knob is not chosen. */
lc_status lc_config_get(char out[LC_TEXT_MAX], const lc_config *config, const char *section, const char *key);

/* A configuration at its defaults for a program that knows its functions and not its size, as one in another language does. */
lc_status lc_config_new(lc_config **out);

/* Frees one that lc_config_new made, and no other: a struct of a program's own has nothing to free. */
void lc_config_free(lc_config *config);

/* Checks what no single row can (sizes per layer against layers, ...). */
lc_status lc_config_check(const lc_config *config);

/* The whole configuration as INI text, every key, in the table's order; reading it back gives the same configuration.
 * *out belongs to the caller (lc_string_free). */
lc_status lc_config_write(char **out, const lc_config *config);
void lc_string_free(char *text);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
