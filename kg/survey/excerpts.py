"""Sentences of papers, short and safe enough for a line of plain text."""


def excerpt(sentence: str, at: int, room: int) -> str:
    """Give a sentence on one line; of a long one, whole words around those that count.

    Parameters
    ----------
    at
        Where the words that count begin, in the sentence as written.
    room
        Letters that are shown at most.

    Examples
    --------
    >>> excerpt("We build on PPO.", 12, 40)
    'We build on PPO.'
    >>> excerpt("Here, as so often, we build on PPO and go on for ever and ever.", 31, 30)
    '… build on PPO and go on …'
    """
    flat = " ".join(sentence.split())
    if len(flat) <= room:
        return flat
    place, last = len(" ".join(sentence[:at].split())), len(flat) - room + 2
    start = max(0, min(place - room // 3, last))
    # an ellipsis with its space takes two letters, at each end that is cut
    end = len(flat) if start == last else start + room - (4 if start else 2)
    words = flat[start:end].split(" ")
    whole = words[bool(start) : None if end == len(flat) else -1] or words
    return "… " * bool(start) + " ".join(whole) + " …" * (end < len(flat))


def printable(text: str) -> str:
    """Give a text with a space for all that could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
