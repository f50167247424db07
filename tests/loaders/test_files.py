import os
import socket
from pathlib import Path

import pytest

from newsbot.errors import RejectReason
from newsbot.items import Reject
from newsbot.loaders import find_inputs
from tests.loaders.shapes import Unprivileged

NO_PERMISSION = "no permission to read it or to enter its folder; change the mode (chmod +rX), or run as its owner"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages, beside which the test stands."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.html", "a/z.html", "a/1.html", "a-b.txt", ".hidden.html", ".git/c.html", "a/.swp"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "pages"


def failures(failed: tuple[Reject, ...]) -> dict[str | None, str]:
    assert {each.reason for each in failed} <= {RejectReason.UNREADABLE}
    return {each.input: each.detail for each in failed}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("pages", ("pages/a/1.html", "pages/a/z.html", "pages/a-b.txt", "pages/b.html")),
        ("pages/", ("pages/a/1.html", "pages/a/z.html", "pages/a-b.txt", "pages/b.html")),
        ("./pages/a", ("./pages/a/1.html", "./pages/a/z.html")),
        ("pages/*.html", ("pages/b.html",)),
        ("pages/**/*.html", ("pages/a/1.html", "pages/a/z.html", "pages/b.html")),
        ("page[s]", ("pages/a/1.html", "pages/a/z.html", "pages/a-b.txt", "pages/b.html")),
        ("pages/.hidden.html", ("pages/.hidden.html",)),
        ("pages/.git", ("pages/.git/c.html",)),
        ("-", ("-",)),
    ],
)
def test_a_path_is_expanded_in_order(path: str, files: tuple[str, ...]) -> None:
    inputs = find_inputs([path])

    assert inputs.files == files
    assert inputs.failed == ()


@pytest.mark.usefixtures("folder")
def test_a_file_named_twice_is_one_input() -> None:
    paths = [
        "pages/b.html",
        "-",
        "./pages/b.html",
        str(Path("pages/b.html").absolute()),
        "pages/*.html",
        "pages/a",
        "-",
    ]

    assert find_inputs(paths).files == ("pages/b.html", "-", "pages/a/1.html", "pages/a/z.html")


@pytest.mark.usefixtures("folder")
def test_a_name_with_the_characters_of_a_pattern_is_a_name_where_there_is_one() -> None:
    Path("pages/[1].html").touch()

    assert find_inputs(["pages/[1].html"]).files == ("pages/[1].html",)


def test_a_file_named_like_standard_input_is_a_file_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").touch()

    assert find_inputs(["*"]).files == ("./-",)


@pytest.mark.usefixtures("folder")
def test_a_path_that_is_none_fails_by_name() -> None:
    inputs = find_inputs(["missing.html", "pages/b.html", "*.warc", "line\nbreak"])

    assert inputs.files == ("pages/b.html",)
    assert failures(inputs.failed) == {
        "missing.html": "there is no such file; check the path",
        "*.warc": "the pattern matches no file; check it, and that the shell does not change it",
        "line\\x0abreak": "there is no such file; check the path",
    }


def test_links_are_followed_once(folder: Path) -> None:
    (folder / "a" / "up").symlink_to(folder)
    (folder / "a" / "again").symlink_to(folder / "a")
    (folder / "more").symlink_to(folder.parent / "elsewhere")
    (folder.parent / "elsewhere").mkdir()
    (folder.parent / "elsewhere" / "m.html").touch()
    (folder.parent / "elsewhere" / "back").symlink_to(folder)
    (folder / "c.html").symlink_to("b.html")

    inputs = find_inputs(["pages"])

    assert inputs.files == (
        "pages/a/1.html", "pages/a/z.html", "pages/a-b.txt", "pages/b.html", "pages/c.html", "pages/more/m.html",
    )  # fmt: skip
    assert inputs.failed == ()


def test_links_to_nothing_and_to_themselves_fail_by_name(folder: Path) -> None:
    (folder / "lost.html").symlink_to("nowhere.html")
    (folder / "self").symlink_to("self")

    inputs = find_inputs(["pages"])

    assert len(inputs.files) == 4
    assert failures(inputs.failed) == {
        "pages/lost.html": "there is no such file; check the path",
        "pages/self": "a symbolic link that leads to itself; remove it",
    }


def test_what_holds_no_page_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")

        assert find_inputs(["."]).files == ("./a/1.html", "./a/z.html", "./a-b.txt", "./b.html")


def test_a_folder_without_permission_fails_by_name(folder: Path, unprivileged: Unprivileged) -> None:
    (folder / "a").chmod(0)

    with unprivileged():
        inputs = find_inputs(["pages"])
    (folder / "a").chmod(0o700)

    assert inputs.files == ("pages/a-b.txt", "pages/b.html")
    assert failures(inputs.failed) == {"pages/a": NO_PERMISSION}


def test_what_stands_in_a_folder_that_one_may_not_enter_fails_by_name(folder: Path, unprivileged: Unprivileged) -> None:
    (folder / "link").symlink_to("a/1.html")
    (folder / "a").chmod(0o644)

    with unprivileged():
        named = find_inputs(["pages/a/1.html", "pages/a/[x].html"])
        within = find_inputs(["pages/a"])
        linked = find_inputs(["pages/link", "pages/b.html"])
    (folder / "a").chmod(0o700)

    assert failures(named.failed) == {"pages/a/1.html": NO_PERMISSION, "pages/a/[x].html": NO_PERMISSION}
    assert failures(within.failed) == {"pages/a/1.html": NO_PERMISSION, "pages/a/z.html": NO_PERMISSION}
    # The link itself is there; that it cannot be followed is said when it is opened.
    assert linked.files == ("pages/link", "pages/b.html")


def test_names_that_are_not_utf_8_are_found(folder: Path) -> None:
    name = os.fsdecode(b"pages/caf\xe9.html")
    Path(name).touch()

    assert name in find_inputs(["pages"]).files
