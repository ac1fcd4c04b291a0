/* change - two plans, an entry at a time. */
#include "sweep/change.h"

#include "core/ini.h"
#include "core/text.h"

#include <stdio.h>
#include <string.h>

/* Why two values of a key cannot be in one study; NULL: they can. */
static const char *harm_of(const lc_ini *entry, const lc_study *study)
{
    char key[LC_KEY_MAX];
    snprintf(key, sizeof key, "%s.%s", entry->section, entry->key);
    if (strcmp(key, "sweep.objective") == 0)
        return "scores of trials that are there would be taken for it";
    if (strcmp(key, "sweep.data") == 0)
        return "trials that are there were scored on other data";
    if (strcmp(key, "sweep.shard") == 0)
        return "trials that are there have the numbers of their part";
    return strcmp(entry->section, "sweep") == 0 ? NULL : lc_study_harm(key, study);
}

/* Whether another plan has the same entry. */
static lc_status find_entry(bool *found, const char *plan, const lc_ini *entry)
{
    bool more;
    lc_ini ini = lc_ini_new(plan, entry->name);
    CHECK(lc_ini_next(&more, &ini));
    while (more && (strcmp(ini.section, entry->section) != 0 || strcmp(ini.key, entry->key) != 0))
        CHECK(lc_ini_next(&more, &ini));
    *found = more && strcmp(ini.value, entry->value) == 0;
    return LC_OK;
}

/* Every entry of plan a against the same of plan b. */
static lc_status compare(const char *a, const char *b, const lc_study *study, const char *path)
{
    bool more, found;
    lc_ini ini = lc_ini_new(a, path);
    CHECK(lc_ini_next(&more, &ini));
    while (more) {
        const char *harm = harm_of(&ini, study);
        CHECK(find_entry(&found, b, &ini));
        if (harm && !found)
            return lc_fail(LC_E_MISMATCH, "%s: --continue cannot change %s.%s: %s; name another file, or another --study", path,
                           ini.section, ini.key, harm);
        CHECK(lc_ini_next(&more, &ini));
    }
    return LC_OK;
}

lc_status lc_change_check(const char *kept, const char *now, const lc_study *study, const char *path)
{
    CHECK(compare(kept, now, study, path));
    return compare(now, kept, study, path); /* what only the present one has */
}
