/// Why there was no answer at all.
package enum TransportError: Error, Equatable, Sendable {
  case unresolved
  case notConnected
  /// The setting does not hold a proxy's address.
  case proxyInvalid
  case proxyUnresolved
  case proxyNotConnected
  /// The proxy does not allow connections for anyone, or to this host. 407: it requires authentication.
  case proxyRefused(status: Int)
  /// The proxy was reached, but could not make the connection for some other reason.
  case proxyFailed
  /// The answer was not HTTP.
  case notHTTP
  case tls(String)
  case timedOut
  case empty
  case truncated
  case tooLarge
  case curlMissing
  /// Only curl can make the request.
  case curlNeeded
  case curlTooOld
  case curl(status: Int, String)
  case cli(status: Int, String)
  case interrupted
}
