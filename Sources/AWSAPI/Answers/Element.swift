/// An element of an answer: what XML and JSON have in common.
struct Element: Equatable {
  let name: String
  let children: [Element]
  /// The character data without surrounding whitespace; in an element with children, the text between them.
  let text: String

  /// The text at the end of a path of element names, taking the first match at each step.
  func text(at path: String...) -> String? {
    var element: Element? = self
    for name in path { element = element?.child(name) }
    return element?.text
  }

  func child(_ name: String) -> Element? {
    children.first { $0.name == name }
  }
}

extension Element {
  /// Reads a result as the AWS CLI prints it; `nil` if it is not JSON.
  init?(json document: String, name: String) {
    guard let value = JSON(parsing: document) else { return nil }
    self.init(value, name: name)
  }

  private init(_ value: JSON, name: String) {
    switch value {
    case .null: self.init(name: name, children: [], text: "")
    case .number(let number): self.init(name: name, children: [], text: String(number))
    case .string(let text): self.init(name: name, children: [], text: text)
    case .array(let values):
      self.init(name: name, children: values.map { Element($0, name: "member") }, text: "")
    case .object(let fields):
      self.init(name: name, children: fields.map { Element($1, name: $0) }, text: "")
    }
  }
}
