"""What all drawn pictures share: a frame without scripts and styles, and tones of one palette.

Text has the colour of the text around the picture; the tones stand out from white and from black
alike, so that one picture serves light and dark pages, and paper.
"""

from markupsafe import Markup

#: Each has a contrast of at least 3 to white and to near-black; the first six differ the most.
TONES = (
    *("#3a7fd5", "#cf6a12", "#2c9560", "#d1495b", "#8f62d2"),
    *("#0f8f9f", "#ab8420", "#769a34", "#a8745a", "#7d87ad"),
)

#: What belongs to nothing that has a tone.
FAINT = "#8d9096"


def frame(
    size: tuple[float, float], body: Markup, *, letters: int = 12, says: str = "", width: str = ""
) -> str:
    """Give a picture of its parts.

    Parameters
    ----------
    size
        Width and height, in the units of the parts.
    letters
        Size of what is written, in the same units.
    says
        What is seen, for those who do not see it; "" where the text around says so.
    width
        How wide it stands on a page, "100%"; "": as wide as ``size`` says.
    """
    across, down = (f"{each:.0f}" for each in size)
    label = Markup(' aria-label="{}"').format(says) if says else ""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" role="img"{} '
        'font-family="system-ui, sans-serif" font-size="{}" fill="currentColor">{}</svg>'
    ).format(across, down, width or across, label, letters, body)
