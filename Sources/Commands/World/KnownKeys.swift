import AWSConfig

/// What is known here of the age of a long-term key, without asking AWS.
struct KnownKey: Equatable {
  let id: String
  /// When AWS made the key or, if nobody has asked AWS, when a session was first opened with it here.
  let since: Instant
  let isExact: Bool
  /// When `status` last said that it is old.
  var told: Instant?

  /// Reads `ID SECONDS made|seen TOLD`; TOLD is 0 until something was said.
  fileprivate init?(_ line: String) {
    let fields = line.split(separator: " ").map(String.init)
    guard fields.count == 4, AccessKeys.isBaseID(fields[0]), let since = Instant(epochText: fields[1]),
      ["made", "seen"].contains(fields[2]), let told = Instant(epochText: fields[3])
    else { return nil }
    self.init(id: fields[0], since: since, isExact: fields[2] == "made", told: told.seconds == 0 ? nil : told)
  }

  init(id: String, since: Instant, isExact: Bool, told: Instant? = nil) {
    self.id = id
    self.since = since
    self.isExact = isExact
    self.told = told
  }

  fileprivate var line: String {
    "\(id) \(since.seconds) \(isExact ? "made" : "seen") \(told?.seconds ?? 0)\n"
  }

  /// In seconds.
  private static let week = 7 * 86_400

  /// Whether it is time to say that the key is old.
  ///
  /// - Parameter limit: the age from which on a key is old, in seconds; 0 for never.
  func isDue(at now: Instant, limit: Int) -> Bool {
    limit > 0 && now - since >= limit && told.map { !(0..<Self.week).contains(now - $0) } ?? true
  }
}

extension StateDirectory {
  private static let most = 64

  func knownKey(_ id: String) -> KnownKey? { knownKeys.first { $0.id == id } }

  private var knownKeys: [KnownKey] { lines("keys").compactMap(KnownKey.init) }

  /// Remembers when a key was made, as AWS lists it.
  func noteKey(_ id: String, made: Instant) {
    let known = knownKey(id)
    replace(KnownKey(id: id, since: made, isExact: true, told: known?.told), for: known)
  }

  /// Remembers that a session was opened with a key, if it was never seen before.
  func noteKey(_ id: String, seen: Instant) {
    if knownKey(id) == nil { replace(KnownKey(id: id, since: seen, isExact: false), for: nil) }
  }

  func noteKey(_ key: KnownKey, told: Instant) {
    var next = key
    next.told = told
    replace(next, for: key)
  }

  func forgetKey(_ id: String) {
    if knownKey(id) != nil { write(knownKeys.filter { $0.id != id }) }
  }

  private func replace(_ key: KnownKey, for known: KnownKey?) {
    if key != known { write([key] + knownKeys.filter { $0.id != key.id }.prefix(Self.most - 1)) }
  }

  private func write(_ keys: [KnownKey]) {
    try? files.write(path("keys"), keys.map(\.line).joined())
  }
}
