"""Lets the keyboard stop at menu entries that are off, so that their reason is heard and not only seen."""

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget


class MenuStyle(QProxyStyle):
    """Fusion, which passes over such entries (SH_Menu_AllowActiveAndDisabled); pressing Return on one does nothing."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        """Answer this one question otherwise."""
        if hint is QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, widget, data)
