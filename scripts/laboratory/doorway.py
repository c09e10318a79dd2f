"""A door from this machine's loopback into the collector's namespace, for a person's browser.

A socket belongs to the namespace it was made in: the parent listens on this machine's loopback and hands the socket to
this program, which runs inside the namespace and connects there. No address and no route of the machine is touched.
"""

import asyncio
import socket
import sys

_PIECE = 1 << 16


def listen(ports: range) -> socket.socket:
    """A listening socket on the first free port of loopback."""
    for port in ports:
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            continue
    raise OSError(f"no free port on 127.0.0.1 in {ports.start}..{ports.stop - 1}")


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
    except OSError:
        writer.close()


async def _serve(door: socket.socket, host: str, port: int) -> None:
    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await asyncio.wait_for(asyncio.open_connection(host, port), 5)
        except (OSError, TimeoutError):
            writer.close()
            return
        await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
        inner_writer.close()
        writer.close()

    server = await asyncio.start_server(pass_on, sock=door)
    await server.serve_forever()


def main() -> None:
    """Arguments: descriptor of the listening socket, host and port inside."""
    descriptor, host, port = sys.argv[1:4]
    asyncio.run(_serve(socket.socket(fileno=int(descriptor)), host, int(port)))


if __name__ == "__main__":
    main()
