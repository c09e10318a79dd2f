"""Home routers of Debian packages, each in a namespace between two ports of sextant-cpe (docs/cpe.md)."""
