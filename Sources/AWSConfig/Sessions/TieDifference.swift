/// A part of a tie.
package enum TiePart: Equatable, Sendable {
  case base, serial, endpoint, role, externalID
}

extension Tie {
  /// The parts in which a stored session's tie is not the wanted one: none, if it ``satisfies(_:)`` it.
  package func differences(from wanted: Tie) -> [TiePart] {
    if satisfies(wanted) { return [] }
    var parts: [TiePart] = []
    if !base.satisfies(wanted.base) { parts.append(.base) }
    if wanted.serial != nil, serial != wanted.serial { parts.append(.serial) }
    if endpoint != wanted.endpoint { parts.append(.endpoint) }
    if role?.arn != wanted.role?.arn { parts.append(.role) }
    if role?.externalID != wanted.role?.externalID { parts.append(.externalID) }
    return parts
  }
}
