/// Why there is no answer at all.
package enum TransportTrouble: Error, Equatable, Sendable {
  case unresolved
  case notConnected
  /// What the user has named is no proxy's address.
  case proxyInvalid
  case proxyUnresolved
  case proxyNotConnected
  /// The proxy lets nobody through, or not to this host. 407: it wants to know who asks.
  case proxyRefused(status: Int)
  /// It was reached, and has made no connection for a reason of its own.
  case proxyFailed
  /// Something else than HTTP was answered.
  case notHTTP
  case tls(String)
  case timedOut
  case empty
  case truncated
  case tooLarge
  case curlMissing
  /// Nothing else can make the request.
  case curlNeeded
  case curlTooOld
  case curl(status: Int, String)
  case cli(status: Int, String)
  case interrupted
}
