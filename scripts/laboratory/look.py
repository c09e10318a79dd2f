"""An honest look at targets from inside a namespace, owing nothing to the programs under test.

Run as `ip netns exec NS python3 -m laboratory.look`: reads questions as JSON from standard input, writes what it saw.
"""

import errno
import ipaddress
import json
import random
import socket
import ssl
import struct
import sys
from concurrent.futures import ThreadPoolExecutor

TIMEOUT = 1.5
#: A mail server asks for its visitor's reverse name before it greets, and its resolver may have forgotten all.
_PATIENCE = 6
_UNREACHABLE = (errno.EHOSTUNREACH, errno.ENETUNREACH)
_TYPES = {"A": 1, "AAAA": 28, "NS": 2, "SOA": 6}


def connect(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    end = socket.socket(family, socket.SOCK_STREAM)
    end.settimeout(TIMEOUT)
    try:
        end.connect((address, port))
    except OSError:
        end.close()
        raise
    return end


def fetch(address: str, port: int, name: str, ca: str) -> str:
    """The HTTP status as text, or one word for what went wrong: timeout, refused, reset, tls_cert, tls_handshake, unreachable."""
    try:
        with connect(address, port) as raw:
            return _status(raw, name, ca if port == 443 else None)
    except TimeoutError:
        return "timeout"
    except ConnectionRefusedError:
        return "refused"
    except ConnectionResetError:
        return "reset"
    except ssl.SSLCertVerificationError:
        return "tls_cert"
    except ssl.SSLError:
        return "tls_handshake"
    except OSError as problem:
        return "unreachable" if problem.errno in _UNREACHABLE else f"failed: {problem}"


def _status(raw: socket.socket, name: str, ca: str | None) -> str:
    end = ssl.create_default_context(cafile=ca).wrap_socket(raw, server_hostname=name) if ca else raw
    end.sendall(f"GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
    return end.recv(64).split()[1].decode()


def greet(address: str) -> str:
    """What a mail server offers, "starttls" or "plain", or one word for what went wrong."""
    try:
        with connect(address, 25) as end:
            end.settimeout(_PATIENCE)
            end.recv(512)
            end.sendall(b"EHLO look.test\r\n")
            return "starttls" if b"STARTTLS" in end.recv(1024) else "plain"
    except TimeoutError:
        return "timeout"
    except ConnectionRefusedError:
        return "refused"
    except OSError as problem:
        return f"unreachable: {problem}"


def ask(server: str, name: str, kind: str, recurse: bool, tcp: bool = False) -> dict | str:
    """Code, AA bit and number of answers, or "refused" or "timeout"."""
    try:
        reply = _over_tcp(server, _query(name, kind, recurse)) if tcp else _over_udp(server, _query(name, kind, recurse))
    except ConnectionRefusedError:
        return "refused"
    except OSError:
        return "timeout"
    _, flags, _, answers, _, _ = struct.unpack("!HHHHHH", reply[:12])
    return {"rcode": flags & 15, "aa": bool(flags & 0x0400), "answers": answers}


def glue(server: str, zone: str) -> list[str] | str:
    """The IPv6 addresses that a parent's server gives with the referral to a zone, or "timeout"."""
    try:
        reply = _over_tcp(server, _query(zone, "NS", False))
    except OSError:
        return "timeout"
    return sorted(ipaddress.IPv6Address(data).compressed for kind, data in _records(reply) if kind == _TYPES["AAAA"])


def _query(name: str, kind: str, recurse: bool) -> bytes:
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.rstrip(".").split("."))
    head = struct.pack("!HHHHHH", random.randrange(1 << 16), 0x0100 if recurse else 0, 1, 0, 0, 0)
    return head + labels + b"\0" + struct.pack("!HH", _TYPES[kind], 1)


def _records(reply: bytes) -> list[tuple[int, bytes]]:
    """Type and data of every record behind the one question."""
    at, found = _behind_name(reply, 12) + 4, []
    for _ in range(sum(struct.unpack("!HHH", reply[6:12]))):
        at = _behind_name(reply, at)
        kind, _, _, length = struct.unpack("!HHIH", reply[at:at + 10])
        found.append((kind, reply[at + 10:at + 10 + length]))
        at += 10 + length
    return found


def _behind_name(reply: bytes, at: int) -> int:
    """A name ends with an empty label or with a pointer of two octets (RFC 1035 section 4.1.4)."""
    while reply[at] and reply[at] < 0xC0:
        at += 1 + reply[at]
    return at + (2 if reply[at] else 1)


def _over_udp(server: str, query: bytes) -> bytes:
    with socket.socket(socket.AF_INET6 if ":" in server else socket.AF_INET, socket.SOCK_DGRAM) as end:
        end.settimeout(TIMEOUT)
        end.connect((server, 53))
        end.send(query)
        return end.recv(4096)


def _over_tcp(server: str, query: bytes) -> bytes:
    with connect(server, 53) as end:
        end.sendall(struct.pack("!H", len(query)) + query)
        return end.recv(4096)[2:]


def _answer(question: dict, ca: str) -> dict:
    if question["what"] == "fetch":
        seen = fetch(question["address"], question["port"], question["name"], ca)
    elif question["what"] == "glue":
        seen = glue(question["server"], question["name"])
    elif question["what"] == "mail":
        seen = greet(question["address"])
    else:
        seen = ask(question["server"], question["name"], question["kind"], question["recurse"], question.get("tcp", False))
    return {**question, "seen": seen}


def main() -> None:
    job = json.load(sys.stdin)
    with ThreadPoolExecutor(max_workers=64) as pool:
        json.dump(list(pool.map(lambda question: _answer(question, job["ca"]), job["questions"])), sys.stdout)


if __name__ == "__main__":
    main()
