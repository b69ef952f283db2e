/// The command that logs in to a profile, as it can be typed: a profile may be named like a verb or an option.
func loginCommand(_ profile: String) -> String {
  if profile.hasPrefix("-") { return "aws-mfa login -- \(shellWord(profile))" }
  let isVerb = Verb(rawValue: profile) != nil
  return "aws-mfa \(isVerb ? "login " : "")\(shellWord(profile))"
}

/// A name as it can be typed in any shell, made printable.
func shellWord(_ text: String) -> String {
  posixWord(printable(text))
}

/// A text as one word for a POSIX shell, and for Python's `shlex`: bare where that is safe, else in single quotes.
func posixWord(_ text: String) -> String {
  let isBare = text.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "._+-/@:,".utf8.contains(byte)
  }
  if isBare, !text.isEmpty { return text }
  return "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
}
