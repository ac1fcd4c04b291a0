/* synonyms - keys by the names that people bring along. */
#include "model/synonyms.h"

#include <strings.h>

static const struct {
    const char *word;
    lc_synonym is;
} table[] = {
    {"lr", {"train", "rate"}},
    {"learning_rate", {"train", "rate"}},
    {"epoch", {"train", "epochs"}},
    {"n_epochs", {"train", "epochs"}},
    {"num_epochs", {"train", "epochs"}},
    {"max_epochs", {"train", "epochs"}},
    {"batch_size", {"train", "batch"}},
    {"early_stopping", {"train", "patience"}},
    {"early_stop_patience_steps", {"train", "patience"}},
    {"optim", {"train", "optimizer"}},
    {"optimizer_cls", {"train", "optimizer"}},
    {"weight_decay", {"train", "adamw.decay"}},
    {"lr_scheduler", {"train", "schedule"}},
    {"gradient_clip_val", {"train", "clip"}},
    {"max_grad_norm", {"train", "clip"}},
    {"clipnorm", {"train", "clip"}},
    {"clipvalue", {"train", "clip_value"}},
    {"ema_momentum", {"train", "average"}},
    {"lookback", {"window", "context"}},
    {"look_back", {"window", "context"}},
    {"seq_len", {"window", "context"}},
    {"seq_length", {"window", "context"}},
    {"sequence_length", {"window", "context"}},
    {"window_size", {"window", "context"}},
    {"input_size", {"window", "context"}},
    {"input_chunk_length", {"window", "context"}},
    {"context_length", {"window", "context"}},
    {"h", {"window", "horizon"}},
    {"pred_len", {"window", "horizon"}},
    {"prediction_length", {"window", "horizon"}},
    {"output_chunk_length", {"window", "horizon"}},
    {"forecast_horizon", {"window", "horizon"}},
    {"units", {"model", "hidden"}},
    {"hidden_size", {"model", "hidden"}},
    {"hidden_dim", {"model", "hidden"}},
    {"encoder_hidden_size", {"model", "hidden"}},
    {"num_layers", {"model", "layers"}},
    {"n_layers", {"model", "layers"}},
    {"n_rnn_layers", {"model", "layers"}},
    {"encoder_n_layers", {"model", "layers"}},
    {"rnn_type", {"model", "cell"}},
    {"dropout_rate", {"model", "dropout"}},
    {"recurrent_dropout", {"model", "dropout_recurrent"}},
    {"criterion", {"model", "loss"}},
    {"loss_fn", {"model", "loss"}},
    {"quantiles", {"model", "quantile.levels"}},
    {"kernel_initializer", {"model", "init"}},
    {"revin", {"model", "normalize"}},
    {"use_reversible_instance_norm", {"model", "normalize"}},
    {"scaler", {"data", "scale"}},
    {"scaler_type", {"data", "scale"}},
    {"future_covariates", {"data", "known"}},
    {"futr_exog_list", {"data", "known"}},
    {"validation_split", {"data", "split"}},
    {"random_state", {"run", "seed"}},
    {"random_seed", {"run", "seed"}},
    {"n_jobs", {"run", "threads"}},
    {"num_threads", {"run", "threads"}},
};

size_t lc_synonym_count(void)
{
    return sizeof table / sizeof *table;
}

lc_synonym lc_synonym_at(const char **word, size_t index)
{
    *word = table[index].word;
    return table[index].is;
}

lc_synonym lc_synonym_of(const char *word)
{
    for (size_t i = 0; i < lc_synonym_count(); i++)
        if (strcasecmp(word, table[i].word) == 0)
            return table[i].is;
    return (lc_synonym){NULL, NULL};
}
