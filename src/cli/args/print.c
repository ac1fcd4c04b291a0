/* print - results on standard output, notes on standard error, lines wrapped. */
#include "cli/args.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/shown.h"
#include "core/text.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { JSON_MOST = 1 << 30 };

/* Jansson leaves out what it has no memory for, without a word. */
static _Thread_local bool incomplete;

static void *take(size_t bytes)
{
    void *block = NULL;
    incomplete |= lc_new(&block, bytes, 1) != LC_OK;
    return block;
}

void lc_json_prepare(void)
{
    json_set_alloc_funcs(take, lc_free);
}

lc_status lc_json_read(json_t **out, const char *path)
{
    char *text = NULL;
    size_t length;
    CHECK(lc_file_read_text(&text, &length, JSON_MOST, path));
    json_t *json = json_loadb(text, length, 0, NULL);
    lc_free(text);
    if (incomplete) {
        json_decref(json);
        return lc_fail(LC_E_FAILURE, "%s: cannot be read: out of memory", path);
    }
    *out = json;
    return LC_OK;
}

/* Jansson leaves DEL as it is. It is within texts only. */
static int put_tame(const char *text, size_t length, void *ctx)
{
    (void)ctx;
    for (size_t i = 0; i < length; i++)
        if ((text[i] == '\x7f' ? fputs("\\u007f", stdout) : putchar(text[i])) == EOF)
            return -1;
    return 0;
}

lc_status lc_print_json(json_t *object)
{
    if (!object || incomplete) {
        json_decref(object);
        return lc_fail(LC_E_FAILURE, "the JSON object could not be made: out of memory");
    }
    int failed = json_dump_callback(object, put_tame, NULL, JSON_INDENT(2) | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(17));
    json_decref(object);
    putchar('\n');
    if (failed && !ferror(stdout)) /* what cannot be written is seen at the end */
        return lc_fail(LC_E_FAILURE, "the JSON object could not be printed: out of memory");
    return LC_OK;
}

lc_status lc_json_line(char **out, json_t *object)
{
    *out = object ? json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    json_decref(object);
    if (*out && !incomplete)
        return LC_OK;
    lc_free(*out);
    *out = NULL;
    return lc_fail(LC_E_FAILURE, "out of memory for a line of JSON");
}

size_t lc_terminal_width(int descriptor)
{
    struct winsize size = {0};
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : LC_WIDTH;
}

size_t lc_table_room(void)
{
    const size_t columns = lc_terminal_width(STDOUT_FILENO);
    return columns > LC_WIDTH ? columns : LC_WIDTH;
}

lc_status lc_print_table(const lc_table *table, const char *title)
{
    lc_status status = LC_OK;
    char *text = NULL;
    TRY(lc_table_write(&text, table, lc_table_room()));
    printf("\n%s%s%s", title ? title : "", title ? "\n" : "", text);
done:
    lc_free(text);
    return status;
}

/* How long a word is: a number and its unit are one. */
static int word_length(const char *text)
{
    static const char *const unit[] = {" %", " s", " MB"};
    const size_t length = strcspn(text, " ");
    for (size_t i = 0; length && isdigit((unsigned char)text[length - 1]) && i < sizeof unit / sizeof *unit; i++) {
        const size_t end = length + strlen(unit[i]);
        if (strncmp(text + length, unit[i], end - length) == 0 && !isalnum((unsigned char)text[end]))
            return (int)(end + strcspn(text + end, " "));
    }
    return (int)length;
}

/* As many words as there is room for behind `line`, which is at `column`; returns what is left of the text. */
static const char *fill_line(char *line, size_t size, const char *text, int column, int left)
{
    size_t used = strlen(line);
    while (*text) {
        const int length = word_length(text), gap = column > left ? 1 : 0;
        if (gap && column + gap + length > LC_WIDTH)
            break;
        const int added = snprintf(line + used, size - used, "%s%.*s", gap ? " " : "", length, text);
        used = used + (size_t)added < size ? used + (size_t)added : size - 1;
        column += added;
        text += length;
        text += strspn(text, " ");
    }
    return text;
}

/* The first line begins with `before`, or at `column`, others at `left`. A line is written at once: where a pipe and a terminal
 * are one screen, others write between them. */
static void wrap(FILE *out, const char *before, const char *text, int column, int left)
{
    char line[2 * LC_TEXT_MAX];
    snprintf(line, sizeof line, "%s", before);
    for (;;) {
        text = fill_line(line, sizeof line, text, column, left);
        fprintf(out, "%s\n", line);
        if (!*text)
            return;
        snprintf(line, sizeof line, "%*s", left, "");
        column = left;
    }
}

void lc_print_wrapped(FILE *out, const char *text, int left)
{
    wrap(out, "", text, left, left);
}

int lc_print_name(const char *before, const char *name, const char *after)
{
    char shown[LC_TEXT_MAX];
    lc_shown(shown, sizeof shown, name);
    return printf("%s%s%s", before, shown, after);
}

void lc_print_line(const char *path, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    LC_SHOWN_ARGUMENTS(text, format);
    wrap(stdout, "", text, path ? lc_print_name("", path, ":") : 0, 0);
}

json_t *lc_json_text(const char *text)
{
    char *copy = NULL;
    if (!text)
        return json_null();
    if (lc_text_utf8(&copy, text) != LC_OK)
        incomplete = true;
    json_t *json = copy ? json_string(copy) : NULL;
    lc_free(copy);
    return json;
}

json_t *lc_json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

void lc_print_note(const char *text)
{
    static const char begin[] = "lanecast: ";
    const int column = (int)strlen(begin);
    if (isatty(STDERR_FILENO))
        wrap(stderr, begin, text, column, column);
    else
        fprintf(stderr, "%s%s\n", begin, text);
}

void lc_note(const lc_args *args, const char *format, ...)
{
    char text[LC_TEXT_MAX];
    if (lc_args_has(args, "quiet"))
        return;
    LC_SHOWN_ARGUMENTS(text, format);
    lc_print_note(text);
}
