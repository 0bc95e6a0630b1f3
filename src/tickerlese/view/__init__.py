"""Records as one page to look at: ``tickerlese view``.

In: files of records, and where the records don't carry it, the text they were made of. Out: HTML that needs nothing
else: style, script and data are in it, and it loads nothing from anywhere. ``records`` reads and pairs, ``page``
writes, the files beside them (``page.html``, ``page.css``, ``*.js``, ``labels.csv``) are what the browser gets.
"""
