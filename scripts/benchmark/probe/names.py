"""The names of the world, and how each of them is: a fixed mix, the same at every raising."""

from dataclasses import dataclass

#: Of 200 names. Shares of the reference world: 38 % dual-stack, 9.5 % broken over IPv6, 47.5 % IPv4 alone, 5 % without DNS.
_MIX = (("dual", 76), ("silent6", 8), ("reset6", 6), ("failing6", 4), ("other6", 1), ("ipv4", 95),
        ("unregistered", 4), ("servfail", 4), ("deaf", 2))
_CYCLE = tuple(kind for kind, count in _MIX for _ in range(count))
#: Has no factor in common with 200: kinds lie scattered in the list instead of in blocks.
_STRIDE = 73
OPERATORS = 20
PARENT = "bench.test"


@dataclass(frozen=True)
class Name:
    number: int
    kind: str

    @property
    def domain(self) -> str:
        """The web server tells the kinds that it must treat apart by this."""
        return f"{self.kind}-{self.number}.{PARENT}"

    @property
    def ipv4(self) -> str:
        return f"30.{101 + self.number // 65536}.{self.number // 256 % 256}.{self.number % 256}"

    @property
    def ipv6(self) -> str:
        """The kind stands in the prefix, so that a filter can tell it."""
        return f"2d00:be00:{self.kind_number:x}::{self.number:x}"

    @property
    def kind_number(self) -> int:
        return [kind for kind, _ in _MIX].index(self.kind) + 1

    @property
    def operator(self) -> int:
        return self.number % OPERATORS

    @property
    def has_ipv6(self) -> bool:
        return self.kind in ("dual", "silent6", "reset6", "failing6", "other6")

    @property
    def is_registered(self) -> bool:
        return self.kind != "unregistered"

    @property
    def has_zone(self) -> bool:
        return self.kind not in ("unregistered", "servfail", "deaf")


def make(count: int) -> list[Name]:
    return [Name(number, _CYCLE[number * _STRIDE % len(_CYCLE)]) for number in range(1, count + 1)]


def prefix_of(kind: str) -> str:
    return f"2d00:be00:{Name(1, kind).kind_number:x}::/48"


def operator_addresses(operator: int) -> tuple[str, str]:
    """Of the name server of one operator."""
    return f"30.100.1.{operator + 1}", f"2d00:be00:ffff::{operator + 1:x}"


#: Delegated to, and deaf.
DEAF_SERVER = ("30.100.2.1", "2d00:be00:fffe::1")
