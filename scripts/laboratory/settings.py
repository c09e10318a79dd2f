"""Writes settings as TOML: the standard library reads it and does not write it."""

import json


def toml(settings: dict) -> str:
    """Plain values first, then tables and lists of tables, as TOML wants them."""
    return "\n".join(_table(settings, "")) + "\n"


def _table(table: dict, path: str) -> list[str]:
    lines = [f"{key} = {_value(value)}" for key, value in table.items() if not _is_table(value)]
    for key, value in table.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            lines += ["", f"[{name}]", *_table(value, name)]
        elif _is_table(value):
            for part in value:
                lines += ["", f"[[{name}]]", *_table(part, name)]
    return lines


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _value(value: object) -> str:
    """Strings, numbers, booleans and lists of them are written alike in TOML and JSON."""
    return json.dumps(value, ensure_ascii=False)
