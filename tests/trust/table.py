"""The table of the claims: what was asked, what was reached, and whether it holds."""

from collections.abc import Sequence

from tests.trust.claim import Figure
from tests.trust.measuring import Measured


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _asked(figure: Figure) -> str:
    sign = "≥" if figure.at_least else "≤"
    return f"{sign} {_number(figure.asked)} {figure.unit}".rstrip()


def lines(one: Measured) -> list[tuple[str, ...]]:
    """Lay out one claim: its size and seconds, its promise in a line of its own, then a line for each figure."""
    verdict = "holds" if one.holds else "MISSED"
    head = (one.name, f"× {one.size:,}" if one.size else "", "", verdict, f"{one.seconds:.1f}")
    figures = [
        (
            f"  {figure.name}",
            _asked(figure),
            f"{_number(figure.reached)} {figure.unit}".rstrip(),
            "holds" if figure.holds else "MISSED",
            "",
        )
        for figure in one.figures
    ]
    return [head, *([(f"  {one.promise}",)] if one.promise else []), *figures]


def table(all_of_them: Sequence[Measured]) -> str:
    """Lay out every claim for reading, and below the table what was said by those that miss."""
    rows: list[tuple[str, ...]] = [("claim", "asked", "reached", "", "seconds")]
    for one in all_of_them:
        rows += lines(one)
    wide = [max(len(row[column]) for row in rows if len(row) > 1) for column in range(5)]
    drawn = [
        "  ".join(f"{cell:{side}{width}}" for cell, side, width in zip(row, "<>><>", wide, strict=False)).rstrip()
        if len(row) > 1
        else row[0]
        for row in rows
    ]
    for one in all_of_them:
        if not one.holds:
            drawn += [
                "",
                f"{one.name}: {one.trouble or 'not as asked'}",
                *(f"  {line}" for line in one.said.splitlines()),
            ]
    return "\n".join(drawn)
