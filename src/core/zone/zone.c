/* zone - zones found by their names, and asked. */
#include "core/text.h"
#include "core/zone.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/calendar.h"
#include "core/date.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/zone/file.h"

enum { DAY = 86400, PATH_LONG = 512 };

struct lc_zone {
    lc_zone_table table;
};

void lc_zone_free(lc_zone *zone)
{
    if (!zone)
        return;
    lc_zone_table_free(&zone->table);
    lc_free(zone);
}

/* --- names ------------------------------------------------------------------------------------------------------------ */

/* Letters, digits and _ + - in parts between slashes: no path leads out of the folder. */
static bool is_name(const char *name)
{
    static const char known[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
    size_t length = strlen(name);
    return length && length < PATH_LONG / 4 && name[strspn(name, known)] == '\0' && *name != '/' && !strstr(name, "//");
}

static const char *folder(void)
{
    const char *given = getenv("TZDIR");
    return given && *given && strlen(given) < PATH_LONG / 2 ? given : "/usr/share/zoneinfo";
}

/* Looks at a line of tzdata.zi, "Z Europe/Berlin ..." or "L Europe/Berlin Europe/Oslo": is its name nearer? */
static void look_at(char nearest[LC_NAME_MAX], size_t *least, const char *line, const char *wanted)
{
    char name[LC_NAME_MAX];
    if ((*line != 'Z' && *line != 'L') || line[1] != ' ')
        return;
    const char *at = line + 2 + (*line == 'L' ? strcspn(line + 2, " \n") + 1 : 0);
    snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " \n"), at);
    size_t distance = lc_nearest_distance(wanted, strchr(wanted, '/') ? name : lc_text_last_part(name));
    if (distance >= *least)
        return;
    *least = distance;
    memcpy(nearest, name, sizeof name);
}

/* What is at a path; st_mode 0: nothing. */
static lc_status look(struct stat *out, const char *path)
{
    struct stat found = {0};
    if (stat(path, &found) != 0 && errno != ENOENT && errno != ENOTDIR)
        return lc_fail(LC_E_IO, "%s: cannot be looked at: %s", path, strerror(errno));
    *out = found;
    return LC_OK;
}

/* The lines of tzdata.zi, for lc_free; NULL: there are none. */
static lc_status read_list(char **list)
{
    char path[PATH_LONG];
    struct stat info = {0};
    size_t length;
    snprintf(path, sizeof path, "%s/tzdata.zi", folder());
    CHECK(look(&info, path));
    return info.st_mode ? lc_file_read(list, &length, path) : LC_OK;
}

