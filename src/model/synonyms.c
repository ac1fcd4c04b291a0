/* synonyms - keys, flags, commands and values by the names that people bring along. */
#include "model/synonyms.h"

#include <ctype.h>
#include <string.h>
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
    {"quantile", {"model", "quantile.levels"}},
    {"attention", {"model", "recurrent.attention"}},
    {"type", {"model", "kind"}},
    {"model_type", {"model", "kind"}},
    {"bidir", {"model", "bidirectional"}},
    {"kernel_initializer", {"model", "init"}},
    {"revin", {"model", "normalize"}},
    {"use_reversible_instance_norm", {"model", "normalize"}},
    {"scaler", {"data", "scale"}},
    {"scaler_type", {"data", "scale"}},
    {"future_covariates", {"data", "known"}},
    {"futr_exog_list", {"data", "known"}},
    {"validation_split", {"data", "split"}},
    {"val", {"data", "split"}},
    {"val_size", {"data", "split"}},
    {"test_size", {"data", "split"}},
    {"train_size", {"data", "split"}},
    {"path", {"data", "file"}},
    {"filename", {"data", "file"}},
    {"csv", {"data", "file"}},
    {"features", {"data", "input"}},
    {"covariates", {"data", "input"}},
    {"past_covariates", {"data", "input"}},
    {"hist_exog_list", {"data", "input"}},
    {"seasonality", {"data", "season"}},
    {"seasonal_period", {"data", "season"}},
    {"seasonal_periods", {"data", "season"}},
    {"season_length", {"data", "season"}},
    {"ensemble", {"run", "seeds"}},
    {"n_models", {"run", "seeds"}},
    {"random_state", {"run", "seed"}},
    {"random_seed", {"run", "seed"}},
    {"n_jobs", {"run", "threads"}},
    {"num_threads", {"run", "threads"}},
};

/* What is called otherwise, or done otherwise, than a guess expects. */
static const struct {
    const char *where, *word, *answer;
} guess[] = {
    {"train", "model", "here it is --kind (recurrent, seq2seq, ridge) and --cell (lstm, gru)"},
    {"train", "classes", "here it is --set classes.of=... with --loss softmax"},
    {"train", "quantile", "here it is --loss quantile with --set model.quantile.levels=..."},
    {"train", "quantiles", "here it is --loss quantile with --set model.quantile.levels=..."},
    {"train", "series", "all series of the data are trained on: leave others out when importing"},
    {"train", "covariates", "here it is --set data.input=... (read), data.known=... (known ahead)"},
    {"train", "test_size", "here it is --set data.split=\"0.7 0.1 0.2\""},
    {"train", "val", "here it is --set data.split=\"0.7 0.1 0.2\""},
    {"forecast", "n", "here it is --horizon"},
    {"forecast", "steps", "here it is --horizon"},
    {"forecast", "periods", "here it is --horizon"},
    {"forecast", "fh", "here it is --horizon"},
    {"forecast", "quantiles", "here it is --levels"},
    {"forecast", "quantile", "here it is --levels"},
    {"forecast", "level", "here it is --levels, as probabilities"},
    {"forecast", "num_samples", "here it is --samples"},
    {"forecast", "start", "here it is --origin"},
    {"forecast", "date", "here it is --origin"},
    {"forecast", "from", "here it is --origin, or --origins FROM..TO"},
    {"forecast", "input", "here it is --data"},
    {"evaluate", "season", "here it is --set data.season=..."},
    {"evaluate", "seasonality", "here it is --set data.season=..."},
    {"evaluate", "horizon", "it is the run's own: train with another window.horizon"},
    {"evaluate", "part", "here it is --split"},
    {"evaluate", "on", "here it is --split"},
    {"evaluate", "metric", "all of them are printed; plot has --metric"},
    {"evaluate", "metrics", "all of them are printed; plot has --metric"},
    {"evaluate", "quantiles", "here it is --levels"},
    {"evaluate", "output", "here it is --csv (errors), --forecasts"},
    {"import", "date", "here it is --time"},
    {"import", "date_column", "here it is --time"},
    {"import", "date_col", "here it is --time"},
    {"import", "time_column", "here it is --time"},
    {"import", "time_col", "here it is --time"},
    {"import", "timestamp", "here it is --time"},
    {"import", "index_col", "here it is --time"},
    {"import", "index", "here it is --time"},
    {"import", "parse_dates", "here it is --time, with --time-format"},
    {"import", "date_format", "here it is --time-format"},
    {"import", "format", "here it is --time-format"},
    {"import", "dayfirst", "here it is --date-order"},
    {"import", "id", "here it is --series-column"},
    {"import", "id_column", "here it is --series-column"},
    {"import", "id_col", "here it is --series-column"},
    {"import", "unique_id", "here it is --series-column"},
    {"import", "series", "here it is --series-column"},
    {"import", "group_by", "here it is --series-column"},
    {"import", "groupby", "here it is --series-column"},
    {"import", "group_cols", "here it is --series-column"},
    {"import", "freq", "here it is --step (with --start), or --grid"},
    {"import", "frequency", "here it is --step (with --start), or --grid"},
    {"import", "resample", "here it is --grid"},
    {"import", "tz", "here it is --zone"},
    {"import", "timezone", "here it is --zone"},
    {"import", "delimiter", "what separates cells is found; --decimal says what is in numbers"},
    {"import", "separator", "what separates cells is found; --decimal says what is in numbers"},
    {"import", "sep", "what separates cells is found; --decimal says what is in numbers"},
    {"import", "usecols", "here it is --columns"},
    {"import", "target", "here it is --columns; targets are named in training"},
    {"import", "exclude", "here it is --drop"},
    {"import", "skiprows", "here it is --skip"},
    {"import", "na_values", "here it is --na"},
    {"command", "predict", "here it is forecast"},
    {"command", "fit", "here it is train"},
    {"command", "backtest", "here it is evaluate, or forecast --origins"},
    {"command", "test", "here it is evaluate"},
    {"command", "score", "here it is evaluate"},
    {"command", "compare", "here it is evaluate with several runs"},
    {"command", "version", "here it is --version"},
    {"command", "info", "here it is inspect"},
    {"command", "show", "here it is inspect"},
    {"command", "describe", "here it is inspect"},
    {"command", "convert", "here it is import"},
    {"command", "load", "here it is import"},
    {"command", "continue", "here it is resume"},
    {"command", "tune", "here it is sweep"},
    {"command", "optimize", "here it is sweep"},
    {"command", "hpo", "here it is sweep"},
    {"command", "draw", "here it is plot"},
    {"command", "explain", "here it is config explain"},
    {"what", "loss", "here it is training"},
    {"what", "history", "of a run it is training"},
    {"what", "data", "here it is series"},
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
};

size_t lc_guess_count(void)
{
    return sizeof guess / sizeof *guess;
}

lc_guess lc_guess_at(size_t index)
{
    return (lc_guess){guess[index].where, guess[index].word, guess[index].answer};
}

/* Dashes are as good as underscores. */
static bool is_word(const char *word, const char *of)
{
    for (; *word && *of; word++, of++)
        if (tolower((unsigned char)*word) != *of && !(*word == '-' && *of == '_'))
            return false;
    return *word == *of;
}

const char *lc_guess_of(const char *where, const char *word)
{
    for (size_t i = 0; i < lc_guess_count(); i++)
        if (strcmp(where, guess[i].where) == 0 && is_word(word, guess[i].word))
            return guess[i].answer;
    return NULL;
}

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
