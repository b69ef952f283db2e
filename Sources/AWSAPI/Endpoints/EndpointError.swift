/// Why it cannot be told where to call.
package enum EndpointError: Error, Equatable, Sendable {
  case badRegion(String, source: String)
  case badEndpoint(String, source: String)
  /// It begins with `http:`, and is not on this computer.
  case plainEndpoint(String, source: String)
  /// There is no section of that name.
  case unknownServices(String)
}
