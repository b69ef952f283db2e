/// The help texts, from the descriptions of verbs and options, in lines of at most 80 columns.
enum HelpText {
  static let width = 80

  static func text(for verb: Verb?) -> String {
    verb.map(describe) ?? overview
  }

  private static var overview: String {
    let groups = VerbGroup.allCases.map { group in
      "\(group.rawValue):\n" + group.verbs.map { row($0.synopsis, $0.summary, column: 22) }.joined()
    }
    return """
      aws-mfa gives your shell an AWS session behind MFA, and every other terminal
      with it.

      usage: aws-mfa [PROFILE]
             aws-mfa VERB [OPTION…] [ARGUMENT…]

      \(groups.joined(separator: "\n"))
      aws-mfa help VERB explains a verb and shows examples; man awsmfa has it all.

      """
  }

  private static func describe(_ verb: Verb) -> String {
    var parts = ["usage: aws-mfa \(verb.synopsis)\n", wrapped(verb.summary)]
    parts += verb.details.map { wrapped($0) }
    let options = verb.options.map { row($0.synopsis, $0.summary(for: verb), column: 20) }
    let examples = verb.examples.map { row($0.line, $0.purpose, column: 46) }
    for (heading, rows) in [("Options", options), ("Examples", examples)] where !rows.isEmpty {
      parts.append("\(heading):\n" + rows.joined())
    }
    return parts.joined(separator: "\n")
  }

  /// A term and its text beside it, or below it where the term is too long.
  static func row(_ term: String, _ text: String, column: Int) -> String {
    let lines = lines(of: text, width: width - column)
    let isLong = 2 + term.count + 2 > column
    let rest = (isLong ? lines : Array(lines.dropFirst())).map { padded("", column) + $0 + "\n" }
    let first = isLong ? "  " + term : padded("  " + term, column) + (lines.first ?? "")
    return first + "\n" + rest.joined()
  }

  private static func wrapped(_ text: String) -> String {
    lines(of: text, width: width).map { $0 + "\n" }.joined()
  }

  private static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Verb {
  /// The verb as it is typed, such as `login [PROFILE]`.
  var synopsis: String {
    takesCommand ? "\(ownSynopsis) -- COMMAND…" : ownSynopsis
  }

  private var ownSynopsis: String {
    switch (operand.count.lowerBound, operand.count.upperBound) {
    // The operand may be left out only with the option.
    case _ where self == .guard: "\(rawValue) \(operand.name)…"
    case _ where self == .keys: "\(rawValue) [\(operand.name) [PROFILE]]"
    case (_, 0): rawValue
    case (0, 1): "\(rawValue) [\(operand.name)]"
    case (0, 2) where operand.second != nil: "\(rawValue) [\(operand.name)] [\(operand.second ?? "")]"
    case (0, _): "\(rawValue) [\(operand.name)…]"
    default: "\(rawValue) \(operand.name)"
    }
  }
}

extension Option {
  /// The option as it is typed, such as `--code CODE`.
  var synopsis: String {
    valueName.map { "\(flag) \($0)" } ?? flag
  }
}
