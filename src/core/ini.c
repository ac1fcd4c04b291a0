/* ini - entries of a configuration text, one after the other. */
#include "core/ini.h"

#include <string.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

enum { TEXT_MOST = 1 << 24 }; /* bytes of a text */

static const char blanks[] = " \t\r\v\f";

lc_status lc_ini_text(char **out, const char *path)
{
    lc_status status = LC_OK;
    char *text = NULL;
    size_t length;
    TRY(lc_file_read_text(&text, &length, TEXT_MOST, path));
    if (strlen(text) != length)
        FAIL(LC_E_CONFIG, "%s: not a text file: a configuration is INI text", path);
    *out = text;
    text = NULL;
done:
    lc_free(text);
    return status;
}

lc_ini lc_ini_new(const char *text, const char *name)
{
    bool mark = lc_text_begins(text, "\xEF\xBB\xBF"); /* UTF-8's byte order mark */
    return (lc_ini){.name = name, .at = mark ? text + 3 : text};
}

/* Copies [first, end) without the blanks around it; false if it is too long. */
static bool copy(char *out, size_t capacity, const char *first, const char *end)
{
    while (first < end && strchr(blanks, *first))
        first++;
    while (end > first && strchr(blanks, end[-1]))
        end--;
    size_t length = (size_t)(end - first);
    if (length >= capacity)
        return false;
    memcpy(out, first, length);
    out[length] = '\0';
    return true;
}

/* Where a comment begins in [first, end): ; or # at the first place or after a blank. */
static const char *comment(const char *first, const char *end)
{
    for (const char *c = first; c < end; c++)
        if ((*c == ';' || *c == '#') && (c == first || strchr(blanks, c[-1])))
            return c;
    return end;
}

static lc_status read_section(lc_ini *ini, const char *first, const char *end)
{
    const char *close = memchr(first, ']', (size_t)(end - first));
    char rest[2];
    if (!close || !copy(rest, 1, close + 1, end))
        return lc_fail(LC_E_CONFIG, "%s:%zu: a section is written [name]", ini->name, ini->line);
    if (!copy(ini->section, sizeof ini->section, first + 1, close) || !*ini->section)
        return lc_fail(LC_E_CONFIG, "%s:%zu: a section's name has 1 to %d letters", ini->name, ini->line, LC_NAME_MAX - 1);
    return LC_OK;
}

static lc_status read_entry(lc_ini *ini, const char *first, const char *end)
{
    const char *equals = memchr(first, '=', (size_t)(end - first));
    if (!equals || !copy(ini->key, sizeof ini->key, first, equals) || !*ini->key)
        return lc_fail(LC_E_CONFIG, "%s:%zu: '%.*s' is not of the form key = value", ini->name, ini->line,
                       (int)strcspn(first, "\r\n"), first);
    if (!copy(ini->value, sizeof ini->value, equals + 1, end))
        return lc_fail(LC_E_CONFIG, "%s:%zu: %s: the value is longer than %d letters", ini->name, ini->line, ini->key,
                       LC_TEXT_MAX - 1);
    if (!*ini->section)
        return lc_fail(LC_E_CONFIG, "%s:%zu: '%s' comes before the first [section]", ini->name, ini->line, ini->key);
    return LC_OK;
}

lc_status lc_ini_next(bool *more, lc_ini *ini)
{
    while (*ini->at) {
        const char *first = ini->at + strspn(ini->at, blanks), *line_end = first + strcspn(first, "\n");
        const char *end = comment(first, line_end);
        lc_status status = LC_OK;
        ini->at = *line_end ? line_end + 1 : line_end;
        ini->line++;
        if (first == end)
            continue;
        *more = *first != '[';
        status = *more ? read_entry(ini, first, end) : read_section(ini, first, end);
        if (*more || status != LC_OK)
            return status;
    }
    *more = false;
    return LC_OK;
}

/* --- keys ------------------------------------------------------------------------------------------------------------ */

struct lc_ini_setting {
    char section[LC_NAME_MAX], key[LC_NAME_MAX];
    size_t line;
};

lc_status lc_ini_once(lc_ini_keys *keys, const lc_ini *ini)
{
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->item[i].section, ini->section) == 0 && strcmp(keys->item[i].key, ini->key) == 0)
            return lc_fail(LC_E_CONFIG, "%s:%zu: [%s] %s: already set on line %zu", ini->name, ini->line, ini->section, ini->key,
                           keys->item[i].line);
    CHECK(lc_grow(&keys->item, &keys->capacity, keys->count + 1, sizeof *keys->item));
    struct lc_ini_setting *added = &keys->item[keys->count++];
    memcpy(added->section, ini->section, sizeof added->section);
    memcpy(added->key, ini->key, sizeof added->key);
    added->line = ini->line;
    return LC_OK;
}

void lc_ini_keys_free(lc_ini_keys *keys)
{
    lc_free(keys->item);
    *keys = (lc_ini_keys){0};
}
