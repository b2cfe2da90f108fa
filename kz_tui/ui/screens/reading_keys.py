"""The keys of the reading screen. Footer, help, palette and the README table all read this list."""

from __future__ import annotations

from textual.binding import Binding

TYPED_INTO = frozenset(
    "search find actors path only picture decide tags note kept searches".split()
)
"""What opens a line to type in. Their keys go before all others: the app does not look at the next
key before they are done, so that nothing typed ahead is lost or taken for a command."""


def _key(keys: str, action: str, name: str, key_id: str, tooltip: str) -> Binding:
    return Binding(
        keys,
        action,
        name,
        id=key_id,
        tooltip=tooltip,
        show=False,
        priority=action.partition("(")[0] in TYPED_INTO,
    )


READING_KEYS = [
    _key("slash", "search", "Search", "go.search", "Search the dossier"),
    _key("n", "next_match(1)", "Next hit", "go.next-hit", "Next hit, on into the next article"),
    _key("N", "next_match(-1)", "Previous hit", "go.previous-hit", "Previous hit"),
    _key("ctrl+f", "find", "Find here", "go.find", "Find in this article"),
    _key("full_stop,e", "next_mention(1)", "Next mention", "go.next-mention",
         "Next name in the article"),
    _key("comma,E", "next_mention(-1)", "Previous mention", "go.previous-mention",
         "Previous name in the article"),
    _key("f", "hints", "Letters", "go.letters", "A letter on every name in view: type one to go"),
    *(
        _key(str(digit), f"jump({digit})", f"Jump {digit}", f"go.jump-{digit}",
             f"Jump to linked actor {digit}, to the sentence that links them")
        for digit in range(1, 10)
    ),
    _key("asterisk", "next_with_actor(1)", "Next with actor", "go.next-with-actor",
         "Next article that mentions this actor"),
    _key("number_sign", "next_with_actor(-1)", "Previous with actor", "go.previous-with-actor",
         "Previous article that mentions this actor"),
    _key("J", "next_article(1)", "Next article", "go.next-article", "Next article of the list"),
    _key("K", "next_article(-1)", "Previous article", "go.previous-article",
         "Previous article of the list"),
    _key("backspace,h,alt+left,ctrl+left,ctrl+o,H", "back", "Back", "history.back",
         "Back to where you were"),
    _key("alt+right,ctrl+right,L", "forward", "Forward", "history.forward",
         "Forward again after going back"),
    _key("A", "actors", "All actors", "view.actors", "All actors of the dossier"),
    _key("P", "path", "Path", "view.path", "The path between two actors, a sentence for each step"),
    _key("p", "picture", "Picture", "view.picture",
         "A picture of who is linked to the actor shown"),
    _key("F", "only", "Only with", "view.only", "Only articles with an actor; with another too"),
    _key("ampersand", "near", "Near each other", "view.near",
         "Only where they are near each other, or anywhere again"),
    _key("M", "decide('merge')", "Merge", "actor.merge",
         "The actor shown and another are one"),
    _key("X", "decide('split')", "Split", "actor.split",
         "Some names of the actor shown mean somebody else"),
    _key("C", "decide('rename')", "Rename", "actor.rename", "Call the actor shown something else"),
    _key("T", "decide('retype')", "Type", "actor.retype",
         "The actor shown is a person, an organisation or a place"),
    _key("D", "decide('hide')", "Hide", "actor.hide", "The actor shown is none: hide it"),
    _key("i", "decisions", "Decisions", "actor.decisions",
         "What you decided on actors, and what became of it"),
    _key("x", "scope", "Mentions here / everywhere", "view.scope",
         "Mentions of this article, or of all"),
    _key("v", "level", "Highlights", "view.level",
         "How much is highlighted: all, names, this actor, nothing"),
    _key("R", "raw", "Raw / clean", "view.raw", "The text as it stands in the file, or cleaned"),
    _key("c", "folds", "Captions", "view.folds", "Unfold captions, credits and notes"),
    _key("z", "zen", "Zen", "view.zen", "Only the text"),
    _key("plus", "width(4)", "Wider", "view.wider", "A wider text column"),
    _key("minus", "width(-4)", "Narrower", "view.narrower", "A narrower text column"),
    _key("S", "sort", "Sort", "view.sort", "Sort by relevance, date or source"),
    _key("m", "mark", "Mark", "keep.mark", "Mark this article, or take its mark away"),
    _key("a", "note", "Note", "keep.note",
         "A note on this passage, or on what is selected"),
    _key("t", "tags", "Tags", "keep.tags", "Tags of this article"),
    _key("r", "read", "Read / unread", "keep.read", "Count this article as unread, or as read"),
    _key("colon", "next_note(1)", "Next note", "go.next-note", "Next note in the article"),
    _key("semicolon", "next_note(-1)", "Previous note", "go.previous-note",
         "Previous note in the article"),
    _key("B", "kept", "Marks and notes", "view.kept",
         "All marks and notes, and the reading trail"),
    _key("s", "searches", "Searches", "view.searches", "Saved searches, and those of before"),
    _key("ctrl+s", "save_search", "Save search", "keep.search",
         "Save what is searched for, or save it no longer"),
    _key("u", "undo", "Undo", "keep.undo", "Take back the last change, then the one before"),
    _key("U", "redo", "Redo", "keep.redo", "Make again what was taken back"),
    _key("y", "copy", "Copy sentence", "copy.sentence", "Copy the sentence with its citation"),
    _key("Y", "copy_command", "Copy command", "copy.command",
         "Copy the command line that gives what this screen shows"),
    _key("o", "origin", "Origin", "copy.origin", "Show and copy where the article came from"),
    _key("f5,ctrl+r", "reload", "Read again", "view.reload",
         "Take in files that were added, changed or removed"),
    _key("W", "skipped", "Skipped files", "view.skipped", "Files that were skipped, and why"),
    _key("tab", "pane(1)", "Next pane", "pane.next", "Next pane"),
    _key("shift+tab", "pane(-1)", "Previous pane", "pane.previous", "Previous pane"),
    _key("escape", "close", "Close", "pane.close",
         "Close one layer: panel, find, zen, filter, search"),
    _key("q", "leave", "Leave", "pane.leave", "Leave this view; at the list, quit"),
    _key("question_mark", "help", "Help", "help", "All keys, and the search language"),
]  # fmt: skip
"""Every key but those of the cursor, which belong to the panes, and of the app."""
