from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.commands.arguments import COMMANDS, INTERFACE, UsageError, close_command, parse

NAMES = [name for name in COMMANDS if name != INTERFACE]
OPTIONS = sorted({option.name for command in COMMANDS.values() for option in command.options})
_words = st.one_of(
    st.sampled_from([*COMMANDS, *OPTIONS, "--in", "--help", "-h", "-V", "--", "-", "--json=1"]),
    st.text(),
    st.text().map("--".__add__),
)


def said(*argv: str) -> str:
    """The message of the usage error a command line leads to."""
    with pytest.raises(UsageError) as error:
        parse(argv)
    return str(error.value)


@given(st.lists(_words, max_size=8))
def test_any_command_line_is_understood_or_a_usage_error(argv: list[str]) -> None:
    try:
        arguments = parse(argv)
        arguments.number("--limit", 10)
        arguments.number("--evidence", 1)
    except UsageError as error:
        assert str(error)  # noqa: PT017  # every outcome is fine but another exception
    else:
        assert arguments.command in COMMANDS.values()
        assert [*arguments.paths].count("-") <= 1


class TestWhichIsMeant:
    @pytest.mark.parametrize("name", NAMES)
    def test_the_name_of_a_command_is_the_command(self, name: str) -> None:
        assert parse([name, "--help"]).command.name == name

    @pytest.mark.parametrize(
        "path", ["seeds", "./search", "Search", "search ", "searches", "-", ""]
    )
    def test_any_other_first_word_is_a_path(self, path: str) -> None:
        arguments = parse([path])
        assert (arguments.command.name, arguments.paths) == (INTERFACE, (path,))

    @pytest.mark.parametrize("name", NAMES)
    def test_after_two_hyphens_a_name_is_a_path(self, name: str) -> None:
        assert parse(["--", name]).paths == (name,)
        assert parse(["--", name]).command.name == INTERFACE

    def test_only_the_first_word_decides(self) -> None:
        assert parse(["seeds", "search"]).paths == ("seeds", "search")
        assert parse(["search", "show"]).words == ("show",)

    @pytest.mark.parametrize(
        "before", [["--json"], ["--limit", "3"], ["--in", "doctor"], ["--in=doctor"]]
    )
    def test_options_may_stand_before_the_command(self, before: list[str]) -> None:
        arguments = parse([*before, "search", "Tokajew"])
        assert (arguments.command.name, arguments.words) == ("search", ("Tokajew",))

    def test_nothing_is_the_interface(self) -> None:
        assert parse([]).command.name == INTERFACE

    def test_the_interface_is_no_command(self) -> None:
        assert parse(["interface"]).paths == ("interface",)


class TestWords:
    def test_after_the_wanted_words_come_paths(self) -> None:
        arguments = parse(["search", "Tokajew", "a", "b"])
        assert (arguments.words, arguments.paths) == (("Tokajew",), ("a", "b"))

    @pytest.mark.parametrize("name", NAMES)
    def test_in_is_a_path_for_every_command(self, name: str) -> None:
        words = ["x"] * len(COMMANDS[name].words)
        assert parse([name, *words, "--in", "a", "--in=b"]).paths == ("a", "b")

    @pytest.mark.parametrize("query", ["-Tokajew", "--Tokajew", "-title:x", "-", "-j"])
    def test_a_query_may_begin_with_a_hyphen(self, query: str) -> None:
        assert parse(["search", query, "a"]).words == (query,)
        assert parse(["search", "--", query, "a"]).words == (query,)

    def test_a_query_like_an_option_comes_after_two_hyphens(self) -> None:
        assert parse(["search", "--json", "--", "--json"]).words == ("--json",)

    def test_only_the_query_may_begin_with_a_hyphen(self) -> None:
        assert said("search", "Tokajew", "-x") == "unknown option -x"

    @pytest.mark.parametrize(
        ("argv", "missing"),
        [
            (["search"], "QUERY is missing: kz-reader search QUERY [PATH...]"),
            (["show", "--json"], "ID is missing: kz-reader show ID [PATH...]"),
            (["links"], "NAME is missing: kz-reader links NAME"),
            (["path", "A"], "NAME is missing: kz-reader path NAME NAME"),
            (["path"], "NAME NAME is missing"),
        ],
    )
    def test_a_missing_word_is_named_with_the_usage(self, argv: list[str], missing: str) -> None:
        assert said(*argv).startswith(missing)

    @pytest.mark.parametrize("argv", [["links", "A", "B", "C"], ["path", "A", "B", "C"]])
    def test_links_and_path_take_names_only(self, argv: list[str]) -> None:
        assert said(*argv).startswith("too many words")
        assert "--in" in said(*argv)

    def test_links_between_two_names_are_a_path(self) -> None:
        arguments = parse(["links", "A", "B", "--json"])
        assert (arguments.command.name, arguments.words) == ("path", ("A", "B"))

    def test_with_queries_from_a_file_every_word_is_a_path(self) -> None:
        arguments = parse(["search", "--queries", "q.txt", "a", "--json"])
        assert (arguments.words, arguments.paths) == ((), ("a",))


