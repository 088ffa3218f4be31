"""Opens exports with the tools that they are made for, and holds what they read to the JSON lines.

    python -m venv v && v/bin/pip install -r tests/readers.txt && v/bin/pip install --no-deps doccano==1.8.4
    v/bin/python tests/readers.py target/release/tickmark FILING...

Each filing is judged by importing a labelled copy of itself, exported in every format, and read by
the format's own reader. A tool that is not installed is told and passed over; a difference ends with 1.
"""

import csv
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import types
import warnings
from decimal import Decimal

FAULTS = []


def fault(words):
    FAULTS.append(words)
    print("FAULT", words)


MISSING = set()


def missing(tool):
    if tool not in MISSING:
        print(f"  ({tool} is not installed: passed over)")
    MISSING.add(tool)


def has(module):
    found = importlib.util.find_spec(module) is not None
    if not found:
        missing(module)
    return found


def run(*args, code=0):
    done = subprocess.run(args, capture_output=True, text=True)
    if done.returncode != code:
        fault(f"{' '.join(args)} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout


def judged(tickmark, filing, folder):
    """A store in which a part of the figures is judged: every third row of an export of all, confirmed."""
    store, rows = os.path.join(folder, "reviews.db"), os.path.join(folder, "said.csv")
    run(tickmark, "export", "--all", "-f", "csv", "-o", rows, filing)
    with open(rows, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    state = lines[0].index("state")
    for number, line in enumerate(lines[1:]):
        if number % 3 == 0:
            line[state] = "confirmed"
        elif number % 3 == 1:
            line[state] = "rejected"
    with open(rows, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    run(tickmark, "import", "--reviews", store, rows, filing)
    return store


def exported(tickmark, filing, store, folder, name, extension):
    path = os.path.join(folder, f"out.{extension}")
    run(tickmark, "export", "--reviews", store, "--all", "-f", name, "-o", path, filing)
    run(tickmark, "verify", path, filing, "-f", name)
    return path


def is_number(text):
    try:
        return text is not None and Decimal(text).is_finite()
    except ArithmeticError:
        return False


def check_flat(rows, name, values, raws, ciks):
    """The values, words and company numbers that a reader of a flat format gives."""
    if len(values) != len(rows):
        return fault(f"{name}: {len(values)} rows, not {len(rows)}")
    for row, value, raw, cik in zip(rows, values, raws, ciks):
        same = str(value) == row["value"] or is_number(str(value)) and is_number(row["value"]) and Decimal(str(value)) == Decimal(row["value"])
        if not same:
            fault(f"{name}: value {value!r}, not {row['value']!r}")
        if raw.replace("\r", "").lstrip("'") != row["raw"].replace("\r", "").lstrip("'"):
            fault(f"{name}: raw {raw!r}, not {row['raw']!r}")
        if (cik or "") != (row["cik"] or ""):
            fault(f"{name}: cik {cik!r}, not {row['cik']!r}")


def check_spans(rows, name, texts):
    """Passages with spans in code points: their words, in order, are those of the rows not rejected."""
    found = [(text[start:end], label) for text, spans in texts for start, end, label in sorted(spans)]
    expected, end, document = [], 0, None
    for row in rows:
        if row["document"] != document:
            end, document = 0, row["document"]
        if row["state"] != "rejected" and row["start"] >= end:
            expected.append((row["raw"], row["kind"]))
            end = row["end"]
    if found != expected:
        wrong = next((pair for pair in zip(found, expected) if pair[0] != pair[1]), "their number")
        fault(f"{name}: spans differ: {len(found)} for {len(expected)}, {wrong}")


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [json.loads(line) for line in file]


def arelle(path, facts):
    command = os.path.join(os.path.dirname(sys.executable), "arelleCmdLine")
    if not os.path.exists(command):
        return missing("arelleCmdLine")
    table = path + ".facts.csv"
    done = subprocess.run(
        [command, "--plugins", "loadFromOIM", "--file", path, "--validate", "--internetConnectivity", "offline", "--facts", table],
        capture_output=True, text=True, timeout=600,
    )
    told = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not line.startswith("[info]")]
    if told:
        fault(f"Arelle on {path}: {told[:5]}")
    with open(table, encoding="utf-8-sig") as file:
        count = sum(1 for _ in csv.reader(file)) - 1
    if count != facts:
        fault(f"Arelle on {path}: {count} facts, not {facts}")


def doccano_pipeline():
    """doccano's own import, without its web server: its parsers, its spans, and how it cleans them.

    The models of its database, which reading a file does not need, are stood in for by empty classes.
    """
    home = next((p for p in sys.path if os.path.isfile(os.path.join(p, "backend", "data_import", "pipeline", "parsers.py"))), None)
    if home is None:
        return missing("doccano")
    models = {
        "examples": ["Example"],
        "label_types": ["CategoryType", "LabelType", "RelationType", "SpanType"],
        "labels": ["Category", "Label", "Relation", "Span", "TextLabel"],
        "projects": ["Project", "ProjectType"],
    }
    for package, names in models.items():
        module = types.ModuleType(package + ".models")
        for name in names:
            setattr(module, name, type(name, (), {}))
        sys.modules.setdefault(package, types.ModuleType(package))
        sys.modules.setdefault(package + ".models", module)
    sys.path.append(os.path.join(home, "backend"))
    warnings.filterwarnings("ignore", module="pydantic")
    from data_import.pipeline import label, labels, makers, parsers, readers
    return label, labels, makers, parsers, readers


def check_doccano(tickmark, filing, path, rows, pipeline):
    """What doccano takes in, guessing the encoding as it does, and what it gives out again."""
    label, labels, makers, parsers, readers = pipeline
    parser = parsers.JSONLParser()
    frames = list(readers.Reader([readers.FileName(path, path, path)], parser).batch(1000))
    if parser.errors:
        fault(f"doccano: {parser.errors[:3]}")
    texts, given = [], []
    for frame in frames:
        maker = makers.LabelMaker("label", label.SpanLabel)
        spans = labels.Spans(maker.make(frame), types=None)
        spans.clean(project=None)
        for record in frame.to_dict(orient="records"):
            own = [(s.start_offset, s.end_offset, s.label) for s in spans.labels if s.example_uuid == record["example_uuid"]]
            texts.append((record["text"], own))
            # As its export writes it: an id and comments beside what was handed through.
            given.append({"id": len(given), "text": record["text"], "tickmark": record["tickmark"], "label": sorted(own), "Comments": []})
    check_spans(rows, "doccano's import", texts)
    back = path.replace(".doccano", ".back.doccano")
    import pandas
    pandas.DataFrame(given).to_json(back, orient="records", force_ascii=False, lines=True)
    run(tickmark, "verify", back, filing, "-f", "doccano")


def check(tickmark, filing):
    print(filing)
    with tempfile.TemporaryDirectory() as folder:
        store = judged(tickmark, filing, folder)
        export = lambda name, extension: exported(tickmark, filing, store, folder, name, extension)
        rows = lines(export("jsonl", "jsonl"))
        facts = sum(row["state"] != "rejected" for row in rows)
        arelle(export("xbrl-json", "xbrl-json.zip"), facts)
        arelle(export("xbrl-csv", "xbrl-csv.zip"), facts)
        table, book = export("csv", "csv"), export("xlsx", "xlsx")
        if has("pandas"):
            import pandas
            frame = pandas.read_csv(table, dtype=str, keep_default_na=False)
            check_flat(rows, "pandas, CSV", frame["value"], frame["raw"], frame["cik"])
        if has("polars"):
            import polars
            frame = polars.read_csv(table, infer_schema_length=0)
            frame = frame.fill_null("")
            check_flat(rows, "polars, CSV", frame["value"], frame["raw"], frame["cik"])
        if has("openpyxl"):
            import openpyxl
            sheets = openpyxl.load_workbook(book)
            if sheets.sheetnames != ["Figures", "Findings", "Coverage", "Legend"]:
                fault(f"openpyxl: sheets {sheets.sheetnames}")
            cells = list(sheets["Figures"].iter_rows())
            names = [cell.value for cell in cells[0]]
            if any(cell.data_type == "f" for line in cells for cell in line):
                fault("openpyxl: a cell is a formula")
            column = lambda name: [line[names.index(name)].value for line in cells[1:]]
            texts = lambda name: ["" if value is None else str(value) for value in column(name)]
            check_flat(rows, "openpyxl", texts("value"), texts("raw"), texts("cik"))
        parquet = os.path.join(folder, "out.parquet")
        done = subprocess.run([tickmark, "export", "--reviews", store, "--all", "-f", "parquet", "-o", parquet, filing], capture_output=True)
        if done.returncode == 0:
            if has("pandas") and has("pyarrow"):
                import pandas
                frame = pandas.read_parquet(parquet)
                text = lambda name: ["" if pandas.isna(value) else value for value in frame[name]]
                check_flat(rows, "pandas, Parquet", text("value_text"), text("raw"), text("cik"))
                for value, words in zip(frame["value"], frame["value_text"]):
                    if not pandas.isna(value) and value != Decimal(words):
                        fault(f"pandas, Parquet: {value!r} is not {words}")
            if has("polars"):
                import polars
                frame = polars.read_parquet(parquet)
                if "Decimal" not in str(frame.schema["value"]):
                    fault(f"polars, Parquet: value is {frame.schema['value']}")
        prodigy = lines(export("prodigy", "prodigy.jsonl"))
        check_spans(rows, "prodigy", [(t["text"], [(s["start"], s["end"], s["label"]) for s in t["spans"]]) for t in prodigy])
        path = export("doccano", "doccano.jsonl")
        check_spans(rows, "doccano", [(t["text"], t["label"]) for t in lines(path)])
        pipeline = has("pandas") and doccano_pipeline()
        if pipeline:
            check_doccano(tickmark, filing, path, rows, pipeline)
        with open(export("label-studio", "label-studio.json"), encoding="utf-8") as file:
            tasks = json.load(file)
        value = lambda region: (region["value"]["start"], region["value"]["end"], region["value"]["labels"][0])
        check_spans(rows, "label-studio", [(t["data"]["text"], [value(r) for r in t["annotations"][0]["result"]]) for t in tasks])
        entities = lines(export("spacy", "spacy.jsonl"))
        check_spans(rows, "spacy", [(t["text"], t["entities"]) for t in entities])
        if has("spacy"):
            import spacy
            from spacy.training import Example
            # Its words end otherwise than ours in places ("10%", "x-7"): such a figure it passes over in training.
            warnings.filterwarnings("ignore", message=".*W030.*")
            nlp = spacy.blank("en")
            for task in entities:
                document = nlp.make_doc(task["text"])
                Example.from_dict(document, {"entities": [tuple(e) for e in task["entities"]]})
                for start, end, label in task["entities"]:
                    if document.char_span(start, end, label, alignment_mode="expand") is None:
                        fault(f"spaCy: no span {start}..{end}")
        page = json.load(open(export("web-annotation", "jsonld"), encoding="utf-8"))
        shown = subprocess.run([tickmark, "text", filing], capture_output=True).stdout.decode("utf-8")
        source = open(filing, "rb").read()
        for item in page["items"]:
            data, text, quote = item["target"]["selector"]
            if shown[text["start"]:text["end"]] != quote["exact"]:
                fault(f"web annotation: {quote['exact']!r} is not at code points {text['start']}..{text['end']}")
            if not source[data["start"]:data["end"]]:
                fault(f"web annotation: nothing at bytes {data['start']}..{data['end']}")
        if has("jsonschema"):
            import jsonschema
            for name, records in [("row", rows), ("log", map(json.loads, run(tickmark, "log", "--reviews", store, "--format", "jsonl", filing).splitlines()))]:
                schema = json.loads(run(tickmark, "schema", name))
                validator = jsonschema.Draft202012Validator(schema)
                for record in list(records)[:500]:
                    for error in validator.iter_errors(record):
                        fault(f"schema {name}: {error.message[:200]}")
            for name, command in [("figure", "extract"), ("section", "outline"), ("check", "check")]:
                validator = jsonschema.Draft202012Validator(json.loads(run(tickmark, "schema", name)))
                printed = subprocess.run([tickmark, command, "--format", "jsonl", filing], capture_output=True, text=True).stdout
                for line in printed.splitlines()[:500]:
                    for error in validator.iter_errors(json.loads(line)):
                        fault(f"schema {name}: {error.message[:200]}")
        archive = os.path.join(folder, "evidence.zip")
        run(tickmark, "evidence", "--reviews", store, "--with-filing", "-o", archive, filing)
        run(tickmark, "verify", archive)
        print(f"  {len(rows)} rows read")


if __name__ == "__main__":
    for filing in sys.argv[2:]:
        check(sys.argv[1], filing)
    sys.exit(1 if FAULTS else 0)
