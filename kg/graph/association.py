"""How much it says that two things come together: formulas, each with its source."""

import math


def pointwise_mutual_information(together: int, left: int, right: int, papers: int) -> float:
    """Say how much more often two concepts share a paper than chance would have it, in bits.

    Parameters
    ----------
    together, left, right
        Papers with both concepts, with the left one, with the right one; all at least 1.
    papers
        All papers that could have either.

    References
    ----------
    .. [1] K. W. Church, P. Hanks. Word association norms, mutual information, and
       lexicography. Computational Linguistics 16(1), 1990.

    Examples
    --------
    Two concepts of 4 papers each among 16 share 2, where chance would give 1:

    >>> pointwise_mutual_information(2, 4, 4, 16)
    1.0
    """
    return math.log2(together * papers / (left * right))


def normalised_pmi(together: int, left: int, right: int, papers: int) -> float:
    """Give pointwise mutual information as a number in [-1, 1].

    1: never one without the other; 0: as chance would have it. Where every paper has both,
    chance explains it all, so that the value is 0. Unlike PMI it does not put what occurs once
    above all else.

    References
    ----------
    .. [1] G. Bouma. Normalized (pointwise) mutual information in collocation extraction.
       Proceedings of GSCL, 2009.

    Examples
    --------
    >>> normalised_pmi(2, 4, 4, 16), normalised_pmi(4, 4, 4, 16)
    (0.3333333333333333, 1.0)
    """
    if together == papers:
        return 0.0
    information = -math.log2(together / papers)
    return pointwise_mutual_information(together, left, right, papers) / information


def inverse_document_frequency(having: int, papers: int) -> float:
    """Say how much it tells, in bits, that a paper has a concept that ``having`` of them have.

    References
    ----------
    .. [1] K. Spärck Jones. A statistical interpretation of term specificity and its application
       in retrieval. Journal of Documentation 28(1), 1972.

    Examples
    --------
    >>> inverse_document_frequency(2, 16), inverse_document_frequency(16, 16)
    (3.0, 0.0)
    """
    return math.log2(papers / having)
