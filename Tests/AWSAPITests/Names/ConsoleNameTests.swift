import TestSupport
import Testing

@testable import AWSAPI

struct ConsoleNameTests {
  @Test(arguments: [
    ("s3", "s3/home"), ("S3", "s3/home"), ("ddb", "dynamodbv2/home"), ("cfn", "cloudformation/home"),
    ("some-new-service", "some-new-service/home"), ("ec2/v2/home", "ec2/v2/home"),
    ("systems-manager/Parameters_2", "systems-manager/Parameters_2"),
  ])
  func `a word is a page of the console`(_ word: String, _ path: String) {
    #expect(ConsoleService(word)?.path == path)
  }

  @Test(arguments: [
    "", "x", "a b", "-s3", "s3?x", "s3#x", "../x", "/s3", "s3/", "s3//x", "s3/%2e", "ü3", "s3@evil.example",
  ])
  func `what could lead elsewhere is no page`(_ word: String) {
    #expect(ConsoleService(word) == nil)
  }

  @Test func `each name of the table is there once, and leads to a page`() {
    let names = ConsoleService.names
    #expect(Set(names).count == names.count && names == names.sorted())
    #expect(names.filter { ConsoleService($0).map { ConsoleService($0.path) == nil } ?? true } == [])
  }

  @Test(arguments: [
    (
      "aws", "https://signin.aws.amazon.com/federation", "https%3A%2F%2Fconsole.aws.amazon.com%2Fs3%2Fhome%3Fregion%3Dr"
    ),
    ("aws-cn", "https://signin.amazonaws.cn/federation", "https%3A%2F%2Fconsole.amazonaws.cn%2Fs3%2Fhome%3Fregion%3Dr"),
    (
      "aws-us-gov", "https://signin.amazonaws-us-gov.com/federation",
      "https%3A%2F%2Fconsole.amazonaws-us-gov.com%2Fs3%2Fhome%3Fregion%3Dr"
    ),
    (
      "aws-eusc", "https://eusc-de-east-1.signin.amazonaws-eusc.eu/federation",
      "https%3A%2F%2Fconsole.amazonaws-eusc.eu%2Fs3%2Fhome%3Fregion%3Dr"
    ),
  ])
  func `each partition has its own hosts`(_ partition: String, _ signin: String, _ destination: String) throws {
    let site = try #require(ConsoleSite(partition: partition))
    let url = site.url(token: "t", region: "r", page: try #require(ConsoleService("s3")))
    #expect(url == "\(signin)?Action=login&Destination=\(destination)&SigninToken=t")
  }

  @Test func `a place on a page comes last`() throws {
    let site = try #require(ConsoleSite(partition: "aws"))
    let url = site.url(token: "t", region: "r", page: try #require(ConsoleService("logs")))
    #expect(url.contains("cloudwatch%2Fhome%3Fregion%3Dr%23logsV2%3Alog-groups&"))
  }

  @Test(arguments: RegionName.known + ["us-iso-east-1", "eu-isoe-west-1", "xx-new-9"])
  func `a region has the form of one`(_ name: String) {
    #expect(RegionName.isWellFormed(name))
  }

  @Test(
    arguments: RegionName.known + ["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "eu-west-9", "nz-central-12"])
  func `AWS may call a region so`(_ name: String) {
    #expect(RegionName.hasForm(name))
  }

  @Test(arguments: [
    "xx-new-9", "eu-wst-1", "eu-west", "euu-west-1", "us-gv-west-1", "eu-us-west-1", "here", "eu-west-1 ",
  ])
  func `AWS calls no region so`(_ name: String) {
    #expect(!RegionName.hasForm(name))
  }

  @Test(arguments: [
    "", "eu", "eu-west", "eu-west-", "eu-west-1a", "EU-WEST-1", "eu--1", "eu-west-1/x", "e-w-1", "a.b-c-1",
  ])
  func `other texts have not`(_ name: String) {
    #expect(!RegionName.isWellFormed(name))
  }

  @Test(arguments: [
    ("arn:aws:iam::111122223333:role/Dev", true), ("arn:aws-cn:iam::111122223333:role/team/Dev", true),
    ("arn:aws:iam::111122223333:user/Dev", false), ("arn:aws:iam::11112222333:role/Dev", false),
    ("arn:aws:sts::111122223333:assumed-role/Dev/x", false), ("arn:aws:iam::111122223333:role/", false),
    ("arn:other:iam::111122223333:role/Dev", false), ("arn:aws:iam::111122223333:role/a b", false), ("Dev", false),
  ])
  func `only a role's ARN is one`(_ arn: String, _ wanted: Bool) {
    #expect(RoleName.isRole(arn: arn) == wanted)
  }
}
