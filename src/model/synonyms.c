/* synonyms - keys of a configuration and their values by the names of other programs. */
#include "model/synonyms.h"

#include <ctype.h>
#include <string.h>

const lc_synonym lc_synonym_table[] = {
    {"lr", "train", "rate"},
    {"learning_rate", "train", "rate"},
    {"epoch", "train", "epochs"},
    {"n_epochs", "train", "epochs"},
    {"num_epochs", "train", "epochs"},
    {"max_epochs", "train", "epochs"},
    {"batch_size", "train", "batch"},
    {"early_stopping", "train", "patience"},
    {"early_stop_patience_steps", "train", "patience"},
    {"optim", "train", "optimizer"},
    {"optimizer_cls", "train", "optimizer"},
    {"weight_decay", "train", "adamw.decay"},
    {"lr_scheduler", "train", "schedule"},
    {"gradient_clip_val", "train", "clip"},
    {"max_grad_norm", "train", "clip"},
    {"clipnorm", "train", "clip"},
    {"clipvalue", "train", "clip_value"},
    {"ema_momentum", "train", "average"},
    {"lookback", "window", "context"},
    {"look_back", "window", "context"},
    {"seq_len", "window", "context"},
    {"seq_length", "window", "context"},
    {"sequence_length", "window", "context"},
    {"window_size", "window", "context"},
    {"input_size", "window", "context"},
    {"input_chunk_length", "window", "context"},
    {"context_length", "window", "context"},
    {"h", "window", "horizon"},
    {"pred_len", "window", "horizon"},
    {"prediction_length", "window", "horizon"},
    {"output_chunk_length", "window", "horizon"},
    {"forecast_horizon", "window", "horizon"},
    {"units", "model", "hidden"},
    {"hidden_size", "model", "hidden"},
    {"hidden_dim", "model", "hidden"},
    {"encoder_hidden_size", "model", "hidden"},
    {"num_layers", "model", "layers"},
    {"n_layers", "model", "layers"},
    {"n_rnn_layers", "model", "layers"},
    {"encoder_n_layers", "model", "layers"},
    {"rnn_type", "model", "cell"},
    {"dropout_rate", "model", "dropout"},
    {"recurrent_dropout", "model", "dropout_recurrent"},
    {"criterion", "model", "loss"},
    {"loss_fn", "model", "loss"},
    {"quantiles", "model", "quantile.levels"},
    {"quantile", "model", "quantile.levels"},
    {"attention", "model", "recurrent.attention"},
    {"type", "model", "kind"},
    {"model_type", "model", "kind"},
    {"bidir", "model", "bidirectional"},
    {"kernel_initializer", "model", "init"},
    {"revin", "model", "normalize"},
    {"use_reversible_instance_norm", "model", "normalize"},
    {"scaler", "data", "scale"},
    {"scaler_type", "data", "scale"},
    {"future_covariates", "data", "known"},
    {"futr_exog_list", "data", "known"},
    {"validation_split", "data", "split"},
    {"val", "data", "split"},
    {"val_size", "data", "split"},
    {"test_size", "data", "split"},
    {"train_size", "data", "split"},
    {"path", "data", "file"},
    {"filename", "data", "file"},
    {"csv", "data", "file"},
    {"features", "data", "input"},
    {"covariates", "data", "input"},
    {"past_covariates", "data", "input"},
    {"hist_exog_list", "data", "input"},
    {"seasonality", "data", "season"},
    {"seasonal_period", "data", "season"},
    {"seasonal_periods", "data", "season"},
    {"season_length", "data", "season"},
    {"ensemble", "run", "seeds"},
    {"n_models", "run", "seeds"},
    {"random_state", "run", "seed"},
    {"random_seed", "run", "seed"},
    {"n_jobs", "run", "threads"},
    {"num_threads", "run", "threads"},
    {NULL, NULL, NULL},
};

const lc_answer lc_synonym_values[] = {
    {"cell", "bilstm", "here it is lstm with model.bidirectional = yes"},
    {"cell", "bigru", "here it is gru with model.bidirectional = yes"},
    {"loss", "cross_entropy", "here it is softmax, with classes.of"},
    {"loss", "crossentropy", "here it is softmax, with classes.of"},
    {"loss", "categorical_crossentropy", "here it is softmax, with classes.of"},
    {"loss", "pinball", "here it is quantile"},
    {"loss", "l1", "here it is mae"},
    {"loss", "l2", "here it is mse"},
    {"loss", "rmse", "mse has its least where rmse has"},
    {"loss", "normal", "here it is gaussian"},
    {"kind", "lstm", "here it is a cell: model.cell"},
    {"kind", "gru", "here it is a cell: model.cell"},
    {"kind", "rnn", "here it is a cell: model.cell"},
    {"kind", "naive", "here it is repeat_last"},
    {"kind", "linear", "here it is ridge"},
    {"kind", "encoder_decoder", "here it is seq2seq"},
    {NULL, NULL, NULL},
};

/* Capitals and dashes are as good as small letters and underscores. */
static bool is_word(const char *word, const char *of)
{
    for (; *word && *of; word++, of++)
        if (tolower((unsigned char)*word) != *of && !(*word == '-' && *of == '_'))
            return false;
    return *word == *of;
}

lc_synonym lc_synonym_of(const char *word)
{
    const lc_synonym *row = lc_synonym_table;
    while (row->word && !is_word(word, row->word))
        row++;
    return *row;
}

const char *lc_answer_find(const lc_answer *row, const char *where, const char *word)
{
    while (row->where && (strcmp(where, row->where) != 0 || !is_word(word, row->word)))
        row++;
    return row->answer;
}
