/// A text compared by its bytes: for `String`, two spellings of the same characters (`é`, and `e` with an accent) are
/// equal, but every other program sees two names.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (one: Self, other: Self) -> Bool {
    one.text.isExactly(other.text)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  package func isExactly(_ other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }

  /// Whether these bytes are in the text.
  package func holds(_ part: String) -> Bool {
    let (bytes, part) = (Array(utf8), Array(part.utf8))
    return bytes.indices.contains { bytes[$0...].starts(with: part) }
  }

  /// What comes before an ending; `nil` if the text does not have it or is nothing else.
  package func before(ending: String) -> String? {
    let rest = utf8.dropLast(ending.utf8.count)
    return !rest.isEmpty && utf8[rest.endIndex...].elementsEqual(ending.utf8)
      ? String(decoding: rest, as: UTF8.self) : nil
  }
}

extension [String] {
  package func containsExactly(_ text: String) -> Bool {
    contains { $0.isExactly(text) }
  }
}
