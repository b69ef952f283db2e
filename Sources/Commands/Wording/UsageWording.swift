import Text

extension UsageError {
  var words: FailureWords {
    func usage(_ verb: Verb) -> String { "see aws-mfa help \(verb.rawValue)" }
    switch self {
    case .unknownOption(let option, let verb, let near):
      return FailureWords(
        error: "\(verb.rawValue) has no option \(printable(option))",
        hint: near.map { "did you mean \($0)?" } ?? usage(verb))
    case .missingValue(let option):
      return FailureWords(
        error: "\(option.flag) needs a value", hint: "\(option.flag) \(option.valueName ?? ""): \(option.summary)")
    case .unwantedValue(let option):
      return FailureWords(error: "\(option.flag) takes no value", hint: "write \(option.flag) alone")
    case .missingOperand(let verb):
      return FailureWords(
        error: "\(verb.rawValue) needs \(verb.operand.name)", hint: usage(verb))
    case .missingCommand(let verb):
      return FailureWords(
        error: "\(verb.rawValue) needs -- and a command after it",
        hint: "for example: aws-mfa \(verb.rawValue) PROFILE -- aws sts get-caller-identity")
    case .unexpectedOperand(let word, let verb):
      return FailureWords(error: "\(verb.rawValue) does not take \(printable(word))", hint: usage(verb))
    case .unknownVerb(let word, let near):
      return FailureWords(
        error: "there is no verb \(printable(word))",
        hint: near.map { "did you mean \($0)?" } ?? "aws-mfa help lists the verbs")
    case .conflict(let one, let other):
      return FailureWords(
        error: "\(one.flag) and \(other.flag) cannot be used together", hint: "use one of them")
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
    case .badPrompt(let text):
      return FailureWords(
        error: "\(printable(text)) is not a prompt position", hint: "--prompt takes left, right or off")
    case .emptyProfile:
      return FailureWords(error: "the profile name is empty", hint: "aws-mfa list shows your profiles")
    }
  }
}
