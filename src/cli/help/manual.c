/* manual - the manual pages, in the language of man(7), from the rows that parse arguments and configurations. */
#include "cli/manual.h"
#include "cli/args.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/streams.h"

#include <ctype.h>
#include <string.h>

/* A letter that has a meaning to roff, written so that it has none; NULL: it is itself. */
static const char *escape(char letter)
{
    switch (letter) {
    case '\\':
        return "\\e";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    default:
        return NULL;
    }
}

/* A point at the beginning of a line would be a request. */
static void put(const char *text)
{
    for (bool begins = true; *text; begins = *text++ == '\n') {
        const char *escaped = escape(*text);
        if (begins && *text == '.')
            printf("\\&");
        if (escaped)
            printf("%s", escaped);
        else
            putchar(*text);
    }
}

/* In bold, or in italics. */
static void put_in(char font, const char *text)
{
    printf("\\f%c", font);
    put(text);
    printf("\\fR");
}

static void put_title(const char *title)
{
    printf(".SH ");
    put(title);
    printf("\n");
}

/* The page's first lines; section: of the manual. */
static void put_head(const char *name, int section, const char *summary)
{
    printf(".TH \"");
    for (const char *c = name; *c; c++)
        printf("%s%c", *c == '-' ? "\\" : "", toupper((unsigned char)*c));
    printf("\" %d \"\" \"lanecast %s\" \"Lanecast\"\n.SH NAME\n", section, lc_version());
    put(name);
    printf(" \\- ");
    put(summary);
    printf("\n");
}

/* command NULL: the flags of every command. */
static void put_flags(const lc_flag *flag, const lc_command *command)
{
    char name[LC_NAME_MAX];
    for (; flag && flag->name; flag++) {
        if (command && !lc_flag_taken(flag, command))
            continue;
        printf(".TP\n");
        if (flag->letter) {
            snprintf(name, sizeof name, "-%c", flag->letter);
            put_in('B', name);
            printf(", ");
        }
        snprintf(name, sizeof name, "--%s", flag->name);
        put_in('B', name);
        if (flag->value) {
            printf(" ");
            put_in('I', flag->value);
        }
        printf("\n");
        put(flag->help);
        printf("\n");
    }
}

/* A paragraph that begins with a blank is literal, any other flows. */
static void put_paragraph(const char *text)
{
    if (*text == ' ')
        printf(".PP\n.nf\n");
    else
        printf(".PP\n");
    put(text);
    printf(*text == ' ' ? "\n.fi\n" : "\n");
}

static void put_details(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        char paragraph[LC_TEXT_MAX];
        snprintf(paragraph, sizeof paragraph, "%.*s", (int)length, text);
        put_paragraph(paragraph);
        text += length + (end ? 2 : 0);
    }
}

static void put_synopsis(const lc_command *command)
{
    char text[LC_NAME_MAX];
    put_title("SYNOPSIS");
    snprintf(text, sizeof text, "lanecast %s", lc_command_name(command));
    put_in('B', text);
    printf(" ");
    put(command->words ? command->words : "");
    for (const lc_flag *flag = command->flags; flag && flag->name; flag++)
        if (flag->needed) {
            snprintf(text, sizeof text, " --%s ", flag->name);
            put(text);
            put(flag->value);
        }
    printf(" [options]\n");
}

static void put_see_also(const char *const *page)
{
    put_title("SEE ALSO");
    for (size_t i = 0; page[i]; i++) {
        printf("%s", i ? ",\n" : "");
        put_in('B', page[i]);
        printf("(%d)", strchr(page[i], '.') ? 5 : 1);
    }
    printf("\n");
}

static void put_command(const lc_command *command)
{
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, "lanecast-%s", lc_command_name(command));
    put_head(name, 1, command->summary);
    put_synopsis(command);
    if (command->details) {
        put_title("DESCRIPTION");
        put_details(command->details);
    }
    if (command->flags) {
        put_title("OPTIONS");
        put_flags(command->flags, command);
    }
    put_title("COMMON OPTIONS");
    put_flags(lc_common_flags, command);
    if (command->examples) {
        put_title("EXAMPLES");
        put_paragraph(command->examples);
    }
    put_see_also((const char *const[]){"lanecast", "lanecast.ini", NULL});
}

