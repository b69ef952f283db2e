import Text

/// A simple command in a start-up file: its words without their quotes, and the line that it begins on.
///
/// An array is a command of its own: `plugins=(a b)` has the words `plugins=(`, `a`, `b`.
struct ShellCommand: Equatable, Sendable {
  let words: [String]
  let line: Int

  /// The commands of a text that a shell reads, those in command substitutions among them. What is in a comment, in
  /// single quotes or in a here-document is none.
  static func all(in text: [UInt8], isFish: Bool = false) -> [ShellCommand] {
    var scan = CommandScan(text, isFish: isFish)
    scan.run(until: nil)
    return scan.found
  }

  /// The name of what runs, without its folder.
  var name: String { Self.lastPart(of: words[0]) }

  static func lastPart(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The elements of an array, if the command sets one of that name.
  func elements(of array: String) -> [String]? {
    words[0].isExactly(array + "=(") || words[0].isExactly(array + "+=(") ? Array(words.dropFirst()) : nil
  }

  /// What a variable is set to, if the command sets one of that name.
  func value(of variable: String) -> String? {
    let isDeclaration = ["export", "typeset", "declare", "local", "readonly"].contains(words[0])
    let word = (isDeclaration ? words[1...] : words[..<1]).first { $0.hasPrefix(variable + "=") }
    return word.map { String($0.dropFirst(variable.count + 1)) }
  }

  /// What follows the name of a command that reads a file.
  var sourced: String? {
    [".", "source"].contains(words[0]) && words.count > 1 ? words[1] : nil
  }

  /// Whether the words begin like this.
  func begins(_ beginning: String...) -> Bool {
    words.count >= beginning.count && zip(words, beginning).allSatisfy { $0.isExactly($1) }
  }
}
