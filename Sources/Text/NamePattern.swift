/// A name with wildcards: `*` is any characters or none, `?` is one.
package struct NamePattern: Equatable, Sendable {
  private let scalars: [Unicode.Scalar]

  /// - Returns: `nil` if the text contains what other tools' patterns are made of, or quotes: it would match no name.
  package init?(_ text: String) {
    let unusable = "[]\\\"'".unicodeScalars
    guard !text.isEmpty, !text.unicodeScalars.contains(where: unusable.contains) else { return nil }
    scalars = Array(text.unicodeScalars)
  }

  package func matches(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    var position = 0
    var next = 0
    /// The last `*`, and where in the name its match ends.
    var star: (index: Int, end: Int)?
    while position < name.count {
      if next < scalars.count, scalars[next] == "*" {
        star = (next, position)
        next += 1
      } else if next < scalars.count, scalars[next] == "?" || scalars[next] == name[position] {
        next += 1
        position += 1
      } else if let last = star {
        star = (last.index, last.end + 1)
        next = last.index + 1
        position = last.end + 1
      } else {
        return false
      }
    }
    return scalars[next...].allSatisfy { $0 == "*" }
  }
}
