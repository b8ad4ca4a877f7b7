from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.views.gallery import write_gallery


@pytest.fixture(scope="session")
def gallery(tmp_path_factory) -> Path:
    return write_gallery(tmp_path_factory.mktemp("gallery") / "gallery.db")


@pytest.fixture
def store(gallery: Path) -> Iterator[Store]:
    with open_store(gallery) as store:
        yield store
