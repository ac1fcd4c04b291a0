/* loss - heads that not every configuration suits. */
#include "model/loss.h"

#include "core/status.h"
#include "data/transform.h"
#include "nn/head.h"

lc_status lc_loss_check(const lc_config *config)
{
    const lc_head *head = lc_head_find(config->model.loss);
    const lc_transform *transform = lc_transform_find(config->data.transform);
    if (head->quantile && transform->past && config->window.horizon > 1)
        return lc_fail(LC_E_CONFIG,
                       "model.loss = %s with data.transform = %s: quantiles of changes do not add up to quantiles of levels: "
                       "window.horizon = 1, another transform, or model.anchor = yes",
                       config->model.loss, config->data.transform);
    return LC_OK;
}
