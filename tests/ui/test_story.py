"""The story, on a dossier made by hand: search, open, actor, jump, path, back."""

from __future__ import annotations

from tests.ui.driver import running


async def test_results_follow_each_key_and_say_why() -> None:
    async with running() as user:
        await user.search("velte")
        assert "2 of 3 articles" in user.reading.bar.outcome
        assert "velte = Velde" in user.reading.bar.outcome
        assert "Sturm" not in user.shown("#list")


async def test_enter_opens_at_the_passage_the_list_shows() -> None:
    async with running() as user:
        await user.search("solberg")
        await user.press("enter")
        assert user.title == "Streik der Lotsen"
        assert user.reading.focused is user.reading.reader
        hit = user.reading.reader.overlay.current_hit
        assert hit is not None
        assert user.desk.article is not None
        assert hit.of(user.desk.article.text) == "Solberg"


async def test_enter_on_a_mention_shows_its_actor() -> None:
    async with running() as user:
        await user.search("velde")
        await user.press("enter", "full_stop", "enter")
        assert user.desk.place.actor == "per:joran-velde"
        panel = user.shown("#panel")
        assert "Joran Velde" in panel
        assert "Petra Quandt" in panel


async def test_a_digit_jumps_to_the_sentence_that_links() -> None:
    async with running() as user:
        await user.press("tab")
        user.reading.show_actor("per:joran-velde")
        target = next(
            digit
            for digit in range(1, 10)
            if getattr(user.reading.panel.target(digit), "actor", None) == "per:mira-solberg"
        )
        await user.press(str(target))
        assert user.title == "Streik der Lotsen"
        assert user.desk.place.actor == "per:mira-solberg"
        assert user.desk.article is not None
        passage = user.desk.place.passages[0].of(user.desk.article.text)
        assert passage.startswith("Joran Velde verhandelt seit Dienstag mit Mira Solberg")
        assert "▎" in user.shown("#reader")


async def test_the_path_names_the_bridge() -> None:
    async with running() as user:
        user.reading.show_actor("per:petra-quandt")
        await user.press("P")
        await user.type("solb")
        await user.press("enter")
        panel = user.shown("#panel")
        assert "PATH" in panel
        assert "bridge Joran Velde" in panel
        assert "Mira Solberg" in panel


async def test_back_leads_through_every_step_to_the_start() -> None:
    async with running() as user:
        start = user.desk.place
        await user.search("solberg")
        await user.press("enter", "full_stop", "enter", "1", "1")
        assert len(user.desk.history.past) >= 3
        while user.desk.history.past:
            await user.press("backspace")
        assert user.desk.place.article == start.article
        assert user.desk.place.actor is None
        assert user.reading.focused is user.reading.articles
        await user.press("backspace")
        assert user.place == "this is where you started"
