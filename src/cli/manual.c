/* manual - the source of the manual pages, in scdoc's language, from the rows that parse arguments and configurations. */
#include "cli/manual.h"
#include "cli/args.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/streams.h"

#include <string.h>

/* Text in which no character has a meaning to scdoc. */
static void put(const char *text)
{
    for (; *text; text++) {
        if (strchr("\\_*<>#~[]", *text))
            putchar('\\');
        putchar(*text);
    }
}

/* command NULL: the flags of every command. */
static void put_flags(const lc_flag *flag, const lc_command *command)
{
    for (; flag && flag->name; flag++) {
        if (command && !lc_flag_taken(flag, command))
            continue;
        printf("*");
        if (flag->letter)
            printf("-%c*, *", flag->letter);
        printf("--");
        put(flag->name);
        printf("*");
        if (flag->value) {
            printf(" _");
            put(flag->value);
            printf("_");
        }
        printf("\n\t");
        put(flag->help);
        printf("\n\n");
    }
}

/* A paragraph that begins with a blank is literal, any other flows. */
static void put_details(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        char paragraph[LC_TEXT_MAX];
        snprintf(paragraph, sizeof paragraph, "%.*s", (int)length, text);
        if (*paragraph == ' ')
            printf("```\n%s\n```", paragraph);
        else
            put(paragraph);
        printf("\n\n");
        text += length + (end ? 2 : 0);
    }
}

static void put_command(const lc_command *command)
{
    printf("lanecast-%s(1)\n\n# NAME\n\nlanecast-%s - ", lc_command_name(command), lc_command_name(command));
    put(command->summary);
    printf("\n\n# SYNOPSIS\n\n*lanecast %s* ", lc_command_name(command));
    put(command->words ? command->words : "");
    for (const lc_flag *flag = command->flags; flag && flag->name; flag++)
        if (flag->needed) {
            printf(" --%s ", flag->name);
            put(flag->value);
        }
    printf(" \\[options\\]\n\n");
    if (command->details) {
        printf("# DESCRIPTION\n\n");
        put_details(command->details);
    }
    if (command->flags) {
        printf("# OPTIONS\n\n");
        put_flags(command->flags, command);
    }
    printf("# COMMON OPTIONS\n\n");
    put_flags(lc_common_flags, command);
    printf("# SEE ALSO\n\n*lanecast*(1), *lanecast.ini*(5)\n");
}

static void put_tool(void)
{
    printf("lanecast(1)\n\n# NAME\n\nlanecast - trains recurrent networks to forecast time series\n\n"
           "# SYNOPSIS\n\n*lanecast* _command_ \\[arguments\\] \\[options\\]\n\n# COMMANDS\n\n");
    for (size_t i = 0; lc_command_table[i]; i++) {
        printf("*lanecast-%s*(1)\n\t", lc_command_table_names[i]);
        put(lc_command_table[i]->summary);
        printf("\n\n");
    }
    printf("# COMMON OPTIONS\n\nEach command takes some of these; its page lists them.\n\n");
    put_flags(lc_common_flags, NULL);
    printf("# EXIT STATUS\n\n");
#define X(code, value, text) printf("*%d*\n\t%s\n\n", value, text);
    LC_STATUS_LIST(X)
#undef X
    printf("*%d*\n\t%s\n\n", LC_EXIT_UNREAD, LC_EXIT_UNREAD_TEXT);
    printf("# SEE ALSO\n\n*lanecast.ini*(5)\n");
}

static void put_option(const lc_option *option, const char *key)
{
    char range[LC_TEXT_MAX];
    lc_help_range(range, sizeof range, option);
    printf("*");
    put(key);
    printf("* = ");
    put(option->standard);
    printf("\n\t");
    put(option->help);
    if (*range) {
        printf("; ");
        put(range);
    }
    printf("\n\n");
}

/* An option, and the knobs of the variants it chooses from. */
static void put_options(const lc_option *option)
{
    char key[2 * LC_NAME_MAX];
    put_option(option, option->key);
    for (const char *const *name = option->variant ? option->choices() : (const char *const[]){NULL}; *name; name++) {
        const lc_variant variant = option->variant(*name);
        printf("\t_");
        put(*name);
        printf("_: ");
        put(variant.help);
        printf("\n\n");
        for (const lc_option *knob = variant.knobs; knob && knob->key; knob++) {
            snprintf(key, sizeof key, "%s.%s", *name, knob->key);
            put_option(knob, key);
        }
    }
}

static void put_configuration(void)
{
    const lc_option *option;
    const char *section = "";
    printf(
        "lanecast.ini(5)\n\n# NAME\n\nlanecast.ini - configuration of a lanecast run\n\n# DESCRIPTION\n\n"
        "Sections in brackets, a key and its value per line; a comment begins with ; or \\#. A missing key has its default.\n\n"
        "A key with a point, as huber.delta, is an option of one variant, and an error where another variant is chosen.\n\n");
    for (size_t i = 0; (option = lc_file_option(i)); i++) {
        if (strcmp(option->section, section) != 0)
            printf("# \\[%s\\]\n\n", option->section);
        section = option->section;
        put_options(option);
    }
    printf("# SEE ALSO\n\n*lanecast*(1), *lanecast-train*(1), *lanecast-config*(1)\n");
}

lc_status lc_manual_print(const char *page)
{
    if (!page)
        put_tool();
    else if (strcmp(page, "lanecast.ini") == 0)
        put_configuration();
    else {
        const lc_command *command;
        CHECK(lc_command_choose(&command, page));
        put_command(command);
    }
    return LC_OK;
}
