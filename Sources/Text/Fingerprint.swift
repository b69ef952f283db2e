/// FNV-1a, 64 bits: tells two long paths apart. It is not for security.
package func fingerprint(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return String(hash, radix: 16)
}

package func fingerprint(_ text: String) -> String {
  fingerprint(Array(text.utf8))
}
