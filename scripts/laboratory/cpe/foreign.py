"""Frames of strangers, made by hand and put on a cable: a second router, and what no router would send."""

import random
import socket
import struct

_SEED = 0x5E
_ROUTER = bytes.fromhex("00163e9900aa")
_OURS = (bytes.fromhex("025ea7000001"), bytes.fromhex("025ea7000101"), bytes.fromhex("333300000001"), b"\xff" * 6)


def send(interface: str, frames) -> int:
    """Called within the namespace of the interface. How many went out."""
    sent = 0
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0) as port:
        port.bind((interface, 0))
        for frame in frames:
            try:
                port.send(frame)
            except OSError:  # the queue is full: the next one may find room
                continue
            sent += 1
    return sent


def advert() -> bytes:
    """A router advertisement of somebody else (RFC 4861 section 4.2)."""
    source = bytes.fromhex("fe80000000000000") + bytes.fromhex("02163efffe9900aa")
    group = bytes.fromhex("ff020000000000000000000000000001")
    body = struct.pack("!BBHBBHII", 134, 0, 0, 64, 0, 1800, 0, 0) + struct.pack("!BB", 1, 1) + _ROUTER
    body = body[:2] + struct.pack("!H", _checksum(source + group + struct.pack("!II", len(body), 58) + body)) + body[4:]
    header = struct.pack("!IHBB", 6 << 28, len(body), 58, 255) + source + group
    return bytes.fromhex("333300000001") + _ROUTER + b"\x86\xdd" + header + body


def hostile(count: int):
    """So many frames, the same in every run: noise, headers that lie, chains without end, floods of names and neighbours."""
    draw = random.Random(_SEED)
    makers = (_noise, _cut, _lying, _chain, _questions, _neighbours, _dhcp)
    stock = [makers[i % len(makers)](draw) for i in range(4000)]
    for i in range(count):
        yield stock[i % len(stock)]


def _ethernet(draw, kind: bytes) -> bytes:
    return draw.choice(_OURS) + bytes([2]) + draw.randbytes(5) + kind


def _ipv6(draw, next_header: int, payload: bytes, length: int | None = None) -> bytes:
    source = bytes.fromhex("fe80000000000000") + draw.randbytes(8)
    target = draw.choice((bytes.fromhex("ff020000000000000000000000000001"), draw.randbytes(16)))
    header = struct.pack("!IHBB", 6 << 28, len(payload) if length is None else length, next_header, 255)
    return _ethernet(draw, b"\x86\xdd") + header + source + target + payload


def _noise(draw) -> bytes:
    return _ethernet(draw, draw.choice((b"\x86\xdd", b"\x08\x00", b"\x08\x06", b"\x81\x00"))) + draw.randbytes(draw.randrange(1, 1400))


def _cut(draw) -> bytes:
    whole = _ipv6(draw, draw.choice((6, 17, 58)), draw.randbytes(60))
    return whole[:draw.randrange(15, len(whole))]


def _lying(draw) -> bytes:
    return _ipv6(draw, draw.choice((0, 6, 17, 43, 44, 58, 60)), draw.randbytes(draw.randrange(0, 200)), draw.randrange(0, 65536))


def _chain(draw) -> bytes:
    return _ipv6(draw, 60, b"".join(bytes([60, 0, 1, 4, 0, 0, 0, 0]) for _ in range(draw.randrange(1, 160))))


def _questions(draw) -> bytes:
    payload = draw.randbytes(2) + b"\x81\x80\x00\x01\xff\xff\x00\x00\x00\x00" + b"\x3fx" * 20 + draw.randbytes(30)
    return _ipv6(draw, 17, struct.pack("!HHHH", 53, draw.randrange(43000, 43900), 8 + len(payload), 0) + payload)


def _neighbours(draw) -> bytes:
    return _ipv6(draw, 58, bytes([draw.choice((133, 135, 136, 128, 129, 137)), 0]) + draw.randbytes(2 + 20 + draw.randrange(0, 40)))


def _dhcp(draw) -> bytes:
    payload = bytes([draw.randrange(1, 12)]) + draw.randbytes(3) + struct.pack("!HH", draw.randrange(1, 60), draw.randrange(0, 65536)) + draw.randbytes(40)
    ports = draw.choice(((546, 547), (547, 546)))
    return _ipv6(draw, 17, struct.pack("!HHHH", *ports, 8 + len(payload), 0) + payload)


def _checksum(octets: bytes) -> int:
    total = sum(struct.unpack(f"!{len(octets) // 2}H", octets[: len(octets) // 2 * 2]))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
