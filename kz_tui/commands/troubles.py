"""Saying what could not be read."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments, close_command
from kz_tui.commands.streams import Streams
from kz_tui.model.report import FileReport, FileStatus


def say_trouble(report: FileReport, arguments: Arguments, streams: Streams) -> None:
    """Name a file that was skipped, or its broken lines, with the reason and a hint."""
    if report.status is FileStatus.SKIPPED and (report.articles or not report.problems):
        streams.say(f"{report.path}: {report.reason}{_hint(report, arguments)}")
    for problem in report.problems:
        streams.say(f"{report.path}:{problem.line}: {problem.reason}")
    if report.problem_count > len(report.problems):
        more = report.problem_count - len(report.problems)
        streams.say(f"{report.path}: {more} more lines were skipped")


def _hint(report: FileReport, arguments: Arguments) -> str:
    if report.reason != "no such file or folder":
        return ""
    typed = report.path not in arguments.values.get("--in", ())
    if arguments.command.query and arguments.words and typed:
        query = " ".join([*arguments.words, report.path])
        return f' (put a query of several words in quotes: kz-reader search "{query}")'
    close = close_command(report.path)
    return f" (did you mean the command `{close}`?)" if close else ""
