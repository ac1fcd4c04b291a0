"""Reads a page of `lanecast report` and compares every number of its tables with what evaluate and inspect print as JSON.

numbers.py PAGE.html EVALUATION.json DATA.json RUN.json...     DATA.json: inspect of the data; RUN.json: inspect of each run
"""
import html.parser
import json
import math
import re
import sys

VOID = {"meta", "img", "br"}


class Page(html.parser.HTMLParser):
    """Tables as (section, caption, titles, rows of (text, value or None)); markup that is not closed is an error."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.tables, self.levels, self.headings, self.ids = [], [], [], [], []
        self.text = ""
        self.pictures = []

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        assert tag not in ("script", "link", "iframe", "object", "b"), tag
        for key, value in a.items():
            assert not key.startswith("on"), key
            assert key != "src" or value.startswith("data:"), value
            assert key != "href" or value.startswith("#"), value
            if key == "id":
                assert value not in self.ids, value
                self.ids.append(value)
        if tag == "html":
            assert a["lang"] == "en"
        if tag == "img":
            assert a["alt"].strip()
            self.pictures.append(a)
        if tag == "th":
            assert a["scope"] in ("col", "row")
        if tag == "table":
            self.tables.append({"of": list(self.headings), "caption": None, "titles": [], "rows": []})
        if tag == "tr":
            self.row = []
        if tag in ("th", "td", "caption", "h1", "h2", "h3", "h4"):
            self.text, self.value = "", None
        if tag == "data":
            self.value = float(a["value"])
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
        if tag[0] == "h" and tag[1:].isdigit():
            level = int(tag[1:])
            assert level <= (self.levels[-1] if self.levels else 0) + 1, f"a heading of level {level} after {self.levels[-1:]}"
            self.levels.append(level)
            self.headings = self.headings[: level - 1] + [self.text]
        if tag == "caption":
            self.tables[-1]["caption"] = self.text
        if tag in ("th", "td"):
            self.row.append((self.text, self.value))
        if tag == "tr":
            table = self.tables[-1]
            if not table["titles"]:
                table["titles"] = [text for text, _ in self.row]
            else:
                table["rows"].append(self.row)
        if tag == "table":
            assert self.tables[-1]["caption"], "a table without a caption"

    def handle_data(self, data):
        self.text += data


def shown(text, value):
    """The text is the value in fewer digits."""
    digits = re.fullmatch(r"-?[0-9]+(?:\.([0-9]+))?(?:e([+-][0-9]+))?", text)
    assert digits, text
    half = 0.5 * 10.0 ** (int(digits[2] or 0) - len(digits[1] or ""))
    assert abs(float(text) - value) <= half * (1 + 1e-9) + 1e-12 * abs(value), (text, value)


def same(cell, expected):
    text, value = cell
    if expected is None:
        assert text == "-" and value is None, cell
        return
    if value is None:  # a count, or a text of a few digits
        assert float(text) == expected or text == f"{expected:.4g}" or math.isclose(float(text), expected, rel_tol=5e-4), (cell, expected)
        return
    assert value == expected or math.isclose(value, expected, rel_tol=1e-13), (value, expected)
    shown(text, value)


def figure(scores, title):
    """A column of a table in an object that has both spaces."""
    title = title.removeprefix("base ")
    if title in ("MSE*", "MAE*"):
        return scores["scaled"][title[:3].lower()]
    return scores["units"][title]


def line(e, name):
    return e if name == e["name"] else e["baselines"][name]


def series_row(e, of, name):
    i = e["per_series"]["series"].index(name)
    return {space: {m: v[i] for m, v in of["per_series"][space].items()} for space in ("scaled", "units")}


def errors(e, table):
    caption, titles, rows = table["caption"], table["titles"], table["rows"]
    base = re.search(r", next to ([^ ,]+)$", caption)
    for row in rows:
        name = row[0][0]
        if caption.startswith(("Errors over all windows", "Mean over series")):
            of = line(e, name)
            of = of["mean_over_series"] if caption.startswith("Mean") else of
            cells = [figure(of, t) for t in titles[1:]]
        elif caption.startswith(("Per horizon step", "Per channel", "Per series", "The ")):
            def pick(of):
                if caption.startswith("Per horizon"):
                    return of["per_horizon"][int(name) - 1]
                if caption.startswith("Per channel"):
                    return next(c for c in of["per_channel"] if c["channel"] == name)
                return series_row(e, of, name)
            cells = [figure(pick(e["baselines"][base[1]] if t.startswith("base ") else e), t) for t in titles[1:]]
        elif caption.startswith("Quantiles over all"):
            q = e["quantiles"]
            units = q["units"][name] if e["one_unit"] or name == "coverage" else None
            cells = [q["scaled"][name], units]
        elif caption.startswith("Where the truths are"):
            at = rows.index(row)
            levels = [0] + e["quantiles"]["levels"] + [1]
            cells = [100 * e["quantiles"]["histogram"][at], 100 * (levels[at + 1] - levels[at])]
        elif caption.startswith("Quantiles per horizon step"):
            cells = [e["quantiles"]["per_horizon"][int(name) - 1]["scaled"][t] for t in titles[1:]]
        elif caption.startswith("Quantiles per channel"):
            of = next(c for c in e["quantiles"]["per_channel"] if c["channel"] == name)
            cells = [of["units"][t] for t in titles[1:]]
        elif "networks, each by itself" in caption:
            m = e["members"]
            seeds = {f"seed {one['seed']}": one for one in m["each"]}
            of = {"their mean": m["mean"], "their spread": m["spread"], "the model": e}.get(name) or seeds[name]
            cells = [figure(of, t) if "scaled" in of else of[t] for t in titles[1:]]
        else:
            return False
        compare(row, cells)
    return True


def compare(row, cells):
    assert len(row) == len(cells) + 1, (row, cells)
    for cell, expected in zip(row[1:], cells):
        same(cell, expected)


def classes(e, table):
    caption, titles = table["caption"], table["titles"]
    for row in table["rows"]:
        name = row[0][0]
        if caption.startswith("Measures over all windows"):
            cells = [line(e, name)[t] for t in titles[1:]]
        elif caption.startswith("What "):
            who = re.fullmatch("What (.*) takes each class for", caption)[1]
            matrices = (e if who == "the model" else e["baselines"][who])["confusion"].values()
            at = e["classes"].index(name)
            counts = [sum(m[at][k] for m in matrices) for k in range(len(e["classes"]))]
            cells = counts + [sum(counts), counts[at] / sum(counts) if sum(counts) else None]
        elif caption.startswith("The model per step"):
            cells = [next(s for s in e["per_step"] if s["step"] == int(name))[t] for t in titles[1:]]
        elif caption.startswith("The model per target"):
            cells = [next(s for s in e["per_target"] if s["target"] == name)[t] for t in titles[1:]]
        else:
            return False
        compare(row, cells)
    return True


def versus(whole, table):
    runs, caption, titles = whole["runs"], table["caption"], table["titles"]

    def of(name):
        for run in runs:
            if run["name"] == name:
                return run
        plain = re.sub(r" \([^()]*\)$", "", name)
        of_file = [r for r in runs if plain != name and name.endswith(f"({r['file'].split('/')[-1]})")] or runs
        return next(r["baselines"][plain] for r in of_file if plain in r["baselines"])

    metric = "mse" if caption.startswith("Scaled MSE") else caption.split(" ")[0].lower()
    space = "scaled" if caption.startswith("Scaled") else "units"
    for row in table["rows"]:
        name = row[0][0]
        if caption.startswith("Errors over all"):
            cells = [figure(of(name), t) for t in titles[1:]]
        elif caption.startswith("Mean over series"):
            cells = [figure(of(name)["mean_over_series"], t) for t in titles[1:]]
        elif "per horizon step" in caption:
            cells = [of(t)["per_horizon"][int(name) - 1][space][metric] for t in titles[1:]]
        elif "per channel" in caption:
            cells = [next(c for c in of(t)["per_channel"] if c["channel"] == name)[space][metric] for t in titles[1:]]
        elif "per series" in caption:
            cells = [series_row(runs[0], of(t), name)[space][metric] for t in titles[1:]]
        elif caption.startswith("What is said beyond"):
            levels = of(name)["quantiles"]["levels"]
            assert row.pop(1)[0] == f"{len(levels)}, {levels[0]:g} to {levels[-1]:g}", row
            cells = [of(name)["quantiles"]["scaled"][t] for t in titles[2:]]
        elif caption.startswith("Each network by itself"):
            m = of(name).get("members")
            cells = [len(m["each"]) if m else 1]
            for t in titles[2:]:
                of_all = m[("spread" if t.endswith(" sd") else "mean")] if m else None if t.endswith(" sd") else of(name)
                cells.append(None if of_all is None else figure(of_all, t.removesuffix(" sd")))
        else:
            return False
        compare(row, cells)
    return True


def training(run, table):
    best = run["best_round"]
    rows = table["rows"]
    if table["caption"].startswith("Gradient flow"):
        for row in rows:
            for cell, flow in zip(row[1:], run["gradient_flow"]):
                norm = [math.hypot(h, c) for h, c in zip(flow["dh"], flow["dc"])]
                assert math.isclose(float(cell[0]), norm[int(row[0][0])] / norm[0], rel_tol=6e-3), row
        return True
    if not table["caption"].startswith("Training"):
        return False
    assert len(rows) == run["rounds"]
    for i, (row, epoch) in enumerate(zip(rows, run["history"])):
        assert math.isclose(float(row[0][0]), epoch["epochs"], abs_tol=0.006)
        for cell, key in zip(row[1:], ("loss", "valid_loss", "gradient_norm", "rate")):
            assert cell[0] == "-" if epoch[key] is None else math.isclose(float(cell[0]), epoch[key], rel_tol=6e-4, abs_tol=6e-7), row
    return True


def rows_of_parts(e, table):
    """The part that is judged has the windows of the evaluation, where no series was chosen."""
    row = next(row for row in table["rows"] if row[0][0] == e["split"])
    return [int(row[i][0]) for i in (5, 6, 7)] == [e["windows"], e["windows_skipped"], e["windows_filled"]]


def data(d, table):
    caption = table["caption"]
    if not caption.startswith("Channels"):
        return caption == "Series" and all(
            int(row[1][0]) == s["rows"] and int(row[4][0]) == s["gaps"] and int(row[6][0]) == sum(c["missing"] for c in s["channels"])
            for row, s in zip(table["rows"], d["series"]))
    of = next(s for s in d["series"] if caption in ("Channels", f"Channels of {s['name']}"))
    for row, c in zip(table["rows"], of["channels"]):
        assert int(row[2][0]) == c["missing"]
        for cell, key in zip(row[3:], ("mean", "sd", "min", "max")):
            assert cell[0] == "-" if c[key] is None else math.isclose(float(cell[0]), c[key], rel_tol=6e-4, abs_tol=1e-12), row
    return True


def configuration(run, shown):
    """Every key with its value, layers = 0 with what it comes to; of what is no network, without the keys of networks."""
    ini = dict(pairs(run["config"]))
    if run["network"] is None:
        idle = set(ini) - set(shown)
        assert {"model.hidden", "model.layers", "train.epochs", "train.rate"} <= idle, idle
        return all(key.startswith(("model.", "train.")) for key in idle) and all(ini[key] == shown[key] for key in shown)
    if ini["model.layers"] == "0":
        ini["model.layers"] = f'0: {run["network"]["layers"]}, as hidden'
    return ini == shown


def main(path, evaluation, of_data, *of_runs):
    text = open(path, encoding="utf-8").read()
    assert not re.search(r"https?:|@import|url\(|<script", text)
    page = Page()
    page.feed(text)
    assert not page.stack and page.levels.count(1) == 1
    e, d, runs = json.load(open(evaluation)), json.load(open(of_data)), [json.load(open(p)) for p in of_runs]
    several = len(runs) > 1
    alone = dict(zip([r["name"] for r in e["runs"]], zip(e["runs"], runs))) if several else {}
    seen = []
    for table in page.tables:
        section = table["of"][1]
        if section == "Comparison":
            known = versus(e, table)
        elif section == "Data":
            known = data(d, table)
        elif section == "What the figures mean":
            known = True
        else:
            own, run = alone[section] if several else (e, runs[0])
            part = table["of"][2 if several else 1]
            if part == "Errors":
                known = (classes if "classes" in own else errors)(own, table)
            elif part == "Model and training":
                known = training(run, table)
            elif part == "Configuration":
                known = configuration(run, {row[0][0]: row[1][0] for row in table["rows"]})
            else:
                known = part == "Rows, and what is left out" and rows_of_parts(own, table)
        assert known, table["caption"]
        seen.append(table["caption"])
    print(len(seen), "tables,", sum(len(r) - 1 for t in page.tables for r in t["rows"]), "cells,", len(page.pictures), "pictures")


def pairs(ini):
    for text in ini.splitlines():
        if text.startswith("["):
            section = text[1:-1]
        elif text:
            key, value = text.split(" =", 1)
            yield f"{section}.{key}", value.strip()


main(*sys.argv[1:])
