import Text

extension UsageError {
  var words: FailureWords {
    func usage(_ verb: Verb?) -> String { "see aws-mfa help \((verb ?? .login).rawValue)" }
    func subject(_ verb: Verb?) -> String { verb?.rawValue ?? "aws-mfa" }
    switch self {
    case .unknownOption(let option, let verb, let near):
      return FailureWords(
        error: "\(subject(verb)) has no option \(printable(option))",
        hint: near.map { "did you mean \($0)?" } ?? usage(verb))
    case .otherOption(let option, let verb, let other):
      return FailureWords(error: "\(subject(verb)) has no option \(printable(option))", hint: other.hint)
    case .missingValue(let option, let verb):
      return FailureWords(
        error: "\(option.flag) needs a value",
        hint: "\(option.flag) \(option.valueName ?? ""): \(option.summary(for: verb))")
    case .unwantedValue(let option):
      return FailureWords(error: "\(option.flag) takes no value", hint: "write \(option.flag) alone")
    case .missingOperand(let verb):
      return FailureWords(
        error: "\(verb.rawValue) needs \(verb.operand.name)", hint: usage(verb))
    case .missingCommand(let verb, let near):
      return FailureWords(
        error: "\(verb.rawValue) needs -- and a command after it",
        hint: near.map { "did you mean \(commandLine($0))?" }
          ?? "for example: aws-mfa \(verb.rawValue) PROFILE -- aws sts get-caller-identity")
    case .unexpectedOperand(let word, let verb, let near):
      return FailureWords(
        error: verb.map { "\($0.rawValue) does not take \(printable(word))" }
          ?? "one word too many: \(printable(word))",
        hint: near.map { "did you mean \(commandLine($0))?" } ?? usage(verb))
    case .twoProfiles(let one, let other):
      return FailureWords(
        error: "two profiles are named, \(printable(one)) and \(printable(other)), but only one can be used",
        hint: "name only one of them")
    case .unknownVerb(let word, let near):
      return FailureWords(
        error: "there is no verb \(printable(word))",
        hint: near.map { "did you mean \(commandLine($0))?" } ?? "aws-mfa help lists the verbs")
    case .conflict(let one, let other):
      return FailureWords(
        error: "\(one.flag) and \(other.flag) cannot be used together", hint: "use one of them")
    case .needs(let option, let other):
      return FailureWords(
        error: "\(option.flag) is for a role that \(other.flag) names",
        hint: "add \(other.flag) ARN, or set it in the profile")
    case .badTime(let option, let text):
      return FailureWords(
        error: "\(option.flag) cannot be \(printable(text))", hint: "use a time such as 90m, 12h or 3600")
    case .badFormat(let text):
      return FailureWords(
        error: "there is no format \(printable(text))", hint: "--format takes \(Option.format.summary)")
    case .badShell(let text):
      return FailureWords(
        error: "there is no integration for \(printable(text))", hint: "use bash, zsh or fish")
    case .badCommand(let name):
      return FailureWords(
        error: "\(printable(name)) cannot be guarded", hint: "name a program, such as aws or terraform")
    case .severalShells:
      return FailureWords(
        error: "init prints the code of one shell, and several are named",
        hint: "name one, or add --write, which changes the start-up files of each")
    case .badPrompt(let text):
      return FailureWords(
        error: "\(printable(text)) is not a prompt position", hint: "--prompt takes left, right or off")
    case .badKeysWord(let word, let near):
      return FailureWords(
        error: "keys has no word \(printable(word))",
        hint: near.map { "did you mean aws-mfa keys \($0)?" }
          ?? "it has \(KeysWord.allCases.map(\.rawValue).joined(separator: ", ")): \(usage(.keys))")
    case .badStore(let option, let text):
      return FailureWords(
        error: "\(option.flag) cannot be \(printable(text))",
        hint: "\(option.flag) takes \(option.values(for: .keys).joined(separator: ", "))")
    case .noTarget:
      return FailureWords(
        error: "keys move does not know where to",
        hint: "\(Option.to.flag) takes \(Option.to.values(for: .keys).joined(separator: ", "))")
    case .emptyProfile:
      return FailureWords(error: "the profile name is empty", hint: "aws-mfa list shows your profiles")
    }
  }
}

extension OtherOption {
  /// What to type here in place of the option.
  fileprivate var hint: String {
    switch self {
    case .verb(let verb): "aws-mfa \(verb.rawValue) does that: see aws-mfa help \(verb.rawValue)"
    case .key(let key): "set \(key) in the profile, in ~/.aws/config"
    case .region: "set region in the profile, or AWS_REGION in the environment"
    case .suffix:
      "leave it out: the keys are read from [PROFILE] or [PROFILE-long-term], the session is in [PROFILE-mfa]"
    case .section: "leave it out: the session is always in [PROFILE-mfa]"
    case .noSession:
      "to use the long-term keys as they are, run the command with AWS_PROFILE=PROFILE instead of aws-mfa"
    case .json: "\(Option.format.flag) process prints JSON"
    case .shell: "give the shell's name alone, such as aws-mfa init bash"
    case .refresher: "set on_expiry = renew in the settings: aws-mfa has no process of its own in the background"
    }
  }
}
