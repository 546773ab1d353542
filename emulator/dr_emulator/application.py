"""The server's front: moto's own dispatcher, and what the emulator answers beside it."""

import json

from moto.moto_server.werkzeug_app import DomainDispatcherApplication

from dr_emulator import leftovers


class Application(DomainDispatcherApplication):
    """moto's dispatcher with one page more: GET /dr-emulator/leftovers."""

    def __call__(self, environ, start_response):
        if environ.get("PATH_INFO") != "/dr-emulator/leftovers":
            return super().__call__(environ, start_response)
        if environ["REQUEST_METHOD"] != "GET":
            start_response("405 Method Not Allowed", [("Allow", "GET"), ("Content-Length", "0")])
            return [b""]
        body = json.dumps(leftovers.everything(), indent=2).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]
