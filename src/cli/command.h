/* command - one file of cli/command is one command; the folder is the list of commands (CMake makes lc_command_table).
 *
 *     static lc_status run(const lc_args *args) { ... }
 *
 *     static const lc_flag flags[] = {
 *         {.name = "output", .letter = 'o', .value = "RUN.h5", .needed = true, .help = "the run file to write"},
 *         {.name = "split", .value = "PART", .choices = lc_part_names, .help = "train, valid or test (default: test)"},
 *         {.name = NULL},
 *     };
 *
 *     const lc_command lc_command_train = {
 *         .group = LC_GROUP_MODELS, .summary = "fit a forecaster",
 *         .words = "CONFIG.ini", .words_least = 1, .words_most = 1, .flags = flags, .run = run,
 *         .takes = LC_TAKES_CONFIG | LC_TAKES_PROGRESS,
 *     };
 *
 * The rows parse the arguments, print --help and write the manual page. Every command also has the common flags --help --json
 * --quiet --verbose (flag.c), and those of --set --data --threads --seed --progress --force that it takes, no others.
 *
 * A command returns a status; main prints the error message and exits with it, so a command never prints errors. Results go to
 * standard output with printf (main checks that everything was written), JSON with lc_print_json; notes, warnings and progress go
 * to standard error through lc_note.
 */
#ifndef LC_CLI_COMMAND_H
#define LC_CLI_COMMAND_H

#include "core/registry.h"
#include "core/status.h"
#include "core/table.h"

#include <lanecast/config.h>

#include <jansson.h>
#include <stdio.h>

typedef struct lc_args lc_args;

/* Common flags that only some commands take. */
typedef enum lc_takes {
    LC_TAKES_SET = 1,
    LC_TAKES_DATA = 2,
    LC_TAKES_THREADS = 4,
    LC_TAKES_SEED = 8,
    LC_TAKES_PROGRESS = 16,
    LC_TAKES_FORCE = 32,                                            /* of a command that writes a file */
    LC_TAKES_SWEEP = 64,                                            /* keys of [sweep] by --set; processes of mpirun share it */
    LC_TAKES_KEYS = 128,                                            /* flags for the common keys: --target, --hidden */
    LC_TAKES_RUN = LC_TAKES_SET | LC_TAKES_DATA | LC_TAKES_THREADS, /* of a command that loads a run */
    LC_TAKES_CONFIG = LC_TAKES_RUN | LC_TAKES_SEED                  /* of one that reads a configuration: --set of any key */
} lc_takes;

typedef struct lc_flag {
    const char *name;                    /* "output": written --output; NULL ends a table */
    char letter;                         /* 'o': also written -o; 0: without */
    bool repeated;                       /* may be given more than once */
    bool needed;                         /* must be given */
    const char *value;                   /* its value, as --help names it; NULL: it takes no value */
    const char *const *(*choices)(void); /* the values it may have, NULL-ended; NULL: any value, or with a key the option's */
    const char *help;                    /* one line, the default in it */
    lc_takes takes;                      /* which `takes` bit of a command enables this common flag; 0: always available */
    const char *key;                     /* "window.horizon": the option of the configuration, or of [sweep], that it sets */
} lc_flag;

typedef enum lc_group { LC_GROUP_SERIES, LC_GROUP_MODELS, LC_GROUP_ERRORS, LC_GROUP_TOOL, LC_GROUPS } lc_group;

typedef struct lc_command {
    lc_group group;      /* where --help lists it */
    const char *summary; /* a few words */
    const char *words;   /* the arguments that are not flags, as --help shows them: "CONFIG.ini"; NULL: without */
    size_t words_least, words_most;
    const char *more;     /* (optional) the way for more words than words_most, which the refusal of them names */
    size_t data_word;     /* the word, from 1, that is another way to write --data; 0: none is */
    const lc_flag *flags; /* its own; NULL: it has only the common ones */
    lc_takes takes;       /* which of the common flags that not all commands take */
    lc_status (*run)(const lc_args *args);

    /* (optional) Paragraphs for --help and the manual, an empty line between them. A paragraph that begins with a blank is
     * printed line by line, any other is wrapped. */
    const char *details;

    /* Calls that do something useful, a line each, which begins with four blanks. */
    const char *examples;
} lc_command;

LC_REGISTRY(lc_command, lc_command);

/* The command of that name. LC_E_USAGE, naming a near one, for another name. */
lc_status lc_command_choose(const lc_command **out, const char *name);

/* The name of a command of the table: its file's. */
const char *lc_command_name(const lc_command *command);

/* --- arguments ------------------------------------------------------------------------------------------------------ */

/* The file that a word "-" is. */
extern const char lc_standard_input[];

/* A file to write, as notes name it: - is standard output. */
const char *lc_shown_output(const char *path);

/* The arguments that are not flags; NULL beyond the last. */
const char *lc_args_word(const lc_args *args, size_t index);
size_t lc_args_words(const lc_args *args);

/* Whether a flag was given; its value, NULL if it was not given; value `index` of one that may be repeated, NULL beyond the
 * last. */
bool lc_args_has(const lc_args *args, const char *flag);
const char *lc_args_text(const lc_args *args, const char *flag);
const char *lc_args_item(const lc_args *args, const char *flag, size_t index);

