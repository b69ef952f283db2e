import AWSConfig

/// The long-term keys that were deleted here a moment ago: IAM still lists them for some seconds.
extension StateDirectory {
  private static let most = 16
  /// In seconds: longer than a deletion takes to show in every list.
  private static let lag = 300

  func deletedKeys(at now: Instant) -> Set<String> {
    Set(deletions.filter { (-Self.lag..<Self.lag).contains(now - $0.at) }.map(\.id))
  }

  func noteDeletion(of id: String, at now: Instant) {
    let notes = [(id: id, at: now)] + deletions.filter { $0.id != id }.prefix(Self.most - 1)
    try? files.write(path("deleted-keys"), notes.map { "\($0.id) \($0.at.seconds)\n" }.joined())
  }

  private var deletions: [(id: String, at: Instant)] {
    lines("deleted-keys").compactMap { line in
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count == 2, AccessKeys.isBaseID(fields[0]), let date = Instant(epochText: fields[1]) else {
        return nil
      }
      return (fields[0], date)
    }
  }
}
