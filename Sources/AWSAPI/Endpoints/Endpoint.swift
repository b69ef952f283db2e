package import AWSConfig
import Text

/// Where a service is called, and the region to sign for.
package struct Endpoint: Equatable, Sendable {
  package let url: String
  package let host: String
  package let region: String
  package let isAWS: Bool
  package let isLoopback: Bool

  package var namesPort: Bool { URLParts(url)?.namesPort ?? false }
}

/// The settings from which endpoints and regions are decided.
package struct EndpointRules {
  let environment: Environment
  let shared: SharedConfig
  let profile: Profile?
  /// The environment's region variables, except one that we set for another profile.
  let userRegion: (Variable) -> String?
  let serial: DeviceSerial?
  /// The regions of the profiles that this one gets its credentials from, nearest first.
  var sourceRegions: [String] = []

  package init(
    environment: Environment, shared: SharedConfig, profile: Profile?, userRegion: @escaping (Variable) -> String?,
    serial: DeviceSerial?, sourceRegions: [String] = []
  ) {
    self.environment = environment
    self.shared = shared
    self.profile = profile
    self.userRegion = userRegion
    self.serial = serial
    self.sourceRegions = sourceRegions
  }

  /// In the SDKs' order: the service's variable, the general one, `services`, `endpoint_url`, the region's own host.
  package func sts() throws(EndpointError) -> Endpoint { try sts(in: try region()) }

  private func sts(in region: NamedRegion) throws(EndpointError) -> Endpoint {
    guard let configured = try configuredURL(.sts) else { return regional(region) }
    return try custom(configured.url, from: configured.source, region: region.name, isAWS: Partition.haveSTS)
  }

  /// Whether another profile's settings lead to the same STS in this profile's region. A region alone is not a setting.
  package func leadToSame(as other: EndpointRules) -> Bool {
    guard let region = try? region(), let own = try? sts(in: region) else { return false }
    let isFIPS = (try? other.region())?.isFIPS ?? false
    return (try? other.sts(in: region.named(asFIPS: isFIPS)))?.place == own.place
  }

  /// In the same order as `sts()`. IAM has one region in each partition, and requests are signed for that one.
  package func iam() throws(EndpointError) -> Endpoint {
    let named = try region()
    let partition = Partition.of(region: named.name)
    let region = partition.iam.region
    guard let configured = try configuredURL(.iam) else {
      let host = partition.iamHost(usesFIPS: usesFIPS || named.isFIPS, usesDualstack: usesDualstack)
      return .aws(host: host, region: region)
    }
    return try custom(configured.url, from: configured.source, region: region, isAWS: Partition.haveIAM)
  }

  /// What sets the endpoint and the region; `nil` where nothing does.
  package var origin: (url: String?, region: String?) {
    ((try? configuredURL(.sts))?.source, (try? sourcedRegion())?.source)
  }

  private func region() throws(EndpointError) -> NamedRegion { try sourcedRegion().region }

  private func sourcedRegion() throws(EndpointError) -> (region: NamedRegion, source: String?) {
    let candidates: [(String?, String)] =
      [
        (userRegion(.region), Variable.region.rawValue),
        (userRegion(.defaultRegion), Variable.defaultRegion.rawValue),
        (profile?[.region], "region of profile \(printable(profile?.name ?? ""))"),
      ] + sourceRegions.map { ($0, "region of the source profile") }
    for case (let region?, let source) in candidates {
      guard isHostLabel(region) else { throw .badRegion(region, source: source) }
      let region = NamedRegion(region)
      guard let wanted = serial?.partition else { return (region, source) }
      if Partition.of(region: region.name) == wanted { return (region, source) }
    }
    return (NamedRegion((serial?.partition ?? .commercial).implicitRegion), nil)
  }

  private func configuredURL(_ service: Service) throws(EndpointError) -> (url: String, source: String)? {
    let ignore =
      environment[.ignoreConfiguredEndpointURLs] ?? profile?[.ignoreConfiguredEndpointURLs]
    if isTrue(ignore) { return nil }
    for variable in [service.endpointVariable, .endpointURL] {
      if let url = environment[variable] { return (url, variable.rawValue) }
    }
    if let services = profile?[.services] {
      guard shared.hasServices(services) else { throw .unknownServices(services) }
      if let url = shared.serviceSetting(.endpointURL, service: service.rawValue, of: services) {
        return (url, "[services \(printable(services))]")
      }
    }
    return profile?[.endpointURL].map { ($0, ProfileKey.endpointURL.rawValue) }
  }

  private func regional(_ named: NamedRegion) -> Endpoint {
    let region = named.name
    let partition = Partition.of(region: region)
    let style = environment[.stsRegionalEndpoints] ?? profile?[.stsRegionalEndpoints]
    let usesFIPS = usesFIPS || named.isFIPS
    let isLegacy = named.isGlobal || (style == "legacy" && Self.legacyRegions.contains(region))
    if isLegacy, !usesFIPS, !usesDualstack { return .aws(host: "sts.amazonaws.com", region: "us-east-1") }
    // GovCloud's ordinary endpoints are the FIPS ones, except for dual-stack.
    let service = usesFIPS && (usesDualstack || partition.name != "aws-us-gov") ? "sts-fips" : "sts"
    let suffix = usesDualstack ? partition.dualstackSuffix : partition.suffix
    return .aws(host: "\(service).\(region).\(suffix)", region: region)
  }

  private var usesFIPS: Bool { isTrue(environment[.useFIPSEndpoint] ?? profile?[.useFIPSEndpoint]) }

  private var usesDualstack: Bool { isTrue(environment[.useDualstackEndpoint] ?? profile?[.useDualstackEndpoint]) }

  private func custom(
    _ url: String, from source: String, region: String, isAWS: (_ host: String) -> Bool
  ) throws(EndpointError) -> Endpoint {
    guard let parts = URLParts(url) else { throw .badEndpoint(url, source: source) }
    guard parts.isHTTPS || parts.isLoopback else { throw .plainEndpoint(url, source: source) }
    return Endpoint(
      url: url, host: parts.host, region: region, isAWS: isAWS(parts.host), isLoopback: parts.isLoopback)
  }

  /// The regions for which botocore's `legacy` setting means the global endpoint.
  private static let legacyRegions: Set<String> = [
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
    "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1",
    "us-east-2", "us-west-1", "us-west-2",
  ]
}

