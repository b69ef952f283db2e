/// A role as a person is told of it.
struct RoleName: Equatable {
  let name: String
  let account: String?

  /// Of `arn:aws:iam::111122223333:role/team/Deploy`.
  init(arn: String) {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    name = arn.split(separator: "/").last.map(String.init) ?? arn
    account = fields.count == 6 && !fields[4].isEmpty ? String(fields[4]) : nil
  }

  /// `Deploy, 111122223333`.
  var label: String { account.map { "\(name), \($0)" } ?? name }
}
