"""Amounts in German text: money, percentages, counted things, currencies. ``find_quantities`` reads them all."""

from tickerlese.quantities.find import find_quantities
from tickerlese.quantities.numerals import read_numeral

__all__ = ["find_quantities", "read_numeral"]
