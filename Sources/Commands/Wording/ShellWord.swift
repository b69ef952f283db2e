import AWSConfig
import Text

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
