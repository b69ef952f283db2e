import TestSupport
import Testing

@testable import AWSConfig

/// Files that nobody wrote on purpose.
struct HostileINITests {
  @Test func `a file is read, or refused with one of its lines`() {
    Fuzzing.cases(percent: 4) { generator in
      let bytes = generator.file()
      do throws(INIDocument.Malformed) {
        let document = try INIDocument(bytes)
        for section in document.sections { _ = options(of: section, in: document) }
      } catch {
        let lines = bytes.reduce(1) { $1 == 0x0A || $1 == 0x0D ? $0 + 1 : $0 }
        try hold((1...lines).contains(error.line), "line \(error.line) of \(lines): \(bytes)")
      }
    }
  }

  @Test func `a new section leaves every byte, and is read back`() {
    Fuzzing.cases(percent: 2) { generator in
      guard let before = try? INIDocument(generator.file()), before.section(named: "new-mfa") == nil else { return }
      let value = generator.word(of: "aZ09+/=-_.:", 1...20)
      let after = try INIDocument(before.setting([("key", value)], in: "new-mfa"))
      try hold(after.bytes.starts(with: before.bytes), "\(before.bytes)")
      let section = after.section(named: "new-mfa")
      try hold(section.flatMap { after.value("key", in: $0) } == value, "\(before.bytes)")
      try hold(Array(meaning(of: after).prefix(meaning(of: before).count)) == meaning(of: before), "\(before.bytes)")
    }
  }

  @Test func `a changed section leaves what all others say`() {
    Fuzzing.cases(percent: 1) { generator in
      guard let before = try? INIDocument(generator.file()), let changed = before.sections.first else { return }
      let name = before.name(of: changed)
      // A name that is not UTF-8 is nobody's.
      guard before.section(named: name) == changed else { return }
      let after = try INIDocument(before.setting([("region", "x"), ("new", "1")], removing: ["output"], in: name))
      func others(_ document: INIDocument) -> [String] {
        document.sections.dropFirst().flatMap { [document.name(of: $0)] + options(of: $0, in: document) }
      }
      try hold(others(after) == others(before), "\(before.bytes)")
      let section = after.sections.first
      try hold(section.flatMap { after.value("new", in: $0) } == "1", "\(before.bytes)")
      try hold(section.map { after.option("output", in: $0) == nil } ?? false, "\(before.bytes)")
    }
  }
}

extension Generator {
  /// A file of lines that a parser may take for something, with a few bytes changed.
  fileprivate mutating func file() -> [UInt8] {
    let end = pick(["\n", "\n", "\r\n", "\r"])
    var bytes = Array((pick(["", "", "\u{FEFF}", "# mine\(end)"]) + list(upTo: 10) { $0.line() + end }.joined()).utf8)
    for _ in 0..<number(below: 3) where !bytes.isEmpty {
      let place = number(below: bytes.count)
      bytes[place] = number(below: 2) == 0 ? UInt8(number(below: 256)) : pick(Array("[]=:#; \t\r\n\0".utf8))
    }
    return number(below: 8) == 0 ? Array(bytes.dropLast()) : bytes
  }

  private mutating func line() -> String {
    switch number(below: 8) {
    case 0, 1, 2:
      "[" + pick(["default", "p", "p-mfa", "profile p", "profile 'a b'", "DEFAULT", "new-mfa", text(upTo: 3)]) + "]"
    case 3, 4:
      pick(["region", "output", "role_arn", "Region", "s3"]) + pick([" = ", "=", ": ", " =", " "]) + text(upTo: 3)
    case 5: "  " + pick(["a = b", "more", "# c", "; c", "region = x"])
    case 6: pick(["", "# c", "; c", " ", "\t", "key", "= v"])
    default: text(upTo: 4)
    }
  }
}
