"""Fonts: figures of one width, identities without ligatures, and no last resort where something better is installed."""

from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from console.ui.theme.fonts import FALLBACKS, Fonts, chosen


def test_all_figures_are_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetricsF(Fonts().text(20, 700))
    widths = [metrics.horizontalAdvance(figure * 20) for figure in "0123456789"]
    # A twentieth of a pixel per figure is the rounding of the font itself; without tnum it is five pixels.
    assert max(widths) - min(widths) < 1


def test_an_identity_keeps_every_sign_of_its_own_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(Fonts().identity(12))
    assert metrics.horizontalAdvance("s3://a!=b") == metrics.horizontalAdvance("s") * 9


def test_a_size_and_weight_is_made_once(qapp: QApplication) -> None:
    fonts = Fonts()
    assert fonts.text(11, 600) is fonts.text(11, 600)
    assert (fonts.text(11, 600).pixelSize(), fonts.text(11, 600).weight()) == (11, 600)


def test_a_family_that_is_not_installed_changes_nothing(qapp: QApplication) -> None:
    kind = QFontDatabase.SystemFont.GeneralFont
    assert chosen(kind, "No Such Family") == QFontDatabase.systemFont(kind)


def test_the_last_resort_gives_way_where_something_better_is_installed(qapp: QApplication) -> None:
    family = QFontInfo(chosen(QFontDatabase.SystemFont.GeneralFont, "Inter")).family()
    assert family not in FALLBACKS or not QFontDatabase.hasFamily("Inter")
