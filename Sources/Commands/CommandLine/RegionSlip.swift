import AWSAPI

/// What may have been meant by a name that no region has.
extension RegionName {
  /// `eu-west-1` for `EU-WEST-1` and `eu_west_1`, else the known region that a name is a typing error of; `nil` for a name
  /// that AWS may give to a region, and for one that is like none.
  static func meant(by text: String) -> String? {
    let name = String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    if hasForm(name) { return name == text ? nil : name }
    return nearest(to: name, among: known)
  }
}
