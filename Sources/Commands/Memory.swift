package import Secrecy

/// What one shell remembers between two runs of the program, in a variable that it does not export.
///
/// The shell holds it as one opaque text and hands it back at each run; what it means is decided here.
package struct Memory: Equatable, Sendable {
  /// Why the session is here.
  package enum Source: String, Sendable {
    case login
  }

  package var source: Source
  /// The user's own values, from before we first took over.
  package var saved: [Variable: Secret]
  /// What we made of each variable: a value, or `nil` for gone. Of the secrets, which follow the access key id, nothing is kept.
  package var targets: [Variable: String?]

  /// The name of the shell variable.
  package static let variable = "_awsmfa_memory"
}

extension Memory {
  package init?(_ text: String) {
    var fields = text.split(separator: " ")[...]
    guard fields.popFirst() == "v1", let source = fields.popFirst().flatMap({ Source(rawValue: String($0)) })
    else { return nil }
    self.init(source: source, saved: [:], targets: [:])
    for field in fields {
      guard let variable = Variable(rawValue: String(field.dropFirst().prefix { $0 != "=" })) else {
        return nil
      }
      let value = field.firstIndex(of: "=").flatMap { percentDecoded(field[field.index(after: $0)...]) }
      switch field.first {
      case "<": saved[variable] = value.map { Secret($0) }
      case ">": targets[variable] = .some(value)
      default: return nil
      }
    }
  }

  /// Words parted by spaces: the version, the source, `<NAME=VALUE` for a saved value, `>NAME=VALUE` for a target, `>NAME` for gone.
  package var text: Secret {
    var fields = ["v1", source.rawValue]
    for variable in Variable.allCases {
      if let value = saved[variable] {
        fields.append("<\(variable.rawValue)=\(percentEncoded(value.reveal()))")
      }
      if let target = targets[variable] {
        fields.append(">\(variable.rawValue)" + (target.map { "=" + percentEncoded($0) } ?? ""))
      }
    }
    return Secret(fields.joined(separator: " "))
  }
}
