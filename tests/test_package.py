"""The wheel: it holds all it needs, says what it is, and runs without the source tree."""

import ast
import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

PAPERS = """\
{"title": "Walking by Trial", "abstract": "We train the robot with proximal policy optimization."}
{"title": "Arms by Trial", "abstract": "A robot arm learns by soft actor-critic."}
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def home(wheel, tmp_path_factory):
    """A new environment with the wheel in it; only its dependencies are lent by ours."""
    folder = tmp_path_factory.mktemp("home")
    run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], cwd=folder)
    python = folder / "env/bin/python"
    install = ["install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check", wheel]
    run([sys.executable, "-m", "pip", "--python", python, *install], cwd=folder)
    # What our own site-packages say about the source tree (.pth) is not read from there.
    site = next((folder / "env/lib").glob("python*/site-packages"))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def run(command, *, cwd):
    """Run without what the environment could tell of the source tree; give what it prints."""
    lean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ran = subprocess.run(command, cwd=cwd, env=lean, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{command}: {ran.returncode}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@pytest.mark.slow
def test_installed_program_builds_a_graph_without_the_source_tree(home):
    where = "import sys, kg; print(*sys.path, kg.__file__, sep='\\n')"
    *path, package = run([home / "env/bin/python", "-c", where], cwd=home).split("\n")[:-1]
    assert str(ROOT) not in path
    assert Path(package).is_relative_to(home)
    (home / "papers.jsonl").write_text(PAPERS)
    kg = home / "env/bin/kg"
    assert "build" in run([kg, "--help"], cwd=home)
    run([kg, "build", "papers.jsonl", "--out", "landscape.db"], cwd=home)
    shown = run([kg, "show", "landscape.db", "PPO", "--json"], cwd=home)
    assert "Walking by Trial" in shown
    assert "Arms by Trial" not in shown
    assert json.loads(shown)


@pytest.mark.slow
def test_wheel_holds_the_vocabulary_and_every_file_of_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "kg/ontology/data/methods.ttl",
        "kg/ontology/data/settings.ttl",
        "kg/ontology/data/domains.ttl",
        "kg/ontology/data/benchmarks.ttl",
        "kg/store/schema.sql",
        "kg/extract/cues.txt",
        "kg/views/assets/explorer.js",
        "kg/views/assets/explorer.css",
        "kg/views/assets/explorer.LICENSES.txt",
        "kg/views/assets/plain.css",
        "kg/views/templates/explorer.html",
    } <= names
    package = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.glob("kg/**/*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert package <= names


@pytest.mark.slow
def test_wheel_has_nothing_but_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"kg", "kg_landscape-0.1.0.dist-info"}


def test_distribution_says_what_it_is():
    about = distribution("kg-landscape")
    assert about.metadata["Name"] == "kg-landscape"
    assert about.metadata["Requires-Python"] == ">=3.11"
    assert about.metadata["License-Expression"] == "MIT"
    assert set(about.metadata.get_all("License-File")) == {"LICENSE", "LICENSE-DATA"}
    assert [(e.name, e.value) for e in about.entry_points] == [("kg", "kg.cli.main:main")]


def test_citation_and_package_name_one_version():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert f"version: {distribution('kg-landscape').version}" in citation


def test_every_imported_library_is_a_declared_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = names_of(project["dependencies"])
    files = set((ROOT / "kg").glob("**/*.py"))
    optional = set((ROOT / "kg/serve/agents").glob("*.py"))
    missing = imported_by(files - optional) - declared
    assert missing == set(), f"declare in pyproject.toml: {sorted(missing)}"
    extra = names_of(project["optional-dependencies"]["mcp"])
    brought = names_of(distribution("mcp").requires or ())
    missing = imported_by(optional) - declared - extra - brought
    assert missing == set(), f"declare in the extra mcp: {sorted(missing)}"


def names_of(requirements):
    """Give the names of requirements that hold without an extra."""
    parsed = map(Requirement, requirements)
    return {canonicalize_name(r.name) for r in parsed if "extra" not in str(r.marker or "")}


def imported_by(files):
    """Give the distributions whose modules are imported by files."""
    homes = packages_distributions()
    return {
        canonicalize_name(homes[module][0])
        for path in files
        for module in imported_modules(path)
        if module != "kg" and module not in sys.stdlib_module_names
    }


def imported_modules(path):
    """Give the top names of all absolute imports of a file, those in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]
