"""Event types and the engine that finds them. ``EVENT_TYPES`` is the only list: a new type is one file and one line here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tickerlese.events.acquisition import EVENT as ACQUISITION
from tickerlese.events.analyst_rating import EVENT as ANALYST_RATING
from tickerlese.events.buyback import EVENT as BUYBACK
from tickerlese.events.capital_raise import EVENT as CAPITAL_RAISE
from tickerlese.events.contract import EVENT as CONTRACT
from tickerlese.events.credit_rating import EVENT as CREDIT_RATING
from tickerlese.events.divestiture import EVENT as DIVESTITURE
from tickerlese.events.dividend import EVENT as DIVIDEND
from tickerlese.events.earnings import EVENT as EARNINGS
from tickerlese.events.frame import DocumentContext
from tickerlese.events.guidance import EVENT as GUIDANCE
from tickerlese.events.index_change import EVENT as INDEX_CHANGE
from tickerlese.events.insolvency import EVENT as INSOLVENCY
from tickerlese.events.investment import EVENT as INVESTMENT
from tickerlese.events.ipo import EVENT as IPO
from tickerlese.events.layoffs import EVENT as LAYOFFS
from tickerlese.events.legal import EVENT as LEGAL
from tickerlese.events.macro_indicator import EVENT as MACRO_INDICATOR
from tickerlese.events.management_change import EVENT as MANAGEMENT_CHANGE
from tickerlese.events.market_forecast import EVENT as MARKET_FORECAST
from tickerlese.events.match import Engine, Event, Trace
from tickerlese.events.merger import EVENT as MERGER
from tickerlese.events.partnership import EVENT as PARTNERSHIP
from tickerlese.events.price_move import EVENT as PRICE_MOVE
from tickerlese.events.product_launch import EVENT as PRODUCT_LAUNCH
from tickerlese.events.product_recall import EVENT as PRODUCT_RECALL
from tickerlese.events.rate_decision import EVENT as RATE_DECISION
from tickerlese.events.site_change import EVENT as SITE_CHANGE
from tickerlese.events.spin_off import EVENT as SPIN_OFF
from tickerlese.events.stake_change import EVENT as STAKE_CHANGE
from tickerlese.events.statement import EVENT as STATEMENT
from tickerlese.events.stock_split import EVENT as STOCK_SPLIT
from tickerlese.events.strike import EVENT as STRIKE

if TYPE_CHECKING:
    from tickerlese.mention import Mention
    from tickerlese.tokens import Tokens

EVENT_TYPES = (
    PRICE_MOVE,
    EARNINGS,
    GUIDANCE,
    ACQUISITION,
    MERGER,
    SPIN_OFF,
    STAKE_CHANGE,
    DIVESTITURE,
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
    DIVIDEND,
    BUYBACK,
    CAPITAL_RAISE,
    IPO,
    STOCK_SPLIT,
    SITE_CHANGE,
    PRODUCT_RECALL,
    CONTRACT,
    PARTNERSHIP,
    LAYOFFS,
    STRIKE,
    INSOLVENCY,
    LEGAL,
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
