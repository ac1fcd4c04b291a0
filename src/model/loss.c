/* loss - heads that not every configuration suits. */
#include "model/loss.h"

#include "core/status.h"
#include "data/scaler.h"
#include "data/transform.h"
#include "nn/arch.h"
#include "nn/head.h"
#include "nn/normalize.h"

lc_status lc_loss_check(const lc_config *config)
{
    const lc_head *head = lc_head_find(config->model.loss);
    const lc_transform *transform = lc_transform_find(config->data.transform);
    if (head->unshifted &&
        (lc_normalize_find(config->model.normalize)->of || transform->apply || !lc_scaler_find(config->data.scale)->keeps_zero))
        return lc_fail(
            LC_E_CONFIG,
            "model.loss = %s needs values whose 0 is where it is: data.scale = none or mean_scale, data.transform = none "
            "and model.normalize = none",
            config->model.loss);
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
