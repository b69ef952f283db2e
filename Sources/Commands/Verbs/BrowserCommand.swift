import Text

/// The setting `browser`: the words of a command, with placeholders in them.
///
/// The words are replaced one by one, and no shell reads them: a profile's name can neither become two words nor run
/// anything.
struct BrowserCommand {
  private let words: [String]

  private static let page = "{page}"

  /// - Parameter words: none, for the desktop's browser.
  init(_ words: [String]) {
    self.words = words
  }

  /// The page's path comes last if the command has no place for it.
  func opener(of page: String, profile: String, account: String, _ paths: Paths) -> PageOpener {
    guard let program = words.first else { return .desktop }
    let whole = words.contains { $0.contains(Self.page) } ? words : words + [Self.page]
    let values = [(Self.page, page), ("{profile}", profile), ("{account}", account)]
    return .command([paths.inHome(program)] + whole.dropFirst().map { filled($0, values) })
  }

  /// - Parameter status: `nil` if no program was found.
  func failure(_ status: Int?, of line: Arguments) -> Failure {
    guard let program = words.first else { return .noBrowser(line) }
    return .browserFailed(program, status: status, line)
  }

  /// The word with its placeholders replaced in one pass: a value that looks like one stays as it is.
  private func filled(_ word: String, _ values: [(String, String)]) -> String {
    var result = ""
    var rest = word[...]
    while !rest.isEmpty {
      if let (name, value) = values.first(where: { rest.hasPrefix($0.0) }) {
        result += value
        rest = rest.dropFirst(name.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
