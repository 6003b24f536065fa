"""Where floating things hang: over the room they belong to, hidden with it and gone with it."""

from PySide6.QtWidgets import QWidget

GROUND = "workplace"  # the object name of what a person's rooms lie in


def ground_of(widget: QWidget) -> QWidget:
    """The ground `widget` stands on: somebody's workplace, or its window where it is in none."""
    at = widget
    while not at.isWindow() and at.objectName() != GROUND:
        above = at.parentWidget()
        if above is None:
            break
        at = above
    return at
