import errno
import os
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.rdf.write.output import replacing


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def fail_after(_: object) -> None:
    raise KeyError


def test_a_file_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "out.ttl"
    path.write_bytes(b"old and longer")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old and longer"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["out.ttl"]


def test_an_error_leaves_what_was_there(tmp_path):
    path = tmp_path / "out.ttl"
    path.write_bytes(b"old")
    with pytest.raises(KeyError), replacing(path) as file:
        fail_after(file.write(b"new"))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.ttl"]


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path):
    (tmp_path / "real.ttl").write_bytes(b"old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    with replacing(tmp_path / "link.ttl") as file:
        file.write(b"new")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == b"new"


def test_a_device_is_written_to_directly():
    with replacing(Path("/dev/null")) as file:
        file.write(b"new")
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_is_one_line(tmp_path):
    message = "out.ttl: the disk is full; free some space"
    with pytest.raises(ExportError, match=message), replacing(tmp_path / "out.ttl"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert names(tmp_path) == []


def test_a_folder_that_is_missing_is_one_line(tmp_path):
    message = f"cannot be written: there is no folder {tmp_path / 'no'}"
    with pytest.raises(ExportError, match=message), replacing(tmp_path / "no" / "out.ttl"):
        pass


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ExportError, match="cannot be written: Is a directory"), replacing(tmp_path):
        pass
