/* loss - heads that not every configuration suits. */
#include "model/loss.h"

#include "core/status.h"
#include "data/scaler.h"
#include "data/transform.h"
#include "nn/arch.h"
#include "nn/head.h"
#include "nn/normalize.h"

/* What moves the 0 of values is named with what does not. */
static lc_status check_zero(const lc_config *config)
{
    const bool scale = !lc_scaler_find(config->data.scale)->keeps_zero;
    const bool transform = lc_transform_find(config->data.transform)->apply;
    const bool normalize = lc_normalize_find(config->model.normalize)->of;
    if (!scale && !transform && !normalize)
        return LC_OK;
    return lc_fail(LC_E_CONFIG, "model.loss = %s needs values whose 0 is where it is; add%s%s%s", config->model.loss,
                   scale ? " --set data.scale=mean_scale" : "", transform ? " --set data.transform=none" : "",
                   normalize ? " --set model.normalize=none" : "");
}

lc_status lc_loss_check(const lc_config *config)
{
    const lc_head *head = lc_head_find(config->model.loss);
    const lc_transform *transform = lc_transform_find(config->data.transform);
    if (head->unshifted)
        CHECK(check_zero(config));
    if (head->quantile && transform->past && config->window.horizon > 1)
        return lc_fail(LC_E_CONFIG,
                       "model.loss = %s with data.transform = %s: quantiles of changes do not add up to quantiles of levels: "
                       "window.horizon = 1, another transform, or model.normalize = last",
                       config->model.loss, config->data.transform);
    if (head->unfed && lc_arch_find(config->model.kind)->feeds_back)
        return lc_fail(
            LC_E_CONFIG,
            "model.loss = %s: none of its outputs is a value, which a step of model.kind = %s could read as what the step "
            "before it said: model.kind = recurrent, or another model.loss",
            config->model.loss, config->model.kind);
    return LC_OK;
}
