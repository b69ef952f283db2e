import Text

/// A command line that was understood.
package struct Arguments: Equatable, Sendable {
  var verb: Verb
  var operands: [String] = []
  /// What follows `--`, for a verb that runs a command.
  var command: [String] = []
  var values: [Option: String] = [:]
  var flags: Set<Option> = []
  /// Whether `--debug` was given. It changes nothing that the verb does.
  var isTraced = false
  /// Whether the verb was typed. A first word that is not a verb is a profile to log in to.
  var isVerbNamed = true

  var operand: String? { operands.first }

  /// Whether it is useless unless it can change a shell.
  var changesShell: Bool {
    verb.changesShell && flags.isDisjoint(with: [.storeOnly, .man, .uninstall]) && values[.complete] == nil
  }

  var namedVerb: Verb? { isVerbNamed ? verb : nil }
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
    case "--version"?, "-v"?, "-V"?: self = .version
    case "--help"?, "-h"?: self = .help(words.dropFirst().first.flatMap { Verb(rawValue: $0) })
    case Option.debug.flag? where words.count > 1: self = try Self.traced(words.dropFirst())
    case let word?:
      if let verb = Verb(rawValue: word) {
        self = try Self.reading(words.dropFirst(), Arguments(verb: verb))
      } else if let (verb, rest) = try Self.verbAfterProfile(words) {
        self = try Self.reading(rest, Arguments(verb: verb))
      } else {
        self = try Self.loggingIn(words)
      }
    case nil: self = .run(Arguments(verb: .login, isVerbNamed: false))
    }
  }

  /// `--debug` before the verb.
  ///
  /// - Throws: `unexpectedOperand`, if a shell must see that verb in the first place.
  private static func traced(_ words: ArraySlice<String>) throws(UsageError) -> Request {
    guard case .run(var arguments) = try Request(parsing: Array(words)) else {
      return try Request(parsing: Array(words))
    }
    if arguments.verb.takesCommand { throw .unexpectedOperand(arguments.verb.rawValue, nil, near: arguments) }
    arguments.isTraced = true
    return .run(arguments)
  }

  /// - Throws: `unknownVerb`, if the options are those of a verb that the first word may have been meant as.
  private static func loggingIn(_ words: [String]) throws(UsageError) -> Request {
    do throws(UsageError) {
      return try reading(words[...], Arguments(verb: .login, isVerbNamed: false))
    } catch {
      if case .unknownOption = error, let verb = Verb.meant(by: words[0]),
        case .run(let near)? = try? reading(words.dropFirst(), Arguments(verb: verb))
      {
        throw .unknownVerb(words[0], near: near)
      }
      throw error
    }
  }

  /// The verb after `-p NAME`, as other tools have it, and the other words.
  ///
  /// - Throws: `unexpectedOperand`, if a shell must see that verb in the first place.
  private static func verbAfterProfile(_ words: [String]) throws(UsageError) -> (Verb, ArraySlice<String>)? {
    let parts = optionParts(words[0])
    guard Option(word: parts.name) == .profile else { return nil }
    let place = parts.value == nil ? 2 : 1
    guard words.indices.contains(place), let verb = Verb(rawValue: words[place]) else { return nil }
    let others = words[..<place] + words[(place + 1)...]
    if verb.takesCommand {
      guard case .run(let near) = try reading(others[...], Arguments(verb: verb)) else { return (verb, others[...]) }
      throw .unexpectedOperand(words[place], nil, near: near)
    }
    return (verb, others[...])
  }

  private static func reading(
    _ words: ArraySlice<String>, _ start: Arguments
  ) throws(UsageError) -> Request {
    let isAsking = words.contains("--help") || words.contains("-h")
    if start.verb.takesCommand, !isAsking, !words.contains("--") {
      throw .missingCommand(start.verb, near: start.withCommand(words))
    }
    var words = words
    var arguments = start
    var profiles: [String] = []
    while let word = words.popFirst() {
      if word == "--" {
        if arguments.verb.takesCommand { arguments.command += words } else { arguments.operands += words }
        break
      }
      if word == "--help" || word == "-h" { return .help(arguments.verb) }
      if word.hasPrefix("-"), word != "-" {
        if let profile = try arguments.readOption(word, &words) { profiles.append(profile) }
      } else if let option = Option(longDashed: word) {
        throw .unknownOption(word, arguments.namedVerb, near: option.flag)
      } else {
        arguments.operands.append(word)
      }
    }
    arguments.add(profiles)
    if arguments.verb == .help { arguments.dropKeysWord() }
    try arguments.check()
    if arguments.verb == .help { return try helping(arguments.operand) }
    return .run(arguments)
  }

  private static func helping(_ name: String?) throws(UsageError) -> Request {
    guard let name else { return .help(nil) }
    guard let verb = Verb(rawValue: name) else {
      throw .unknownVerb(name, near: Verb.meant(by: name).map { Arguments(verb: .help, operands: [$0.rawValue]) })
    }
    return .help(verb)
  }
}

