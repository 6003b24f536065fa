"""Templates, style and the policy that allows that style and nothing else."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
PAGES = RESOURCES / "tracking"
ICONS = ("plain", "good", "warn", "muted", "calendar", "phone", "scan", "mark")


class Templates:
    """Read once. `policy` is for a header; every page carries the same without what only a header may say."""

    def __init__(self) -> None:
        style = (PAGES / "tracking.css").read_text(encoding="utf-8").strip()
        rules = _rules(style)
        self.policy = f"{rules}; frame-ancestors 'none'"
        environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            loader=FileSystemLoader(PAGES),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals.update(
            style=Markup(style),  # noqa: S704  # ours
            mark=f"data:image/svg+xml,{quote(_mark(), safe='=:/ ')}",
            rules=rules,
        )
        environment.globals.update(icons=_icons(environment))
        self._template = cache(lambda name: environment.get_template(f"{name}.html"))

    def __getitem__(self, name: str) -> Template:
        """The template of a page's main part, or of what stands around it."""
        return self._template(name)


def _icons(environment: Environment) -> dict[str, Markup]:
    """Drawn once: they are on every page."""
    draw = getattr(environment.get_template("icons.html").module, "icon")  # noqa: B009  # a macro, unknown to mypy
    return {name: draw(name) for name in ICONS}


def _rules(style: str) -> str:
    """Nothing loads, nothing runs, forms go home."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'self'; base-uri 'none'"


def _mark() -> str:
    return (RESOURCES / "tablet" / "mark.svg").read_text(encoding="utf-8").strip()
