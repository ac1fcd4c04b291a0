/* keeper - the run file of a training in progress: saved now and then, at a signal, after a failure and at the end. */
#include "cli/fit/keeper.h"
#include "core/clock.h"
#include "core/file.h"
#include "core/text.h"
#include "core/words.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The first save comes early: what fails within the first minutes fails often. */
static const double first_checkpoint = 60, most_share = 0.01;

lc_keeper lc_keeper_new(const lc_fit *fit)
{
    const bool resumable = fit->run && lc_forecaster_members(fit->forecaster);
    lc_keeper k = {.fit = fit, .every = resumable ? lc_forecaster_config(fit->forecaster)->run.checkpoint : 0};
    k.due = lc_clock_seconds() + (k.every < first_checkpoint ? k.every : first_checkpoint);
    k.file = fit->file;
    return k;
}

static const char *run_of(const lc_keeper *k)
{
    return *k->beside ? k->beside : k->fit->run;
}

/* As RUN.2.h5: the first such name that is free. */
static lc_status find_beside(lc_keeper *k)
{
    enum { TRIES = 100 };
    const char *run = k->fit->run;
    const size_t stem = strlen(run) - (lc_text_ends(run, ".h5") ? 3 : 0);
    struct stat there = {.st_mode = 1};
    for (unsigned i = 2; there.st_mode && i < TRIES && stem + sizeof ".100.h5" <= sizeof k->beside; i++) {
        snprintf(k->beside, sizeof k->beside, "%.*s.%u.h5", (int)stem, run, i);
        CHECK(lc_file_look(&there, k->beside));
    }
    if (there.st_mode) {
        *k->beside = '\0';
        return lc_fail(LC_E_IO, "%s: another program has written it since: it is kept, and this training is not saved", run);
    }
    k->file = (struct stat){0};
    k->saved = false; /* what was saved is replaced */
    lc_note(k->fit->args, "%s: another program has written it since: it is kept as it is, and this training is saved as %s", run,
            k->beside);
    return LC_OK;
}

/* Two trainings of one run may go at once, by mistake: neither replaces what the other one has saved. */
static lc_status evade(lc_keeper *k)
{
    struct stat now = {0};
    if (k->unseen)
        return LC_OK;
    CHECK(lc_file_look(&now, run_of(k)));
    if (!now.st_mode || (now.st_ino == k->file.st_ino && now.st_dev == k->file.st_dev && now.st_size == k->file.st_size &&
                         now.st_mtim.tv_sec == k->file.st_mtim.tv_sec && now.st_mtim.tv_nsec == k->file.st_mtim.tv_nsec))
        return LC_OK;
    return find_beside(k);
}

static lc_status replace(lc_keeper *k)
{
    CHECK(evade(k));
    const lc_status status = lc_forecaster_save(k->fit->forecaster, run_of(k));
    k->saved |= status == LC_OK;
    /* Also after a failure: it may be in its place, and only its folder not synced. */
    k->unseen = stat(run_of(k), &k->file) != 0 && errno != ENOENT;
    return status;
}

/* Nobody else who saves runs in this folder comes between the look and the replacement. */
static lc_status save(lc_keeper *k)
{
    int held = -1;
    CHECK(lc_file_hold_folder(&held, run_of(k)));
    const lc_status status = replace(k);
    if (held >= 0)
        close(held);
    return status;
}

/* A checkpoint that fails, on a full disk say, is no reason to end a training: the next one may be written. */
void lc_keeper_checkpoint(lc_keeper *k)
{
    const lc_fit *fit = k->fit;
    double begun = lc_clock_seconds();
    if (k->every == 0 || begun < k->due || lc_forecaster_members(fit->forecaster) == 0)
        return;
    lc_status status = save(k);
    double took = lc_clock_seconds() - begun, rare = took / most_share;
    k->due = begun + took + (k->every > rare ? k->every : rare);
    if (status != LC_OK && !k->warned)
        lc_note(fit->args, "no checkpoint%s, training continues: %s", k->saved ? " since the last one" : " yet",
                lc_error_message());
    k->warned = status != LC_OK;
}

lc_status lc_keeper_stop(lc_keeper *k, const lc_progress *p, const char *signal)
{
    const lc_fit *fit = k->fit;
    char member[64] = "";
    if (lc_forecaster_members(fit->forecaster) == 0)
        return lc_fail(LC_E_STOPPED, "stopped by %s before all was fitted; nothing is saved: train it again", signal);
    CHECK(save(k));
    if (p->steps == 0)
        return lc_fail(LC_E_STOPPED, "%s: stopped by %s before a step; it is saved: continue with lanecast resume %s", run_of(k),
                       signal, lc_shell(run_of(k)).text);
    if (p->members > 1)
        snprintf(member, sizeof member, " of network %zu of %zu", p->member, p->members);
    return lc_fail(
        LC_E_STOPPED,
        "%s: stopped by %s in epoch %zu%s, after step %zu of %zu; all of it is saved: continue with lanecast resume %s",
        run_of(k), signal, p->epoch, member, p->step, p->steps, lc_shell(run_of(k)).text);
}

lc_status lc_keeper_best(lc_keeper *k, lc_status status)
{
    const lc_fit *fit = k->fit;
    char message[LC_TEXT_MAX];
    size_t best = lc_forecaster_best_epoch(fit->forecaster), members = lc_forecaster_members(fit->forecaster);
    if (status != LC_E_DIVERGED || !fit->run || (best == 0 && members < 2 && !k->saved))
        return status;
    snprintf(message, sizeof message, "%s", lc_error_message());
    if (save(k) != LC_OK)
        return lc_fail(status, "%s; the weights before that are not saved: %s", message, lc_error_message());
    if (members > 1)
        return lc_fail(status, "%s; that is network %zu: %s has it as it was before, and those of the seeds before it", message,
                       members, run_of(k));
    return best ? lc_fail(status, "%s; %s has the best weights before that, of epoch %zu", message, run_of(k), best)
                : lc_fail(status, "%s; no epoch was done, so %s has no weights to forecast with", message, run_of(k));
}

lc_status lc_keeper_last(lc_keeper *k)
{
    const lc_status status = save(k);
    if (status != LC_OK && k->saved)
        return lc_fail(status, "%s; its last checkpoint is there: lanecast resume %s", lc_error_message(),
                       lc_shell(run_of(k)).text);
    if (status == LC_OK && *k->beside)
        return lc_fail(LC_E_IO, "%s: is of another program; this training is done, and saved as %s", k->fit->run, k->beside);
    return status;
}
