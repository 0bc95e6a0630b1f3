"""The service on a free port of the loopback address, in a thread of the test's own process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tickerlese.extractor import Extractor
from tickerlese.service.app import make_server
from tickerlese.service.limits import Limits


@contextmanager
def running(extractor: Extractor, limits: Limits | None = None) -> Iterator[str]:
    """The address of a service that has started; it is stopped again at the end."""
    server = make_server(extractor, limits)
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline, "the service does not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)
        assert not thread.is_alive(), "the service does not stop"