class TestStandardInput:
    def test_is_read_where_a_hyphen_is_the_path(self) -> None:
        assert parse(["search", "Tokajew", "-"]).paths == ("-",)
        assert parse(["actors", "--in", "-"]).paths == ("-",)

    def test_or_where_it_holds_the_queries(self) -> None:
        assert parse(["search", "--queries", "-"]).value("--queries") == "-"

    @pytest.mark.parametrize(
        "argv",
        [
            ["search", "--queries", "-", "-"],
            ["search", "--queries=-", "--in", "-"],
            ["search", "x", "-", "-"],
            ["-", "-"],
        ],
    )
    def test_can_be_read_only_once(self, argv: list[str]) -> None:
        assert said(*argv) == "- (standard input) can be read only once"


class TestOptions:
    def test_that_are_unknown_are_named_with_the_nearest(self) -> None:
        assert said("show", "x", "--jsn") == "unknown option --jsn (did you mean --json?)"
        assert said("--zzz") == "unknown option --zzz"

    def test_of_another_command_are_unknown(self) -> None:
        assert said("doctor", "--limit", "3").startswith("unknown option --limit")

    def test_without_their_value_say_so(self) -> None:
        assert said("search", "x", "--limit") == "--limit needs a value: --limit N"

    def test_that_take_no_value_say_so(self) -> None:
        assert said("search", "x", "--json=yes") == "--json takes no value"

    def test_may_hold_an_equals_sign_in_their_value(self) -> None:
        assert parse(["--query==Tokajew"]).value("--query") == "=Tokajew"

    def test_that_come_twice_count_the_last_time(self) -> None:
        assert parse(["search", "x", "--limit", "1", "--limit", "2"]).number("--limit", 10) == 2

    @pytest.mark.parametrize(
        "number", ["0", "-1", "1.5", "x", "", "٣", "²", "9" * 5000, "1_0", " 1"]
    )
    def test_that_are_no_whole_number_say_so(self, number: str) -> None:
        with pytest.raises(UsageError, match="--limit takes a whole number from 1"):
            parse(["search", "x", f"--limit={number}"]).number("--limit", 10)

    @pytest.mark.parametrize(
        ("number", "value"), [("1", 1), ("007", 7), ("999999999", 999_999_999)]
    )
    def test_that_are_a_whole_number(self, number: str, value: int) -> None:
        assert parse(["search", "x", "--limit", number]).number("--limit", 10) == value

    @pytest.mark.parametrize("argv", [["-h"], ["--help"], ["search", "-h"], ["path", "--help"]])
    def test_help_needs_no_words(self, argv: list[str]) -> None:
        assert parse(argv).has("--help")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("typo", ["missing", "more", "wrong", "changed places"])
def test_a_command_one_typo_away_is_recognised(name: str, typo: str) -> None:
    for place in range(len(name) - 1):
        start, end = name[:place], name[place + 1 :]
        word = {
            "missing": start + end,
            "more": f"{start}x{name[place:]}",
            "wrong": f"{start}x{end}",
            "changed places": start + end[0] + name[place] + end[1:],
        }[typo]
        assert close_command(word) == name


@pytest.mark.parametrize("word", ["", "seeds", "texts", "paht2", "news", "./search", "search/a"])
def test_a_word_farther_away_is_no_command(word: str) -> None:
    assert close_command(word) is None
