"""Pieces of financial news, of mark-up and of broken text, from which inputs are put together."""

from __future__ import annotations

PIECES = (
    *"0123456789.,:;-–—+−%€$£'’„“”»«()[]/&<>*_#|\\\n\t \"!?…½²",
    *"\0\u00a0\u00ad\u200b\u200d\u202e\u2028\u0301\ufeff\ufffd\U0001f600\U0001f1e9ßẞİĳ٣",
    *("\ud800", "\r\n", "\n\n", " ", "  ", ". ", ", ", " - ", "“, "),
    *("Siemens", "SAP", "Ostermark Chemie AG", "Frieda Lohmann", "Lohmann", "die Aktie der ", "der Konzern ", "AG "),
    *("DAX", "EUR/USD", "ISIN DE0007164600", "(WKN: 716460)", "Bitcoin", "Bund-Future", "Deutsche Bank", "EZB", "S&P"),
    *("Vorstandschef ", "Finanzvorstand ", "Aufsichtsrat ", "Analyst ", "Insolvenz ", "Dividende ", "Kursziel "),
    *("5", "1.234,5", "1'000", "3,5", "149,4EUR", "10 000", "eine ", "zwei", "hundert", "Millionen", " Mrd. ", "Mio"),
    *(" Euro", " US-Dollar", " Franken", " Prozent", " Prozentpunkte", " Cent", " Punkte", " Stellen", " Aktien"),
    *("rund ", "knapp ", "mehr als ", "von ", " auf ", " bis ", " um ", "zwischen ", " und ", "minus ", "je Aktie"),
    *("am 3. März 2025", "im ersten Quartal", "2024/25", "24.09.2025", "am Mittwoch", "8 Uhr", "Q1", "heuer ", "0000"),
    *(" stieg ", " fiel ", " verlor ", " übernimmt ", " kauft ", " streicht ", " erhöht ", " senkt ", " hebt ", " an"),
    *(" will ", " soll ", " dürfte ", " nicht ", "laut ", ", sagte ", "wie ", " mitteilte", ", der ", "habe ", "wurde "),
    *("die Leitzinsen ", "den Umsatz ", "die Prognose ", "Übernahme von ", "Anteil an ", "Klage gegen ", "Strafe ", "ab"),
    *("<p>", "</p>", "<b>", "<!--", "-->", "&amp;", "&#x0;", "&#xD800;", "<html>", "<script>", "<title>", "<br", "]]>"),
    *("<meta name=date content=", '<script type="application/ld+json">', '{"datePublished": "', "# ", "---\n", "- ", "|"),
    *("![a](b)", "```", "> ", "[x]: y", "http://a.de/", "%PDF", "\x1b[31m"),
)
