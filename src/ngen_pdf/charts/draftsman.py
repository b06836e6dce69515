"""The program that draws: reads specifications, writes SVG, one line of JSON each.

In: on stdin, the folder of the faces, then {"spec", "format", "time", "seconds"} line by line.
Out: on stdout, {"svg"} or {"error"} for each. It runs in a process of its own (`pen`), because
what Vega cannot draw may take all memory or end the process. It knows nothing of the package.
"""

import json
import resource
import sys
from math import ceil

import vl_convert

VERSION = "6.4"  # of Vega-Lite; `schema/` has the same
EMPTY = {"data": {"values": [{}]}, "mark": "point"}


def main() -> None:
    """Draw until stdin ends."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    vl_convert.register_font_directory(json.loads(sys.stdin.readline()))
    # the first drawing takes half a second, which may pass while nothing is asked
    vl_convert.vegalite_to_svg(EMPTY, vl_version=VERSION)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_drawn(json.loads(line))) + "\n")
        sys.stdout.flush()


def _drawn(job: dict[str, object]) -> dict[str, str]:
    _allow(int(str(job["seconds"])))
    try:
        svg = vl_convert.vegalite_to_svg(
            json.dumps(job["spec"]),
            vl_version=VERSION,
            allowed_base_urls=[],
            format_locale=job["format"],  # type: ignore[arg-type]
            time_format_locale=job["time"],  # type: ignore[arg-type]
        )
    except ValueError as error:  # all that Vega itself says
        return {"error": str(error)}
    return {"svg": svg}


def _allow(seconds: int) -> None:
    """Let the system end this process when it has worked for so long from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    last = ceil(used.ru_utime + used.ru_stime) + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    last = last if hard == resource.RLIM_INFINITY else min(last, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (last, hard))


if __name__ == "__main__":
    main()
