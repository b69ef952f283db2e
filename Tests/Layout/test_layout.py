"""That the layout's check finds what it is for."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from layout import TOP, between_folders, drawn, misplaced, upward

TREE = """
```
Sources/
  Commands/         what the program does
    Verbs/          verbs
    Wording/        words
  AWSAPI/           calls
shell/              one file for each shell
```
"""
VERB = TOP / "Sources/Commands/Verbs/Login.swift"
WORDS = TOP / "Sources/Commands/Wording/Wording.swift"


def test_the_tree_is_read_from_top_to_bottom():
    assert list(drawn(TREE)) == ["Commands", "Commands/Verbs", "Commands/Wording", "AWSAPI"]


def test_an_arrow_down_is_fine():
    assert upward(between_folders({VERB: {WORDS: {"Wording"}}}), drawn(TREE)) == []


def test_an_arrow_up_is_named():
    found = upward(between_folders({WORDS: {VERB: {"Login", "run()"}}}), drawn(TREE))
    assert found == ["Commands/Wording/Wording.swift uses Commands/Verbs/Login.swift: Login, run()"]


def test_a_folder_that_is_not_drawn_is_named():
    assert "LiveWorld is not in CONTRIBUTING.md's tree" in misplaced([TOP / "Sources/LiveWorld/Live.swift"], drawn(TREE))


def test_a_drawn_folder_that_is_gone_is_named():
    assert "AWSAPI is only in CONTRIBUTING.md's tree" in misplaced([VERB, WORDS], drawn(TREE))


def test_the_real_tree_has_every_folder():
    text = (TOP / "CONTRIBUTING.md").read_text()
    assert misplaced(sorted((TOP / "Sources").rglob("*.swift")), drawn(text)) == []
