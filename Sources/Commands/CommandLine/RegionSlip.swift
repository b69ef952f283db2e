import AWSAPI

/// What may have been meant by a name that no region has.
extension RegionName {
  /// The known region that a name is a typing error of; `nil` for a name that AWS may give to a region, and for one
  /// that is like none.
  static func meant(by text: String) -> String? {
    hasForm(text) ? nil : nearest(to: text.lowercased(), among: known)
  }
}
