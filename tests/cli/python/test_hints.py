"""What other libraries call otherwise is refused with what it is here; options are listed with their help."""

from pathlib import Path

import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc


def what_others_say_is_refused_with_what_is_said_here():
    model = lc.Forecaster(**SMALL).fit(frame(200))
    for call, words in (
        (lambda: model.fit(frame(40), series="Ticker"), "fit has no option 'series', which is of the data: fit(lanecast.Dataset(data, series='Ticker'))"),
        (lambda: model.fit(frame(40), epochs=5), "fit has no option 'epochs': Forecaster(epochs=5).fit(data)"),
        (lambda: model.fit(frame(40), n_epochs=5), "fit has no option 'n_epochs': Forecaster(epochs=5).fit(data)"),
        (lambda: model.fit(frame(40), verbose=1), "fit has no option 'verbose': fit(data, on_round=print) shows progress"),
        (lambda: model.fit(frame(40), past_covariates=1), "fit has no option 'past_covariates': they are columns of the data: input="),
        (lambda: model.fit(frame(40), future_covariates=1), "known= names those that are known"),
        (lambda: model.fit(frame(40), sample_weight=1), "fit has no option 'sample_weight': options of training are those of Forecaster(...)"),
        (lambda: model.forecast(future_covariates=1), "forecast(pd.concat([history, future])), of a model that was trained with known=[...]"),
        (lambda: model.forecast(X_df=1), "forecast(pd.concat([history, future]))"),
        (lambda: model.forecast(past_covariates=1), "they are columns of the data: forecast(df_new) has newer ones"),
        (lambda: model.predict(quantiles=[0.1]), "predict has no option 'quantiles': levels=[0.1, 0.5, 0.9] are quantiles"),
        (lambda: model.forecast(num_samples=5), "samples=20 draws 20 numbers"),
        (lambda: model.forecast(df=1), "forecast(df_new) has the rows after newer ones"),
        (lambda: lc.Forecaster("gru"), "Forecaster('gru'): expected an INI file of options: Forecaster(cell='gru') chooses that"),
        (lambda: lc.Forecaster("GRU"), "Forecaster('GRU'): expected an INI file of options: Forecaster(cell='gru') chooses that"),
        (lambda: model.predict(df_new=1), "forecast(df_new) has the rows after newer ones"),
        (lambda: lc.Forecaster("ridge"), "Forecaster(kind='ridge') chooses that"),
        (lambda: lc.Forecaster(frame(40)), "expected an INI file of options, or none; data are given to fit(data)"),
    ):
        with raises(lc.UsageError, words):
            call()
    with raises(lc.ConfigError, "no option 'future_covariates'; they are columns of the data: known="):
        lc.Forecaster(future_covariates=None)
    try:
        model.forecast(frame(200).to_numpy())
    except lc.DataError as error:
        assert str(error).endswith("; an array has channel_0 and so on: Dataset(array, channels=[...], start=...) names its columns"), error
    else:
        raise AssertionError("not refused")
    with raises(lc.ConfigError, "no option 'model'; cell= and kind= choose the network"):
        lc.Forecaster(model="gru")
    assert len(model.forecast()) == 3  # what was refused changed nothing


def options_are_listed_with_their_help():
    table = lc.options()
    assert table.index.is_unique and list(table.columns) == ["section", "default", "choices", "range", "help"]
    assert table.loc["hidden", ["section", "default", "range"]].tolist() == ["model", "64", "1 to 65536"]
    assert "gru" in table.loc["cell", "choices"] and table.loc["huber__delta", "help"] and table["help"].str.len().min() > 3
    for name, row in table.iterrows():  # every keyword is one that Forecaster takes
        lc.Forecaster(**{name: None})
        assert pd.isna(row["range"]) or " to " in row["range"]
    assert list(lc.options("hidden").index) == ["hidden"] and set(lc.options("train").section) == {"train"}
    assert list(lc.options("loss").index)[0] == "loss" and "huber__delta" in lc.options("model.loss").index
    assert list(lc.options("huber__delta").index) == ["huber__delta"] and "from_" in lc.options().index
    for name, words in (("hiden", "no option 'hiden'; the nearest is hidden; see lanecast.options()"), ("lr", "here it is rate; see lanecast.options()")):
        for asked in (lambda name=name: lc.options(name), lambda name=name: lc.Forecaster(**{name: 1})):
            with raises(lc.ConfigError, words):
                asked()


def messages_of_a_file_of_options_name_them_too():
    Path("wrong.ini").write_text("[model]\nhiden = 3\n")
    with raises(lc.ConfigError, 'see lanecast.options("model")'):
        lc.Forecaster("wrong.ini").fit(frame(100))
