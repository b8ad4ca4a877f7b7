"""How good the links are: figures on gold files, reasons for each link, and what was not seen."""

from kg.evaluate.evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
