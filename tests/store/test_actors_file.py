"""The file of decisions: what is read, what is written, what must not get lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.decision import Act, Decision, DecisionError, Who
from kz_tui.model.entity import EntityType
from kz_tui.store.actors_file import ActorsFile, dossier_folder
from kz_tui.store.decision_text import add_block, cut_block, read_decisions, write_decision
from kz_tui.text.clean import clean_line

MERGE = Decision(Act.MERGE, Who("Tokajew"), (Who("Tokayev"),), reason="two spellings")
HIDE = Decision(Act.HIDE, Who("dpa"))

MINE = """\
# what I think of them

[[decision]]
do = "merge"          # sure
# why: see the note
actor = "Tokajew"
with = ["Tokayev"]
reason = "two spellings"

# agencies are no actors
[[decision]]
do = "hide"
actor = "dpa"
"""


def bare(decisions: tuple[Decision, ...]) -> list[Decision]:
    return [decision._replace(line=0) for decision in decisions]


def test_what_is_written_by_hand_is_read_with_its_lines() -> None:
    kept = read_decisions(MINE)
    assert bare(kept.decisions) == [MERGE, HIDE]
    assert [decision.line for decision in kept.decisions] == [3, 11]
    assert kept.problems == ()


@pytest.mark.parametrize(
    ("nasty", "reason"),
    [
        ("a=" + "[" * 100_000, "nested too deeply"),
        ("a" + ".a" * 100_000 + "=1", "a key of more than 100 parts"),
        ("a=" + "9" * 5000, "Exceeds the limit"),
    ],
)
def test_what_would_break_or_hold_up_the_parser_is_named(nasty: str, reason: str) -> None:
    kept = read_decisions(f"{MINE}\n[more]\n{nasty}\n")
    assert bare(kept.decisions) == [MERGE, HIDE]
    (problem,) = kept.problems
    assert reason in problem.reason


def test_a_file_without_end_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text("#" * 1_000_001)
    with pytest.raises(DecisionError, match="larger than 1,000,000 bytes"):
        ActorsFile(path).read()
    with pytest.raises(DecisionError, match="larger than 1,000,000 bytes"):
        ActorsFile(path).add(HIDE)
    assert path.stat().st_size == 1_000_001


def test_actors_told_apart_by_type_and_article() -> None:
    text = '[[decision]]\ndo = "hide"\nactor = { name = "Blau", type = "PER", seen = "a9" }\n'
    assert read_decisions(text).decisions[0].actor == Who("Blau", "PER", "a9")
    nested = '[[decision]]\ndo = "hide"\n[decision.actor]\nname = "Blau"\n'
    assert read_decisions(nested).decisions[0].actor == Who("Blau")
    broken_later = nested + '[[decision]]\ndo = "\n'
    assert read_decisions(broken_later).decisions[0].actor == Who("Blau")


@pytest.mark.parametrize(
    ("block", "line", "reason"),
    [
        ('do = "hide', 5, "not TOML"),
        ('do = "hyde"\nactor = "x"', 4, "do = 'hyde' is nothing that can be done (merge, split"),
        ('actor = "x"', 4, "`do` is missing"),
        ('do = "hide"', 4, "hide needs 'actor'"),
        ('do = "rename"\nactor = "x"', 4, "rename needs 'to'"),
        ('do = "hide"\nactor = "x"\nreson = "y"', 4, "hide has no 'reson'"),
        ('do = "hide"\nactor = 7', 4, "actor must be a name in quotes"),
        ('do = "hide"\nactor = ""', 4, "name is empty"),
        ('do = "hide"\nactor = {name = "x", tpye = "PER"}', 4, "actor must be a name in quotes"),
        ('do = "hide"\nactor = {name = "x", type = "MAN"}', 4, "type = 'MAN' is none (PER, ORG"),
        ('do = "merge"\nactor = "x"\nwith = "y"', 4, 'with must be a list: with = ["…"]'),
        ('do = "split"\nactor = "x"\nto = "y"\nnames = []', 4, "names must be a list"),
        ('do = "retype"\nactor = "x"\nto = "MAN"', 4, "to = 'MAN' is no type"),
        ('do = "hide"\nactor = "x"\nreason = 1', 4, "reason must be a text in quotes"),
        ('[decisions]\ndo = "hide"', 4, "unknown: decisions; a decision begins with [[decision]]"),
    ],
)
def test_what_cannot_be_understood_is_named_by_line_and_the_rest_holds(
    block: str, line: int, reason: str
) -> None:
    good = '[[decision]]\ndo = "hide"\nactor = "dpa"\n'
    kept = read_decisions(f"{good}[[decision]]\n{block}\n{good}")
    assert HIDE in bare(kept.decisions)
    assert bare(kept.decisions).count(HIDE) == 2
    (problem,) = [one for one in kept.problems if reason in one.reason]
    assert problem.line == line


def test_a_line_in_a_text_of_several_is_no_head() -> None:
    text = '[[decision]]\ndo = "hide"\nactor = "dpa"\nreason = """\n[sic]\n"""\n'
    kept = read_decisions(text)
    assert (kept.decisions[0].reason, kept.problems) == ("[sic]", ())


def test_comments_survive_adding_and_taking_back(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(MINE)
    kept = ActorsFile(path)
    rename = Decision(Act.RENAME, Who("Xi"), to="Xi Jinping")
    kept.add(rename)
    assert path.read_text() == MINE + "\n" + write_decision(rename)
    kept.take_back(rename)
    assert path.read_text() == MINE
    kept.take_back(MERGE)
    left = path.read_text()
    for comment in ("# what I think", "# why: see the note", "# agencies are no actors"):
        assert comment in left
    assert bare(kept.read().decisions) == [HIDE]
    kept.take_back(HIDE)
    assert kept.read().decisions == ()
    assert "# agencies are no actors" in path.read_text()


def test_of_several_that_are_alike_the_last_goes(tmp_path: Path) -> None:
    kept = ActorsFile(tmp_path / "actors.toml")
    for decision in (HIDE, MERGE, HIDE):
        kept.add(decision)
    assert bare(kept.take_back(HIDE).decisions) == [HIDE, MERGE]
    kept.take_back(HIDE)
    with pytest.raises(DecisionError, match="no longer there"):
        kept.take_back(HIDE)


def test_a_file_that_does_not_parse_is_added_to_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text('[[decision]]\ndo = "hide\n')
    kept = ActorsFile(path).add(HIDE)
    assert bare(kept.decisions) == [HIDE]
    assert [problem.line for problem in kept.problems] == [2]
    assert path.read_text().startswith('[[decision]]\ndo = "hide\n')
    assert ActorsFile(path).take_back(HIDE).decisions == ()


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "actors.toml"
    kept = ActorsFile(path, [str(tmp_path / "news\n")])
    assert kept.read() == ((), ())
    kept.add(HIDE)
    text = path.read_text()
    assert f"#   {tmp_path}/news\\n\n" in text
    assert tomllib.loads(text) == {"decision": [{"do": "hide", "actor": "dpa"}]}


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    target, link = tmp_path / "shared.toml", tmp_path / "actors.toml"
    target.write_text("")
    target.chmod(0o640)
    link.symlink_to(target)
    ActorsFile(link).add(HIDE)
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"shared.toml", "actors.toml"}


def test_what_is_not_utf8_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_bytes(b'# M\xfcller\n[[decision]]\ndo = "hide"\nactor = "dpa"\n')
    kept = ActorsFile(path).add(MERGE)
    assert [(p.line, p.reason) for p in kept.problems] == [(1, "not UTF-8")]
    assert bare(kept.decisions) == [HIDE, MERGE]
    assert path.read_bytes().startswith(b"# M\xfcller\n")


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_bytes(MINE.replace("\n", "\r\n").encode())
    assert bare(ActorsFile(path).add(HIDE).decisions) == [MERGE, HIDE, HIDE]
    assert b"\r\n" in path.read_bytes()
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    ActorsFile(path).take_back(HIDE)
    assert path.read_bytes() == MINE.replace("\n", "\r\n").encode()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(DecisionError, match=re_escape(f"{blocked}/actors.toml: cannot be")):
        ActorsFile(blocked / "actors.toml").add(HIDE)
    with pytest.raises(DecisionError, match="cannot be read"):
        ActorsFile(tmp_path).read()


def re_escape(text: str) -> str:
    return text.replace(".", r"\.")


_WRITER = """
import sys
from pathlib import Path
from kz_tui.model.decision import Act, Decision, Who
from kz_tui.store.actors_file import ActorsFile
for number in range(20):
    ActorsFile(Path(sys.argv[1])).add(Decision(Act.HIDE, Who(f"{sys.argv[2]} {number}")))
