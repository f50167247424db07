from pathlib import Path

import pytest

from newsbot.errors import InputError
from newsbot.jsonl.records import Account, expand, read_records, with_rejects
from tests.loaders.shapes import Unprivileged


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, mode in (("locked", 0o700), ("listed", 0o744)):
        Path(name).mkdir()
        Path(name, "a.jsonl").write_text("{}\n")
        Path(name).chmod(mode)
    return tmp_path


@pytest.mark.usefixtures("folders")
def test_a_folder_that_may_not_be_entered_is_told(unprivileged: Unprivileged) -> None:
    with unprivileged(), pytest.raises(InputError, match=r"locked/a\.jsonl: no permission to read it or to enter"):
        expand(["locked/a.jsonl"])


@pytest.mark.usefixtures("folders")
def test_what_is_listed_and_may_not_be_read_is_a_problem(unprivileged: Unprivileged) -> None:
    account = Account()
    with unprivileged():
        files = with_rejects(expand(["listed"]))
        assert list(read_records(files, (), None, account)) == []
    assert files == (Path("listed/a.jsonl"),)
    assert account.problems == [
        "listed/a.jsonl: cannot be read to its end ([Errno 13] Permission denied: 'listed/a.jsonl'); copy it again"
    ]
