/* args - finds the row of each flag, and checks what every call of a command must have. */
#include "cli/args.h"
#include "cli/guesses.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/nearest.h"

#include <string.h>

#include <lanecast/config.h>

const char lc_standard_input[] = "/dev/stdin";

/* The command's flag of that name (letter 0) or of that letter, its own first. */
static const lc_flag *find(const lc_command *command, const char *name, size_t length, char letter)
{
    const lc_flag *const tables[] = {command->flags, lc_common_flags};
    for (size_t i = 0; i < 2; i++)
        for (const lc_flag *flag = tables[i]; flag && flag->name; flag++) {
            bool same = letter ? flag->letter == letter : strlen(flag->name) == length && memcmp(flag->name, name, length) == 0;
            if (same && lc_flag_taken(flag, command))
                return flag;
        }
    return NULL;
}

static void nearer(const char **nearest, size_t *least, const lc_command *command, const lc_flag *flag, const char *name)
{
    for (; flag && flag->name; flag++) {
        size_t distance = lc_nearest_distance(name, flag->name);
        if (distance < *least && lc_flag_taken(flag, command)) {
            *least = distance;
            *nearest = flag->name;
        }
    }
}

/* The command that has a flag of its own of that name; NULL: none has. */
static const char *owner_of(const char *word)
{
    for (size_t i = 0; lc_command_table[i]; i++)
        for (const lc_flag *flag = lc_command_table[i]->flags; flag && flag->name; flag++)
            if (strcmp(flag->name, word) == 0)
                return lc_command_table_names[i];
    return NULL;
}

/* What a flag is called here that is a key of a configuration: --lr is --rate, --optimizer is --set train.optimizer; that another
 * command has it. Empty if it is none, or if --set of the command does not take it: that of forecast, evaluate takes few keys. */
static void translate(char *out, size_t size, const lc_command *command, const char *word)
{
    const char *section, *key, *owner = owner_of(word), *own = lc_answer_find(lc_guess_table, lc_command_name(command), word);
    const bool keys = (command->takes & LC_TAKES_CONFIG) == LC_TAKES_CONFIG;
    const char *answer = own || !keys ? own : lc_answer_find(lc_synonym_answers, "key", word);
    *out = '\0';
    lc_config_meant(&section, &key, word);
    if (answer)
        snprintf(out, size, "; %s", answer);
    else if (section && find(command, key, strlen(key), 0))
        snprintf(out, size, "; here it is --%s", key);
    else if (section && keys)
        snprintf(out, size, "; here it is --set %s.%s=...", section, key);
    else if (owner)
        snprintf(out, size, "; lanecast %s has it", owner);
}

/* Names the flag that is meant, or the nearest. */
static lc_status unknown(const lc_command *command, const char *text)
{
    const char *nearest = NULL, *name = text + strspn(text, "-");
    char word[LC_NAME_MAX], shown[LC_NAME_MAX], meant[LC_TEXT_MAX];
    size_t least = SIZE_MAX;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(name, "="), name);
    nearer(&nearest, &least, command, command->flags, word);
    nearer(&nearest, &least, command, lc_common_flags, word);
    snprintf(shown, sizeof shown, "--%s", nearest);
    translate(meant, sizeof meant, command, word);
    return lc_fail(LC_E_USAGE, "%s has no option '%.*s'%s; see lanecast %s --help", lc_command_name(command),
                   (int)strcspn(text, "="), text, *meant ? meant : lc_nearest_hint(word, nearest, shown).text,
                   lc_command_name(command));
}

static lc_status check_choice(const lc_flag *flag, const char *value)
{
    char place[LC_NAME_MAX];
    const char *const *names = lc_flag_choices(flag);
    if (!names || names[lc_names_find(names, value)])
        return LC_OK;
    const char *of_key = lc_answer_find(lc_synonym_values, flag->name, value);
    const char *answer = of_key ? of_key : lc_answer_find(lc_guess_table, flag->name, value);
    snprintf(place, sizeof place, "--%s", flag->name);
    if (answer)
        return lc_fail(LC_E_USAGE, "%s: there is no '%s'; %s", place, value, answer);
    return lc_names_refuse(LC_E_USAGE, place, value, names);
}

/* Of a file to read, - is standard input. */
static const char *word_of(const char *text)
{
    return strcmp(text, "-") == 0 ? lc_standard_input : text;
}

static lc_status add(lc_args *args, const lc_flag *flag, const char *value)
{
    const bool writes_run = args->command->takes & (LC_TAKES_SEED | LC_TAKES_PROGRESS); /* which keeps the name of its data */
    if (!flag->repeated && lc_args_has(args, flag->name))
        return lc_fail(LC_E_USAGE, "--%s is given twice", flag->name);
    args->given[args->givens++] = (lc_given){flag, !writes_run && strcmp(flag->name, "data") == 0 ? word_of(value) : value};
    return value ? check_choice(flag, value) : LC_OK;
}

