/* sweep - what the words of `lanecast sweep` share: a sweep from arguments, its progress, its tables. */
#ifndef LC_CLI_SWEEP_H
#define LC_CLI_SWEEP_H

#include "cli/command.h"
#include "cli/subject.h"
#include "sweep/sweep.h"

/* What arguments and the section [sweep] of a file make. */
typedef struct lc_sweep_setup {
    lc_config base;
    lc_sweep_config config;
    lc_domain domain;
    lc_subject subject;
    const char *output, *study;
    size_t keep, workers;
} lc_sweep_setup;

/* --study, or what a study is called without. */
const char *lc_sweep_study_named(const lc_args *args);

/* LC_E_USAGE for a flag that says what is varied at every point, so that it would say nothing. */
lc_status lc_sweep_apart(const lc_domain *domain, const lc_args *args);

/* Flags over the configuration that a run or a ledger keeps, and that is varied. Notes name the knobs that no
 * trial uses. */
lc_status lc_sweep_over(lc_config *base, const lc_domain *domain, const lc_args *args, const char *path);

/* From the word and flags: a configuration, a run's, or none but data. lc_domain_free. */
lc_status lc_sweep_take(lc_sweep_setup *out, const lc_args *args);

/* A file of a configuration, with what it has in [sweep], not checked yet. lc_domain_free. */
lc_status lc_sweep_take_file(lc_sweep_setup *out, const lc_args *args, const char *path);

/* What `lanecast config check` prints of a file: the configuration as it would be used, and the section [sweep] if there is one;
 * that is then checked as a sweep checks it. *text: lc_string_free. */
lc_status lc_sweep_checked(char **text, const lc_args *args, const char *path);

/* Notes the ranges of which the last step is before their end. */
void lc_sweep_note_ends(const lc_args *args, const lc_domain *domain);

/* Notes the dimensions of networks and their training that have no effect on some kinds, or all, that are tried. */
void lc_sweep_note_idle(const lc_args *args, const lc_sweep_setup *setup);

/* Notes that values which are tried leave trials other validation windows, and why: what is missing, or begins late. */
void lc_sweep_note_windows(const lc_args *args, const lc_dataset *dataset, const lc_sweep_setup *setup);

/* Whether a signal asks for an end. */
bool lc_sweep_stopping(void);

/* The whole sweep again with one worker, or with two where it had one, in a ledger that is then removed. LC_E_MISMATCH if a trial
 * differs. */
lc_status lc_sweep_check_again(const lc_args *args, const lc_sweep *sweep, const lc_sweep_setup *setup,
                               const lc_dataset *dataset);

/* lanecast sweep CONFIG.ini */
lc_status lc_sweep_command(const lc_args *args);

/* lanecast sweep show SWEEP.db */
lc_status lc_sweep_show(const lc_args *args);

/* lanecast sweep train SWEEP.db --trial N, best SWEEP.db, merge SWEEP.db PART.db ... */
lc_status lc_sweep_train(const lc_args *args);
lc_status lc_sweep_best(const lc_args *args);
lc_status lc_sweep_merge(const lc_args *args);

/* Trials of a ledger with the settings that made them. */
typedef struct lc_sweep_read_back {
    lc_sweep_setup setup;
    lc_study study;
    lc_trial *trial;
    size_t trials;
} lc_sweep_read_back;

lc_status lc_sweep_open(lc_sweep_read_back *out, const lc_args *args, const char *path);

/* Likewise, with the settings of one of its plans (sweep/ledger.h). */
lc_status lc_sweep_open_as(lc_sweep_read_back *out, const lc_args *args, const char *path, int plan);

/* Whether --continue has changed the plan of a study, so that its trials are not of one. */
lc_status lc_sweep_is_changed(bool *changed, const char *path, const char *study);
void lc_sweep_close(lc_sweep_read_back *back);

/* "model.cell=gru train.rate=0.0031" */
lc_status lc_sweep_spell(char **out, const lc_domain *domain, const lc_trial *trial);

/* One value of it: "0.0031"; "-" where the dimension does not count. */
void lc_sweep_spell_value(char *out, size_t size, const lc_dimension *dimension, double value);

/* How many of the trials failed, and the message of the first; nothing if none did. */
void lc_sweep_print_failed(const lc_trial *trial, size_t count);

json_t *lc_point_json(const lc_domain *domain, const lc_trial *trial);
json_t *lc_trial_json(const lc_study *study, const lc_domain *domain, const lc_trial *trial);

#endif
