/* names - a name among others, and a list of names in one text. */
#include "core/names.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/nearest.h"

size_t lc_names_find(const char *const *names, const char *name)
{
    size_t i = 0;
    while (names[i] && strcmp(names[i], name) != 0)
        i++;
    return i;
}

size_t lc_names_count(const char *const *names)
{
    size_t count = 0;
    while (names[count])
        count++;
    return count;
}

bool lc_names_among(const char *name, const char *const *names)
{
    while (*names && strcasecmp(name, *names) != 0)
        names++;
    return *names;
}

lc_status lc_names_refuse(lc_status code, const char *place, const char *name, const char *const *names)
{
    char known[LC_TEXT_MAX / 2] = "";
    size_t used = 0;
    for (size_t i = 0; names[i] && used < sizeof known; i++)
        used += (size_t)snprintf(known + used, sizeof known - used, "%s%s", i ? ", " : "", names[i]);
    return lc_fail(code, "%s: '%s' is not one of %s%s", place, name, known, lc_nearest_name(name, names).text);
}

static const char blanks[] = " \t";

/* From after the opening quote to after the closing one. */
static bool read_quoted(char *name, lc_names *list)
{
    const char *at = list->at + 1;
    for (; *at && (*at != '"' || at[1] == '"'); *name++ = *at++)
        at += *at == '"';
    *name = '\0';
    list->open = !*at;
    list->at = at + !list->open;
    return !list->open;
}

bool lc_names_next(char *name, lc_names *list)
{
    while (*list->at && (strchr(blanks, *list->at) || strchr(list->separators, *list->at)))
        list->at++;
    if (!*list->at || list->open)
        return false;
    if (*list->at == '"')
        return read_quoted(name, list);
    size_t length = strcspn(list->at, list->separators);
    list->at += length;
    memcpy(name, list->at - length, length);
    while (length && strchr(blanks, name[length - 1]))
        length--;
    name[length] = '\0';
    return true;
}

/* Whether what is quoted from `at` on, after the opening quote, is the name; *end: after the closing quote. */
static bool is_quoted(const char **end, const char *at, const char *name)
{
    bool same = true;
    for (; *at && (*at != '"' || at[1] == '"'); at++) {
        at += *at == '"';
        same = same && *at == *name;
        name += same;
    }
    *end = at + (*at != '\0');
    return same && *at && !*name;
}

static bool is_plain(const char **end, const char *at, const char *name)
{
    size_t length = strcspn(at, ",");
    *end = at + length;
    while (length && strchr(blanks, at[length - 1]))
        length--;
    return strlen(name) == length && memcmp(at, name, length) == 0;
}

bool lc_names_has(const char *list, const char *name)
{
    bool found = strcmp(list, name) == 0;
    while (!found) {
        list += strspn(list, ", \t");
        if (!*list)
            return false;
        found = *list == '"' ? is_quoted(&list, list + 1, name) : is_plain(&list, list, name);
    }
    return true;
}

void lc_names_add(lc_buffer *list, const char *name)
{
    const bool quoted = strpbrk(name, ",\"") != NULL;
    lc_buffer_add(list, list->length ? "," : "");
    lc_buffer_add(list, quoted ? "\"" : "");
    for (; *name; name++) {
        lc_buffer_bytes(list, name, 1);
        lc_buffer_add(list, quoted && *name == '"' ? "\"" : "");
    }
    lc_buffer_add(list, quoted ? "\"" : "");
}

lc_status lc_names_check(const char *flag, const char *text,
                         lc_status (*check)(const void *of, const char *flag, const char *name), const void *of)
{
    lc_status status = LC_OK;
    char *name = NULL;
    lc_names list = {.at = text, .separators = ","};
    TRY(lc_new(&name, strlen(text) + 1, 1));
    while (lc_names_next(name, &list))
        TRY(check(of, flag, name));
    if (list.open)
        FAIL(LC_E_USAGE, "--%s %s: a quote is not closed", flag, text);
done:
    lc_free(name);
    return status;
}
