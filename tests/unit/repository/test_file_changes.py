from argmap.repository.file_changes import File, FileChange, FileKind, pair_files


def make(path: str, content: str = "", kind: FileKind = FileKind.FILE) -> File:
    return File(path, kind, content)


def test_a_file_on_both_sides_is_one_change() -> None:
    old, new = make("a", "1"), make("a", "2", FileKind.LINK)
    assert pair_files([old], [new]) == [FileChange(old, new)]


def test_a_file_that_only_moved_is_renamed() -> None:
    old, new = make("b", "1"), make("a", "1")
    assert pair_files([old], [new]) == [FileChange(old, new)]
    assert FileChange(old, new).paths == ("b", "a")


def test_files_that_others_are_like_are_not_taken_for_each_other() -> None:
    old, new, other = make("a", "1"), make("b", "1"), make("c", "1")
    assert pair_files([old], [new, other]) == [FileChange(old, None), FileChange(None, new), FileChange(None, other)]


def test_files_of_unknown_content_or_another_kind_are_not_taken_for_each_other() -> None:
    for old, new in ((make("a"), make("b")), (make("a", "1"), make("b", "1", FileKind.PROGRAM))):
        assert pair_files([old], [new]) == [FileChange(old, None), FileChange(None, new)]
