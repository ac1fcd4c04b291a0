/* whole - the split without validation and test, and how long to train where nothing says when to stop. */
#include "cli/whole.h"
#include "core/counted.h"
#include "core/status.h"
#include "core/words.h"
#include "model/forecaster.h"
#include "model/interval.h"
#include "nn/arch.h"

#include <math.h>
#include <string.h>

static const char every_row[] = "* 0 0", of_split[] = "data.split=";

const char *const *lc_whole_names(void)
{
    static const char *const names[] = {"split", "all", NULL};
    return names;
}

/* The mean over its networks of each one's best epoch, rounded; 0: it has none. */
static lc_status best_epochs(size_t *out, const char *path)
{
    lc_member_facts *facts = NULL;
    size_t count, sum = 0;
    CHECK(lc_run_read_members(&facts, &count, path));
    for (size_t i = 0; i < count; i++)
        sum += facts[i].best_epoch;
    *out = count ? (size_t)lround((double)sum / (double)count) : 0;
    lc_members_free(facts);
    return LC_OK;
}

static lc_status check(const lc_config *config, const lc_args *args)
{
    const char *set;
    for (size_t i = 0; (set = lc_args_item(args, "set", i)); i++)
        if (strncmp(set, of_split, sizeof of_split - 1) == 0)
            return lc_fail(LC_E_USAGE, "--on all trains on every row, whatever --set %s says: leave out one of them", set);
    if (lc_interval_is_asked(&config->model))
        return lc_fail(
            LC_E_CONFIG,
            "--on all leaves no validation windows, and model.interval = %s measures its errors over them: set it to %s",
            config->model.interval, lc_interval_names()[0]);
    return LC_OK;
}

static bool is_whole(const lc_args *args)
{
    const char *on = lc_args_text(args, "on");
    return on && strcmp(on, "all") == 0;
}

lc_status lc_whole_take(lc_forecaster *f, const char *kept, const lc_args *args)
{
    if (!kept || !is_whole(args))
        return LC_OK;
    CHECK(lc_forecaster_choose_as(f, kept));
    if (f->regression && f->as)
        lc_note(args, "ridge has the penalties, levels and look-backs that the validation windows of %s chose", kept);
    return LC_OK;
}

/* Its best epoch so far may not be its best one. */
static lc_status note_unfinished(const char *path, const lc_args *args)
{
    lc_run run;
    CHECK(lc_run_read(&run, path));
    if (run.training != LC_TRAINING_FINISHED)
        lc_note(args, "%s: its training is %s: its best epoch so far says how long; lanecast resume %s first, or --epochs", path,
                lc_training_name(run.training), lc_shell(path).text);
    return LC_OK;
}

lc_status lc_whole_choose(lc_config *config, lc_subject subject, const lc_args *args)
{
    const char *of = "train.epochs";
    char epochs[2 * LC_NAME_MAX] = "";
    size_t best = 0;
    if (!is_whole(args))
        return LC_OK;
    CHECK(check(config, args));
    if (subject == LC_SUBJECT_RUN && !lc_args_has(args, "epochs"))
        CHECK(best_epochs(&best, lc_args_word(args, 0)));
    if (best) {
        config->train.epochs = best;
        of = "the best of the run";
        CHECK(note_unfinished(lc_args_word(args, 0), args));
    }
    memcpy(config->data.split, every_row, sizeof every_row);
    if (lc_arch_find(config->model.kind))
        snprintf(epochs, sizeof epochs, " for %s (%s)", lc_counted(config->train.epochs, "epoch").text, of);
    lc_note(args, "--on all: trains on every row%s; none is left to validate or test, so its errors show on rows to come",
            epochs);
    return LC_OK;
}
