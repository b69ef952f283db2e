/// FNV-1a, 64 bits: tells two long paths apart. It is not for security.
package func fingerprint(_ bytes: some Sequence<UInt8>) -> String {
  String(
    bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 },
    radix: 16)
}
