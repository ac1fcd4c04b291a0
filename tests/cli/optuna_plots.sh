# Every plot of Optuna is drawn from a ledger, from one objective and from several, with what the trials are; and optuna-dashboard answers
# with the same trials.
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
needs_optuna

"$LANECAST" simulate weather --rows 600 --seed 1 -o weather.h5 --quiet >/dev/null
sweep_ini 'trials = 16' 'lag = 2' 'model.layers = 1..2' 'model.dropout = 0..0.4 if model.layers=2' >sweep.ini
"$LANECAST" sweep sweep.ini -o one.db --quiet >/dev/null
"$LANECAST" sweep sweep.ini -o two.db --pruner none --objective mse,mae --quiet >/dev/null
"$LANECAST" sweep show one.db --json >one.json
"$python" - <<'END'
import inspect, json, warnings

import optuna
import optuna.visualization as visualization

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")
one, two = (optuna.load_study(study_name="sweep", storage=f"sqlite:///{name}.db") for name in ("one", "two"))
shown = {t["trial"]: t for t in json.load(open("one.json"))["trials"]}
complete = [n for n, t in shown.items() if t["state"] == "COMPLETE"]
of_several = {"plot_pareto_front": {}, "plot_hypervolume_history": {"reference_point": [9.0, 9.0]}}
with_torch = {"plot_terminator_improvement"}
drawn = {}
for name, plot in inspect.getmembers(visualization, inspect.isfunction):
    if name.startswith("plot_") and name not in with_torch:
        drawn[name] = plot(two, **of_several[name]) if name in of_several else plot(one)
        assert any(len(trace.x if getattr(trace, "x", None) is not None else getattr(trace, "dimensions", None) or ())
                   for trace in drawn[name].data), name
assert len(drawn) >= 11, sorted(drawn)
history = drawn["plot_optimization_history"].data[0]
assert list(history.x) == complete and list(history.y) == [shown[n]["objective"]["mse"] for n in complete]
reports = {trace.name: list(trace.y) for trace in drawn["plot_intermediate_values"].data}
assert list(reports.values()) == [shown[n]["reports"] for n in sorted(shown) if shown[n]["reports"]]
importances = drawn["plot_param_importances"].data[0]
assert len(importances.y) == len(one.best_trial.params) or len(importances.y) > 1
assert sum(len(trace.x) for trace in drawn["plot_pareto_front"].data) == 16
END

"$python" - <<'END'
import json
from wsgiref.util import setup_testing_defaults

import optuna, optuna_dashboard

optuna.logging.set_verbosity(optuna.logging.ERROR)
server = optuna_dashboard.wsgi(optuna.storages.RDBStorage("sqlite:///one.db"))


def get(path):
    status, request = [], {}
    setup_testing_defaults(request)
    request["PATH_INFO"] = path
    body = b"".join(server(request, lambda line, headers, error=None: status.append(line)))
    assert status == ["200 OK"], (path, status)
    return json.loads(body)


summary, = get("/api/studies")["study_summaries"]
assert summary["study_name"] == "sweep" and summary["directions"] == ["minimize"], summary
shown = json.load(open("one.json"))["trials"]
trials = get(f"/api/studies/{summary['study_id']}")["trials"]
assert [(t["number"], t["state"].upper()) for t in trials] == [(t["trial"], t["state"]) for t in shown]
for t, ours in zip(trials, shown):
    assert {p["name"]: p["param_external_value"] for p in t["params"]}.keys() == ours["point"].keys()
    assert ours["state"] != "COMPLETE" or t["values"] == [ours["objective"]["mse"]], (t, ours)
END
