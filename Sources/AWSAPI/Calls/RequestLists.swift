import AWSConfig
package import Secrecy

/// Lists in a request: fields such as `Tags.member.1.Key`, which in JSON are arrays.
extension FormField {
  static func texts(_ list: String, _ texts: [String]) -> [FormField] {
    texts.enumerated().map { place, text in
      FormField(name: "\(list).member.\(place + 1)", value: Secret(text))
    }
  }

  static func tags(_ list: String, _ tags: [SessionTags.Tag]) -> [FormField] {
    tags.enumerated().flatMap { place, tag in
      [("Key", tag.key), ("Value", tag.value)].map { part, text in
        FormField(name: "\(list).member.\(place + 1).\(part)", value: Secret(text))
      }
    }
  }

  /// `Tags`, `member`, `1` and `Key`.
  fileprivate var path: [String] { name.split(separator: ".").map(String.init) }

  fileprivate var jsonValue: JSON {
    if let number { return .number(number) }
    return .string(value.reveal())
  }
}

extension SignedRequest {
  /// The fields as the AWS CLI takes them in `--cli-input-json`.
  package var json: Secret {
    Secret(JSON.object(names.map { name in (name, argument(named: name)) }).text)
  }

  /// The fields' names and those of the lists, in order.
  private var names: [String] {
    fields.reduce(into: []) { names, field in
      if !names.contains(field.path[0]) { names.append(field.path[0]) }
    }
  }

  private func argument(named name: String) -> JSON {
    let own = fields.filter { $0.path[0] == name }
    guard own[0].path.count > 1 else { return own[0].jsonValue }
    let places = Set(own.map { $0.path[2] }).count
    let parts = own.count / places
    return .array((0..<places).map { place in member(Array(own[place * parts..<(place + 1) * parts])) })
  }

  /// One text, or an object of the parts that have names.
  private func member(_ parts: [FormField]) -> JSON {
    parts[0].path.count == 3 ? parts[0].jsonValue : .object(parts.map { ($0.path[3], $0.jsonValue) })
  }
}
