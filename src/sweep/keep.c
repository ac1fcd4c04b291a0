/* keep - a short list of the best, and their files. */
#include "sweep/keep.h"

#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "sweep.db" and study "a/b": sweep.d/a_b-trial-; study "sweep": sweep.d/trial- */
static lc_status name_runs(lc_keep *k, const char *ledger, const char *study)
{
    const char *slash = strrchr(ledger, '/'), *dot = strrchr(slash ? slash : ledger, '.');
    const int stem = dot && dot > (slash ? slash + 1 : ledger) ? (int)(dot - ledger) : (int)strlen(ledger);
    if ((size_t)snprintf(k->folder, sizeof k->folder, "%.*s.d", stem, ledger) >= sizeof k->folder)
        return lc_fail(LC_E_USAGE, "%s: the name is too long", ledger);
    const bool usual = strcmp(study, "sweep") == 0;
    snprintf(k->begin, sizeof k->begin, "%s%strial-", usual ? "" : study, usual ? "" : "-");
    for (char *c = strchr(k->begin, '/'); c; c = strchr(c, '/'))
        *c = '_';
    return LC_OK;
}

/* The name of one of the study's runs in the folder; "": none is there. */
static lc_status find_run(char found[LC_TEXT_MAX], const lc_keep *k)
{
    DIR *list = opendir(k->folder);
    *found = '\0';
    if (!list && errno == ENOENT)
        return LC_OK;
    errno = list ? 0 : errno;
    for (const struct dirent *entry = list ? readdir(list) : NULL; entry; entry = readdir(list))
        if (lc_text_begins(entry->d_name, k->begin) && lc_text_ends(entry->d_name, ".h5"))
            snprintf(found, LC_TEXT_MAX, "%s", entry->d_name);
    const int cause = errno;
    if (list)
        closedir(list);
    return cause ? lc_fail(LC_E_IO, "%s: cannot be looked into: %s", k->folder, strerror(cause)) : LC_OK;
}

lc_status lc_keep_check_none(const char *ledger, const char *study)
{
    lc_keep keep = {.most = 0};
    char found[LC_TEXT_MAX];
    CHECK(name_runs(&keep, ledger, study));
    CHECK(find_run(found, &keep));
    if (!*found)
        return LC_OK;
    return lc_fail(LC_E_USAGE,
                   "%s/%s: a run of another sweep, whose trials it would be taken for: move the folder away, or name "
                   "another ledger",
                   keep.folder, found);
}

lc_status lc_keep_new(lc_keep *out, const char *ledger, const char *study, size_t most)
{
    lc_keep keep = {.most = most};
    CHECK(name_runs(&keep, ledger, study));
    if (most && mkdir(keep.folder, 0777) != 0 && errno != EEXIST)
        return lc_fail(LC_E_IO, "%s: cannot make the folder for kept runs: %s%s", keep.folder, strerror(errno),
                       lc_file_remedy(errno));
    CHECK(lc_new(&keep.best, most + 1, sizeof *keep.best));
    *out = keep;
    return LC_OK;
}

void lc_keep_clear(lc_keep *k)
{
    lc_free(k->best);
    *k = (lc_keep){.count = 0};
}

static void path_of(char path[LC_TEXT_MAX], const lc_keep *k, size_t number)
{
    snprintf(path, LC_TEXT_MAX, "%s/%s%zu.h5", k->folder, k->begin, number);
}

/* Of two equal ones the earlier is the better. */
static bool precedes(const lc_study *study, const lc_trial *a, const lc_trial *b)
{
    return lc_study_better(study, a, b) || (!lc_study_better(study, b, a) && a->number < b->number);
}

static size_t place_of(const lc_keep *k, const lc_study *study, const lc_trial *t)
{
    size_t at = k->count;
    while (at > 0 && precedes(study, t, &k->best[at - 1]))
        at--;
    return at;
}

static void insert(lc_keep *k, const lc_trial *t, size_t at)
{
    char path[LC_TEXT_MAX];
    memmove(&k->best[at + 1], &k->best[at], (k->count - at) * sizeof *k->best);
    k->best[at] = *t;
    if (k->count++ == k->most) {
        path_of(path, k, k->best[--k->count].number);
        unlink(path);
    }
}

lc_status lc_keep_recall(lc_keep *k, const lc_study *study, const lc_trial *t)
{
    char path[LC_TEXT_MAX];
    struct stat info;
    path_of(path, k, t->number);
    const size_t at = place_of(k, study, t);
    if (at == k->most || t->state != LC_TRIAL_COMPLETE)
        return LC_OK;
    CHECK(lc_file_look(&info, path));
    if (info.st_mode)
        insert(k, t, at);
    return LC_OK;
}

lc_status lc_keep_offer(lc_keep *k, const lc_study *study, const lc_trial *t, const lc_forecaster *f)
{
    char path[LC_TEXT_MAX];
    const size_t at = place_of(k, study, t);
    if (at == k->most || t->state != LC_TRIAL_COMPLETE || !f)
        return LC_OK;
    path_of(path, k, t->number);
    CHECK(lc_forecaster_save(f, path));
    insert(k, t, at);
    return LC_OK;
}
