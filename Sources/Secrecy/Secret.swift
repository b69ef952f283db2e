/// Text that must not be shown by accident: printing, interpolating or dumping it gives `<secret>`.
///
/// Only the shell emitter, the file writer and the request writer reveal the text, with ``reveal()``.
package struct Secret: Equatable, Sendable {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  package func reveal() -> String {
    text
  }

  package var isEmpty: Bool { text.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
