/* choice - what the ridge regression of a run file has chosen, for a forecaster that has nothing to choose on. */
#include "core/status.h"
#include "model/forecaster.h"
#include "model/run_file.h"

lc_status lc_forecaster_choose_as(lc_forecaster *f, const char *path)
{
    lc_run_source source;
    lc_ridge *as = NULL;
    if (!lc_forecaster_wants_choice(f))
        return LC_OK;
    CHECK(lc_run_source_open(&source, path));
    lc_status status = lc_run_read_choice(&as, source.h5, source.run.config.window.horizon, path);
    lc_run_source_close(&source);
    if (status == LC_OK)
        status = lc_forecaster_take_choice(f, as);
    lc_ridge_free(as);
    return status;
}
