from __future__ import annotations

from datetime import date

import pytest

from kz_tui.actors.dating import Days
from kz_tui.actors.network import Network
from kz_tui.actors.occurrences import Occurrences
from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.article import Precision, Provenance, PublicationDate
from kz_tui.model.entity import Annotation
from tests.corpus.articles import article
from tests.ui.dossier import whole


def days_of(*values: str | None) -> Days:
    """The days of a dossier of so many articles with these dates."""
    articles = []
    for value in values:
        one = article("Ein Text.")
        day = PublicationDate(value, Precision.DAY, Provenance.STATED)
        articles.append(one._replace(head=one.head._replace(date=day)))
    nobody = [Annotation() for _ in values]
    occurrences = Occurrences(articles, nobody, {})
    return Days(occurrences.dates, occurrences.days)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-01-07T15:08", date(2022, 1, 7)),
        ("2022-03", date(2022, 3, 1)),
        ("2022", date(2022, 1, 1)),
    ],
)
def test_the_day_of_an_article(value: str, day: date) -> None:
    assert days_of(value).of([0]) == [day.toordinal()]


def test_articles_without_a_date_are_left_out() -> None:
    days = days_of(None, "2022-02-30", "2022-01-09", "2022-01-07")
    assert days.of([0, 1, 2, 3]) == [date(2022, 1, n).toordinal() for n in (7, 9)]
    assert days.reach == (date(2022, 1, 7).toordinal(), date(2022, 1, 9).toordinal())
    assert days_of(None).reach is None
    assert days_of().reach is None


def test_the_days_of_an_actor_are_those_of_its_articles() -> None:
    library = whole()
    assert library.days_of("per:joran-velde") == [date(2021, 5, n).toordinal() for n in (3, 4)]
    assert library.reach == (date(2021, 5, 3).toordinal(), date(2021, 5, 5).toordinal())


def test_a_network_that_was_kept_knows_the_days_as_well() -> None:
    library = whole()
    arrays = Network(library.articles, library.annotations, library.entities).arrays()
    kept = Network.restored(library.articles, library.annotations, library.entities, arrays)
    assert kept.days_of("per:joran-velde") == library.days_of("per:joran-velde")
    assert kept.reach == library.reach
    for order in ActorOrder:
        assert kept.sorted_actors(order) == library.sorted_actors(order)
