@testable import AWSAPI
@testable import AWSConfig

/// What decides about an endpoint: variables, the profile's lines, the other sections, and the device's serial.
struct Place: Sendable {
  var environment: [String: String] = [:]
  var profile = ""
  var more = ""
  var serial: String?

  func endpoint(of service: Service = .sts) throws -> Endpoint {
    let config = "[profile p]\n\(profile)\n\(more)\n"
    let shared = SharedConfig(config: try INIDocument(Array(config.utf8)), credentials: .empty)
    let environment = Environment(self.environment)
    let rules = EndpointRules(
      environment: environment, shared: shared, profile: shared.profile("p"),
      userRegion: { environment[$0] }, serial: serial.flatMap(DeviceSerial.init))
    return service == .sts ? try rules.sts() : try rules.iam()
  }

  static let services = "services = s\n"
}