static void put_status(int status, const char *text)
{
    printf(".TP\n\\fB%d\\fR\n", status);
    put(text);
    printf("\n");
}

static void put_tool(void)
{
    char name[LC_NAME_MAX];
    put_head("lanecast", 1, "trains recurrent networks to forecast time series");
    put_title("SYNOPSIS");
    printf("\\fBlanecast\\fR \\fIcommand\\fR [arguments] [options]\n");
    put_title("COMMANDS");
    for (size_t i = 0; lc_command_table[i]; i++) {
        snprintf(name, sizeof name, "lanecast-%s", lc_command_table_names[i]);
        printf(".TP\n");
        put_in('B', name);
        printf("(1)\n");
        put(lc_command_table[i]->summary);
        printf("\n");
    }
    put_title("COMMON OPTIONS");
    printf("Each command takes some of these; its page lists them.\n");
    put_flags(lc_common_flags, NULL);
    put_title("EXIT STATUS");
#define X(code, value, text) put_status(value, text);
    LC_STATUS_LIST(X)
#undef X
    put_status(LC_EXIT_UNREAD, LC_EXIT_UNREAD_TEXT);
    put_title("EXAMPLES");
    put_paragraph("    lanecast train prices.csv --target Close --horizon 5 -o run.h5\n"
                  "    lanecast evaluate run.h5\n"
                  "    lanecast forecast run.h5 -o next.csv");
    put_see_also((const char *const[]){"lanecast.ini", NULL});
}

static void put_option(const lc_option *option, const char *key)
{
    char range[LC_TEXT_MAX];
    lc_help_range(range, sizeof range, option);
    printf(".TP\n");
    put_in('B', key);
    printf(" = ");
    put(option->standard);
    printf("\n");
    put(option->help);
    if (*range) {
        printf("; ");
        put(range);
    }
    printf("\n");
}

/* An option, and the knobs of the variants it chooses from. */
static void put_options(const lc_option *option)
{
    char key[2 * LC_NAME_MAX];
    put_option(option, option->key);
    for (const char *const *name = option->variant ? option->choices() : (const char *const[]){NULL}; *name; name++) {
        const lc_variant variant = option->variant(*name);
        printf(".IP\n");
        put_in('I', *name);
        printf(": ");
        put(variant.help);
        printf("\n");
        for (const lc_option *knob = variant.knobs; knob && knob->key; knob++) {
            snprintf(key, sizeof key, "%s.%s", *name, knob->key);
            put_option(knob, key);
        }
    }
}

static void put_section(const char *section)
{
    char title[LC_NAME_MAX];
    snprintf(title, sizeof title, "[%s]", section);
    put_title(title);
}

static void put_configuration(void)
{
    const lc_option *option;
    const char *section = "";
    put_head("lanecast.ini", 5, "configuration of a lanecast run");
    put_title("DESCRIPTION");
    put_details(
        "Sections in brackets, a key and its value per line; a comment begins with ; or #. A missing key has its default.\n\n"
        "A key with a point, as huber.delta, is an option of one variant, and an error where another variant is chosen.");
    for (size_t i = 0; (option = lc_file_option(i)); i++) {
        if (strcmp(option->section, section) != 0)
            put_section(option->section);
        section = option->section;
        put_options(option);
    }
    put_title("EXAMPLES");
    put_paragraph("    [data]\n    file = prices.h5\n    target = Close\n    [window]\n    context = 60\n    horizon = 5\n"
                  "    [model]\n    cell = gru       ; lstm, rnn, ...: lanecast list cells\n    hidden = 64 32   ; two layers\n"
                  "    [train]\n    epochs = 30");
    put_see_also((const char *const[]){"lanecast", "lanecast-train", "lanecast-config", NULL});
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
