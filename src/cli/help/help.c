/* help - --help, from the same rows that parse the arguments. */
#include "cli/help.h"
#include "cli/args.h"
#include "cli/streams.h"

#include <string.h>

enum { FLAG_COLUMN = 28, COMMAND_COLUMN = 12 };

static const char *const group_title[LC_GROUPS] = {[LC_GROUP_SERIES] = "Series",
                                                   [LC_GROUP_MODELS] = "Models",
                                                   [LC_GROUP_ERRORS] = "Forecasts and errors",
                                                   [LC_GROUP_TOOL] = "The tool"};

/* Paragraphs have an empty line between them and are wrapped; one that begins with a blank is printed as it is. */
static void print_details(FILE *out, const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        char paragraph[LC_TEXT_MAX];
        snprintf(paragraph, sizeof paragraph, "%.*s", (int)length, text);
        fputc('\n', out);
        if (*paragraph == ' ')
            fprintf(out, "%s\n", paragraph);
        else {
            for (char *c = paragraph; *c; c++)
                *c = *c == '\n' ? ' ' : *c;
            lc_print_wrapped(out, paragraph, 0);
        }
        text += length + (end ? 2 : 0);
    }
}

/* "-o, --output RUN.h5" */
static void spell(char *spelt, size_t size, const lc_flag *flag)
{
    char letter[8] = "    ";
    if (flag->letter)
        snprintf(letter, sizeof letter, "-%c, ", flag->letter);
    snprintf(spelt, size, "%s--%s%s%s", letter, flag->name, flag->value ? " " : "", flag->value ? flag->value : "");
}

static void print_flags(FILE *out, const lc_flag *flag, const lc_command *command)
{
    for (; flag && flag->name; flag++) {
        char spelt[LC_WIDTH];
        if (!lc_flag_taken(flag, command))
            continue;
        spell(spelt, sizeof spelt, flag);
        fprintf(out, "  %-*s", FLAG_COLUMN - 2, spelt);
        if (strlen(spelt) > FLAG_COLUMN - 4)
            fprintf(out, "\n%*s", FLAG_COLUMN, "");
        lc_print_wrapped(out, flag->help, FLAG_COLUMN);
    }
}

static void print_usage(FILE *out, const lc_command *command)
{
    fprintf(out, "lanecast %s%s%s", lc_command_name(command), command->words ? " " : "", command->words ? command->words : "");
    for (const lc_flag *flag = command->flags; flag && flag->name; flag++) {
        if (!flag->needed)
            continue;
        if (flag->letter)
            fprintf(out, " -%c %s", flag->letter, flag->value);
        else
            fprintf(out, " --%s %s", flag->name, flag->value);
    }
    fputs(" [options]\n", out);
}

void lc_help_command(FILE *out, const lc_command *command)
{
    fprintf(out, "lanecast %s: %s\n\nUsage: ", lc_command_name(command), command->summary);
    print_usage(out, command);
    if (command->details)
        print_details(out, command->details);
    if (command->flags && command->flags->name) {
        fprintf(out, "\nOptions of %s:\n", lc_command_name(command));
        print_flags(out, command->flags, command);
    }
    fprintf(out, "\nCommon options:\n");
    print_flags(out, lc_common_flags, command);
    if (command->examples)
        fprintf(out, "\nExamples:\n%s\n", command->examples);
}

static void print_group(FILE *out, lc_group group)
{
    bool titled = false;
    for (size_t i = 0; lc_command_table[i]; i++) {
        const lc_command *command = lc_command_table[i];
        if (command->group != group)
            continue;
        if (!titled)
            fprintf(out, "\n%s:\n", group_title[group]);
        titled = true;
        fprintf(out, "  %-*s", COMMAND_COLUMN - 2, lc_command_name(command));
        lc_print_wrapped(out, command->summary, COMMAND_COLUMN);
    }
}

void lc_help_print(FILE *out)
{
    fprintf(out, "lanecast: trains recurrent networks to forecast time series\n"
                 "\n"
                 "Usage: lanecast COMMAND [arguments] [options]\n"
                 "       lanecast COMMAND --help\n"
                 "       lanecast --version [--json]\n"
                 "       lanecast --manual [COMMAND|lanecast.ini]   a manual page, for man -l\n");
    for (lc_group group = 0; group < LC_GROUPS; group++)
        print_group(out, group);
    fprintf(out, "\nExit status:\n");
#define X(code, value, text) fprintf(out, "  %d  %s\n", value, text);
    LC_STATUS_LIST(X)
#undef X
    fprintf(out, "  %d  %s\n", LC_EXIT_UNREAD, LC_EXIT_UNREAD_TEXT);
}

static const char *number_words(lc_option_kind kind)
{
    return kind == LC_OPTION_NUMBER                                       ? "a number"
           : kind == LC_OPTION_NUMBERS || kind == LC_OPTION_TRIED_NUMBERS ? "numbers"
                                                                          : "whole numbers";
}

void lc_help_range(char *out, size_t size, const lc_option *option)
{
    size_t used = 0;
    out[0] = '\0';
    if (option->kind == LC_OPTION_FLAG)
        snprintf(out, size, "yes or no");
    else if (option->kind == LC_OPTION_CHOICE)
        for (const char *const *name = option->choices(); *name && used < size; name++)
            used += (size_t)snprintf(out + used, size - used, "%s%s", used ? ", " : "one of: ", *name);
    else if (option->kind == LC_OPTION_SEED)
        snprintf(out, size, "a whole number, 0 or more");
    else if (option->kind == LC_OPTION_TRIED_COUNTS || option->kind == LC_OPTION_TRIED_NUMBERS) {
        for (const char *const *name = option->choices(); *name && used < size; name++)
            used += (size_t)snprintf(out + used, size - used, "%s, or ", *name);
        if (used < size)
            snprintf(out + used, size - used, "%s, %.15g to %.15g", number_words(option->kind), option->least, option->most);
    } else if (option->kind != LC_OPTION_TEXT)
        snprintf(out, size, "%s%s, %.15g to %.15g", option->kind == LC_OPTION_AUTO_COUNT ? "auto, or " : "",
                 number_words(option->kind), option->least, option->most);
}
