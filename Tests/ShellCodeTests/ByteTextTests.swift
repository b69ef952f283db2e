import ShellCode
import TestSupport
import Testing

struct ByteTextTests {
  @Test(arguments: [
    Case("nothing", [], ""),
    Case("ASCII", [0x61, 0x62], "ab"),
    Case("UTF-8", [0xC3, 0xA9], "é"),
    Case("four bytes", [0xF0, 0x9F, 0x98, 0x80], "😀"),
    Case("a lone byte", [0x61, 0xFF, 0x62], "a\u{10FFFF}b"),
    Case("a sequence cut short", [0xE2, 0x82], "\u{10FFE2}\u{10FF82}"),
    Case("an overlong slash", [0xC0, 0xAF], "\u{10FFC0}\u{10FFAF}"),
    Case("a surrogate", [0xED, 0xA0, 0x80], "\u{10FFED}\u{10FFA0}\u{10FF80}"),
    Case("our own escape", [0xF4, 0x8F, 0xBF, 0xBF], "\u{10FFF4}\u{10FF8F}\u{10FFBF}\u{10FFBF}"),
  ])
  func `bytes that are not UTF-8 become special scalars`(_ row: Case<[UInt8], String>) {
    #expect(ByteText.decoding(row.given) == row.wanted && ByteText.bytes(of: row.wanted) == row.given)
  }

  @Test(arguments: 0..<32 as Range<UInt8>)
  func `any bytes come back as they were`(_ seed: UInt8) {
    var state = UInt32(seed) &+ 1
    let bytes = (0..<4096).map { _ -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    #expect(ByteText.bytes(of: ByteText.decoding(bytes)) == bytes)
  }

  @Test func `a byte that is not UTF-8 is quoted as that byte`() {
    #expect(Shell.allCases.map { $0.quote("\u{10FFFF}") } == [#"$'\xff'"#, #"$'\xff'"#, #"''\Xff''"#])
  }
}
