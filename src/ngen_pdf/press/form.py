"""Takes values out of a TOML table one by one, and notes what is wrong with each.

In: a `Table` and the keys that it may hold. Out: values, with a stand-in for what is missing
or wrong, and problems. What the values mean belongs to `reading`.
"""

from collections.abc import Mapping
from decimal import Decimal

from ngen_pdf import config, plates, units
from ngen_pdf.problems import Problem, did_you_mean
from ngen_pdf.unprintable import UNPRINTABLE

CODE = "press-profile"


class Form:
    """A table that is being read; `problems` grow as its keys are asked for by dotted name.

    A key without a `default` is required. What is wrong is noted, and the stand-in is harmless.
    """

    def __init__(self, table: config.Table, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Note what is not among `keys`: those of each table, "" being the file itself."""
        self.table = table
        self.values: dict[str, object] = {}
        self.faulty: list[str] = []
        self.problems = list(config.unknown_keys(table, keys[""]))
        for key in keys[""]:
            value = table.values.get(key)
            if key not in keys:
                self.values[key] = value
            elif isinstance(value, dict):
                self._take(key, value, keys[key])
            elif value is not None:
                self.wrong(key, f"`{key}` must be a table", f"write [{key}] and its keys below it")

    def _take(self, name: str, values: Mapping[str, object], known: tuple[str, ...]) -> None:
        for key, value in values.items():
            if key in known:
                self.values[f"{name}.{key}"] = value
            else:
                hint = did_you_mean(key, known) or f"known keys: {', '.join(known)}"
                self.wrong(f"{name}.{key}", f"there is no key `{key}`", hint, "unknown-key")

    def wrong(self, key: str, message: str, hint: str = "", code: str = CODE) -> None:
        """Note a problem at the line of `key`, or of the table that it should stand in."""
        self.faulty.append(key)
        table = key.partition(".")[0]
        where = self.table.place(key if key in self.table.lines else table)
        self.problems.append(Problem(code, message, where, hint))

    def sound(self, *keys: str) -> bool:
        """Whether nothing was wrong with these keys, or in these tables, so far."""
        return not any(f"{faulty}.".startswith(f"{key}.") for faulty in self.faulty for key in keys)

    def _value(self, key: str, required: bool) -> object:
        """The value; None, noted where it is required, if there is none."""
        value = self.values.get(key)
        if value is None and required:
            self.wrong(key, f"`{key}` is missing")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Printable words."""
        value = self._value(key, default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or not value.strip() or UNPRINTABLE.search(value):
            self.wrong(key, f"`{key}` must be text", f'write {key.rpartition(".")[2]} = "..."')
            return ""
        return " ".join(value.split())

    def choice(self, key: str, among: tuple[str, ...]) -> str:
        """One of a few words, the first if none is written."""
        value = self._value(key, required=False)
        if value is None or (isinstance(value, str) and value in among):
            return str(value or among[0])
        self.wrong(key, f"`{key}` cannot be {_shown(value)}", f"write one of: {', '.join(among)}")
        return among[0]

    def flag(self, key: str) -> bool:
        """Yes or no, no if nothing is written."""
        value = self._value(key, required=False)
        if isinstance(value, bool) or value is None:
            return bool(value)
        self.wrong(key, f"`{key}` must be true or false, not {_shown(value)}")
        return False

    def length(self, key: str, most: float, default: float | None = None) -> float:
        """A length from 0 to `most`, in pt."""
        value = self._value(key, default is None)
        if value is None:
            return default or 0.0
        length = units.points(value)
        if length is None:
            hint = f'write it as text with its unit ({", ".join(units.POINTS)}): "0.125in"'
            self.wrong(key, f"`{key}` is not a length: {_shown(value)}", hint)
        elif not 0 <= length <= most:
            message = f"`{key}` must be from 0 to {most / units.POINTS['in']:g}in, not {value}"
            self.wrong(key, message)
        else:
            return length
        return 0.0

    def number(
        self, key: str, least: int, most: int, default: int | None = None, whole: bool = False
    ) -> float:
        """A number from `least` to `most`, without decimals where `whole`."""
        value = self._value(key, default is None)
        if value is None:
            return least if default is None else default
        number = units.number(value, least, most)
        if number is not None and not (whole and isinstance(value, Decimal)):
            return number
        kind = "a whole number" if whole else "a number"
        hint = "write it without quotation marks" if isinstance(value, str) else ""
        self.wrong(key, f"`{key}` must be {kind} from {least} to {most}, not {_shown(value)}", hint)
        return least

    def inks(self, key: str) -> tuple[str, ...]:
        """Names of spot inks, each once."""
        value = self._value(key, required=False)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(key, f"`{key}` must be a list of inks", f'write {key} = ["PANTONE 172 C"]')
            return ()
        names: dict[str, None] = {}
        for name in value:
            if fault := plates.fault_of_spot(name):
                self.wrong(key, f"`{key}`: {_shown(name)} {fault}")
            elif name in names:
                self.wrong(key, f"`{key}` has {_shown(name)} twice")
            else:
                names[name] = None
        return tuple(names)

    def tables(self, key: str) -> config.Table:
        """The tables in a table, with their lines; whether they are known is not looked at."""
        value = self._value(key, required=False)
        tables = value if isinstance(value, dict) else {}
        if value is not None and not isinstance(value, dict):
            self.wrong(key, f"`{key}` must be a table", f"write [{key}.CODE] and its keys below it")
        for name, inner in tables.items():
            if not isinstance(inner, dict):
                self.wrong(f"{key}.{name}", f"`{key}.{name}` must be a table")
        start = f"{key}."
        lines = {
            k.removeprefix(start): n for k, n in self.table.lines.items() if k.startswith(start)
        }
        return config.Table(self.table.path, tables, lines)


def _shown(value: object) -> str:
    """A value as the message quotes it, cut where it is long."""
    try:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:  # Python writes integers of 4300 digits at most
        return "a number too long"
    text = UNPRINTABLE.sub("?", " ".join(text.split()))
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"
