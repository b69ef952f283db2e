import AWSConfig

/// A division of AWS with its own regions and host names (botocore's `partitions.json`).
package struct Partition: Equatable {
  package let name: String
  let suffix: String
  let dualstackSuffix: String
  /// The region of a call when nothing names one.
  package let implicitRegion: String
  let regionPrefixes: [String]
  let iam: IAM

  /// IAM's one region, and those of its hosts that do not follow the rule.
  struct IAM: Equatable {
    let region: String
    var host: String?
    var fips: String?
    var dualstack: String?
    var dualstackFIPS: String?
  }

  static let all = [
    Partition(
      name: "aws", suffix: "amazonaws.com", dualstackSuffix: "api.aws",
      implicitRegion: "us-east-1",
      regionPrefixes: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
      iam: IAM(region: "us-east-1", dualstack: "iam.global.api.aws", dualstackFIPS: "iam-fips.global.api.aws")),
    Partition(
      name: "aws-cn", suffix: "amazonaws.com.cn", dualstackSuffix: "api.amazonwebservices.com.cn",
      implicitRegion: "cn-northwest-1", regionPrefixes: ["cn"],
      iam: IAM(
        region: "cn-north-1", host: "iam.cn-north-1.amazonaws.com.cn",
        dualstack: "iam.global.api.amazonwebservices.com.cn")),
    Partition(
      name: "aws-us-gov", suffix: "amazonaws.com", dualstackSuffix: "api.aws",
      implicitRegion: "us-gov-west-1", regionPrefixes: ["us-gov"],
      iam: IAM(
        region: "us-gov-west-1", host: "iam.us-gov.amazonaws.com", fips: "iam.us-gov.amazonaws.com",
        dualstack: "iam.us-gov.api.aws", dualstackFIPS: "iam.us-gov.api.aws")),
    Partition(
      name: "aws-eusc", suffix: "amazonaws.eu", dualstackSuffix: "api.amazonwebservices.eu",
      implicitRegion: "eusc-de-east-1", regionPrefixes: ["eusc"],
      iam: IAM(region: "eusc-de-east-1", host: "iam.eusc-de-east-1.amazonaws.eu")),
    Partition(
      name: "aws-iso", suffix: "c2s.ic.gov", dualstackSuffix: "api.aws.ic.gov",
      implicitRegion: "us-iso-east-1", regionPrefixes: ["us-iso"],
      iam: IAM(region: "us-iso-east-1", host: "iam.us-iso-east-1.c2s.ic.gov", fips: "iam-fips.us-iso-east-1.c2s.ic.gov")
    ),
    Partition(
      name: "aws-iso-b", suffix: "sc2s.sgov.gov", dualstackSuffix: "api.aws.scloud",
      implicitRegion: "us-isob-east-1", regionPrefixes: ["us-isob"],
      iam: IAM(
        region: "us-isob-east-1", host: "iam.us-isob-east-1.sc2s.sgov.gov",
        fips: "iam-fips.us-isob-east-1.sc2s.sgov.gov")),
    Partition(
      name: "aws-iso-e", suffix: "cloud.adc-e.uk", dualstackSuffix: "api.cloud-aws.adc-e.uk",
      implicitRegion: "eu-isoe-west-1", regionPrefixes: ["eu-isoe"],
      iam: IAM(region: "eu-isoe-west-1", host: "iam.eu-isoe-west-1.cloud.adc-e.uk")),
    Partition(
      name: "aws-iso-f", suffix: "csp.hci.ic.gov", dualstackSuffix: "api.aws.hci.ic.gov",
      implicitRegion: "us-isof-south-1", regionPrefixes: ["us-isof"],
      iam: IAM(region: "us-isof-south-1", host: "iam.us-isof-south-1.csp.hci.ic.gov")),
  ]

  /// Whether a host is this partition's STS: global, regional or a VPC endpoint. Customers' hosts may end the same.
  func hasSTS(_ host: String) -> Bool {
    if host == "sts.\(suffix)" { return true }
    for suffix in [".vpce." + suffix, "." + suffix, "." + dualstackSuffix] where host.hasSuffix(suffix) {
      let labels = host.dropLast(suffix.count).split(separator: ".", omittingEmptySubsequences: false)
      guard let region = labels.last, regionPrefixes.contains(where: { region.hasPrefix($0 + "-") }) else {
        return false
      }
      let service = labels.dropLast()
      return suffix.hasPrefix(".vpce.") ? service.last == "sts" : service == ["sts"] || service == ["sts-fips"]
    }
    return false
  }

  static func haveSTS(_ host: String) -> Bool { all.contains { $0.hasSTS(host) } }

  static func haveIAM(_ host: String) -> Bool {
    all.contains { partition in
      let choices = [(false, false), (false, true), (true, false), (true, true)]
      return choices.contains { partition.iamHost(usesFIPS: $0.0, usesDualstack: $0.1) == host }
    }
  }

  func iamHost(usesFIPS: Bool, usesDualstack: Bool) -> String {
    let named =
      switch (usesFIPS, usesDualstack) {
      case (false, false): iam.host
      case (true, false): iam.fips
      case (false, true): iam.dualstack
      case (true, true): iam.dualstackFIPS
      }
    return named ?? (usesFIPS ? "iam-fips." : "iam.") + (usesDualstack ? dualstackSuffix : suffix)
  }

  package static let commercial = all[0]

  package static func named(_ name: String) -> Partition? {
    all.first { $0.name == name }
  }

  /// The partition of a region: the one with the longest matching prefix, or else the commercial one.
  package static func of(region: String) -> Partition {
    let fitting = all.flatMap { partition in
      partition.regionPrefixes.filter { region.hasPrefix($0 + "-") }.map { (partition, $0.count) }
    }
    return fitting.max { $0.1 < $1.1 }?.0 ?? commercial
  }
}
