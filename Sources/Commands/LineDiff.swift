/// The lines that part two texts: those that go, then those that come. What stays is not among them.
struct LineDiff: Equatable {
  let lines: [Line]

  enum Line: Equatable {
    case removed(String)
    case added(String)
  }

  init(_ old: [UInt8], _ new: [UInt8]) {
    let (old, new) = (Self.lines(old), Self.lines(new))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    lines = Self.parting(Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
  }

  /// By the longest common subsequence: what is left after both ends is a section at most.
  private static func parting(_ old: [String], _ new: [String]) -> [Line] {
    let difference = new.difference(from: old)
    return (difference.removals + difference.insertions).map { change in
      switch change {
      case .remove(_, let text, _): .removed(text)
      case .insert(_, let text, _): .added(text)
      }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
  }
}
