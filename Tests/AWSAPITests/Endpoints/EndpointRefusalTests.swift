import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Text

struct EndpointRefusalTests {
  @Test(arguments: [
    "eu-west-1.evil.example", "eu-west-1/", "eu west", "EU-WEST-1", "-a", "a-", "é", "a\nb", "a#", "a@b", "a:1", "a_b",
    String(repeating: "a", count: 64),
  ])
  func `a region is one host label or is refused`(_ region: String) {
    #expect(throws: EndpointError.badRegion(region, source: "AWS_REGION")) {
      try Place(environment: ["AWS_REGION": region]).endpoint()
    }
  }

  @Test(arguments: [
    "x", "ftp://x", "HTTPS://x", "https:x", "https://", "https:///path", "https://a b", "https://a\nb", "https://u@h",
    "https://h?x=y", "https://h#f", "https://h\\p", "https://\"h", "https://{h}", "https://h:", "https://h:x",
    "https://h:65536", "https://h:+80", "https://h:-1", "https://[::1", "https://[::1]x", "https://é.example",
  ])
  func `what is no endpoint is refused`(_ url: String) {
    #expect(throws: EndpointError.badEndpoint(url, source: "AWS_ENDPOINT_URL")) {
      try Place(environment: ["AWS_ENDPOINT_URL": url]).endpoint()
    }
  }

  @Test(arguments: [
    "http://localhost", "http://localhost:4566/path", "http://LOCALHOST", "http://127.0.0.1:4566", "http://127.255.0.1",
    "http://[::1]:4566",
  ])
  func `only this computer may do without HTTPS`(_ url: String) throws {
    let found = try Place(environment: ["AWS_ENDPOINT_URL": url]).endpoint()
    #expect([found.isLoopback, found.isAWS] == [true, false])
  }

  @Test(arguments: [
    "http://sts.amazonaws.com", "http://localhost.example", "http://127.0.0.1.example", "http://127.0.0",
    "http://127.0.0.256",
    "http://127.+0.0.1", "http://1.127.0.0.1", "http://128.0.0.1", "http://127.0.0.x", "http://[::2]",
    "http://0x7f.0.0.1", "http://2130706433",
  ])
  func `anything else must be HTTPS`(_ url: String) {
    #expect(throws: EndpointError.plainEndpoint(url, source: "AWS_ENDPOINT_URL")) {
      try Place(environment: ["AWS_ENDPOINT_URL": url]).endpoint()
    }
  }

  @Test(arguments: [
    Case(
      "services", Place(profile: Place.services + "x = y", more: "[services s]\nsts =\n  endpoint_url = x\n"),
      EndpointError.badEndpoint("x", source: "[services s]")),
    Case(
      "services of a hostile name",
      Place(profile: "services = a\u{1B}b", more: "[services a\u{1B}b]\nsts =\n  endpoint_url = x\n"),
      .badEndpoint("x", source: "[services a?b]")),
    Case("the profile", Place(profile: "endpoint_url = x"), .badEndpoint("x", source: "endpoint_url")),
    Case(
      "the service's variable", Place(environment: ["AWS_ENDPOINT_URL_STS": "x"]),
      .badEndpoint("x", source: "AWS_ENDPOINT_URL_STS")),
    Case("a missing section", Place(profile: Place.services), .unknownServices("s")),
    Case("the profile's region", Place(profile: "region = a.b"), .badRegion("a.b", source: "region of profile p")),
    Case(
      "the default region", Place(environment: ["AWS_DEFAULT_REGION": "a.b"]),
      .badRegion("a.b", source: "AWS_DEFAULT_REGION")),
  ])
  func `a refusal names its source`(_ row: Case<Place, EndpointError>) {
    #expect(throws: row.wanted) { try row.given.endpoint() }
  }
}
