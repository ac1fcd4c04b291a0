/* subject - recognized by the content: HDF5 by what it holds, a text by its first line. */
#include "cli/subject.h"
#include "cli/args.h"
#include "cli/load.h"
#include "core/file.h"
#include "core/text.h"

#include <lanecast/forecaster.h>

#include <string.h>

enum { HEAD = 4096 };

/* The first line that is neither empty nor a comment; the end of the text without one. */
static const char *first_line(const char *text)
{
    while (*text) {
        text += strspn(text, " \t\r\n");
        if (*text != '#' && *text != ';')
            break;
        text += strcspn(text, "\n");
    }
    return text;
}

/* A section, or a key and its value: a table has no = in its header, or a separator too. */
static bool is_ini(const char *line)
{
    const size_t length = strcspn(line, "\r\n");
    return *line == '[' || (memchr(line, '=', length) && !memchr(line, ',', length) && !memchr(line, '\t', length));
}

/* What cannot be looked into, a pipe, is a configuration, and so is an empty file of that name; another empty file is data. */
static lc_status look(lc_subject *out, const char *path)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8 */
    lc_output kind = LC_OUTPUT_TEXT;
    char head[HEAD + 1] = "";
    size_t length;
    struct stat info;
    CHECK(lc_look_no_folder(&info, path));
    CHECK(lc_file_head((unsigned char *)head, &length, HEAD, path));
    CHECK(lc_output_find(&kind, path));
    const char *line = first_line(head + (lc_text_begins(head, mark) ? strlen(mark) : 0));
    if (kind == LC_OUTPUT_RUN)
        *out = LC_SUBJECT_RUN;
    else if ((length == 0 && !S_ISREG(info.st_mode)) || lc_text_ends(path, ".ini") ||
             (strlen(head) == length && *line && is_ini(line)))
        *out = LC_SUBJECT_CONFIG;
    else
        *out = LC_SUBJECT_DATA;
    return LC_OK;
}

lc_status lc_subject_run(lc_config *config, const char *path)
{
    lc_run run;
    CHECK(lc_run_read(&run, path));
    *config = run.config;
    return LC_OK;
}

lc_status lc_subject_find(const char **path, lc_subject *kind, const lc_args *args)
{
    const char *word = lc_args_word(args, 0);
    *path = word;
    *kind = lc_args_has(args, "data") ? LC_SUBJECT_DATA : LC_SUBJECT_NONE;
    if (!word)
        return LC_OK;
    *kind = LC_SUBJECT_CONFIG;
    if (strcmp(word, lc_standard_input) != 0)
        CHECK(look(kind, word));
    const lc_given *file = *kind == LC_SUBJECT_DATA ? lc_args_saying(args, "data.file") : NULL;
    if (file)
        return lc_fail(LC_E_USAGE, "%s is data, and so is --%s %s: name one of them", word, file->flag->name, file->value);
    return LC_OK;
}

lc_status lc_subject_take(lc_config *config, lc_subject kind, const char *path)
{
    if (!path)
        return LC_OK;
    if (kind == LC_SUBJECT_DATA)
        return lc_config_put(config, "data", "file", path, "data");
    if (kind == LC_SUBJECT_RUN)
        return lc_subject_run(config, path);
    const lc_status status = lc_config_read(config, path);
    if (status == LC_OK || strcmp(path, lc_standard_input) != 0)
        return status;
    return lc_fail(status, "%s; a configuration is read there: data become a file by lanecast import - -o DATA.h5",
                   lc_error_message());
}

lc_status lc_subject_read(lc_config *config, lc_subject *kind, const lc_args *args)
{
    const char *path;
    CHECK(lc_subject_find(&path, kind, args));
    return lc_subject_take(config, *kind, path);
}

lc_status lc_subject_need(const lc_args *args, const char *example)
{
    const char *command = lc_command_name(args->command);
    if (lc_args_words(args) || lc_args_has(args, "data") || lc_args_has(args, "from"))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "%s needs a configuration, or data: lanecast %s %s; see lanecast %s --help", command, command,
                   example, command);
}
