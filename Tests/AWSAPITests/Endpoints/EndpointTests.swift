import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import AWSConfig

struct EndpointTests {
  private static let sts = "[services s]\nsts =\n  endpoint_url = https://services.example\n"

  @Test(arguments: [
    Case("nothing", Place(), "https://sts.us-east-1.amazonaws.com/"),
    Case("the profile's endpoint", Place(profile: "endpoint_url = https://profile.example"), "https://profile.example"),
    Case(
      "services over the profile's",
      Place(profile: Place.services + "endpoint_url = https://profile.example", more: sts),
      "https://services.example"),
    Case(
      "services without STS",
      Place(profile: Place.services + "endpoint_url = https://profile.example", more: "[services s]\n"),
      "https://profile.example"),
    Case(
      "the variable over services",
      Place(environment: ["AWS_ENDPOINT_URL": "https://general.example"], profile: Place.services, more: sts),
      "https://general.example"),
    Case(
      "the service's variable over all",
      Place(
        environment: ["AWS_ENDPOINT_URL_STS": "https://sts.example", "AWS_ENDPOINT_URL": "https://general.example"],
        profile: Place.services, more: sts), "https://sts.example"),
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
    #expect(try row.given.endpoint().url == row.wanted)
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
    #expect(try row.given.endpoint().region == row.wanted)
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
    #expect(try Place(environment: ["AWS_ENDPOINT_URL": row.given]).endpoint().isAWS == row.wanted)
  }
}
