"""Secrets, and texts for shells and for AWS."""

from places import Break

BREAKS = [
    Break(
        "a secret shows when it is printed", "Secret.swift",
        'var description: String { "<secret>" }', "var description: String { text }", swift="SecretTests"),
    Break(
        "a quote in a value ends the word in bash, zsh and fish", "Quoting.swift",
        """case UInt8(ascii: "'"), UInt8(ascii: "\\\\"):""", """case UInt8(ascii: "\\\\"):""", swift="QuotingTests"),
    Break(
        "a byte that is no ASCII is quoted for fish as for bash", "Quoting.swift",
        """self == .fish ? "'\\\\X""", """self != .fish ? "'\\\\X""", swift="QuotingTests"),
    Break(
        "what the shell keeps for itself is exported", "Emission.swift",
        r"\\builtin export -n \(name);", r"\\builtin export \(name);", swift="EmissionTests"),
    Break(
        "a small byte is one digit of a percent-encoding", "PercentEncoding.swift",
        "encoded.append(hexadecimalDigit(byte >> 4))", "if byte > 0xF { encoded.append(hexadecimalDigit(byte >> 4)) }",
        swift="PercentEncodingTests"),
    Break(
        "an accent spelt in two ways is one name", "ExactText.swift",
        "    utf8.elementsEqual(other.utf8)", "    self == other",
        swift="SharedConfigTests|SessionSectionTests|ResolutionTests|TrustTests|DirectorySyncTests|LoginTests"),
]
