"""Dates, times and periods in German text. ``find_dates`` reads them all."""

from tickerlese.dates.find import find_dates

__all__ = ["find_dates"]
