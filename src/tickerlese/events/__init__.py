"""Event types and the engine that finds them. ``EVENT_TYPES`` is the only list: a new type is one file and one line here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tickerlese.events.acquisition import EVENT as ACQUISITION
from tickerlese.events.analyst_rating import EVENT as ANALYST_RATING
from tickerlese.events.credit_rating import EVENT as CREDIT_RATING
from tickerlese.events.earnings import EVENT as EARNINGS
from tickerlese.events.frame import DocumentContext
from tickerlese.events.guidance import EVENT as GUIDANCE
from tickerlese.events.index_change import EVENT as INDEX_CHANGE
from tickerlese.events.investment import EVENT as INVESTMENT
from tickerlese.events.macro_indicator import EVENT as MACRO_INDICATOR
from tickerlese.events.management_change import EVENT as MANAGEMENT_CHANGE
from tickerlese.events.market_forecast import EVENT as MARKET_FORECAST
from tickerlese.events.match import Engine, Event, Trace
from tickerlese.events.price_move import EVENT as PRICE_MOVE
from tickerlese.events.product_launch import EVENT as PRODUCT_LAUNCH
from tickerlese.events.rate_decision import EVENT as RATE_DECISION
from tickerlese.events.statement import EVENT as STATEMENT

if TYPE_CHECKING:
    from tickerlese.mention import Mention
    from tickerlese.tokens import Tokens

EVENT_TYPES = (
    PRICE_MOVE,
    EARNINGS,
    GUIDANCE,
    ACQUISITION,
    INVESTMENT,
    MANAGEMENT_CHANGE,
    PRODUCT_LAUNCH,
    ANALYST_RATING,
    MARKET_FORECAST,
    CREDIT_RATING,
    INDEX_CHANGE,
    RATE_DECISION,
    MACRO_INDICATOR,
    STATEMENT,
)

__all__ = ["EVENT_TYPES", "DocumentContext", "Event", "Trace", "engine", "explain", "find_events"]


@cache
def engine() -> Engine:
    """The engine over all event types, built once."""
    return Engine(EVENT_TYPES)


def find_events(tokens: Tokens, mentions: list[Mention], context: DocumentContext) -> list[Event]:
    """The events of one document, in the order of their triggers."""
    return engine().find_events(tokens, mentions, context)


def explain(tokens: Tokens, mentions: list[Mention], context: DocumentContext) -> list[Trace]:
    """What every trigger of the document led to, and why."""
    return engine().explain(tokens, mentions, context)
