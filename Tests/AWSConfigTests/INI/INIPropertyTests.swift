import TestSupport
import Testing

@testable import AWSConfig

/// Laws of editing, tried on random documents. The seed in a failure's name reproduces it.
struct INIPropertyTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a section set and removed again leaves every byte`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let file = generator.document()
    let set = try INIDocument(Array(file.utf8)).setting([("k", "2")], in: "p-mfa")
    let removed = try INIDocument(set).removing(sections: ["p-mfa"])
    #expect(text(removed) == file)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `setting in one section leaves the meaning of all others`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let before = try INIDocument(Array(generator.document().utf8))
    let after = try INIDocument(before.setting([("x", "1"), ("new", "2")], removing: ["y"], in: "s0"))
    #expect(others(after) == others(before))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `what is set is read back`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let before = try INIDocument(Array(generator.document().utf8))
    let after = try INIDocument(before.setting([("x", "1"), ("new", "2")], removing: ["y"], in: "s0"))
    let section = try #require(after.section(named: "s0"))
    #expect(["x", "new", "y"].map { after.value($0, in: section) } == ["1", "2", nil])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `setting twice equals setting once`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let once = try INIDocument(Array(generator.document().utf8)).setting([("x", "1")], removing: ["y"], in: "s0")
    #expect(try INIDocument(once).setting([("x", "1")], removing: ["y"], in: "s0") == once)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `removing several sections together equals removing them one by one from the last`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let before = try INIDocument(Array(generator.document().utf8))
    let names = ["s2", "s1", "s0"].filter { _ in Bool.random(using: &generator) }
    let wanted = try names.reduce(before) { try INIDocument($0.removing(sections: [$1])) }
    #expect(text(before.removing(sections: Set(names))) == text(wanted.bytes))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `setting several sections together equals setting them one by one`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let before = try INIDocument(Array(generator.document().utf8))
    let wanted = try before.sections.map(before.name).reduce(before) {
      try INIDocument($0.setting([("x", "1"), ("new", "2")], removing: ["y"], in: $1))
    }
    let edits = before.sections.map { before.edit(setting: [("x", "1"), ("new", "2")], removing: ["y"], in: $0) }
    #expect(text(before.applying(edits)) == text(wanted.bytes))
  }

  private func others(_ document: INIDocument) -> [[String]] {
    document.sections.filter { document.name(of: $0) != "s0" }.map {
      [document.name(of: $0)] + options(of: $0, in: document)
    }
  }
}

extension Generator {
  /// A well-formed document of sections `s0`, `s1`, … with comments, empty lines, continuations and indentation.
  fileprivate mutating func document() -> String {
    let end = ["\n", "\r\n", "\r"].randomElement(using: &self) ?? "\n"
    var text = Bool.random(using: &self) ? "" : "# mine\(end)"
    for number in 0..<Int.random(in: 0...3, using: &self) {
      text += "[s\(number)]\(end)" + options(end)
    }
    let isCut = Int.random(in: 0...3, using: &self) == 0
    return isCut && text.hasSuffix(end) ? String(text.dropLast()) : text
  }

  private mutating func options(_ end: String) -> String {
    let indentation = String(repeating: " ", count: Int.random(in: 0...2, using: &self))
    let keys = ["x", "y", "z", "Region"].shuffled(using: &self).prefix(Int.random(in: 0...4, using: &self))
    return keys.map { key in
      let value = ["1", "", "a = b", "é", "v # no comment"].randomElement(using: &self) ?? ""
      return indentation + "\(key) \(["=", ":"].randomElement(using: &self) ?? "=") \(value)\(end)" + filler(end)
    }.joined()
  }

  private mutating func filler(_ end: String) -> String {
    let choices = ["", "", "", end, "# c\(end)", "     more = 1\(end)", "; c\(end)     more = 1\(end)", "  \(end)"]
    return choices.randomElement(using: &self) ?? ""
  }
}
