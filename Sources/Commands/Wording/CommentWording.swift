import Text

extension FailureWords {
  /// The same words about a value of a file. If the value ends in what looks like a comment, the next step is to move
  /// that; if it is in quotes, to remove them.
  func about(_ value: String) -> FailureWords {
    if value.utf8.count > 1, let first = value.first, first == value.last, first == "\"" || first == "'" {
      return FailureWords(error: error, hint: "remove the quotes: the AWS CLI reads them as part of the value")
    }
    if value.first?.isWhitespace ?? false || value.last?.isWhitespace ?? false {
      let place = value.first?.isWhitespace ?? false ? "before" : "after"
      return FailureWords(error: error, hint: "remove the space \(place) the value")
    }
    return trailingComment(of: value).map { FailureWords(error: error, hint: Wording.comment($0)) } ?? self
  }
}

extension Wording {
  private static let longestComment = 40

  /// What to do about a comment that is read as part of a value.
  static func comment(_ text: String) -> String {
    "the AWS CLI reads \(printable(text, upTo: longestComment)) as part of the value: put the comment on a line of its own"
  }
}
