/// The help texts, from the descriptions of verbs and options.
enum HelpText {
  static func text(for verb: Verb?) -> String {
    verb.map(describe) ?? overview
  }

  private static var overview: String {
    let width = (Verb.documented.map(\.synopsis.count).max() ?? 0) + 2
    let verbs = Verb.documented.map { "  \(padded($0.synopsis, width))\($0.summary)\n" }
    return """
      aws-mfa gives your shell an AWS session behind MFA, and every other terminal with it.

      usage: aws-mfa [PROFILE]
             aws-mfa VERB [OPTION…] [ARGUMENT…]

      \(verbs.joined())
      aws-mfa help VERB explains a verb; --version prints the version.

      """
  }

  private static func describe(_ verb: Verb) -> String {
    var text = "usage: aws-mfa \(verb.synopsis)\n\n\(verb.summary)\n"
    if !verb.details.isEmpty { text += "\n" + verb.details.map { $0 + "\n" }.joined() }
    let width = (verb.options.map(\.synopsis.count).max() ?? 0) + 2
    let options = verb.options.map { "  \(padded($0.synopsis, width))\($0.summary(for: verb))\n" }
    return text + (options.isEmpty ? "" : "\n" + options.joined())
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
    case (_, 0): rawValue
    case (0, 1): "\(rawValue) [\(operand.name)]"
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
