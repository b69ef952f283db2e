import AWSAPI
import Text

/// What is said about a command line that is right in itself, but fits neither the shell nor the profiles.
extension FailureWords {
  /// A program cannot see whether the shell knows `aws-mfa`, so the hint says what to do in both cases.
  static func integrationMissing(_ line: Arguments, isScript: Bool) -> FailureWords {
    guard isScript else {
      return FailureWords(
        error: "awsmfa cannot change this shell by itself: the function aws-mfa does that",
        hint: "type \(commandLine(line)); if that is not found, run awsmfa init --write, then open a new terminal")
    }
    let loading =
      #"eval "$(awsmfa init bash)" in bash, eval "$(awsmfa init zsh)" in zsh, awsmfa init fish | source in fish"#
    let hint =
      switch line.verb {
      case .login, .renew, .use: inScript(line)
      default: "load the integration in the script first: \(loading)"
      }
    return FailureWords(error: "awsmfa cannot change the shell that runs this script", hint: hint)
  }

  /// What does in a script what was typed, with the same options.
  private static func inScript(_ line: Arguments) -> String {
    let operands = line.operands.isEmpty ? ["PROFILE"] : line.operands
    var command = line.with(.exec, operands: operands)
    command.command = ["COMMAND"]
    var storing = line.with(.login, operands: operands)
    storing.flags.insert(.storeOnly)
    let running = "to run a command with a session: \(commandLine(command, of: "awsmfa"))"
    let given = storing.flags.union(storing.values.keys)
    if Option.conflicts.contains(where: given.isSuperset) { return running }
    return "\(running); to only store one: \(commandLine(storing, of: "awsmfa", isVerbShown: true))"
  }

  static func unknownProfile(_ name: String, near: [String], files: [String], line: Arguments?) -> FailureWords {
    let meant = meant(by: name, near: near, line: line)
    return FailureWords(
      error: "no profile \(printable(name)) in \(files.map(printable).joined(separator: " or "))",
      hint: meant.isEmpty ? "aws-mfa list shows your profiles" : "did you mean \(list(meant, "or"))?")
  }

  static func unknownNamed(_ name: String, near: [String], by namer: ProfileNamer, files: [String]) -> FailureWords {
    let place = files.map(printable).joined(separator: " or ")
    let (subject, cure) =
      switch namer {
      case .file(let path, let line):
        (
          "\(printable(path)), line \(line),",
          path.hasSuffix(DirectoryFile.name) ? "change it, then run aws-mfa allow" : "change it"
        )
      case .variable(let variable): (variable, "change or unset it")
      case .option(let flag): (flag, "name an existing profile")
      case .session: ("this shell's session", "aws-mfa off ends it here")
      }
    let verb = namer == .session ? "is of" : "names"
    let meant = near.map { printable($0) }
    return FailureWords(
      error: "\(subject) \(verb) \(printable(name)), but no profile has that name in \(place)",
      hint: meant.isEmpty ? "\(cure); aws-mfa list shows your profiles" : "did you mean \(list(meant, "or"))? \(cure)")
  }

  /// The command lines that may have been meant.
  private static func meant(by name: String, near: [String], line: Arguments?) -> [String] {
    guard let line, line.operands.containsExactly(name) else { return near.map { printable($0) } }
    var rest = line
    rest.operands.removeAll(where: name.isExactly)
    if let code = code(in: name), line.verb.options.contains(.code) {
      rest.values[.code] = code
      return [commandLine(rest)]
    }
    if !near.isEmpty { return near.compactMap { line.naming($0, insteadOf: name) }.map { commandLine($0) } }
    if line.isVerbNamed, let flag = Option(rawValue: name), flag.valueName == nil, line.verb.options.contains(flag) {
      rest.flags.insert(flag)
      return [commandLine(rest)]
    }
    if let option = option(takingARN: name), line.verb.options.contains(option) {
      rest.values[option] = name
      return [commandLine(rest)]
    }
    if line.isVerbNamed { return [] }
    if let verb = Verb.meant(by: name) { return [commandLine(line.with(verb, operands: []))] }
    return name == "version" ? ["aws-mfa --version"] : []
  }

  static func nobodyToAsk(_ profile: String, _ line: Arguments?) -> FailureWords {
    FailureWords(
      error:
        "\(printable(profile)) needs an MFA code, but nobody can be asked in the background or without a terminal",
      hint: "run \(line.map { commandLine($0) } ?? loginCommand(profile)) in a terminal, or pass the code with --code -"
    )
  }

  /// The option that a role's or a device's ARN belongs to.
  private static func option(takingARN text: String) -> Option? {
    if RoleName.isRole(arn: text) { return .role }
    return ARN(text) != nil && DeviceSerial(text)?.isDevice ?? false ? .serial : nil
  }

  static func profileNotNamed(_ names: [String]) -> FailureWords {
    let most = 10
    let rest = names.count > most ? ["\(names.count - most) more"] : []
    return FailureWords(
      error: "no profile was named, and several have access keys: "
        + list(names.prefix(most).map { printable($0) } + rest, "and"),
      hint: "name one of them, or set default_profile in the settings")
  }

  static func noKeysAtAll(_ names: [String]) -> FailureWords {
    let most = 3
    let rest = names.count > most ? ["\(names.count - most) more"] : []
    return FailureWords(
      error: "none of your profiles has access keys: "
        + list(names.prefix(most).map { printable($0) } + rest, "and"),
      hint: "add them with: aws-mfa setup \(shellWord(names.first ?? "NAME"))")
  }
}

/// `a, b and c`.
private func list(_ words: [String], _ last: String) -> String {
  words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) \(words[words.count - 1])"
}
