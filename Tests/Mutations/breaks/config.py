"""The shared files of AWS, and the sessions in them."""

from places import Break

BREAKS = [
    Break(
        "a line that begins with ; is no comment", "INILines.swift",
        '== UInt8(ascii: "#") || bytes[first] == UInt8(ascii: ";")', '== UInt8(ascii: "#")', swift="INIReadingTests"),
    Break(
        "a line as deep as its option continues it", "INIReader.swift",
        "depth > indentation", "depth >= indentation", swift="INIReadingTests"),
    Break(
        "[DEFAULT] is a section like any other", "INIReader.swift",
        'elementsEqual("DEFAULT".utf8)', 'elementsEqual("default".utf8)', swift="INIReadingTests"),
    Break(
        "a session that was opened with another device is joined", "StoredSession.swift",
        "(wanted.serial == nil || serial == wanted.serial)", "true", swift="TieTests"),
    Break(
        "a session of another endpoint is joined", "StoredSession.swift",
        "&& endpoint == wanted.endpoint", "", swift="TieTests"),
    Break(
        "a session of another role is joined", "StoredSession.swift",
        "&& hasRole(of: wanted)", "", swift="TieTests"),
    Break(
        "a role's session is joined whatever its tags are", "StoredSession.swift",
        "(arn, externalID, sessionTags) == (other.arn, other.externalID, other.sessionTags)",
        "(arn, externalID) == (other.arn, other.externalID)", swift="TieTests|RestrictedTests"),
    Break(
        "a long-term key in the section of a session is taken over", "StoredSession.swift",
        "!AccessKeys.isLongTermID(id)", 'id != ""', swift="SessionSectionTests"),
    Break(
        "a key is not held to its alphabet", "Credentials.swift",
        "text.isAlphanumeric(or: \"_+/=-\")", "!text.isEmpty", swift="CredentialsTests|SessionTokenTests"),
    Break(
        "the keys stay in the section after a logout", "SessionEdit.swift",
        "removing: ownKeys(of: name), in: $0,", "removing: [], in: $0,", swift="SessionEditTests"),
]
