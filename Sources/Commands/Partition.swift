import AWSConfig

/// A division of AWS with its own regions and host names (botocore's `partitions.json`).
struct Partition: Equatable {
  let name: String
  let suffix: String
  let dualstackSuffix: String
  /// Where a call goes when nothing names a region.
  let implicitRegion: String
  let regionPrefixes: [String]

  static let all = [
    Partition(
      name: "aws", suffix: "amazonaws.com", dualstackSuffix: "api.aws",
      implicitRegion: "us-east-1",
      regionPrefixes: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"]),
    Partition(
      name: "aws-cn", suffix: "amazonaws.com.cn", dualstackSuffix: "api.amazonwebservices.com.cn",
      implicitRegion: "cn-northwest-1", regionPrefixes: ["cn"]),
    Partition(
      name: "aws-us-gov", suffix: "amazonaws.com", dualstackSuffix: "api.aws",
      implicitRegion: "us-gov-west-1", regionPrefixes: ["us-gov"]),
    Partition(
      name: "aws-eusc", suffix: "amazonaws.eu", dualstackSuffix: "api.amazonwebservices.eu",
      implicitRegion: "eusc-de-east-1", regionPrefixes: ["eusc"]),
    Partition(
      name: "aws-iso", suffix: "c2s.ic.gov", dualstackSuffix: "api.aws.ic.gov",
      implicitRegion: "us-iso-east-1", regionPrefixes: ["us-iso"]),
    Partition(
      name: "aws-iso-b", suffix: "sc2s.sgov.gov", dualstackSuffix: "api.aws.scloud",
      implicitRegion: "us-isob-east-1", regionPrefixes: ["us-isob"]),
    Partition(
      name: "aws-iso-e", suffix: "cloud.adc-e.uk", dualstackSuffix: "api.cloud-aws.adc-e.uk",
      implicitRegion: "eu-isoe-west-1", regionPrefixes: ["eu-isoe"]),
    Partition(
      name: "aws-iso-f", suffix: "csp.hci.ic.gov", dualstackSuffix: "api.aws.hci.ic.gov",
      implicitRegion: "us-isof-south-1", regionPrefixes: ["us-isof"]),
  ]

  /// Whether a host is STS of this partition: global, regional or a VPC endpoint. Customers have hosts below the suffix too.
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

  static let commercial = all[0]

  static func named(_ name: String) -> Partition? {
    all.first { $0.name == name }
  }

  /// The partition of a region: the one with the longest fitting prefix, else the commercial one.
  static func of(region: String) -> Partition {
    let fitting = all.flatMap { partition in
      partition.regionPrefixes.filter { region.hasPrefix($0 + "-") }.map { (partition, $0.count) }
    }
    return fitting.max { $0.1 < $1.1 }?.0 ?? commercial
  }
}

/// An MFA device as AWS names it: an ARN, or the serial number of a hardware token.
struct DeviceSerial: Equatable {
  let text: String

  /// 9 to 256 characters of `[\w+=/:,.@-]`, as STS documents it; else `nil`.
  init?(_ text: String) {
    let isInAlphabet = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "_+=/:,.@-".unicodeScalars.contains(scalar))
    }
    guard (9...256).contains(text.utf8.count), isInAlphabet else { return nil }
    self.text = text
  }

  private var fields: [Substring] {
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 && fields[0] == "arn" ? fields : []
  }

  var partition: Partition? { fields.isEmpty ? nil : Partition.named(String(fields[1])) }
  var account: String? { fields.isEmpty ? nil : String(fields[4]) }

  /// `alice` of `arn:aws:iam::111122223333:mfa/alice`.
  var deviceName: String? {
    guard let slash = fields.last?.firstIndex(of: "/") else { return nil }
    return fields.last.map { String($0[$0.index(after: slash)...]) }
  }

  var isPasskey: Bool { fields.last?.hasPrefix("u2f/") ?? false }

  /// AWS gives the root user one hour at most.
  var isRoots: Bool { fields.last == "mfa/root-account-mfa-device" }

  /// How a person is told which device is meant.
  var label: String {
    guard let deviceName, let account else { return text }
    return "\(deviceName), \(account)"
  }
}
