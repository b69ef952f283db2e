import Foundation
package import Testing

/// Properties tried on made-up input: 100,000 cases over all tests, or as many as `AWS_MFA_FUZZ_CASES` says. They are
/// the same ones in every run. A case that breaks is named by its seed, and comes first with `AWS_MFA_FUZZ_SEED`.
package enum Fuzzing {
  private static func number(_ variable: String) -> UInt64? {
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
  }

  /// - Parameter percent: the property's part of all cases.
  package static func cases(
    percent: UInt64, sourceLocation: SourceLocation = #_sourceLocation, _ property: (inout Generator) throws -> Void
  ) {
    let first = number("AWS_MFA_FUZZ_SEED") ?? 0
    let count = max(1, (number("AWS_MFA_FUZZ_CASES") ?? 100_000) * percent / 100)
    for seed in first..<first + count {
      var generator = Generator(seed: seed)
      do { try property(&generator) } catch {
        Issue.record("AWS_MFA_FUZZ_SEED=\(seed): \(error)", sourceLocation: sourceLocation)
        return
      }
    }
  }
}

/// A property that does not hold.
package struct Broken: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}

/// Like `#expect`, which takes too long for so many cases.
package func hold(_ isTrue: Bool, _ description: @autoclosure () -> String) throws(Broken) {
  if !isTrue { throw Broken(description()) }
}

extension Generator {
  package mutating func number(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  package mutating func pick<Value>(_ values: [Value]) -> Value {
    values[number(below: values.count)]
  }

  /// Up to `most` values.
  package mutating func list<Value>(upTo most: Int, _ value: (inout Generator) -> Value) -> [Value] {
    (0..<number(below: most + 1)).map { _ in value(&self) }
  }

  /// What a parser, a shell or a terminal may take for something else.
  private static let pieces: [String] =
    [
      "a", "Z", "0", "9", "_", "-", ".", "/", ":", "@", "=", ",", "#", ";", "%", "%41", "%zz", "$(touch x)", "`id`",
      "${x}", "'",
      "\"", "\\", "!", "*", "?", "[", "]", "{", "}", "<", ">", "|", "&", "&amp;", "&#27;", "~", " ", "  ", "\t", "\n",
      "\r\n",
      "\r", "\u{0}", "\u{1}", "\u{7}", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{7F}", "\u{85}", "\u{9B}2J", "\u{AD}",
      "\u{200B}",
      "\u{202E}", "\u{2066}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{E000}", "\u{10FFFF}", "\u{10FF80}", "\u{E0001}",
      "é",
      "e\u{301}", "'\u{301}", "ß", "日本", "😀", "-mfa", "mfa", "default", "profile ", "9223372036854775808", "-1",
      "1e999", "36h",
      "arn:aws:iam::111122223333:mfa/alice", "2026-01-01T10:00:00Z", "AKIAEXAMPLE000000001",
    ]

  package mutating func text(upTo most: Int = 12) -> String {
    list(upTo: most) { $0.pick(Self.pieces) }.joined()
  }

  package mutating func bytes(upTo most: Int = 48) -> [UInt8] {
    list(upTo: most) { $0.number(below: 3) == 0 ? UInt8($0.number(below: 256)) : UInt8(0x20 + $0.number(below: 0x5F)) }
  }

  /// A text of these characters only.
  package mutating func word(of characters: String, _ lengths: ClosedRange<Int>) -> String {
    let choices = Array(characters)
    let length = lengths.lowerBound + number(below: lengths.count)
    return String((0..<length).map { _ in pick(choices) })
  }

  /// A text with a few changes: something hostile put in, a part left out, repeated or cut off.
  package mutating func changed(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...number(below: 3) {
      let start = number(below: scalars.count + 1)
      let end = min(scalars.count, start + number(below: 12))
      switch number(below: 5) {
      case 0: scalars.insert(contentsOf: self.text(upTo: 2).unicodeScalars, at: start)
      case 1: scalars.removeSubrange(start..<end)
      case 2: scalars.insert(contentsOf: scalars[start..<end], at: end)
      case 3: scalars.replaceSubrange(start..<end, with: self.text(upTo: 2).unicodeScalars)
      default: if number(below: 4) == 0 { scalars.removeSubrange(start...) }
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension String {
  /// The characters that do not print: with line ends, if the text may have lines.
  package func unprintable(isPrintable: (Unicode.Scalar) -> Bool, hasLines: Bool = false) -> [UInt32] {
    unicodeScalars.filter { !isPrintable($0) && !(hasLines && $0 == "\n") }.map(\.value)
  }
}
