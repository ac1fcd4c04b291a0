/* loading - what a run has fitted, over data of today. */
#include "model/run_loading.h"

#include <string.h>

#include "core/status.h"
#include "nn/normalize.h"

lc_status lc_loading_task(lc_task **out, const lc_loading *l)
{
    lc_status status = LC_OK;
    lc_fitted fitted = {0};
    const lc_measured *m = l->measured;
    const lc_run_place where = {l->place, l->dataset, l->path};
    const lc_transform *transform = lc_transform_find(l->run->config.data.transform);
    fitted.calendar = m->calendar;
    fitted.calendars = m->calendars;
    fitted.holiday = m->holiday;
    fitted.holidays = m->holidays;
    TRY(lc_run_read_scaler(&fitted.scaler, l->h5, "scaler", &where));
    if (transform->apply)
        TRY(lc_run_read_scaler(&fitted.inner, l->h5, "inner", &where));
    if (lc_class_config_is_on(&l->run->config.classes))
        TRY(lc_run_read_classes(&fitted.classes, l->h5, l->path));
    TRY(lc_task_new_fitted(out, l->dataset, l->config, &fitted));
done:
    lc_scaler_free(fitted.scaler);
    lc_scaler_free(fitted.inner);
    lc_classes_free(fitted.classes);
    return status;
}

lc_status lc_loading_seen(lc_span **out, const lc_loading *l)
{
    CHECK(lc_run_read_seen(out, l->h5, l->place, l->dataset->series_count, l->path));
    return *out ? LC_OK : lc_fail(LC_E_DATA, "%s: it does not say which rows training saw ('seen'); train again", l->path);
}

lc_config lc_loading_config(const lc_config *asked, const lc_config *trained)
{
    lc_config config = *asked;
    const lc_normalize *normalize = lc_normalize_find(asked->model.normalize);
    if (normalize && normalize->open)
        memcpy(config.model.normalize, trained->model.normalize, sizeof config.model.normalize);
    if (asked->data.season == LC_AUTO)
        config.data.season = trained->data.season;
    return config;
}
