"""Real servers on loopback: a WebDAV share that takes the token as user name, and a bucket."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

from inka_desktop.exchange.places import S3, WEBDAV, Address

TOKEN = "Xk29dTokenOfTheShare"


@dataclass
class Share:
    """A WebDAV server with one share.

    Attributes:
        folder: what is shared.
        address: without the token.
        asked: method and path of each request, in order.
        faults: statuses that the next requests of a method get instead of an answer.
        denied: methods that are never allowed.
    """

    folder: Path
    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    faults: dict[str, list[int]] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)

    @property
    def place(self) -> Address:
        """The place as the program knows it."""
        return Address(WEBDAV, self.address, TOKEN)

    @property
    def link(self) -> str:
        """What a person is given."""
        return self.address.replace("public.php/webdav/", f"s/{TOKEN}")

    def middleware(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """Counts requests and answers some of them with a fault."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            method = environ["REQUEST_METHOD"]
            self.asked.append((method, environ["PATH_INFO"]))
            due = self.faults.get(method, [])
            status = due.pop(0) if due else 403 if method in self.denied else 0
            if not status:
                return app(environ, start)
            environ["wsgi.input"].read()
            start(f"{status} Fault", [("Content-Length", "0")])
            return []

        return answer


@contextmanager
def share(folder: Path) -> Iterator[Share]:
    """Share a folder for a while."""
    made = Share(folder)
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/public.php/webdav": str(folder)},
            "simple_dc": {"user_mapping": {"*": {TOKEN: {"password": ""}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False},
            "verbose": 0,
        }
    )
    server = Server(("127.0.0.1", 0), made.middleware(app), numthreads=4)
    server.prepare()
    made.address = f"http://127.0.0.1:{server.bind_addr[1]}/public.php/webdav/"
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.stop()
        thread.join(10)


@contextmanager
def bucket() -> Iterator[Address]:
    """A bucket on a server of its own."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        # moto keeps what it holds for the whole process: each place gets a prefix of its own.
        made = Address(S3, f"http://{host}:{port}/inka/{uuid4().hex}", "key", "secret")
        client = boto3.client(
            "s3", endpoint_url=f"http://{host}:{port}", aws_access_key_id="key",
            aws_secret_access_key="secret", region_name="us-east-1",
        )  # fmt: skip
        client.create_bucket(Bucket="inka")
        client.close()
        yield made
    finally:
        server.stop()
