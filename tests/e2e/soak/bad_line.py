"""A line between one probe and the collector that can be made slow and lossy without the kernel's help.

A small TCP relay in the collector's namespace, beside the real port. While the file `run/bad-line` is there, every piece is
held back for up to a second, one connection in four is cut after a random number of octets, in either direction: so also
after the collector has kept a batch and before the probe hears of it. A connection that outlives the file is a good one again:
a busy probe never lets go of it, and would have no calm.
"""

import asyncio
import random
import sys
from pathlib import Path

from laboratory import processes, programs, services, topology
from laboratory.state import State

PORT = 8444
_PIECE = 4096
_LONGEST_DELAY = 1.0
_CUT = 0.25
_WITHIN = 60_000


def mood(state: State) -> Path:
    """While this file is there the line is bad."""
    return state.path("run", "bad-line")


def start(state: State) -> None:
    command = [sys.executable, str(Path(__file__).resolve()), str(mood(state))]
    pid = processes.start(state, "bad-line", topology.COLLECTOR.namespace, command)
    processes.wait_listening(state, "bad-line", pid, PORT, "tcp")


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, mood_file: Path, cut_after: float) -> None:
    passed = 0
    while piece := await reader.read(_PIECE):
        bad = mood_file.exists()
        if bad:
            await asyncio.sleep(random.uniform(0, _LONGEST_DELAY))
        passed += len(piece)
        if bad and passed > cut_after:
            raise ConnectionResetError("cut")
        writer.write(piece)
        await writer.drain()
    writer.write_eof()


async def _serve(file: Path) -> None:
    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        bad = file.exists()
        cuts = [random.uniform(0, _WITHIN) if bad and random.random() < _CUT else float("inf") for _ in range(2)]
        far = None
        try:
            far_reader, far = await asyncio.open_connection(services.COLLECTOR[0], programs.INGEST_PORT)
            await asyncio.gather(_pump(reader, far, file, cuts[0]), _pump(far_reader, writer, file, cuts[1]))
        except OSError:
            pass
        finally:
            for end in (writer, far):
                if end is not None:
                    end.transport.abort() if bad else end.close()

    servers = [await asyncio.start_server(relay, address, PORT) for address in services.COLLECTOR]
    await asyncio.gather(*(server.serve_forever() for server in servers))


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
