/// A part of a tie.
package enum TiePart: Equatable, Sendable {
  case base, serial, endpoint, role
  /// The same role, assumed in another way, such as with another external id.
  case roleSettings
}

extension Tie {
  /// The parts in which a stored session's tie is not the wanted one: none, if it ``satisfies(_:)`` it.
  package func differences(from wanted: Tie) -> [TiePart] {
    if satisfies(wanted) { return [] }
    var parts: [TiePart] = []
    if !base.satisfies(wanted.base) { parts.append(.base) }
    if wanted.serial != nil, serial != wanted.serial { parts.append(.serial) }
    if endpoint != wanted.endpoint { parts.append(.endpoint) }
    let isSameRole = Tie(base: wanted.base, serial: wanted.serial, endpoint: wanted.endpoint, role: role)
      .satisfies(wanted)
    if !isSameRole { parts.append(role?.arn == wanted.role?.arn ? .roleSettings : .role) }
    return parts
  }
}
