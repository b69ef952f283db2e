"""A long-term key that takes another one's place."""

from places import Break

BREAKS = [
    Break(
        "a key that somebody made at another time counts as ours", "RotationNotes.swift",
        "(-1...Self.callWindow).contains(created - begun)", "created > begun", swift="RotationMoveTests"),
    Break(
        "a key that something has used may be discarded", "RotationMove.swift",
        'isCertain && service == "sts" && date - key.created < proofTime', "isCertain", swift="RotationMoveTests"),
    Break(
        "the old key is retired without a note", "RotationMove.swift",
        "if isNew, other.id == note?.old, !other.isActive || note?.stage != .retired {", "if other.id != note?.new {", swift="RotationMoveTests"),
    Break(
        "the old key goes although the file has it again", "Rotation.swift",
        "try files.spread(over: old)\n    guard files.hold", "guard true || files.hold",
        pytest=["verbs/test_rotation.py", "-k", "put_back"]),
    Break(
        "two rotations of one key run at once", "RotationNotes.swift",
        "processID != ownID && abs(now - begun) < Self.longest && isRunning(processID)", "false", swift="RotationNoteTests"),
    Break(
        "a new key that cannot be used is left in IAM", "Rotation.swift",
        "      throw undone(new, note, error)", "      throw error", pytest=["verbs/test_rotation.py"]),
    Break(
        "a new key is written before AWS accepts it", "Rotation.swift",
        "      try KeyProof(owner: owner, key: new).run()\n", "", pytest=["calls/test_rotate.py"]),
    Break(
        "nothing is noted before AWS is asked for a key", "Rotation.swift",
        "    guard try enter(note) else { throw .rotation(.running, profile: profile) }\n", "", pytest=["files/test_rotation_faults.py"]),
    Break(
        "a key that another program has changed is overwritten", "KeyFiles.swift",
        "guard has(keys, in: shared) else", "guard true else", pytest=["verbs/test_rotation.py"]),
    Break(
        "the ties of the sessions stay with the old key", "KeyReplacement.swift",
        " + tieEdits(for: replacement)", "", swift="KeyReplacementTests"),
    Break(
        "the new key is deleted although the file may have it", "Rotation.swift",
        "case .unknown: return stopped(cause, .unclear(new: made, old: old))", "case .unknown: break",
        pytest=["verbs/test_rotation.py", "-k", "cannot_be_read"]),
    Break(
        "a deleted key counts because IAM still lists it", "RotationMove.swift",
        "$0.id == facts.current || !facts.deleted.contains($0.id)", "!$0.id.isEmpty", swift="RotationMoveTests"),
    Break(
        "a session that is opened with the old key meanwhile stays tied to it", "Rotation.swift",
        "    defer { tieAgain(over: old.id) }\n", "", pytest=["verbs/test_rotation.py", "-k", "with_the_old_key_meanwhile"]),
    Break(
        "a code is asked for although the file cannot be written", "Rotate.swift",
        "keys: try context.keys(of: owner)).rehearse()", "keys: try context.keys(of: owner)).isInCredentials()",
        pytest=["files/test_rotation_faults.py", "-k", "read_only"]),
    Break(
        "a copy that another credentials file needs is offered for removal", "KeysMove.swift",
        "if let other = entries.otherUser(of: keys) {", "if false, let other = entries.otherUser(of: keys) {",
        pytest=["verbs/test_keys_stores.py", "-k", "another_credentials_file"]),
]
