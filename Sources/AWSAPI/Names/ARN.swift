/// `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, split into its parts.
package struct ARN: Equatable, Sendable {
  package let partition: String
  /// Twelve digits; empty for what belongs to AWS itself.
  package let account: String
  package let resource: String

  /// `nil` for a text in another form.
  package init?(_ text: String) {
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 6, fields[0] == "arn" else { return nil }
    (partition, account, resource) = (fields[1], fields[4], fields[5])
  }
}
