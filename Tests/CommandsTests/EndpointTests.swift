import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState

struct EndpointTests {
  struct Place: Sendable {
    var environment: [String: String] = [:]
    var profile = ""
    var more = ""
    var serial: String?
  }

  private func endpoint(_ place: Place, of service: Service = .sts) throws -> Endpoint {
    let config = "[profile p]\n\(place.profile)\n\(place.more)\n"
    let shared = SharedConfig(config: try INIDocument(Array(config.utf8)), credentials: .empty)
    let environment = Environment(place.environment)
    let rules = EndpointRules(
      environment: environment, shared: shared, profile: shared.profile("p"),
      userRegion: { environment[$0] }, serial: place.serial.flatMap(DeviceSerial.init))
    return service == .sts ? try rules.sts() : try rules.iam()
  }

  private static let services = "services = s\n"
  private static let sts = "[services s]\nsts =\n  endpoint_url = https://services.example\n"

  @Test(arguments: [
    Case("nothing", Place(), "https://sts.us-east-1.amazonaws.com/"),
    Case("the profile's endpoint", Place(profile: "endpoint_url = https://profile.example"), "https://profile.example"),
    Case(
      "services over the profile's", Place(profile: services + "endpoint_url = https://profile.example", more: sts),
      "https://services.example"),
    Case(
      "services without STS",
      Place(profile: services + "endpoint_url = https://profile.example", more: "[services s]\n"),
      "https://profile.example"),
    Case(
      "the variable over services",
      Place(environment: ["AWS_ENDPOINT_URL": "https://general.example"], profile: services, more: sts),
      "https://general.example"),
    Case(
      "the service's variable over all",
      Place(
        environment: ["AWS_ENDPOINT_URL_STS": "https://sts.example", "AWS_ENDPOINT_URL": "https://general.example"],
        profile: services, more: sts), "https://sts.example"),
    Case(
      "an empty variable is none", Place(environment: ["AWS_ENDPOINT_URL": ""]), "https://sts.us-east-1.amazonaws.com/"),
    Case(
      "ignored by variable",
      Place(environment: ["AWS_ENDPOINT_URL": "https://x.example", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "True"]),
      "https://sts.us-east-1.amazonaws.com/"),
    Case(
      "ignored by the profile",
      Place(profile: "endpoint_url = https://x.example\nignore_configured_endpoint_urls = true"),
      "https://sts.us-east-1.amazonaws.com/"),
    Case(
      "not ignored after all",
      Place(
        environment: ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"],
        profile: "endpoint_url = https://x.example\nignore_configured_endpoint_urls = true"),
      "https://x.example"),
    Case(
      "FIPS by variable", Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true"]),
      "https://sts-fips.us-east-1.amazonaws.com/"),
    Case(
      "FIPS by the profile", Place(profile: "use_fips_endpoint = TRUE"), "https://sts-fips.us-east-1.amazonaws.com/"),
    Case(
      "FIPS against the profile",
      Place(environment: ["AWS_USE_FIPS_ENDPOINT": "false"], profile: "use_fips_endpoint = true"),
      "https://sts.us-east-1.amazonaws.com/"),
    Case(
      "FIPS in GovCloud", Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "us-gov-east-1"]),
      "https://sts.us-gov-east-1.amazonaws.com/"),
    Case(
      "FIPS by the region's name", Place(environment: ["AWS_REGION": "us-west-2-fips"]),
      "https://sts-fips.us-west-2.amazonaws.com/"),
    Case(
      "FIPS by its older name", Place(environment: ["AWS_REGION": "fips-us-west-2"]),
      "https://sts-fips.us-west-2.amazonaws.com/"),
    Case(
      "the region that is none", Place(environment: ["AWS_REGION": "aws-global"]), "https://sts.amazonaws.com/"),
    Case("dual-stack", Place(profile: "use_dualstack_endpoint = true"), "https://sts.us-east-1.api.aws/"),
    Case(
      "dual-stack and FIPS",
      Place(environment: ["AWS_USE_DUALSTACK_ENDPOINT": "true", "AWS_USE_FIPS_ENDPOINT": "true"]),
      "https://sts-fips.us-east-1.api.aws/"),
    Case(
      "dual-stack and FIPS in GovCloud",
      Place(environment: [
        "AWS_USE_DUALSTACK_ENDPOINT": "true", "AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "us-gov-west-1",
      ]),
      "https://sts-fips.us-gov-west-1.api.aws/"),
    Case(
      "dual-stack in China", Place(environment: ["AWS_USE_DUALSTACK_ENDPOINT": "true", "AWS_REGION": "cn-north-1"]),
      "https://sts.cn-north-1.api.amazonwebservices.com.cn/"),
    Case(
      "legacy", Place(environment: ["AWS_REGION": "eu-west-1", "AWS_STS_REGIONAL_ENDPOINTS": "legacy"]),
      "https://sts.amazonaws.com/"),
    Case(
      "legacy by the profile", Place(profile: "region = eu-west-1\nsts_regional_endpoints = legacy"),
      "https://sts.amazonaws.com/"),
    Case(
      "legacy in a newer region", Place(profile: "region = eu-south-2\nsts_regional_endpoints = legacy"),
      "https://sts.eu-south-2.amazonaws.com/"),
    Case(
      "legacy with FIPS", Place(profile: "sts_regional_endpoints = legacy\nuse_fips_endpoint = true"),
      "https://sts-fips.us-east-1.amazonaws.com/"),
    Case(
      "regional against the profile",
      Place(environment: ["AWS_STS_REGIONAL_ENDPOINTS": "regional"], profile: "sts_regional_endpoints = legacy"),
      "https://sts.us-east-1.amazonaws.com/"),
    Case("China", Place(environment: ["AWS_REGION": "cn-north-1"]), "https://sts.cn-north-1.amazonaws.com.cn/"),
    Case("GovCloud", Place(environment: ["AWS_REGION": "us-gov-west-1"]), "https://sts.us-gov-west-1.amazonaws.com/"),
    Case(
      "Europe's sovereign cloud", Place(environment: ["AWS_REGION": "eusc-de-east-1"]),
      "https://sts.eusc-de-east-1.amazonaws.eu/"),
    Case("iso", Place(environment: ["AWS_REGION": "us-iso-west-1"]), "https://sts.us-iso-west-1.c2s.ic.gov/"),
    Case("iso-b", Place(environment: ["AWS_REGION": "us-isob-east-1"]), "https://sts.us-isob-east-1.sc2s.sgov.gov/"),
    Case("iso-e", Place(environment: ["AWS_REGION": "eu-isoe-west-1"]), "https://sts.eu-isoe-west-1.cloud.adc-e.uk/"),
    Case("iso-f", Place(environment: ["AWS_REGION": "us-isof-south-1"]), "https://sts.us-isof-south-1.csp.hci.ic.gov/"),
    Case(
      "a region that is yet to come", Place(environment: ["AWS_REGION": "xx-north-9"]),
      "https://sts.xx-north-9.amazonaws.com/"),
  ])
  func `the endpoint is found in the SDKs' order`(_ row: Case<Place, String>) throws {
    #expect(try endpoint(row.given).url == row.wanted)
  }

  @Test(arguments: [
    Case("none", Place(), "us-east-1"),
    Case(
      "AWS_REGION",
      Place(
        environment: ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"], profile: "region = eu-west-3"),
      "eu-west-1"),
    Case(
      "AWS_DEFAULT_REGION", Place(environment: ["AWS_DEFAULT_REGION": "eu-west-2"], profile: "region = eu-west-3"),
      "eu-west-2"),
    Case("the profile's", Place(profile: "region = eu-west-3"), "eu-west-3"),
    Case("the serial's partition", Place(serial: "arn:aws-cn:iam::1:mfa/a"), "cn-northwest-1"),
    Case("GovCloud's", Place(serial: "arn:aws-us-gov:iam::1:mfa/a"), "us-gov-west-1"),
    Case("Europe's", Place(serial: "arn:aws-eusc:iam::1:mfa/a"), "eusc-de-east-1"),
    Case(
      "another partition's region is passed over",
      Place(
        environment: ["AWS_REGION": "eu-west-1"], profile: "region = cn-north-1", serial: "arn:aws-cn:iam::1:mfa/a"),
      "cn-north-1"),
    Case(
      "no region fits", Place(environment: ["AWS_REGION": "eu-west-1"], serial: "arn:aws-cn:iam::1:mfa/a"),
      "cn-northwest-1"),
    Case(
      "a hardware token has no partition", Place(environment: ["AWS_REGION": "cn-north-1"], serial: "GAHT12345678"),
      "cn-north-1"),
    Case(
      "legacy signs for us-east-1", Place(profile: "region = eu-west-1\nsts_regional_endpoints = legacy"), "us-east-1"),
    Case(
      "a custom endpoint keeps the region",
      Place(environment: ["AWS_ENDPOINT_URL": "https://x.example"], profile: "region = eu-west-1"), "eu-west-1"),
    Case(
      "of 63 characters", Place(environment: ["AWS_REGION": String(repeating: "a", count: 63)]),
      String(repeating: "a", count: 63)),
  ])
  func `the region is found in the SDKs' order`(_ row: Case<Place, String>) throws {
    #expect(try endpoint(row.given).region == row.wanted)
  }

  @Test(arguments: [
    "eu-west-1.evil.example", "eu-west-1/", "eu west", "EU-WEST-1", "-a", "a-", "é", "a\nb", "a#", "a@b", "a:1", "a_b",
    String(repeating: "a", count: 64),
  ])
  func `a region is one host label or is refused`(_ region: String) {
    #expect(throws: EndpointError.badRegion(region, source: "AWS_REGION")) {
      try endpoint(Place(environment: ["AWS_REGION": region]))
    }
  }

  @Test(arguments: [
    "x", "ftp://x", "HTTPS://x", "https:x", "https://", "https:///path", "https://a b", "https://a\nb", "https://u@h",
    "https://h?x=y", "https://h#f", "https://h\\p", "https://\"h", "https://{h}", "https://h:", "https://h:x",
    "https://h:65536", "https://h:+80", "https://h:-1", "https://[::1", "https://[::1]x", "https://é.example",
  ])
  func `what is not an endpoint is refused`(_ url: String) {
    #expect(throws: EndpointError.badEndpoint(url, source: "AWS_ENDPOINT_URL")) {
      try endpoint(Place(environment: ["AWS_ENDPOINT_URL": url]))
    }
  }

  @Test(arguments: [
    "http://localhost", "http://localhost:4566/path", "http://LOCALHOST", "http://127.0.0.1:4566", "http://127.255.0.1",
    "http://[::1]:4566",
  ])
  func `HTTPS is only optional on this computer`(_ url: String) throws {
    let found = try endpoint(Place(environment: ["AWS_ENDPOINT_URL": url]))
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
      try endpoint(Place(environment: ["AWS_ENDPOINT_URL": url]))
    }
  }

  @Test(arguments: [
    Case("global", "https://sts.amazonaws.com", true),
    Case("regional", "https://sts.eu-west-1.amazonaws.com", true),
    Case("FIPS", "https://sts-fips.us-east-1.amazonaws.com", true),
    Case("in another case", "https://STS.EU-WEST-1.AMAZONAWS.COM", true),
    Case("dual-stack", "https://sts.eu-west-1.api.aws", true),
    Case("China", "https://sts.cn-north-1.amazonaws.com.cn", true),
    Case("a VPC's", "https://vpce-0a1b-2c3d.sts.us-east-1.vpce.amazonaws.com", true),
    Case("a customer's bucket", "https://sts.s3.amazonaws.com.example", false),
    Case("a customer's machine", "https://ec2-1-2-3-4.compute.amazonaws.com", false),
    Case("a bucket", "https://x.s3.amazonaws.com", false),
    Case("a bucket named sts", "https://sts.s3.us-east-1.amazonaws.com", false),
    Case("a bucket at the old host", "https://sts.s3.amazonaws.com", false),
    Case("a name that ends alike", "https://sts.evilamazonaws.com", false),
    Case("nothing of AWS", "https://example.com", false),
  ])
  func `a host is AWS's or it is not`(_ row: Case<String, Bool>) throws {
    #expect(try endpoint(Place(environment: ["AWS_ENDPOINT_URL": row.given])).isAWS == row.wanted)
  }

  @Test(arguments: [
    Case(
      "services", Place(profile: services + "x = y", more: "[services s]\nsts =\n  endpoint_url = x\n"),
      EndpointError.badEndpoint("x", source: "[services s]")),
    Case(
      "services of a hostile name",
      Place(profile: "services = a\u{1B}b", more: "[services a\u{1B}b]\nsts =\n  endpoint_url = x\n"),
      .badEndpoint("x", source: "[services a?b]")),
    Case("the profile", Place(profile: "endpoint_url = x"), .badEndpoint("x", source: "endpoint_url")),
    Case(
      "the service's variable", Place(environment: ["AWS_ENDPOINT_URL_STS": "x"]),
      .badEndpoint("x", source: "AWS_ENDPOINT_URL_STS")),
    Case("a missing section", Place(profile: services), .unknownServices("s")),
    Case("the profile's region", Place(profile: "region = a.b"), .badRegion("a.b", source: "the profile")),
    Case(
      "the default region", Place(environment: ["AWS_DEFAULT_REGION": "a.b"]),
      .badRegion("a.b", source: "AWS_DEFAULT_REGION")),
  ])
  func `a refusal names its source`(_ row: Case<Place, EndpointError>) {
    #expect(throws: row.wanted) { try endpoint(row.given) }
  }

  /// The endpoints are what botocore resolves.
  @Test(arguments: [
    Case("nothing", Place(), "https://iam.amazonaws.com/ us-east-1"),
    Case("another region", Place(environment: ["AWS_REGION": "eu-west-1"]), "https://iam.amazonaws.com/ us-east-1"),
    Case("FIPS", Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true"]), "https://iam-fips.amazonaws.com/ us-east-1"),
    Case("dual-stack", Place(profile: "use_dualstack_endpoint = true"), "https://iam.global.api.aws/ us-east-1"),
    Case(
      "dual-stack and FIPS",
      Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true"], profile: "use_dualstack_endpoint = true"),
      "https://iam-fips.global.api.aws/ us-east-1"),
    Case(
      "China", Place(environment: ["AWS_REGION": "cn-northwest-1"]),
      "https://iam.cn-north-1.amazonaws.com.cn/ cn-north-1"),
    Case(
      "China by the serial", Place(serial: "arn:aws-cn:iam::1:mfa/a"),
      "https://iam.cn-north-1.amazonaws.com.cn/ cn-north-1"),
    Case(
      "China, dual-stack", Place(environment: ["AWS_REGION": "cn-north-1"], profile: "use_dualstack_endpoint = true"),
      "https://iam.global.api.amazonwebservices.com.cn/ cn-north-1"),
    Case(
      "GovCloud", Place(environment: ["AWS_REGION": "us-gov-east-1"]), "https://iam.us-gov.amazonaws.com/ us-gov-west-1"
    ),
    Case(
      "GovCloud, FIPS", Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "us-gov-east-1"]),
      "https://iam.us-gov.amazonaws.com/ us-gov-west-1"),
    Case(
      "GovCloud, dual-stack",
      Place(environment: ["AWS_REGION": "us-gov-east-1"], profile: "use_dualstack_endpoint = true"),
      "https://iam.us-gov.api.aws/ us-gov-west-1"),
    Case(
      "Europe's sovereign cloud", Place(environment: ["AWS_REGION": "eusc-de-east-1"]),
      "https://iam.eusc-de-east-1.amazonaws.eu/ eusc-de-east-1"),
    Case(
      "Europe's sovereign cloud, FIPS",
      Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "eusc-de-east-1"]),
      "https://iam-fips.amazonaws.eu/ eusc-de-east-1"),
    Case(
      "iso", Place(environment: ["AWS_REGION": "us-iso-west-1"]), "https://iam.us-iso-east-1.c2s.ic.gov/ us-iso-east-1"),
    Case(
      "iso, FIPS", Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "us-iso-west-1"]),
      "https://iam-fips.us-iso-east-1.c2s.ic.gov/ us-iso-east-1"),
    Case(
      "iso-b", Place(environment: ["AWS_REGION": "us-isob-east-1"]),
      "https://iam.us-isob-east-1.sc2s.sgov.gov/ us-isob-east-1"),
    Case(
      "iso-b, FIPS", Place(environment: ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "us-isob-east-1"]),
      "https://iam-fips.us-isob-east-1.sc2s.sgov.gov/ us-isob-east-1"),
    Case(
      "iso-e", Place(environment: ["AWS_REGION": "eu-isoe-west-1"]),
      "https://iam.eu-isoe-west-1.cloud.adc-e.uk/ eu-isoe-west-1"),
    Case(
      "iso-f", Place(environment: ["AWS_REGION": "us-isof-south-1"]),
      "https://iam.us-isof-south-1.csp.hci.ic.gov/ us-isof-south-1"),
    Case(
      "the service's variable",
      Place(environment: ["AWS_ENDPOINT_URL_IAM": "https://iam.example", "AWS_ENDPOINT_URL": "https://x.example"]),
      "https://iam.example us-east-1"),
    Case(
      "the general variable", Place(environment: ["AWS_ENDPOINT_URL": "https://x.example", "AWS_REGION": "eu-west-1"]),
      "https://x.example us-east-1"),
    Case(
      "not STS's variable", Place(environment: ["AWS_ENDPOINT_URL_STS": "https://sts.example"]),
      "https://iam.amazonaws.com/ us-east-1"),
    Case(
      "services", Place(profile: services, more: "[services s]\niam =\n  endpoint_url = https://services.example\n"),
      "https://services.example us-east-1"),
    Case("not STS's services", Place(profile: services, more: sts), "https://iam.amazonaws.com/ us-east-1"),
  ])
  func `IAM has one host and one region in each partition`(_ row: Case<Place, String>) throws {
    let found = try endpoint(row.given, of: .iam)
    #expect("\(found.url) \(found.region)" == row.wanted)
  }

  @Test(arguments: [
    Case("global", "https://iam.amazonaws.com", true), Case("FIPS", "https://iam-fips.amazonaws.com", true),
    Case("dual-stack", "https://iam.global.api.aws", true), Case("GovCloud", "https://iam.us-gov.amazonaws.com", true),
    Case("China", "https://iam.cn-north-1.amazonaws.com.cn", true),
    Case("STS", "https://sts.amazonaws.com", false), Case("a bucket", "https://iam.s3.amazonaws.com", false),
  ])
  func `a host is IAM's or it is not`(_ row: Case<String, Bool>) throws {
    #expect(try endpoint(Place(environment: ["AWS_ENDPOINT_URL_IAM": row.given]), of: .iam).isAWS == row.wanted)
  }
}
