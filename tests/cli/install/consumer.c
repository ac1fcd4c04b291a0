/* consumer - a program of someone else: made-up weather, one epoch of a small network, a run file. */
#include <lanecast.h>

#include <stdio.h>

static lc_status run(lc_dataset **data, lc_forecaster **model, const char *path)
{
    lc_config config = lc_config_default();
    lc_progress progress = {0};
    lc_status status =
        lc_config_parse(&config, "[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 1\n", "text");
    if (status == LC_OK)
        status = lc_dataset_read(data, NULL, path);
    if (status == LC_OK)
        status = lc_forecaster_new(model, *data, &config);
    while (status == LC_OK && !progress.done)
        status = lc_forecaster_step(&progress, *model);
    return status;
}

int main(int count, char **text)
{
    lc_dataset *data = NULL;
    lc_forecaster *model = NULL;
    lc_status status = count == 2 ? run(&data, &model, text[1]) : LC_E_USAGE;
    if (status == LC_OK)
        printf("%s %016llx\n", lc_version(), (unsigned long long)lc_forecaster_digest(model));
    else
        fprintf(stderr, "%s\n", lc_error_message());
    lc_forecaster_free(model);
    lc_dataset_free(data);
    return (int)status;
}
