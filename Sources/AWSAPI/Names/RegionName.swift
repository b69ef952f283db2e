import Text

/// The names of regions.
package enum RegionName {
  /// The regions that anyone can use (botocore's `partitions.json`). AWS opens new ones: others are names, too.
  package static let known = [
    "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
    "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
    "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1",
    "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1",
    "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "eusc-de-east-1",
  ]

  /// Whether AWS may give the name to a region: `eu-west-1`, `us-gov-west-1`, `us-isob-east-1` and `eusc-de-east-1` have
  /// two letters, a word for what is apart from the rest, a point of the compass, and a number.
  package static func hasForm(_ text: String) -> Bool {
    guard isWellFormed(text) else { return false }
    let parts = text.split(separator: "-")
    guard compass.contains(parts[parts.count - 2]) else { return false }
    if parts.count == 3 { return parts[0].utf8.count == 2 }
    let isApart = parts[0].utf8.count == 2 && (parts[1] == "gov" || parts[1].hasPrefix("iso"))
    return isApart || parts[0] == "eusc" && parts[1].utf8.count == 2
  }

  private static let compass: Set<Substring> = [
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "central",
  ]

  /// Whether the text has the form of `eu-west-1` or `us-gov-west-1`: two or more words, then a number.
  package static func isWellFormed(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count), text.utf8.count <= 32, let number = parts.last else { return false }
    return parts.dropLast().allSatisfy { (2...12).contains($0.count) && $0.allSatisfy(\.isLowercase) }
      && (1...2).contains(number.count) && number.allSatisfy(\.isDigit)
  }
}
