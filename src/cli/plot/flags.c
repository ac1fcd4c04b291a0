/* flags - a flag that a picture, or the file it is drawn from, leaves no choice for is refused, not passed over. */
#include "cli/args.h"
#include "cli/plot.h"
#include "core/counted.h"

static const struct {
    const char *flag;
    unsigned chooses;
} flags[] = {
    {"split", LC_CHOOSES_PART}, {"series", LC_CHOOSES_SERIES}, {"channel", LC_CHOOSES_CHANNEL}, {"window", LC_CHOOSES_WINDOW},
    {"step", LC_CHOOSES_STEP},  {"metric", LC_CHOOSES_METRIC}, {"study", LC_CHOOSES_STUDY},
};

/* What a file has settled: forecasts are of one part, an evaluation is over its series, and of numbers over channels too. */
static unsigned settled(const lc_scene *s)
{
    if (s->is & LC_FROM_FORECASTS)
        return LC_CHOOSES_PART;
    if (s->is & LC_FROM_ERRORS)
        return LC_CHOOSES_PART | LC_CHOOSES_SERIES | LC_CHOOSES_CHANNEL;
    return s->is & LC_FROM_CONFUSION ? LC_CHOOSES_PART | LC_CHOOSES_SERIES : 0;
}

static lc_status refuse(const char *flag, unsigned chooses, const lc_picture *picture)
{
    lc_few names = {0};
    for (size_t i = 0; lc_picture_table[i]; i++)
        if (lc_picture_table[i]->chooses & chooses)
            lc_few_add(&names, lc_picture_table_names[i], "");
    const lc_status status =
        lc_fail(LC_E_USAGE, "--%s is of the %s %s, not of %s", flag, lc_if_one(names.count, "picture", "pictures"),
                lc_few_text(&names), lc_picture_name(picture));
    lc_few_free(&names);
    return status;
}

/* What holds all that is drawn has no use for a configuration. */
static lc_status check_configuration(const lc_scene *s, const lc_args *args)
{
    static const char *const of_runs[] = {"set", "data"};
    const bool whole = s->is & (LC_FROM_SWEEP | LC_FROM_ERRORS | LC_FROM_CONFUSION | LC_FROM_FORECASTS);
    for (size_t i = 0; whole && i < sizeof of_runs / sizeof *of_runs; i++)
        if (lc_args_has(args, of_runs[i]))
            return lc_fail(LC_E_USAGE, "--%s does not apply: %s holds all that is drawn of it", of_runs[i], s->path);
    return LC_OK;
}

lc_status lc_plot_check_flags(const lc_args *args, const lc_picture *picture, const lc_scene *s)
{
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (!lc_args_has(args, flags[i].flag))
            continue;
        if (!(picture->chooses & flags[i].chooses))
            return refuse(flags[i].flag, flags[i].chooses, picture);
        if (settled(s) & flags[i].chooses)
            return lc_fail(LC_E_USAGE, "--%s does not apply: %s holds all that is drawn of it", flags[i].flag, s->path);
    }
    return check_configuration(s, args);
}
