import AWSAPI
import Text

/// What is said about a command line that is right in itself, but fits neither the shell nor the profiles.
extension FailureWords {
  /// A program cannot see whether the shell knows `aws-mfa`, so the hint says what to do in both cases.
  static func integrationMissing(_ line: Arguments, isScript: Bool) -> FailureWords {
    guard isScript else {
      let typed = commandLine(Arguments(verb: line.verb, operands: line.operands))
      return FailureWords(
        error: "awsmfa cannot change this shell by itself: the function aws-mfa does that",
        hint: "type \(typed); if that is not found, run awsmfa init --write, then open a new terminal")
    }
    let loading =
      #"eval "$(awsmfa init bash)" in bash, eval "$(awsmfa init zsh)" in zsh, awsmfa init fish | source in fish"#
    let profile = line.operand.map { shellWord($0) } ?? "PROFILE"
    let hint =
      switch line.verb {
      case .login, .renew, .use:
        "to run a command with a session: awsmfa exec \(profile) -- COMMAND; to only store one: awsmfa login \(profile) --store-only"
      default: "load the integration in the script first: \(loading)"
      }
    return FailureWords(error: "awsmfa cannot change the shell that runs this script", hint: hint)
  }

  static func unknownProfile(
    _ name: String, near: [String], verb: Verb?, meantVerb: Verb?, files: [String]
  ) -> FailureWords {
    let meant = meant(by: name, near: near, verb: verb, meantVerb: meantVerb)
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
  private static func meant(by name: String, near: [String], verb: Verb?, meantVerb: Verb?) -> [String] {
    if let code = code(in: name), (verb ?? .login).options.contains(.code) {
      return [commandLine(Arguments(verb: verb ?? .login, values: [.code: code]))]
    }
    if !near.isEmpty { return near.map { commandLine(Arguments(verb: verb ?? .login, operands: [$0])) } }
    if let verb, let flag = Option(rawValue: name), flag.valueName == nil, verb.options.contains(flag) {
      return [commandLine(Arguments(verb: verb, flags: [flag]))]
    }
    if let option = option(takingARN: name), (verb ?? .login).options.contains(option) {
      return [commandLine(Arguments(verb: verb ?? .login, values: [option: name]))]
    }
    if let meantVerb { return [commandLine(Arguments(verb: meantVerb))] }
    return verb == nil && name == "version" ? ["aws-mfa --version"] : []
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
