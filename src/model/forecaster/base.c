/* base - what a forecaster says without an interval. */
#include "model/forecaster.h"

lc_status lc_forecaster_predict_base(double *out, const lc_forecaster *f, const lc_forecast_request *wanted)
{
    const lc_forecast_request request = *wanted;
    if (f->neural)
        return lc_neural_predict(out, f->neural, &request);
    if (f->regression)
        return lc_ridge_predict(out, lc_regression_ridge(f->regression), &request);
    return lc_baseline_predict(out, f->config.model.kind, &f->config.model.knobs, NULL, &request);
}