/* A count (digits only), a number, a seed. *out stays as it is if the flag was not given. LC_E_USAGE if it is something else. */
lc_status lc_args_count(size_t *out, const lc_args *args, const char *flag);
lc_status lc_args_number(double *out, const lc_args *args, const char *flag);
lc_status lc_args_seed(uint64_t *out, const lc_args *args, const char *flag);

/* --json was given: print one JSON object instead of text. */
bool lc_args_json(const lc_args *args);

/* LC_E_USAGE if the file that a flag names is one that the command reads, a word or the dataset, or another that it writes, is
 * empty, or "-", by which a user means standard output. The flag may be missing. */
lc_status lc_args_apart(const lc_args *args, const char *flag, const char *dataset);

/* What a file is, by its content. */
typedef enum lc_output {
    LC_OUTPUT_DATASET,
    LC_OUTPUT_FUTURE, /* a dataset that forecast wrote: data to read, and to be replaced by the next forecast */
    LC_OUTPUT_RUN,
    LC_OUTPUT_TEXT,
    LC_OUTPUT_CSV,
    LC_OUTPUT_JOURNAL,
    LC_OUTPUT_FORECASTS,
    LC_OUTPUT_PAGE,
    LC_OUTPUT_OTHER
} lc_output;

/* Whether a text begins as the CSV of evaluate --forecasts and forecast --origins does. */
bool lc_is_forecasts(const char *head);

/* Which it is; *out stays as it is for one that is empty. LC_E_DATA of HDF5 that is damaged: what it was is not known. */
lc_status lc_output_find(lc_output *out, const char *path);

/* LC_E_USAGE if the file that a flag names exists and is of another kind than what would replace it, or damaged, unless --force
 * is given. One that is empty may be replaced. The flag may be missing. */
lc_status lc_args_replaces(const lc_args *args, const char *flag, lc_output wanted);

/* Whether what --set was given is of [sweep], which the command takes itself. */
bool lc_args_sets_sweep(const lc_args *args, const char *assignment);

/* Puts the flags that have a key, --set, --data, --threads and --seed into *config. LC_E_USAGE for a key of which two of them say
 * different things. */
lc_status lc_args_put(lc_config *config, const lc_args *args);

/* The same, and checks it. */
lc_status lc_args_config(lc_config *config, const lc_args *args);

/* The same over a configuration that a file of ours keeps, a run or a ledger, with all its knobs: those whose variant is chosen
 * no longer are left out, and a note says which of them were not at their defaults. path: of the file. */
lc_status lc_args_config_kept(lc_config *config, const lc_args *args, const char *path);

/* Notes of knobs of `kept`, not at their defaults, whose variants *config does not choose. */
lc_status lc_note_left_out(const lc_args *args, const lc_config *config, const lc_config *kept, const char *path);

/* --- output --------------------------------------------------------------------------------------------------------- */

/* Before the first object is made. */
void lc_json_prepare(void);

/* Prints the object on standard output, all in ASCII: nothing in it steers a terminal. The reference is taken, even on failure.
 * LC_E_FAILURE if it is NULL, or memory was missing for a part of any object. */
lc_status lc_print_json(json_t *object);

enum { LC_WIDTH = 80 }; /* columns of a terminal: no line is wider, except for those of tables on a terminal that is */

/* Columns of the terminal that a descriptor leads to; LC_WIDTH where it does not say. */
size_t lc_terminal_width(int descriptor);

/* Those that a table on standard output has: LC_WIDTH, or those of a wider terminal. */
size_t lc_table_room(void);

/* Prints an empty line, the title (may be NULL) and the table within its room. */
lc_status lc_print_table(const lc_table *table, const char *title);

/* Prints text from column `left`, where the cursor is, wrapped at LC_WIDTH, and a line end. */
void lc_print_wrapped(FILE *out, const char *text, int left);

/* Prints a name from outside as it may be shown (core/shown.h), between two texts; how many bytes. */
int lc_print_name(const char *before, const char *name, const char *after);

/* "path:" as it is (unless NULL), then what printf would print, wrapped at LC_WIDTH, and a line end. */
void lc_print_line(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A text of an object, null for NULL. Bytes that are not UTF-8, which names of files and channels may have, become U+FFFD. */
json_t *lc_json_text(const char *text);

/* The JSON of a file, for json_decref; NULL if it is none. */
lc_status lc_json_read(json_t **out, const char *path);

/* *out: the object as one line without its end, in ASCII; lc_free. The reference is taken, even on failure. LC_E_FAILURE as of
 * lc_print_json. */
lc_status lc_json_line(char **out, json_t *object);

/* A number of an object, null if it is not finite: JSON has no other way to say so. */
json_t *lc_json_number(double value);

/* A line on standard error, after "lanecast: ", as it is: for programs that read it. On a terminal it is wrapped. */
void lc_print_note(const char *text);

/* The same of what printf would print; nothing with --quiet. */
void lc_note(const lc_args *args, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Each line of a text (may be NULL), which is cut up, as a note of a file. */
void lc_note_each(const lc_args *args, const char *path, char *lines);

/* Each line of a text (may be NULL) as a note, what is said of several files or series once: the first dozen, all lines with
 * --verbose. */
void lc_note_lines(const lc_args *args, const char *text);

#endif
