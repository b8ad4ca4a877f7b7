"""Imports go down only: the order of the floors is the sentence of the program."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOORS = (
    ("errors",),
    ("model", "text", "vocab"),
    ("read", "ontology"),
    ("extract",),
    ("link",),
    ("store",),
    ("resolve",),
    ("graph", "rdf"),
    ("evaluate", "views", "export"),
    ("survey",),
    ("serve",),
    ("workers",),  # extract and link in several processes: what the pipeline calls
    ("pipeline",),
    ("landscape",),
    ("cli",),
)
LEVEL = {name: level for level, floor in enumerate(FLOORS) for name in floor}

#: The rooms of kg/rdf, lower ones first; what stands beside them is for all.
ROOMS = ("syntax", "write", "ask", "importing", "validate")

#: Where each third-party library lives.
HOMES = {
    "ahocorasick_rs": {"extract", "ontology"},
    "bibtexparser": {"read"},
    "pylatexenc": {"read"},
    "rispy": {"read"},
    "sentencex": {"extract"},
    "networkx": {"graph", "landscape"},
    "graspologic_native": {"graph"},
    "pyoxigraph": {"rdf", "ontology", "landscape"},
    "rdflib": {"rdf"},
    "pyshacl": {"rdf"},
    "pyvis": {"views"},
    "jinja2": {"rdf", "views", "survey", "serve"},
    "markupsafe": {"views", "survey", "serve"},
    "click": {"cli"},
    "rich": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "mcp": {"serve"},
    "pydantic": {"serve"},
}

FILES = sorted((ROOT / "kg").rglob("*.py"))


def imports(file: Path) -> list[tuple[str, int]]:
    """Modules that a file imports, with the line; names that ``from kg import …`` gives."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            found.append((node.module or "", node.lineno))
    return found


def floor_of(file: Path) -> str:
    return file.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def test_every_module_stands_on_a_floor() -> None:
    assert {floor_of(file) for file in FILES} - {"__init__"} <= set(LEVEL)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_from_lower_floors_only(file: Path) -> None:
    home = floor_of(file)
    for module, line in imports(file):
        top, _, rest = module.partition(".")
        if top != "kg" or home == "__init__":
            continue
        other = rest.split(".")[0]
        where = f"{file.relative_to(ROOT)}:{line} imports {module}"
        if not other:  # the root holds the version and nothing else
            continue
        assert other == home or LEVEL[other] < LEVEL[home], where


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_library_is_imported_in_its_home_only(file: Path) -> None:
    home = floor_of(file)
    for module, line in imports(file):
        top = module.split(".")[0]
        if top in HOMES:
            assert home in HOMES[top], f"{file.relative_to(ROOT)}:{line} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_of_a_package_do_not_import_from_its_init(file: Path) -> None:
    home = floor_of(file)
    package = f"kg.{home}"
    assert all(module != package for module, _ in imports(file))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_rdf_imports_from_lower_rooms_only(room: str) -> None:
    for file in (ROOT / "kg" / "rdf" / room).glob("*.py"):
        for module, line in imports(file):
            parts = module.split(".")
            if parts[:2] == ["kg", "rdf"] and len(parts) > 2 and parts[2] in ROOMS:
                assert ROOMS.index(parts[2]) <= ROOMS.index(room), f"{file}:{line} {module}"


def test_an_import_upwards_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text("from kg.cli.main import main\n\ndef f():\n    import kg.store\n")
    assert imports(file) == [("kg.cli.main", 1), ("kg.store", 4)]
    assert LEVEL["cli"] > LEVEL["store"]
