import AWSConfig
import Text

/// The command that logs in to a profile, as it can be typed: a profile may be named like a verb or an option.
func loginCommand(_ profile: String) -> String {
  commandLine(Arguments(verb: .login, operands: [profile]))
}

/// A command line as it can be typed.
///
/// - Parameters:
///   - program: what is typed first.
///   - isVerbShown: whether `login` is written out.
func commandLine(_ line: Arguments, of program: String = "aws-mfa", isVerbShown: Bool = false) -> String {
  let isOption = line.operands.contains { $0.hasPrefix("-") }
  let isVerb = line.operands.first.map { Verb(rawValue: $0) != nil } ?? false
  let isShort = line.verb == .login && !isVerbShown && !isOption && !isVerb
  let options = Option.allCases.flatMap { option in
    // The profile that it names is among the operands.
    if option == .profile { return [String]() }
    if line.flags.contains(option) { return [option.flag] }
    guard let value = line.values[option] else { return [] }
    return [option.flag, shellWord(value)]
  }
  // An operand that looks like an option comes last.
  let operands = line.operands.map(shellWord)
  let words = isOption ? options + ["--"] + operands : operands + options
  let command = line.command.isEmpty ? [] : ["--"] + line.command.map(shellWord)
  return ([program] + (isShort ? [] : [line.verb.rawValue]) + words + command).joined(separator: " ")
}

/// A name as it can be typed in any shell, made printable.
func shellWord(_ text: String) -> String {
  posixWord(printable(text))
}
