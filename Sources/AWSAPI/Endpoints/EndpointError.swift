/// Why no endpoint can be chosen.
package enum EndpointError: Error, Equatable, Sendable {
  case badRegion(String, source: String)
  case badEndpoint(String, source: String)
  /// The URL begins with `http:`, but its host is not this computer.
  case plainEndpoint(String, source: String)
  /// The config file has no `[services NAME]` section of that name.
  case unknownServices(String)
}
