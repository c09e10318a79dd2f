"""Somebody who is told by a webhook: HTTPS on one address, busy when first asked, glad of everything afterwards.

python3 webhook_receiver.py ADDRESS PORT CERTIFICATE KEY FILE writes each request to FILE, one JSON line each.
"""

import http.server
import json
import socket
import ssl
import sys

_BUSY, _TAKEN = 503, 204


class Receiver(http.server.HTTPServer):
    address_family = socket.AF_INET6

    def __init__(self, address, port, certificate, key, file):
        self.file = file
        self.asked = 0
        super().__init__((address, port), Request)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def server_bind(self):
        """Without the look for its own name, for which nobody here would answer."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_name, self.server_port = self.server_address[0], self.server_address[1]


class Request(http.server.BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        self.server.asked += 1
        status = _BUSY if self.server.asked == 1 else _TAKEN
        told = {"status": status, "path": self.path, "type": self.headers.get("Content-Type"), "agent": self.headers.get("User-Agent"),
                "signature": self.headers.get("Sextant-Signature"), "body": body}
        with open(self.server.file, "a") as file:
            file.write(json.dumps(told) + "\n")
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


if __name__ == "__main__":
    Receiver(sys.argv[1], int(sys.argv[2]), *sys.argv[3:6]).serve_forever()
