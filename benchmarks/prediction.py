"""How well untried combinations foretell what the newest papers combine.

``python benchmarks/prediction.py landscape.db`` hides the newest papers and prints, for each
ranking of what was empty before, how many of the first 10, 50 and 100 were filled, and the area
under the ROC curve, with 95% intervals, beside the share that chance alone would hit. The table
stands in ``docs/untried.md``.
"""

import argparse
from pathlib import Path
from time import process_time

from measure import print_table

from kg.evaluate.prediction import FIRST, Ranked, Trial, evaluate_prediction
from kg.graph.chance import Estimate
from kg.graph.corpus import load_corpus
from kg.store import open_store


def main() -> None:
    """Try the rankings on each graph file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", nargs="+", type=Path)
    for path in parser.parse_args().graphs:
        with open_store(path) as store:
            corpus = load_corpus(store)
        start = process_time()
        found = evaluate_prediction(corpus)
        seconds = process_time() - start
        print(f"\n{path.name}: {found.before:,} papers before {found.since}, ", end="")
        print(f"{found.hidden:,} hidden; {seconds:.1f} CPU seconds")
        for trial in found.trials:
            print_trial(trial)


def print_trial(trial: Trial) -> None:
    """Print a table of rankings for some kinds."""
    base = trial.filled / trial.cells if trial.cells else 0.0
    print(f"\n{' x '.join(trial.kinds)}: {trial.cells:,} empty, ", end="")
    print(f"{trial.filled:,} filled, by chance {base:.1%}")
    heads = ["ranking", *(f"first {first}" for first in FIRST), "AUC"]
    print_table(heads, [_row(ranked) for ranked in trial.rankings])


def _row(ranked: Ranked) -> list[str]:
    cells = [_share(each) for each in ranked.precision]
    cells += [""] * (len(FIRST) - len(cells))
    if ranked.auc is None:
        return [ranked.name, *cells, ""]
    half = (ranked.auc.high - ranked.auc.low) / 2
    return [ranked.name, *cells, f"{ranked.auc.value:.3f} ± {half:.3f}"]


def _share(estimate: Estimate) -> str:
    return f"{estimate.value:.0%} ({estimate.low:.0%} to {estimate.high:.0%})"


if __name__ == "__main__":
    main()
