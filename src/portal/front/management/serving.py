"""Serving the site with its worker, until it is stopped; for the demo and for a small site of one's own."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import waitress
from django.conf import settings
from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application

PORT = 8000
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def serve(words: Callable[[str], str], say: Callable[[str], object]) -> None:
    """Serve on this machine only, beside one worker; `words` makes what is printed from the address.

    A site that people reach stands behind a server that speaks HTTPS, whose word on that is taken when
    WARME_BEHIND_PROXY says that there is one.
    """
    listener = _listening_socket()
    address = f"http://localhost:{listener.getsockname()[1]}"
    if settings.DEMO and "WARME_ORIGIN" not in os.environ:
        # The demo takes the port that is free; the links in its mails lead there, the worker's too.
        settings.ORIGIN = os.environ["WARME_ORIGIN"] = address
    proxy = (
        {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
        if settings.SECURE_PROXY_SSL_HEADER
        else {}
    )
    server = waitress.create_server(
        get_wsgi_application(), sockets=[listener], threads=4, ident=None, **proxy
    )
    worker = _Worker()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    say(words(f"{address}/"))
    sys.stdout.flush()
    try:
        server.run()
    finally:
        worker.stop()


class _Worker:
    """The worker beside the site; one that dies by itself is started again."""

    def __init__(self) -> None:
        self.stopping = False
        self.process = self._start()
        threading.Thread(target=self._watch, daemon=True).start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "portal.manage", "procrastinate", "worker"], preexec_fn=_die_with_parent
        )

    def _watch(self) -> None:
        while not self.stopping:
            self.process.wait()
            time.sleep(1)
            if not self.stopping:
                self.process = self._start()

    def stop(self) -> None:
        """End the worker, and wait until it has."""
        self.stopping = True
        self.process.terminate()
        self.process.wait()


def _listening_socket() -> socket.socket:
    """Return a socket on port 8000 (or WARME_PORT), or on a free one where that is taken."""
    asked = os.environ.get("WARME_PORT", str(PORT))
    if not asked.isdecimal() or int(asked) > 65535:
        raise CommandError(f"WARME_PORT is {asked!r}; it must be a number from 0 to 65535.")
    for port in (int(asked), 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            listener.close()
            sys.stdout.write(
                f"  Port {port} is taken, perhaps by another site of ours; a free one is used.\n"
            )
        else:
            return listener
    raise CommandError("No port is free on this machine.")


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
