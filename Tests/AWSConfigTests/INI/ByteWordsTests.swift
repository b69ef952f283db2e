import TestSupport
import Testing

@testable import AWSConfig

/// Eight bytes at a time, compared with one at a time.
struct ByteWordsTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let marks: @Sendable (UInt64) -> UInt64
    let holds: @Sendable (UInt8) -> Bool
  }

  private static let controls = Kind(
    testDescription: "controls", marks: { ByteWords.controls($0) }, holds: { $0 < 0x20 })
  private static let delimiters = Kind(
    testDescription: "delimiters", marks: { ByteWords.delimiters($0) },
    holds: { [UInt8(ascii: "="), UInt8(ascii: ":")].contains($0) })
  private static let foreign = Kind(testDescription: "foreign", marks: { ByteWords.foreign($0) }, holds: { $0 >= 0x80 })

  @Test(arguments: [controls, delimiters, foreign], 0..<300 as Range<UInt64>)
  func `the first byte of a kind is found`(_ kind: Kind, _ seed: UInt64) {
    var generator = Generator(seed: seed)
    // Bytes at the edges of each kind, and a few others.
    let near: [UInt8] = [
      0x00, 0x0A, 0x0D, 0x1F, 0x20, 0x21, 0x39, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x7F, 0x80, 0x9F, 0xFF,
    ]
    let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      Int.random(in: 0...9, using: &generator) < 7 ? 0x61 : near.randomElement(using: &generator) ?? 0
    }
    let start = Int.random(in: 0...bytes.count, using: &generator)
    let wanted = bytes[start...].firstIndex(where: kind.holds) ?? bytes.count
    #expect(ByteWords.first(in: bytes, from: start, kind.marks) == wanted)
  }

  @Test(arguments: 0...20)
  func `a hash depends on the name alone, wherever it is`(_ length: Int) {
    let name = (0..<length).map { UInt8(0x61 + $0) }
    let places = [name, [1, 2, 3] + name, name + [4, 5], [6] + name + Array(repeating: 7, count: 9)]
    let hashes = zip(places, [0, 3, 0, 1]).map { ByteWords.hash($0, $1..<$1 + length) }
    #expect(Set(hashes).count == 1)
  }

  @Test func `names that differ in one byte differ in their hashes`() {
    let names = (0..<20_000).map { Array("profile \($0)".utf8) }
    let marks = Set(names.map { UInt32(truncatingIfNeeded: ByteWords.hash($0, 0..<$0.count)) })
    #expect(marks.count > 19_990)
  }
}
