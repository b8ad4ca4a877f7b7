"""The lock files: names, versions and hashes, the same versions everywhere, nothing else."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path(__file__).parents[1] / "requirements"
LOCKS = ("core.txt", "test.txt", "bench.txt")

ENTRY = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.M
)


def read(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def versions(name):
    return {package: version for package, version, _ in ENTRY.findall(read(name))}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_only_names_versions_and_hashes(name):
    rest = ENTRY.sub("", read(name))
    assert [line for line in rest.splitlines() if not re.match(r"^( *#.*)?$", line)] == []
    assert re.findall(r"://|(?<![\w.])/\w+", read(name)) == []


@pytest.mark.parametrize("name", ["test.txt", "bench.txt"])
def test_locks_agree_with_the_core(name):
    assert versions("core.txt").items() <= versions(name).items()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_the_build_backend_and_no_torch(name):
    assert {"hatchling", "editables"} <= versions(name).keys()
    assert "torch" not in versions(name)


def test_core_lock_satisfies_what_the_project_declares():
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))
    locked = versions("core.txt")
    wanted = map(Requirement, project["project"]["dependencies"])
    stale = [str(r) for r in wanted if locked.get(canonicalize_name(r.name), "") not in r.specifier]
    assert stale == [], "run make lock"
