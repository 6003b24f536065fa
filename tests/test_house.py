"""The house's own rules, where no linter knows them."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for room in ("frontdesk", "ui", "tests") for path in (ROOT / room).rglob("*.py"))
PRODUCT = [path for path in SOURCES if path.parts[len(ROOT.parts)] != "tests"]
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = ("Manager", "Helper", "Utils", "Controller", "Misc")


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_that_no_module_is_longer_than_a_room() -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_that_every_folder_of_modules_is_a_package() -> None:
    bare = {path.parent for path in PRODUCT if not (path.parent / "__init__.py").is_file()}
    assert bare == set(), "import-linter does not look into these"


def test_that_functions_stay_small() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.body[0].lineno
        for path in PRODUCT
        for node in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= 8


def test_that_every_test_says_what_it_shows() -> None:
    tests = [node.name for path in SOURCES if path.name.startswith("test_") for node in functions(path)]
    assert [name for name in tests if name.startswith("test") and not name.startswith("test_that_")] == []


def test_that_a_seat_is_taken_by_signing_in_alone() -> None:
    """Anything else that could sit somebody down would be a way round the password."""
    takers = {
        str(path.relative_to(ROOT))
        for path in PRODUCT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("take", "_person") and "seat" in ast.dump(node.value)
    }
    assert takers == {"frontdesk/services/sign_ins.py"}


def test_that_no_class_has_a_name_that_says_nothing() -> None:
    classes = [
        node.name
        for path in PRODUCT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name in classes if any(word in name for word in FORBIDDEN_NAMES)] == []


def test_that_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in PRODUCT
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("module", ["frontdesk.domain.submissions", "frontdesk.desk", "frontdesk.cli"])
def test_that_the_desk_starts_without_qt(module: str) -> None:
    code = f"import sys, {module}; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_that_the_lock_file_names_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def imported(path: Path) -> set[str]:
    """The packages `path` names, ours and the language's own too."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return {
        name.partition(".")[0] for name in plain | {n.module or "ui" for n in nodes if isinstance(n, ast.ImportFrom)}
    }


def test_that_every_package_the_program_imports_is_asked_for() -> None:
    """One that comes along with another may go with its next version; shiboken6 is PySide6's other half."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=]", one)[0].lower() for one in project["dependencies"]}
    brought_by = packages_distributions()
    others = set().union(*map(imported, PRODUCT)) - {"frontdesk", "ui", "shiboken6", *sys.stdlib_module_names}
    assert len(others) > 10
    assert {name for name in others if not _plain(brought_by.get(name, ())) & asked} == set()


def _plain(distributions: Iterable[str]) -> set[str]:
    return {name.lower().replace("_", "-") for name in distributions}
