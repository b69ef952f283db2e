/// A role's name for display.
package struct RoleName: Equatable {
  package let name: String
  package let account: String?

  /// - Parameter arn: such as `arn:aws:iam::111122223333:role/team/Deploy`.
  package init(arn: String) {
    name = arn.split(separator: "/").last.map(String.init) ?? arn
    account = ARN(arn).flatMap { $0.account.isEmpty ? nil : $0.account }
  }

  /// `Deploy, 111122223333`.
  package var label: String { account.map { "\(name), \($0)" } ?? name }
}
