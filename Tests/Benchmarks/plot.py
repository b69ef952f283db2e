"""The picture of how times grow, as SVG that is read on a light and on a dark page."""

from __future__ import annotations

import math
from html import escape
from typing import Dict, List, NamedTuple, Tuple

Lines = Dict[str, List[Tuple[int, float]]]

WIDTH, HEIGHT = 960, 380
TOP, BOTTOM, LEFT, RIGHT = 64, 62, 62, 92
PANEL = WIDTH / 2 - LEFT - RIGHT
STYLE = """\
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 15px; font-weight: 600; }
  .note { font-size: 11px; fill: #57606a; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
  .a { stroke: #0969da; fill: #0969da; } .b { stroke: #bc4c00; fill: #bc4c00; } .c { stroke: #1a7f37; fill: #1a7f37; }
  .line.a, .line.b, .line.c { fill: none; }
  text.a, text.b, text.c { stroke: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .note { fill: #9198a1; } .grid { stroke: #3d444d; }
    .a { stroke: #58a6ff; fill: #58a6ff; } .b { stroke: #f0883e; fill: #f0883e; } .c { stroke: #3fb950; fill: #3fb950; }
  }
"""


class Axis(NamedTuple):
    """Where values are between `low` and `high`, and the ones that are named."""

    low: float
    high: float
    ticks: List[float]
    is_logarithmic: bool

    def part(self, value: float) -> float:
        """0 for the lowest value, 1 for the highest."""
        low, high, value = (math.log(number) if self.is_logarithmic else number for number in (self.low, self.high, value))
        return (value - low) / (high - low)


def picture(profiles: Lines, depths: Lines, where: str) -> str:
    """Two plots side by side: ratios over numbers of profiles, and microseconds over depths."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>How the time grows with profiles and with the depth of a directory</title>",
        f"<style>\n{STYLE}</style>",
    ]
    if profiles:
        parts += _panel(LEFT, profiles, _powers(profiles), "Profiles in ~/.aws", "× the time of /bin/true", "profiles in each file")
    if depths:
        parts += _panel(WIDTH / 2 + LEFT, depths, _even(depths), "A cd below a .awsmfa, with the prompt after it", "µs", "directories below it")
    parts += [f'<text class="note" x="{LEFT}" y="{HEIGHT - 8}">{escape(where)}</text>', "</svg>"]
    return "\n".join(parts) + "\n"


def _panel(left: float, lines: Lines, y_axis: Axis, title: str, unit: str, below: str) -> List[str]:
    steps = [x for x, _ in next(iter(lines.values()))]
    x_axis = Axis(steps[0], steps[-1], list(steps), True)
    right, base = left + PANEL, HEIGHT - BOTTOM

    def place(x: float, y: float) -> Tuple[float, float]:
        return left + x_axis.part(x) * PANEL, base - y_axis.part(y) * (base - TOP)

    parts = [
        f'<text class="title" x="{left:.1f}" y="24">{escape(title)}</text>',
        f'<text class="note" x="{left:.1f}" y="44">{escape(unit)}</text>',
    ]
    for tick in y_axis.ticks:
        _, y = place(steps[0], tick)
        parts.append(f'<line class="grid" x1="{left:.1f}" y1="{y:.1f}" x2="{right:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{tick:,.10g}</text>')
    for tick in x_axis.ticks:
        x, _ = place(tick, y_axis.low)
        parts.append(f'<text x="{x:.1f}" y="{base + 20}" text-anchor="middle">{tick:,}</text>')
    parts.append(f'<text class="note" x="{(left + right) / 2:.1f}" y="{base + 38}" text-anchor="middle">{escape(below)}</text>')
    ends = _apart([place(*points[-1])[1] for points in lines.values()])
    for kind, (name, points), end in zip("abc", lines.items(), ends):
        places = [place(x, y) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline class="line {kind}" points="{path}"/>')
        parts += [f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places]
        parts.append(f'<text class="{kind}" x="{right + 9:.1f}" y="{end + 4:.1f}">{escape(name)}</text>')
    return parts


def _powers(lines: Lines) -> Axis:
    """1, 2, 5, 10, 20, 50… around all values."""
    values = [y for points in lines.values() for _, y in points]
    ticks = [factor * 10.0**power for power in range(-3, 6) for factor in (1, 2, 5)]
    low = max(tick for tick in ticks if tick <= min(values))
    high = min(tick for tick in ticks if tick >= max(values) and tick > low)
    return Axis(low, high, [tick for tick in ticks if low <= tick <= high], True)


def _even(lines: Lines) -> Axis:
    """From 0 in four to eight even steps."""
    highest = max(y for points in lines.values() for _, y in points)
    step = next(
        factor * 10.0**power for power in range(-3, 9) for factor in (1, 2, 5) if highest <= 8 * factor * 10.0**power)
    count = math.ceil(highest / step)
    return Axis(0, count * step, [step * number for number in range(count + 1)], False)


def _apart(places: List[float]) -> List[float]:
    """The heights of labels, moved so that none covers another."""
    moved = list(places)
    order = sorted(range(len(places)), key=places.__getitem__)
    for above, below in zip(order, order[1:]):
        moved[below] = max(moved[below], moved[above] + 16)
    return moved