static const char *next_line(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

static lc_hint find_near(const char *wanted)
{
    char nearest[LC_NAME_MAX] = "", *list = NULL;
    size_t least = SIZE_MAX;
    if (read_list(&list) != LC_OK)
        return (lc_hint){""};
    for (const char *line = list; line && *line; line = next_line(line))
        look_at(nearest, &least, line, wanted);
    lc_free(list);
    return lc_nearest_hint(wanted, strchr(wanted, '/') ? nearest : lc_text_last_part(nearest), nearest);
}

static lc_status refuse(const char *name)
{
    struct stat info = {0};
    CHECK(look(&info, folder()));
    if (!info.st_mode)
        return lc_fail(LC_E_USAGE,
                       "time zone '%s': %s is missing; install the package tzdata or set TZDIR (UTC and +02:00 need neither)",
                       name, folder());
    return lc_fail(LC_E_USAGE, "unknown time zone '%s'; zones are called as in tzdata: Europe/Berlin, UTC, +02:00%s", name,
                   find_near(name).text);
}

static lc_status find_file(bool *found, char path[PATH_LONG], const char *name)
{
    struct stat info = {0};
    snprintf(path, PATH_LONG, "%s/%s", folder(), name);
    if (is_name(name))
        CHECK(look(&info, path));
    *found = S_ISREG(info.st_mode);
    return LC_OK;
}

/* Whether a line is "L TARGET NAME". */
static bool links(char target[LC_NAME_MAX], const char *line, const char *name)
{
    if (!lc_text_begins(line, "L "))
        return false;
    const size_t length = strcspn(line + 2, " \n"), bytes = strlen(name);
    const char *old = line + 2 + length + 1;
    if (old[-1] != ' ' || length >= LC_NAME_MAX)
        return false;
    snprintf(target, LC_NAME_MAX, "%.*s", (int)length, line + 2);
    return strncmp(old, name, bytes) == 0 && strchr(" \n", old[bytes]);
}

/* Old names, as US/Eastern, may have no file of their own, as in Debian 13: tzdata.zi has what they are called now. */
static lc_status find_link(bool *found, char path[PATH_LONG], const char *name)
{
    char *list = NULL, target[LC_NAME_MAX];
    CHECK(read_list(&list));
    for (const char *line = list; line && *line && !*found; line = next_line(line))
        *found = links(target, line, name);
    lc_free(list);
    return *found ? find_file(found, path, target) : LC_OK;
}

lc_status lc_zone_new(lc_zone **out, const char *name)
{
    lc_status status = LC_OK;
    lc_zone *zone = NULL;
    char path[PATH_LONG];
    TRY(lc_new(&zone, 1, sizeof *zone));
    zone->table.ruled = lc_offset_read(&zone->table.rule.standard, name);
    if (!zone->table.ruled) {
        bool found;
        TRY(find_file(&found, path, name));
        if (!found)
            TRY(find_link(&found, path, name));
        if (!found)
            TRY(refuse(name));
        TRY(lc_zone_table_read(&zone->table, path));
    }
    *out = zone;
    zone = NULL;
done:
    lc_zone_free(zone);
    return status;
}

lc_status lc_zone_of_turns(lc_zone **out, const int64_t *when, size_t count, bool ahead)
{
    lc_status status = LC_OK;
    lc_zone *zone = NULL;
    TRY(lc_new(&zone, 1, sizeof *zone));
    TRY(lc_new(&zone->table.when, count, sizeof *when));
    TRY(lc_new(&zone->table.offset, count + 1, sizeof *zone->table.offset));
    TRY(lc_new(&zone->table.word, count + 1, sizeof *zone->table.word));
    zone->table.count = count;
    for (size_t i = 0; i <= count; i++)
        zone->table.offset[i] = ahead == (i % 2 == 0) ? 3600 : 0;
    memcpy(zone->table.when, when, count * sizeof *when);
    *out = zone;
    zone = NULL;
done:
    lc_zone_free(zone);
    return status;
}

/* --- several ---------------------------------------------------------------------------------------------------------- */

struct lc_zone_named {
    char *name;
    lc_zone *zone; /* NULL: it is not known here */
};

static void clear_named(struct lc_zone_named *named)
{
    lc_free(named->name);
    lc_zone_free(named->zone);
}

/* What fails otherwise than for its name may be asked again. */
static lc_status add_named(lc_zones *z, const char *name)
{
    struct lc_zone_named new = {.name = NULL};
    lc_status status = lc_zone_new(&new.zone, name);
    if (status != LC_OK && status != LC_E_USAGE)
        return status;
    TRY(lc_copy_text(&new.name, name));
    TRY(lc_grow(&z->named, &z->capacity, z->count + 1, sizeof *z->named));
    z->named[z->count++] = new;
    return LC_OK;
done:
    clear_named(&new);
    return status;
}

lc_status lc_zones_find(const lc_zone **out, lc_zones *z, const char *name)
{
    size_t i = 0;
    while (i < z->count && strcmp(z->named[i].name, name) != 0)
        i++;
    if (i == z->count)
        CHECK(add_named(z, name));
    *out = z->named[i].zone;
    return LC_OK;
}

lc_status lc_zones_new(const lc_zone **out, lc_zones *z, const char *name)
{
    CHECK(lc_zones_find(out, z, name));
    return *out ? LC_OK : refuse(name);
}

void lc_zones_clear(lc_zones *z)
{
    for (size_t i = 0; i < z->count; i++)
        clear_named(&z->named[i]);
    lc_free(z->named);
    *z = (lc_zones){.count = 0};
}

/* --- asked ------------------------------------------------------------------------------------------------------------ */

/* Changes at or before a moment. */
static size_t changes_before(const lc_zone_table *z, int64_t utc)
{
    size_t low = 0, high = z->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (z->when[middle] <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t lc_zone_offset(const lc_zone *z, int64_t utc)
{
    const lc_zone_table *t = &z->table;
    size_t index = changes_before(t, utc);
    if (index < t->count || !t->ruled)
        return t->offset[index];
    return lc_zone_rule_summer(&t->rule, utc) ? t->rule.summer : t->rule.standard;
}

void lc_zone_offsets(int32_t *out, const lc_zone *z, const int64_t *moment, size_t count, int64_t ticks)
{
    for (size_t i = 0; i < count; i++)
        out[i] = lc_zone_offset(z, lc_floor_divide(moment[i], ticks));
}

const char *lc_zone_word_at(const lc_zone *z, int64_t utc)
{
    const lc_zone_table *t = &z->table;
    size_t index = changes_before(t, utc);
    if (index < t->count || !t->ruled)
        return t->word[index].text;
    return lc_zone_rule_summer(&t->rule, utc) ? t->rule.summer_word.text : t->rule.standard_word.text;
}

/* Of a repeated hour, the offsets of the day before and of the day after both show it; of a skipped one, neither does. */
size_t lc_zone_local(int64_t utc[2], const lc_zone *z, int64_t local)
{
    int64_t early = local - lc_zone_offset(z, local - DAY), late = local - lc_zone_offset(z, local + DAY);
    size_t count = 0;
    if (early + lc_zone_offset(z, early) == local)
        utc[count++] = early;
    if (late != early && late + lc_zone_offset(z, late) == local)
        utc[count++] = late;
    return count;
}
