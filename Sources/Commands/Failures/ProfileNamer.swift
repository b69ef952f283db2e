/// What names a profile that nobody typed.
package enum ProfileNamer: Equatable, Sendable {
  /// A `.awsmfa` or the settings.
  case file(String, line: Int)
  case variable(String)
  /// Its flag.
  case option(String)
  /// The session that is in this shell.
  case session

  func shown(_ path: (String) -> String) -> ProfileNamer {
    if case .file(let file, let line) = self { .file(path(file), line: line) } else { self }
  }
}
