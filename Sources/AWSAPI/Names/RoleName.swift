import Text

/// A role's name for display.
package struct RoleName: Equatable {
  package let name: String
  package let account: String?

  /// - Parameter arn: such as `arn:aws:iam::111122223333:role/team/Deploy`.
  package init(arn: String) {
    name = arn.split(separator: "/").last.map(String.init) ?? arn
    account = ARN(arn).flatMap { $0.account.isEmpty ? nil : $0.account }
  }

  /// Whether a text is the ARN of a role, and not of a user, a session or a policy.
  package static func isRole(arn: String) -> Bool {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard let parts = ARN(arn), arn.isVisibleASCII, arn.utf8.count <= 2048, Partition.named(parts.partition) != nil
    else {
      return false
    }
    return fields[2] == "iam" && fields[3].isEmpty && parts.account.utf8.count == 12 && parts.account.isDigits
      && parts.resource.hasPrefix("role/") && !parts.resource.hasSuffix("/")
  }

  /// `Deploy, 111122223333`.
  package var label: String { account.map { "\(name), \($0)" } ?? name }
}
