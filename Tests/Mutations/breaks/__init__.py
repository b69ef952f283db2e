"""The breaks, by the layer of what they break.

Each text has to be in its file exactly once. It is best short, and without names that may change.
"""

from . import commands, config, directories, live, rotation, services, shells, text

BREAKS = [
    *text.BREAKS, *config.BREAKS, *services.BREAKS, *commands.BREAKS, *directories.BREAKS, *live.BREAKS, *shells.BREAKS,
    *rotation.BREAKS,
]
