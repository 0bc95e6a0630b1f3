"""The HTTP service: ``tickerlese serve``. Needs the extra ``serve`` (FastAPI, Uvicorn, prometheus-client).

In: articles over HTTP. Out: records, the page with the form, health and metrics. ``app`` has the endpoints, ``reader``
the one thread that reads, ``limits`` what a request may cost, ``problems`` how errors are told, ``metrics`` what is
counted.
"""
