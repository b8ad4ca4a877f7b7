"""How wide the columns of a table in LaTeX are: short ones as they need, long ones share the rest.

1. A column whose longest cell has at most fourteen characters is as wide as its content.
2. The others break their lines; they share what is left of the line by the length of their
   longest cell, of which no more than sixty characters count.
"""

from kg.survey.document import Cite, Table, Text, Witness

#: Characters of a column that is not broken.
_SHORT = 14
#: Characters of a long column that count.
_MOST = 60
#: Part of the line that a character takes, and the space between columns.
_CHARACTER, _SPACE = 0.0105, 0.022
#: Part of the line that broken columns have at least, together.
_LEAST = 0.3


def columns_of(table: Table) -> str:
    """Give the columns as the preamble of a table."""
    lengths = [_length(table, place) for place in range(len(table.columns))]
    fixed = sum(_CHARACTER * length for length in lengths if length <= _SHORT)
    left = max(_LEAST, 1 - fixed - _SPACE * len(lengths))
    long = sum(min(length, _MOST) for length in lengths if length > _SHORT)
    made = []
    for place, length in enumerate(lengths):
        if length <= _SHORT:
            made.append("r" if place in table.numeric else "l")
            continue
        side = "raggedleft" if place in table.numeric else "raggedright"
        width = left * min(length, _MOST) / long
        made.append(f">{{\\{side}\\arraybackslash}}p{{{width:.3f}\\linewidth}}")
    return f"@{{}}{''.join(made)}@{{}}"


def size_of(table: Table) -> str:
    """Give the size of letters: the more columns, the smaller."""
    return "small" if len(table.columns) <= 5 else "footnotesize"


def _length(table: Table, place: int) -> int:
    cells = (_told(row[place]) for row in table.rows if place < len(row))
    return max([len(table.columns[place]), *cells])


def _told(text: Text) -> int:
    """Count the characters of a cell; a citation is a number in brackets."""
    return sum(
        len(piece)
        if isinstance(piece, str)
        else 4
        if isinstance(piece, Cite)
        else 2
        if isinstance(piece, Witness)
        else len(piece.text)
        for piece in text
    )
