/// The command line that a failure is about, for its hint.
extension Failure {
  /// The failure with the command line that led to it, which its hint repeats.
  func of(_ line: Arguments) -> Failure {
    switch self {
    case .unknownProfile(let name, let near, let files, nil):
      .unknownProfile(name, near: near, files: files, line: line)
    case .nobodyToAsk(let profile, nil) where line.values[.role] != nil || line.values[.policy] != nil:
      .nobodyToAsk(profile: profile, line: line)
    default: self
    }
  }

  /// The failure as a script's output may show it.
  var withoutArguments: Failure {
    switch self {
    case .unknownProfile(let name, let near, let files, let line):
      .unknownProfile(name, near: near, files: files, line: line?.withoutArguments)
    case .nobodyToAsk(let profile, let line): .nobodyToAsk(profile: profile, line: line?.withoutArguments)
    case .integrationMissing(let line, let isScript):
      .integrationMissing(line.withoutArguments, isScript: isScript)
    case .usage(.unexpectedOperand(let word, let verb, let near)):
      .usage(.unexpectedOperand(word, verb, near: near?.withoutArguments))
    default: self
    }
  }
}
