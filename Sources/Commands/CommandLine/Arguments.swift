/// A command line that was understood.
package struct Arguments: Equatable, Sendable {
  var verb: Verb
  var operands: [String] = []
  /// What follows `--`, for a verb that runs a command.
  var command: [String] = []
  var values: [Option: String] = [:]
  var flags: Set<Option> = []
  /// Whether the verb was typed. A first word that is not a verb is a profile to log in to.
  var isVerbNamed = true

  var operand: String? { operands.first }
}

/// Why a command line was not understood.
package enum UsageError: Error, Equatable, Sendable {
  case unknownOption(String, Verb, near: String?)
  case missingValue(Option)
  case unwantedValue(Option)
  case missingOperand(Verb)
  case missingCommand(Verb)
  case unexpectedOperand(String, Verb)
  case unknownVerb(String, near: String?)
  case conflict(Option, Option)
  case badTime(Option, String)
  case badFormat(String)
  case badShell(String)
  case badPrompt(String)
  case badCommand(String)
  case emptyProfile
}

/// What a command line asks for.
package enum Request: Equatable, Sendable {
  case run(Arguments)
  case help(Verb?)
  case version
}

extension Request {
  /// Reads the words after the program's name.
  package init(parsing words: [String]) throws(UsageError) {
    switch words.first {
    case "--version"?: self = .version
    case "--help"?, "-h"?: self = .help(nil)
    case let word?:
      if let verb = Verb(rawValue: word) {
        self = try Self.reading(words.dropFirst(), Arguments(verb: verb))
      } else {
        self = try Self.reading(words[...], Arguments(verb: .login, isVerbNamed: false))
      }
    case nil: self = .run(Arguments(verb: .login, isVerbNamed: false))
    }
  }

  private static func reading(
    _ words: ArraySlice<String>, _ start: Arguments
  ) throws(UsageError) -> Request {
    let isAsking = words.contains("--help") || words.contains("-h")
    if start.verb.takesCommand, !isAsking, !words.contains("--") { throw .missingCommand(start.verb) }
    var words = words
    var arguments = start
    while let word = words.popFirst() {
      if word == "--" {
        if arguments.verb.takesCommand { arguments.command += words } else { arguments.operands += words }
        break
      }
      if word == "--help" || word == "-h" { return .help(arguments.verb) }
      if word.hasPrefix("-"), word != "-" {
        try arguments.readOption(word, &words)
      } else {
        arguments.operands.append(word)
      }
    }
    try arguments.check()
    if arguments.verb == .help { return try helping(arguments.operand) }
    return .run(arguments)
  }

  private static func helping(_ name: String?) throws(UsageError) -> Request {
    guard let name else { return .help(nil) }
    guard let verb = Verb(rawValue: name) else {
      throw .unknownVerb(name, near: nearest(to: name, among: Verb.allCases.map(\.rawValue)))
    }
    return .help(verb)
  }
}

extension Arguments {
  fileprivate mutating func readOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard let option = Option(rawValue: String(parts[0].dropFirst(2))), word.hasPrefix("--"),
      verb.options.contains(option)
    else {
      let near = nearest(to: parts[0], among: verb.options.map(\.flag))
      throw .unknownOption(parts[0], verb, near: near)
    }
    let attached = parts.count == 2 ? parts[1] : nil
    if option.valueName == nil {
      guard attached == nil else { throw .unwantedValue(option) }
      flags.insert(option)
    } else {
      guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
        throw .missingValue(option)
      }
      values[option] = value
    }
  }

  fileprivate func check() throws(UsageError) {
    if verb.takesCommand, command.isEmpty { throw .missingCommand(verb) }
    if operands.count < verb.operand.count.lowerBound { throw .missingOperand(verb) }
    if operands.count > verb.operand.count.upperBound {
      throw .unexpectedOperand(operands[verb.operand.count.upperBound], verb)
    }
    if flags.isSuperset(of: [.noStore, .storeOnly]) { throw .conflict(.noStore, .storeOnly) }
    if flags.contains(.storeOnly), values[.role] != nil { throw .conflict(.storeOnly, .role) }
    if flags.isSuperset(of: [.json, .names]) { throw .conflict(.json, .names) }
    if flags.contains(.all), !operands.isEmpty { throw .unexpectedOperand(operands[0], verb) }
    if operands.contains(""), verb.operand.name == "PROFILE" { throw .emptyProfile }
  }
}
