"""The only place for colours, type and spacing: one set of names, light and dark."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FAMILY = "Be Vietnam Pro"
PAPER_FAMILY = "Tinos"
GRID = 8  # px; every gap and padding is a multiple of it, or half of it


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one scheme, as #rrggbb."""

    ink: str
    muted: str
    ground: str
    card: str
    line: str
    field_line: str
    hover: str
    accent: str
    accent_ground: str
    primary: str
    primary_hover: str
    on_primary: str
    idle: str
    on_idle: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    rail: str
    rail_chosen: str
    rail_ink: str
    rail_muted: str
    rail_mark: str


LIGHT = Tokens(
    ink="#1b2430",
    muted="#5b6778",
    ground="#f4f6f9",
    card="#ffffff",
    line="#dde3ea",
    field_line="#c3ccd7",
    hover="#f4f7fb",
    accent="#0b5cad",
    accent_ground="#e8f1fb",
    primary="#0b5cad",
    primary_hover="#094e94",
    on_primary="#ffffff",
    idle="#e6eaf0",
    on_idle="#5b6778",
    good="#167044",
    good_ground="#e9f6ef",
    warn="#8f5300",
    warn_ground="#fff6e5",
    bad="#b3261e",
    bad_ground="#fdecea",
    rail="#10233a",
    rail_chosen="#1b3553",
    rail_ink="#ffffff",
    rail_muted="#a9b9cc",
    rail_mark="#4aa3f5",
)
DARK = Tokens(
    ink="#e6ebf2",
    muted="#a3b2c4",
    ground="#0f1722",
    card="#172231",
    line="#28374a",
    field_line="#3a4c63",
    hover="#1d2b3d",
    accent="#74b6fa",
    accent_ground="#19324f",
    primary="#1c66b4",
    primary_hover="#2474c8",
    on_primary="#ffffff",
    idle="#223044",
    on_idle="#a3b2c4",
    good="#63d394",
    good_ground="#12301f",
    warn="#f2b84b",
    warn_ground="#33270f",
    bad="#ff9a92",
    bad_ground="#3d1c1a",
    rail="#0a121c",
    rail_chosen="#1a2d45",
    rail_ink="#ffffff",
    rail_muted="#9fb0c3",
    rail_mark="#4aa3f5",
)
# The citizen's screen, read at 1.5 m by anybody: one scheme, calm and white, every text at 7:1 or more.
CUSTOMER = Tokens(
    ink="#12202f",
    muted="#3d4b5c",
    ground="#ffffff",
    card="#f3f7fb",
    line="#d5dee8",
    field_line="#8494a6",
    hover="#e6f0fa",
    accent="#084a8c",
    accent_ground="#e6f0fa",
    primary="#084a8c",
    primary_hover="#063868",
    on_primary="#ffffff",
    idle="#e6ebf1",
    on_idle="#3d4b5c",
    good="#0b5a34",
    good_ground="#e7f5ed",
    warn="#6a3c00",
    warn_ground="#fff3dc",
    bad="#8c1a16",
    bad_ground="#fdecea",
    rail="#10233a",
    rail_chosen="#1b3553",
    rail_ink="#ffffff",
    rail_muted="#c3d0de",
    rail_mark="#4aa3f5",
)
FACES = ("#f4a49c", "#f9cfa2", "#f6e3a0", "#d0e7b0", "#9fd9ab")  # grounds of the five faces, worst to best
PAPER, PRINT = "#ffffff", "#000000"  # a QR code, whatever the scheme: scanners want it so
CUSTOMER_PAIRS = (
    *((text, ground) for text in ("ink", "muted", "accent") for ground in ("ground", "card", "accent_ground")),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    *((tone, ground) for tone in ("good", "warn", "bad") for ground in ("ground", "card", f"{tone}_ground")),
    *(("ink", f"{tone}_ground") for tone in ("good", "warn", "bad")),
    *(("muted", f"{tone}_ground") for tone in ("good", "warn")),
)
# Pairs of text on ground that must keep 4.5:1; the test walks them.
TEXT_PAIRS = (
    ("ink", "card"),
    ("ink", "ground"),
    ("ink", "hover"),
    ("ink", "accent_ground"),
    ("muted", "card"),
    ("muted", "ground"),
    ("muted", "hover"),
    ("muted", "accent_ground"),
    ("accent", "card"),
    ("accent", "ground"),
    ("accent", "accent_ground"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_idle", "idle"),
    ("good", "card"),
    ("good", "ground"),
    ("good", "good_ground"),
    ("warn", "card"),
    ("warn", "ground"),
    ("warn", "warn_ground"),
    ("ink", "warn_ground"),
    ("ink", "good_ground"),
    ("card", "accent"),
    ("card", "bad"),
    ("bad", "card"),
    ("bad", "ground"),
    ("bad", "bad_ground"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_chosen"),
    ("rail_muted", "rail"),
    ("rail_muted", "rail_chosen"),
)


class Scheme(StrEnum):
    """Which colours: the system's choice, or the officer's."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application and follows the system's colour scheme."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._scheme = scheme
        load_fonts()
        font = QFont(FAMILY)
        font.setPixelSize(13)
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        app.setPalette(palette(self.tokens))

    @property
    def scheme(self) -> Scheme:
        """What was asked for."""
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        """The colours now on screen."""
        return DARK if self._is_dark() else LIGHT

    def use(self, scheme: Scheme) -> None:
        """Switch now; every window follows."""
        self._scheme = scheme
        self.dress()
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def _on_system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.use(Scheme.SYSTEM)

    def dress(self) -> None:
        """Put the style sheet on. Before a window is built this makes building three times as slow: do it after."""
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))


def current_tokens() -> Tokens:
    """The colours on screen, for what paints itself; light where no theme was put on."""
    app = QApplication.instance()
    theme = app.findChild(Theme, "theme") if app else None
    return theme.tokens if isinstance(theme, Theme) else LIGHT


def put_on(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> Theme:
    """The theme of `app`; dressing it again only changes the scheme."""
    worn = app.findChild(Theme, "theme")
    if not isinstance(worn, Theme):
        return Theme(app, scheme)
    worn.use(scheme)
    return worn


def load_fonts() -> None:
    """Make the bundled interface faces known to Qt; the others are loaded by what draws with them."""
    for face in ("Regular", "SemiBold"):
        _load(f"BeVietnamPro-{face}.ttf")


def load_list_fonts() -> None:
    """The weight only lists use, which nobody sees in the first picture."""
    _load("BeVietnamPro-Medium.ttf")


def load_paper_fonts() -> None:
    """Make the face of the official forms known to Qt."""
    for face in ("Regular", "Bold"):
        _load(f"Tinos-{face}.ttf")


@cache
def _load(name: str) -> int:
    return QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))


def ui_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface face at a size in px, for what paints itself."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def palette(tokens: Tokens) -> QPalette:
    """The colours Qt itself draws with (selection, placeholder, disabled text)."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.card,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.ToolTipBase: tokens.card,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.Light: tokens.card,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.on_idle))
    return made


def style_sheet(tokens: Tokens) -> str:
    """The one style sheet, with the scheme's colours filled in."""
    return _sheet_template().substitute(asdict(tokens), icons=(RESOURCES / "icons").as_posix())


@cache
def _sheet_template() -> Template:
    return Template((RESOURCES / "theme.qss").read_text(encoding="utf-8"))


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two #rrggbb colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
