import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import AWSConfig

struct IAMEndpointTests {
  private static let sts = "[services s]\nsts =\n  endpoint_url = https://services.example\n"

  /// As botocore resolves them.
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
      "services",
      Place(profile: Place.services, more: "[services s]\niam =\n  endpoint_url = https://services.example\n"),
      "https://services.example us-east-1"),
    Case("not STS's services", Place(profile: Place.services, more: sts), "https://iam.amazonaws.com/ us-east-1"),
  ])
  func `IAM has one host and one region in each partition`(_ row: Case<Place, String>) throws {
    let found = try row.given.endpoint(of: .iam)
    #expect("\(found.url) \(found.region)" == row.wanted)
  }

  @Test(arguments: [
    Case("global", "https://iam.amazonaws.com", true), Case("FIPS", "https://iam-fips.amazonaws.com", true),
    Case("dual-stack", "https://iam.global.api.aws", true), Case("GovCloud", "https://iam.us-gov.amazonaws.com", true),
    Case("China", "https://iam.cn-north-1.amazonaws.com.cn", true),
    Case("STS", "https://sts.amazonaws.com", false), Case("a bucket", "https://iam.s3.amazonaws.com", false),
  ])
  func `a host is IAM's or it is not`(_ row: Case<String, Bool>) throws {
    #expect(try Place(environment: ["AWS_ENDPOINT_URL_IAM": row.given]).endpoint(of: .iam).isAWS == row.wanted)
  }
}
