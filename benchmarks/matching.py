"""Matching alone: ours and its peers, the same forms of the same labels, the same texts.

1. All get every form that our lexicon knows (plurals, spellings, joined words) and every label as
   it is written; so what differs is the matching and not the list.
2. A round gives each engine all texts in turn; the next round starts with another engine, so that
   a machine that slows down slows all. CPU time of the process counts; the median is shown.
3. Hits are word-bounded and longest-first. Ours also checks capitals ("moe" is not MoE), so it
   gives fewer; "same" is the share of our hits that a peer gives at the same place.
"""

import gzip
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

import ahocorasick
import spacy
from flashtext2 import KeywordProcessor
from measure import print_table

from kg.extract.gazetteer import known_stretches
from kg.ontology import Lexicon, Ontology, load_ontology
from kg.ontology.variants import fold_text

Span = tuple[int, int]
Find = Callable[[list[str]], Iterable[list[Span]]]


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to find labels: built once, then asked for the spans of each text."""

    name: str
    find: Find
    build_seconds: float


def run(file: Path, *, papers: int, rounds: int) -> None:
    """Time all engines on the first papers of a JSONL file and print a table."""
    texts = list(_texts(file, papers))
    characters = sum(map(len, texts))
    ontology = load_ontology()
    labels = _labels(ontology)
    forms = list(Lexicon.of(ontology).forms)
    patterns = sorted({*forms, *map(str.lower, labels)})
    engines = [
        _engine("kg: Lexicon + known_stretches", lambda: _ours(ontology)),
        _engine("kg: Lexicon.occurrences alone", lambda: _ours_overlapping(ontology)),
        _engine("pyahocorasick", lambda: _pyahocorasick(forms)),
        _engine("flashtext2", lambda: _flashtext(patterns)),
        _engine("spaCy EntityRuler", lambda: _spacy(patterns)),
    ]
    print(
        f"Matching alone: {len(labels):,} labels in {len(forms):,} forms, {papers:,} papers, "
        f"{characters / 1e6:.1f} million characters, {rounds} rounds"
    )
    taken: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for number in range(rounds):
        turn = number % len(engines)
        for engine in engines[turn:] + engines[:turn]:
            taken[engine.name].append(_seconds(engine, texts))
    found = {engine.name: list(engine.find(texts)) for engine in engines}
    own = found[engines[0].name]
    best = median(taken[engines[0].name])
    rows = []
    for engine in engines:
        seconds = median(taken[engine.name])
        rows.append(
            [
                engine.name,
                f"{papers / seconds:,.0f}",
                f"{min(taken[engine.name]) / seconds:.2f}-{max(taken[engine.name]) / seconds:.2f}",
                f"{characters / seconds / 1e6:.1f}",
                f"{best / seconds:.2f}x",
                f"{sum(map(len, found[engine.name])) / papers:.1f}",
                f"{_share(own, found[engine.name]):.3f}",
                f"{engine.build_seconds:.2f}",
            ]
        )
    print_table(
        ["engine", "papers/CPU s", "spread", "Mchar/s", "ratio", "hits/paper", "same", "build s"],
        rows,
    )


def _texts(file: Path, papers: int) -> Iterator[str]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in islice(lines, papers):
            record = json.loads(line)
            yield f"{record['title']}. {record.get('abstract') or ''}"


def _labels(ontology: Ontology) -> set[str]:
    return {
        label
        for concept in ontology.concepts.values()
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels)
        if label not in concept.unmatched_labels
    }


def _engine(name: str, build: Callable[[], Find]) -> Engine:
    start = time.process_time()
    find = build()
    return Engine(name, find, time.process_time() - start)


def _seconds(engine: Engine, texts: list[str]) -> float:
    start = time.process_time()
    for _ in engine.find(texts):
        pass
    return time.process_time() - start


def _share(own: list[list[Span]], other: list[list[Span]]) -> float:
    together = sum(len(set(a) & set(b)) for a, b in zip(own, other, strict=True))
    return together / max(1, sum(map(len, own)))


def _ours(ontology: Ontology) -> Find:
    lexicon = Lexicon.of(ontology)

    def find(texts: list[str]) -> Iterator[list[Span]]:
        for text in texts:
            yield [hit[:2] for hit in known_stretches(text, fold_text(text), lexicon, [])]

    return find


def _ours_overlapping(ontology: Ontology) -> Find:
    lexicon = Lexicon.of(ontology)

    def find(texts: list[str]) -> Iterator[list[Span]]:
        for text in texts:
            yield lexicon.occurrences(fold_text(text))

    return find


def _pyahocorasick(forms: list[str]) -> Find:
    automaton = ahocorasick.Automaton()
    for form in forms:
        automaton.add_word(f" {form} ", len(form))
    automaton.make_automaton()

    def find(texts: list[str]) -> Iterator[list[Span]]:
        for text in texts:
            folded = f" {fold_text(text)} "
            # Ends at the space after the form; the space before the text moves all by one.
            hits = [(end - 1 - size, end - 1) for end, size in automaton.iter(folded)]
            yield _longest(hits, len(text))

    return find


def _longest(hits: list[Span], size: int) -> list[Span]:
    hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    used = bytearray(size + 1)
    kept = []
    for start, end in hits:
        if used.find(1, start, end) < 0:
            used[start:end] = b"\1" * (end - start)
            kept.append((start, end))
    return kept


def _flashtext(patterns: list[str]) -> Find:
    processor = KeywordProcessor(case_sensitive=False)
    for pattern in patterns:
        processor.add_keyword(pattern)

    def find(texts: list[str]) -> Iterator[list[Span]]:
        for text in texts:
            yield [(start, end) for _, start, end in processor.extract_keywords_with_span(text)]

    return find


def _spacy(patterns: list[str]) -> Find:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "CONCEPT", "pattern": pattern} for pattern in patterns])

    def find(texts: list[str]) -> Iterator[list[Span]]:
        for document in nlp.pipe(texts):
            yield [(entity.start_char, entity.end_char) for entity in document.ents]

    return find
