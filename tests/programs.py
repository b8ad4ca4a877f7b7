"""Programs that some tests need and a machine may not have."""

import os
import shutil
from typing import NoReturn

import pytest


def find_program(*names: str) -> str:
    """Give the first program of these names; without one the test is skipped, under CI it fails."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        lack(f"no {names[0]} on the path; apt-get install {names[0]}, or run .ci/run")
    return found


def lack(reason: str) -> NoReturn:
    """Skip the test with a reason; where CI=true, which has all that tests need, let it fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
