import Text

/// A command line that is still being typed: the words before the cursor's, and the beginning of the cursor's word.
struct PartialLine: Equatable {
  /// Without the name of the command.
  let words: [String]
  let current: String

  /// What can be completed.
  enum Expected: Equatable {
    case verbs([Verb])
    case profiles(Verb)
    /// Those whose keys the word after `keys` can do something with.
    case keyProfiles(KeysWord)
    /// Where keys can be moved to on this computer.
    case keyTargets
    case options([Option], Verb)
    /// `--help` and, in the first place, `--version`.
    case questions([String])
    /// The `--` before a command.
    case separator
    case values([String])
    case devices, roles, regions, services
    case directories, files
    /// The name of a program.
    case programs
    /// A command that is guarded in this shell, which alone knows them.
    case guarded
    /// The command line of another program, after `--`.
    case commandLine
  }

  /// What may come at the cursor.
  struct Place: Equatable {
    var expected: [Expected]
    /// What each candidate begins with: the option and `=`, if its value is attached.
    var prefix = ""
    /// Operands that need not be given twice.
    var given: [String] = []
    /// Whether a word that begins with `-` is an operand, too.
    var isAfterSeparator = false

    var expectsVerbs: Bool {
      expected.contains { if case .verbs = $0 { true } else { false } }
    }
  }

  var place: Place {
    if words.first == Option.debug.flag { return PartialLine(words: Array(words.dropFirst()), current: current).place }
    if words.isEmpty, !isOption(current) { return Place(expected: [.verbs(Verb.documented), .profiles(.login)]) }
    var rest = words[...]
    var verb = Verb.login
    var isVerbNamed = false
    if let first = words.first.flatMap(Verb.init) {
      (verb, isVerbNamed) = (first, true)
      rest = rest.dropFirst()
    }
    let isFirst = words.isEmpty
    var scan = Scan(verb: verb)
    scan.isVerbAwaited = !isVerbNamed
    while let word = rest.popFirst() { scan.read(word) }
    return scan.place(for: current, isFirst: isFirst)
  }
}

private func isOption(_ word: String) -> Bool { word.hasPrefix("-") }

extension PartialLine {
  /// What the complete words have given so far.
  private struct Scan {
    var verb: Verb
    /// Whether no word has said yet what to do: after `-p NAME` a verb may still come.
    var isVerbAwaited = false
    private var given: Set<Option> = []
    private var operands: [String] = []
    /// The words of another program's command line.
    private var command = 0
    private var isAfterSeparator = false
    private var pending: Option?

    init(verb: Verb) { self.verb = verb }

    mutating func read(_ word: String) {
      if let option = pending {
        if option == .profile { operands.append(word) }
        pending = nil
      } else if isAfterSeparator {
        if verb.takesCommand { command += 1 } else { operands.append(word) }
      } else if word == "--" {
        isAfterSeparator = true
      } else if isOption(word), word != "-" {
        readOption(word)
      } else if isVerbAwaited, given == [.profile], let named = Verb(rawValue: word), !named.takesCommand {
        verb = named
        isVerbAwaited = false
      } else {
        operands.append(word)
        isVerbAwaited = false
      }
    }

    private mutating func readOption(_ word: String) {
      let (name, value) = optionParts(word)
      guard let option = Option(word: name) else { return }
      given.insert(option)
      guard option.valueName != nil else { return }
      if let value {
        if option == .profile { operands.append(value) }
      } else {
        pending = option
      }
    }

    func place(for current: String, isFirst: Bool) -> Place {
      if verb == .hook { return Place(expected: []) }
      if let pending { return Place(expected: pending.expected(for: verb)) }
      if isAfterSeparator, verb.takesCommand { return Place(expected: [command == 0 ? .programs : .commandLine]) }
      if isAfterSeparator { return Place(expected: moreOperands, given: operands, isAfterSeparator: true) }
      if isOption(current) {
        let (name, value) = optionParts(current)
        if value != nil {
          guard let option = Option(word: name), verb.reads(option) else { return Place(expected: []) }
          return Place(expected: option.expected(for: verb), prefix: name + "=")
        }
        return Place(
          expected: moreOptions(isAsked: true) + [.questions(isFirst ? ["--help", "--version"] : ["--help"])])
      }
      if isVerbAwaited, given == [.profile] {
        return Place(expected: [.verbs(Verb.documented.filter { $0.takesProfile && !$0.takesCommand })])
      }
      let operands = moreOperands
      return Place(expected: operands.isEmpty ? moreOptions() : operands, given: self.operands)
    }

    /// - Parameter isAsked: whether a dash was typed. `--debug` is never the only thing that could come next.
    private func moreOptions(isAsked: Bool = false) -> [Expected] {
      let ruledOut = given.flatMap { option in Option.conflicts.flatMap { $0.contains(option) ? $0 : [] } }
      let options = verb.options.filter { option in
        (isAsked || option != .debug) && !given.contains(option) && !ruledOut.contains(option)
          && !(option == .profile && hasAllOperands)
          && !(option.isAlone && !operands.isEmpty) && isForWord(option)
      }
      return [.options(options, verb)] + (verb.takesCommand ? [.separator] : [])
    }

    /// Whether an option goes with the word after `keys`.
    private func isForWord(_ option: Option) -> Bool {
      guard verb == .keys, let word = operands.first.flatMap(KeysWord.init) else { return true }
      return switch option {
      case .to: word == .move
      case .from, .keyID: word == .print
      default: true
      }
    }

    private var hasAllOperands: Bool { operands.count >= verb.operand.count.upperBound }

    private var moreOperands: [Expected] {
      if hasAllOperands || given.contains(where: \.isAlone) { return [] }
      if verb == .keys {
        guard let word = operands.first else { return [.values(KeysWord.allCases.map(\.rawValue))] }
        return KeysWord(rawValue: word).map { [.keyProfiles($0)] } ?? []
      }
      return switch verb.operand.name {
      case "PROFILE" where verb == .console && !operands.isEmpty: [.services]
      // A service may come without a profile.
      case "PROFILE" where verb == .console: [.profiles(verb), .services]
      case "PROFILE": [.profiles(verb)]
      case "DIR": [.directories]
      case "COMMAND" where given.contains(.off): [.guarded]
      case "COMMAND": [.programs]
      case "VERB": [.verbs(Verb.documented)]
      default: verb.operand.values.isEmpty ? [] : [.values(verb.operand.values)]
      }
    }
  }
}

extension Option {
  /// What may be its value.
  fileprivate func expected(for verb: Verb) -> [PartialLine.Expected] {
    switch self {
    case .profile: [.profiles(verb)]
    case .serial: [.devices]
    case .role: [.roles]
    case .region: [.regions]
    case .source: [.profiles(verb)]
    case .policy: [.files]
    case .to: [.keyTargets]
    default: [.values(values(for: verb))]
    }
  }
}
