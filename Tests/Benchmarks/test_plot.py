"""The picture of the benchmarks shows what was measured."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parent))

from plot import HEIGHT, WIDTH, picture

SVG = "{http://www.w3.org/2000/svg}"


def test_each_line_rises_and_falls_as_its_numbers_do_within_the_picture():
    profiles = {"join": [(10, 2.0), (100, 2.1), (10_000, 190.0)], "completion": [(10, 1.5), (100, 1.4), (10_000, 12.0)]}
    depths = {"bash": [(1, 80.0), (32, 900.0)], "zsh": [(1, 60.0), (32, 895.0)], "fish": [(1, 300.0), (32, 301.0)]}
    root = ElementTree.fromstring(picture(profiles, depths, "a <machine> & its load"))
    lines = [
        [tuple(map(float, point.split(","))) for point in line.get("points").split()] for line in root.iter(f"{SVG}polyline")]
    numbers = [[y for _, y in points] for points in [*profiles.values(), *depths.values()]]
    assert [len(line) for line in lines] == [len(each) for each in numbers]
    for line, each in zip(lines, numbers):
        assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in line)
        assert [x for x, _ in line] == sorted({x for x, _ in line})
        # Down is more in a picture.
        assert sorted(range(len(line)), key=lambda at: -line[at][1]) == sorted(range(len(each)), key=each.__getitem__)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"join", "completion", "bash", "zsh", "fish", "10,000", "32", "a <machine> & its load"} <= set(texts)
    heights = [float(text.get("y")) for text in root.iter(f"{SVG}text") if text.text in ("bash", "zsh")]
    assert abs(heights[0] - heights[1]) >= 15, "labels of lines that end together are apart"
