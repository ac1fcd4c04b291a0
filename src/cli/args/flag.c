/* flag - the flags that commands share, and what a command asks about its arguments. */
#include "cli/args.h"
#include "model/entry.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const *progress_names(void)
{
    static const char *const names[] = {"auto", "plain", "off", NULL};
    return names;
}

const lc_flag lc_common_flags[] = {
    {.name = "help", .letter = 'h', .help = "this text"},
    {.name = "json", .help = "print one JSON object instead of text"},
    {.name = "target",
     .value = "NAMES",
     .key = "data.target",
     .help = "channels to forecast (data.target)",
     .takes = LC_TAKES_KEYS},
    {.name = "context",
     .value = "ROWS",
     .key = "window.context",
     .help = "rows a forecast reads (window.context)",
     .takes = LC_TAKES_KEYS},
    {.name = "horizon",
     .value = "ROWS",
     .key = "window.horizon",
     .help = "rows to forecast (window.horizon)",
     .takes = LC_TAKES_KEYS},
    {.name = "kind",
     .value = "KIND",
     .key = "model.kind",
     .help = "a network, a regression or a baseline (model.kind)",
     .takes = LC_TAKES_KEYS},
    {.name = "cell", .value = "CELL", .key = "model.cell", .help = "the recurrent cell (model.cell)", .takes = LC_TAKES_KEYS},
    {.name = "hidden",
     .value = "UNITS",
     .key = "model.hidden",
     .help = "units of every layer, or of each: \"64 32\" (model.hidden)",
     .takes = LC_TAKES_KEYS},
    {.name = "layers", .value = "N", .key = "model.layers", .help = "layers (model.layers)", .takes = LC_TAKES_KEYS},
    {.name = "loss", .value = "LOSS", .key = "model.loss", .help = "what is minimized (model.loss)", .takes = LC_TAKES_KEYS},
    {.name = "epochs",
     .value = "N",
     .key = "train.epochs",
     .help = "passes over the training windows, at most (train.epochs)",
     .takes = LC_TAKES_KEYS},
    {.name = "rate", .value = "NUMBER", .key = "train.rate", .help = "learning rate (train.rate)", .takes = LC_TAKES_KEYS},
    {.name = "set",
     .repeated = true,
     .value = "SECTION.KEY=VALUE",
     .help = "set a key of the configuration (of a run only keys that its training leaves open); may be repeated",
     .takes = LC_TAKES_SET},
    {.name = "data", .value = "FILE", .help = "read this dataset, whatever the configuration names", .takes = LC_TAKES_DATA},
    {.name = "threads",
     .value = "N",
     .help = "threads, at most one per core; 0: all (default: all, or as configured)",
     .takes = LC_TAKES_THREADS},
    {.name = "seed",
     .value = "N",
     .help = "seed of weights and training (run.seed; default: 1, or as configured)",
     .takes = LC_TAKES_SEED},
    {.name = "force",
     .help = "replace the file to write even if it is of another kind, damaged, or a run whose training is unfinished",
     .takes = LC_TAKES_FORCE},
    {.name = "quiet", .letter = 'q', .help = "no notes, no progress: results and errors only"},
    {.name = "verbose", .letter = 'v', .help = "more notes"},
    {.name = "progress",
     .value = "WHEN",
     .choices = progress_names,
     .help = "auto (a live line on a terminal), plain or off (default: auto)",
     .takes = LC_TAKES_PROGRESS},
    {.name = NULL},
};

bool lc_flag_taken(const lc_flag *flag, const lc_command *command)
{
    return flag->takes == 0 || (flag->takes & command->takes) != 0;
}

const char *const *lc_flag_choices(const lc_flag *flag)
{
    char section[LC_NAME_MAX];
    const lc_option *chooser, *option = NULL;
    if (flag->choices)
        return flag->choices();
    if (flag->key)
        option = lc_entry_option(&chooser, section, lc_entry_split(section, flag->key));
    return option && option->choices ? option->choices() : NULL;
}

const char *lc_args_word(const lc_args *args, size_t index)
{
    return index < args->words ? args->word[index] : NULL;
}

size_t lc_args_words(const lc_args *args)
{
    return args->words;
}

static const lc_given *item(const lc_args *args, const char *flag, size_t index)
{
    for (size_t i = 0; i < args->givens; i++)
        if (strcmp(args->given[i].flag->name, flag) == 0 && index-- == 0)
            return &args->given[i];
    return NULL;
}

bool lc_args_has(const lc_args *args, const char *flag)
{
    return item(args, flag, 0) != NULL;
}

const char *lc_args_item(const lc_args *args, const char *flag, size_t index)
{
    const lc_given *given = item(args, flag, index);
    return given ? given->value : NULL;
}

const char *lc_args_text(const lc_args *args, const char *flag)
{
    return lc_args_item(args, flag, 0);
}

bool lc_args_json(const lc_args *args)
{
    return lc_args_has(args, "json");
}

lc_status lc_args_seed(uint64_t *out, const lc_args *args, const char *flag)
{
    const char *text = lc_args_text(args, flag);
    char *end = NULL;
    if (!text)
        return LC_OK;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (!isdigit((unsigned char)*text) || *end || errno)
        return lc_fail(LC_E_USAGE, "--%s %s: expected a whole number, 0 or more", flag, text);
    *out = value;
    return LC_OK;
}

lc_status lc_args_count(size_t *out, const lc_args *args, const char *flag)
{
    uint64_t value = *out;
    lc_status status = lc_args_seed(&value, args, flag);
    *out = (size_t)value;
    return status;
}

lc_status lc_args_number(double *out, const lc_args *args, const char *flag)
{
    const char *text = lc_args_text(args, flag);
    char *end = NULL;
    if (!text)
        return LC_OK;
    double value = strtod(text, &end);
    if (end == text || *end)
        return lc_fail(LC_E_USAGE, "--%s %s: expected a number", flag, text);
    *out = value;
    return LC_OK;
}