/* The flag that a word is: --name, --name=..., -o; NULL: it is none of the command. */
static const lc_flag *flag_of(const lc_command *command, const char *word)
{
    if (word[0] == '-' && word[1] == '-')
        return find(command, word + 2, strcspn(word + 2, "="), 0);
    return word[0] == '-' && word[1] && !word[2] ? find(command, word, 0, word[1]) : NULL;
}

/* A value was forgotten where the next word is a flag. */
static lc_status check_value(const lc_command *command, const lc_flag *flag, const char *next)
{
    if (!next)
        return lc_fail(LC_E_USAGE, "--%s needs a value: %s", flag->name, flag->value);
    if (flag_of(command, next))
        return lc_fail(LC_E_USAGE, "--%s needs a value: %s; '%s' is an option (to mean that word: --%s=%s)", flag->name,
                       flag->value, next, flag->name, next);
    return LC_OK;
}

/* A flag at text[i]: --name, --name=value, --name value, -o value. *i moves to a value that is an argument of its own. */
static lc_status parse_flag(lc_args *args, int *i, int count, char **text)
{
    const char *word = text[*i], *equals = word[1] == '-' ? strchr(word, '=') : NULL;
    const lc_flag *flag = flag_of(args->command, word);
    if (!flag)
        return unknown(args->command, word);
    if (!flag->value)
        return equals ? lc_fail(LC_E_USAGE, "--%s takes no value", flag->name) : add(args, flag, NULL);
    if (equals)
        return add(args, flag, equals + 1);
    CHECK(check_value(args->command, flag, *i + 1 < count ? text[*i + 1] : NULL));
    return add(args, flag, text[++*i]);
}

/* forecast RUN.h5 DATA is forecast RUN.h5 --data DATA. */
static lc_status take_data_word(lc_args *args)
{
    const size_t word = args->command->data_word;
    if (word == 0 || args->words < word)
        return LC_OK;
    args->words--;
    return add(args, find(args->command, "data", strlen("data"), 0), args->word[word - 1]);
}

/* A word too many: a file to write without -o, or one that the command does not take. */
static lc_status one_too_many(const lc_args *args)
{
    const lc_command *command = args->command;
    const char *name = lc_command_name(command), *word = args->word[command->words_most];
    const lc_flag *output = find(command, "output", strlen("output"), 0);
    if (output && !lc_args_has(args, "output"))
        return lc_fail(LC_E_USAGE, "%s: unexpected argument '%s'; a file to write is named by -o; see lanecast %s --help", name,
                       word, name);
    const bool data = find(command, "data", strlen("data"), 0) && !lc_args_has(args, "data");
    return lc_fail(LC_E_USAGE, "%s: unexpected argument '%s'; it takes %s%s%s%s; see lanecast %s --help", name, word,
                   command->words ? command->words : "nothing", data ? "; data are named by --data" : "",
                   command->more ? "; " : "", command->more ? command->more : "", name);
}

/* What every call of the command must have. */
static lc_status check(const lc_args *args)
{
    const lc_command *command = args->command;
    if (args->words < command->words_least)
        return lc_fail(LC_E_USAGE, "%s needs %s; see lanecast %s --help", lc_command_name(command), command->words,
                       lc_command_name(command));
    if (args->words > command->words_most)
        return one_too_many(args);
    for (const lc_flag *flag = command->flags; flag && flag->name; flag++)
        if (flag->needed && !lc_args_has(args, flag->name))
            return lc_fail(LC_E_USAGE, "%s needs --%s %s; see lanecast %s --help", lc_command_name(command), flag->name,
                           flag->value, lc_command_name(command));
    return LC_OK;
}

lc_status lc_args_parse(lc_args *args, const lc_command *command, int count, char **text)
{
    bool flags_end = false;
    *args = (lc_args){.command = command};
    CHECK(lc_new(&args->word, (size_t)count, sizeof *args->word));
    CHECK(lc_new(&args->given, (size_t)count, sizeof *args->given)); /* also for the word that is a flag */
    for (int i = 0; i < count; i++) {
        if (!flags_end && strcmp(text[i], "--") == 0)
            flags_end = true;
        else if (!flags_end && text[i][0] == '-' && text[i][1])
            CHECK(parse_flag(args, &i, count, text));
        else
            args->word[args->words++] = word_of(text[i]);
    }
    if (lc_args_has(args, "help"))
        return LC_OK;
    CHECK(check(args));
    return take_data_word(args);
}

void lc_args_free(lc_args *args)
{
    lc_free(args->word);
    lc_free(args->given);
    *args = (lc_args){.command = args->command};
}
