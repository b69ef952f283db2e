extension AccessKeys {
  /// The account number that a current long-term key id encodes after its prefix: base 32, one bit that is always set,
  /// then 40 bits of the number. AWS does not document this (Tal Be'ery, "A short note on AWS KEY ID"; LocalStack
  /// builds its ids the same way). Ids from before 2019 begin in the first half of the alphabet and encode no account.
  package static func account(ofID id: String) -> String? {
    guard id.hasPrefix("AKIA"), id.utf8.count == 20 else { return nil }
    let digits = id.utf8.dropFirst(4).compactMap(base32Value)
    guard digits.count == 16 else { return nil }
    let bits = digits.prefix(9).reduce(0) { $0 << 5 | $1 }
    let account = bits >> 4 & (1 << 40 - 1)
    guard bits >> 44 == 1, account < 1_000_000_000_000 else { return nil }
    let text = String(account)
    return String(repeating: "0", count: 12 - text.count) + text
  }

  private static func base32Value(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x41...0x5A: UInt64(byte - 0x41)
    case 0x32...0x37: UInt64(byte - 0x32 + 26)
    default: nil
    }
  }
}