/// What a region's name means to botocore: `us-east-1-fips` and `fips-us-east-1` are `us-east-1` with its FIPS
/// endpoints, and `aws-global` is the endpoint from before regions had their own.
private struct NamedRegion {
  let name: String
  private(set) var isFIPS: Bool
  let isGlobal: Bool

  init(_ text: String) {
    let (prefix, suffix) = ("fips-", "-fips")
    isGlobal = text == "aws-global"
    isFIPS = text.hasPrefix(prefix) || text.hasSuffix(suffix)
    let plain = text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : text.dropLast(isFIPS ? suffix.count : 0)
    name = isGlobal ? "us-east-1" : String(plain)
  }

  func named(asFIPS isFIPS: Bool) -> NamedRegion {
    var region = self
    region.isFIPS = isFIPS
    return region
  }
}

extension Endpoint {
  /// The URL without a slash at the end, so that `https://host` and `https://host/` are equal.
  fileprivate var place: Substring { url.hasSuffix("/") ? url.dropLast() : url[...] }

  fileprivate static func aws(host: String, region: String) -> Endpoint {
    Endpoint(url: "https://\(host)/", host: host, region: region, isAWS: true, isLoopback: false)
  }
}

/// `scheme://host[:port][/path]`, of printable ASCII without user, query or fragment.
private struct URLParts {
  let isHTTPS: Bool
  let host: String
  let namesPort: Bool

  init?(_ url: String) {
    guard url.utf8.allSatisfy({ $0.isVisible && !"\"\\@?#<>^`{|}".utf8.contains($0) })
    else { return nil }
    guard let scheme = ["https://", "http://"].first(where: url.hasPrefix) else { return nil }
    isHTTPS = scheme == "https://"
    let authority = url.dropFirst(scheme.count).prefix { $0 != "/" }
    let isBracketed = authority.hasPrefix("[")
    let end = isBracketed ? authority.firstIndex(of: "]") : authority.firstIndex(of: ":")
    guard let name = isBracketed ? end.map({ authority[...$0] }) : authority[..<(end ?? authority.endIndex)],
      !name.isEmpty
    else { return nil }
    let port = authority.dropFirst(name.count)
    guard port.isEmpty || (port.hasPrefix(":") && number(port.dropFirst(), upTo: 65_535) != nil) else { return nil }
    host = String(name).lowercased()
    namesPort = !port.isEmpty
  }

  var isLoopback: Bool {
    let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { number($0, upTo: 255) }
    let isIPv4 = octets.count == 4 && !octets.contains(nil) && octets[0] == 127
    return host == "localhost" || host == "[::1]" || isIPv4
  }
}

/// Accepts only digits: Swift would accept a sign too.
private func number(_ text: Substring, upTo limit: Int) -> Int? {
  guard (1...5).contains(text.utf8.count), text.isDigits else { return nil }
  return Int(text).flatMap { $0 <= limit ? $0 : nil }
}

/// Whether the text is one DNS label, since a region becomes part of a host name.
package func isHostLabel(_ text: String) -> Bool {
  (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
    && text.utf8.allSatisfy { byte in
      byte.isLowercase || byte.isDigit || byte == UInt8(ascii: "-")
    }
}

private func isTrue(_ text: String?) -> Bool {
  text?.lowercased() == "true"
}