"""


def test_two_windows_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name], env=env)
        for name in ("one", "two")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    names = [decision.actor.name for decision in ActorsFile(path).read().decisions]
    assert sorted(names) == sorted(f"{who} {n}" for who in ("one", "two") for n in range(20))
    for who in ("one", "two"):
        assert [n for n in names if n.startswith(who)] == [f"{who} {n}" for n in range(20)]


def test_the_folder_of_a_dossier_does_not_depend_on_order_or_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "b")
    monkeypatch.chdir(tmp_path)
    absolute = dossier_folder([str(tmp_path / "a"), str(tmp_path / "b")])
    assert dossier_folder(["link", "./a", "a"]) == absolute
    assert dossier_folder(["a"]) != absolute


_lines = st.text(max_size=20).map(clean_line)
_named = _lines.filter(bool)
_whos = st.builds(Who, _named, st.sampled_from(["", *EntityType]).map(str), _lines)
any_decision = st.one_of(
    st.builds(
        lambda a, others, why: Decision(Act.MERGE, a, tuple(others), reason=why),
        _whos, st.lists(_whos, min_size=1, max_size=3), _lines,
    ),
    st.builds(
        lambda a, names, to: Decision(Act.SPLIT, a, names=tuple(names), to=to),
        _whos, st.lists(_named, min_size=1, max_size=3), _named,
    ),
    st.builds(lambda a, to: Decision(Act.RENAME, a, to=to), _whos, _named),
    st.builds(lambda a, to: Decision(Act.RETYPE, a, to=str(to)), _whos,
              st.sampled_from(EntityType)),
    st.builds(lambda a, why: Decision(Act.HIDE, a, reason=why), _whos, _lines),
)  # fmt: skip


@given(st.lists(any_decision, max_size=4))
def test_what_is_written_is_read_again(decisions: list[Decision]) -> None:
    text = ""
    for decision in decisions:
        text = add_block(text, decision)
    kept = read_decisions(text)
    assert bare(kept.decisions) == decisions
    assert kept.problems == ()
    assert [text.split("\n")[d.line - 1] for d in kept.decisions] == ["[[decision]]"] * len(
        decisions
    )


@given(st.lists(any_decision, min_size=1, max_size=4), st.data())
def test_taking_one_back_leaves_the_others(decisions: list[Decision], data: st.DataObject) -> None:
    text = "# mine\n"
    for decision in decisions:
        text = add_block(text, decision)
    kept = read_decisions(text).decisions
    gone = data.draw(st.integers(0, len(kept) - 1))
    left = cut_block(text, kept[gone].line)
    assert bare(read_decisions(left).decisions) == decisions[:gone] + decisions[gone + 1 :]
    assert left.startswith("# mine\n")


@given(st.text(st.sampled_from("[]decision=\"do\n #hide{}',."), max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    lines = text.count("\n") + 1
    for problem in read_decisions(text).problems:
        assert problem.line is not None
        assert 1 <= problem.line <= lines
