/// A version of curl, and what it can sign (SigV4).
package struct CurlVersion: Equatable, Sendable {
  package let text: String
  private let numbers: [Int]

  /// Reads what `curl --version` prints: `curl 7.88.1 (x86_64-pc-linux-gnu) …`.
  package init?(_ output: String) {
    let words = output.split(separator: " ", maxSplits: 2)
    guard words.count > 1, words[0] == "curl" else { return nil }
    text = String(words[1])
    numbers = words[1].split(separator: ".").map { Int($0) ?? 0 }
  }

  package enum Signing: Equatable, Sendable {
    case nothing
    /// Requests with long-term keys, to hosts without a port.
    case plainRequests
    case everything
  }

  /// Signing came with 7.75; before 7.86, curl signs neither custom headers, such as a session's token, nor a port.
  package var signs: Signing {
    if numbers.lexicographicallyPrecedes([7, 75]) { return .nothing }
    return numbers.lexicographicallyPrecedes([7, 86]) ? .plainRequests : .everything
  }
}