/// `--name=value` in its two parts.
func optionParts(_ word: String) -> (name: String, value: String?) {
  let parts = word.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
    String.init)
  return (parts[0], parts.count == 2 ? parts[1] : nil)
}

extension Arguments {
  /// Reads an option; returns the profile that it names, if it is `--profile`.
  mutating func readOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String? {
    let (name, attached) = optionParts(word)
    guard let option = Option(word: name), verb.reads(option) else { throw unknown(name) }
    if option.valueName == nil {
      guard attached == nil else { throw .unwantedValue(option) }
      if option == .debug {
        isTraced = true
        return nil
      }
      flags.insert(option)
      return nil
    }
    guard let value = attached ?? rest.popFirst(), !value.isEmpty else { throw .missingValue(option, verb) }
    if option == .profile { return value }
    values[option] = value
    return nil
  }

  private func unknown(_ name: String) -> UsageError {
    if let option = Option.meant(by: name), verb.options.contains(option) {
      return .unknownOption(name, namedVerb, near: option.flag)
    }
    if name == "-l", verb.options.contains(.list) { return .unknownOption(name, namedVerb, near: Option.list.flag) }
    if let other = OtherOption(name, of: verb) { return .otherOption(name, namedVerb, other) }
    if ["--version", "-v", "-V"].contains(name) { return .unknownOption(name, namedVerb, near: "aws-mfa --version") }
    if let flag = nearest(to: name.lowercased(), among: verb.options.map(\.flag) + ["--help"]) {
      return .unknownOption(name, namedVerb, near: flag)
    }
    let isAttached = name.hasPrefix("-p") && verb.options.contains(.profile)
    return .unknownOption(name, namedVerb, near: isAttached ? "-p \(Option.profile.valueName ?? "")" : nil)
  }

  /// Adds the profiles that options name. One that is named twice is one.
  fileprivate mutating func add(_ profiles: [String]) {
    // The only word of `console` may be a service, but not this one.
    if verb == .console, !profiles.isEmpty { flags.insert(.profile) }
    let start = verb == .keys ? min(1, operands.count) : 0
    for profile in profiles.reversed() where !operands.dropFirst(start).contains(where: profile.isExactly) {
      operands.insert(profile, at: start)
    }
  }

  /// `help keys move` is about `keys`.
  fileprivate mutating func dropKeysWord() {
    if operands.count == 2, operands[0] == Verb.keys.rawValue, KeysWord(rawValue: operands[1]) != nil {
      operands.removeLast()
    }
  }

  fileprivate func check() throws(UsageError) {
    if verb.takesCommand, command.isEmpty { throw .missingCommand(verb, near: nil) }
    if operands.count < verb.operand.count.lowerBound { throw .missingOperand(verb) }
    if operands.count > verb.operand.count.upperBound { throw surplus }
    let given = flags.union(values.keys)
    if let pair = Option.conflicts.first(where: given.isSuperset) { throw .conflict(pair[0], pair[1]) }
    for option in [Option.source, .externalID, .roleSessionName] where values[option] != nil && values[.role] == nil {
      throw .needs(option, .role)
    }
    if verb == .initialize { try checkShells() }
    if verb == .keys { _ = try keysWord }
    if flags.contains(.all), !operands.isEmpty { throw .unexpectedOperand(operands[0], verb, near: nil) }
    if flags.contains(.sdk), let operand {
      throw .unexpectedOperand(operand, verb, near: Arguments(verb: verb, flags: [.sdk]))
    }
    if operands.contains(""), verb.takesProfile { throw .emptyProfile }
  }

  /// What is printed is for one shell.
  private func checkShells() throws(UsageError) {
    guard flags.isDisjoint(with: [.write, .remove]) else { return }
    if operands.isEmpty { throw .missingOperand(verb) }
    if operands.count > 1 { throw .severalShells }
  }
}
