import AWSConfig
import Text

/// The command that logs in to a profile, as it can be typed: a profile may be named like a verb or an option.
func loginCommand(_ profile: String) -> String {
  if profile.hasPrefix("-") { return "aws-mfa login -- \(shellWord(profile))" }
  let isVerb = Verb(rawValue: profile) != nil
  return "aws-mfa \(isVerb ? "login " : "")\(shellWord(profile))"
}

/// A command line as it can be typed.
func commandLine(_ line: Arguments) -> String {
  let isLogin = line.verb == .login
  let guarded = line.operands.contains { $0.hasPrefix("-") } ? ["--"] : []
  let start =
    isLogin && line.operands.count == 1
    ? [loginCommand(line.operands[0])]
    : ["aws-mfa"] + (isLogin ? [] : [line.verb.rawValue]) + guarded + line.operands.map(shellWord)
  let options = Option.allCases.flatMap { option in
    line.flags.contains(option) ? [option.flag] : line.values[option].map { [option.flag, shellWord($0)] } ?? []
  }
  let command = line.command.isEmpty ? [] : ["--"] + line.command.map(shellWord)
  return (start + options + command).joined(separator: " ")
}

/// A name as it can be typed in any shell, made printable.
func shellWord(_ text: String) -> String {
  posixWord(printable(text))
}
