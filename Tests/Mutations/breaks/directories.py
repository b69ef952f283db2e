"""What a shell remembers and shows, and the `.awsmfa` files of directories."""

from places import Break

BREAKS = [
    Break(
        "a region chosen outside a directory is lost on the way back", "Sync.swift",
        "layer.map { shell.changedRegion ? nil : $0.region } ?? ", "", swift="DirectorySyncTests"),
    Break(
        "AWS_MFA_ROOT is missing while a directory waits for its session", "ShellMoves.swift",
        "memory.state == .directory ? ", "memory.state == .directory && !memory.isWaiting ? ",
        swift="DirectoryWaitingTests|ShellStateTests"),
    Break(
        "child shells are not told of off", "ShellMoves.swift",
        'memory.state == .off ? "1"', 'memory.state == .off ? ""', swift="OffTests|ShellStateTests"),
    Break(
        "keys that a session left behind are taken for the user's", "ShellState.swift",
        "return variable == .credentialExpiration ||", "return variable == .credentialExpiration &&",
        pytest=["hooks/test_hooks_user.py", "-k", "taken_out_takes_the_rest and bash"]),
    Break(
        "a session beside the user's own profile is not given up", "Transitions.swift",
        "return isUntouched ? sessionMove : .yield", "return sessionMove", swift="TransitionsTests"),
    Break(
        "a session that was logged out is ended anew at each prompt", "Transitions.swift",
        "if ending == .loggedOut { return .stay }", "",
        swift="TransitionsTests|SyncTests"),
    Break(
        "a profile's name is code in the prompt", "Segment.swift",
        'isPlain || " -_', 'isPlain || "$`\\\\ -_', swift="SegmentTests"),
    Break(
        "a session shows its end too late", "Segment.swift",
        "expiration + -(left / 60 * 60) + 1", "expiration + -(left / 60 * 60) + 61", swift="SegmentTests"),
    Break(
        "a changed .awsmfa is trusted as it was", "Trust.swift",
        "one.path.utf8.elementsEqual(other.path.utf8) && one.content == other.content",
        "one.path.utf8.elementsEqual(other.path.utf8) && one.content.count > 0", swift="TrustTests"),
    Break(
        "the file of another path with the same content is trusted", "Trust.swift",
        "one.path.utf8.elementsEqual(other.path.utf8) && one.content == other.content",
        "one.content == other.content", swift="TrustTests"),
    Break(
        "a .awsmfa that others may write counts", "DirectoryAccess.swift",
        "(isOwnGroup ? 0o002 : 0o022) == 0", "(isOwnGroup ? 0o000 : 0o002) == 0", swift="DirectoryAccessTests"),
    Break(
        "the search for a .awsmfa leaves the home directory", "DirectorySearch.swift",
        "isInHome ? directory", "!isInHome ? directory", swift="DirectorySearchTests"),
]
