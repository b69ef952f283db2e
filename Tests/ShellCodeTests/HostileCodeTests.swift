import Secrecy
import TestSupport
import Testing

@testable import ShellCode

/// What a shell is given to evaluate, whatever the values are.
struct HostileCodeTests {
  private static let names = ["AWS_PROFILE", "AWS_SECRET_ACCESS_KEY", "_awsmfa_memory", "AWS_MFA_SEGMENT"]

  @Test func `code is one line of ASCII that says what was planned and nothing else`() {
    Fuzzing.cases(percent: 1) { generator in
      let plan = generator.list(upTo: 4) { $0.statement(Self.names) }
      for shell in Shell.allCases {
        let code = shell.code(for: plan)
        try hold(code.utf8.allSatisfy { (0x20...0x7E).contains($0) }, code.debugDescription)
        var reader = CodeReader(shell: shell, code)
        let read = try reader.plan()
        try hold(read == plan.map(\.withoutNUL), "\(shell): \(code)")
      }
    }
  }

  @Test func `bytes of any kind come back`() {
    Fuzzing.cases(percent: 4) { generator in
      let bytes = generator.bytes()
      try hold(ByteText.bytes(of: ByteText.decoding(bytes)) == bytes, "\(bytes)")
    }
  }
}

extension Generator {
  fileprivate mutating func statement(_ names: [String]) -> Statement {
    let name = pick(names)
    let value = number(below: 3) == 0 ? ByteText.decoding(bytes()) : text()
    switch number(below: 4) {
    case 0: return .unset(name)
    case 1: return .keep(name, Secret(value))
    case 2: return .call("_awsmfa_guard", [value, text(upTo: 2)])
    default: return .export(name, Secret(value))
    }
  }
}

extension Statement {
  fileprivate var withoutNUL: Statement {
    func clean(_ text: String) -> String { ByteText.decoding(ByteText.bytes(of: text).filter { $0 != 0 }) }
    return switch self {
    case .export(let name, let value): .export(name, Secret(clean(value.reveal())))
    case .keep(let name, let value): .keep(name, Secret(clean(value.reveal())))
    case .unset: self
    case .call(let name, let words): .call(name, words.map(clean))
    }
  }
}

/// Reads code as the shells do, but knows only the forms that are allowed in it.
private struct CodeReader {
  let shell: Shell
  private var rest: ArraySlice<UInt8>

  init(shell: Shell, _ code: String) {
    self.shell = shell
    rest = Array(code.utf8)[...]
  }

  mutating func plan() throws(Broken) -> [Statement] {
    var plan: [Statement] = []
    while !rest.isEmpty {
      plan.append(try statement())
      if !rest.isEmpty { try need(" ") }
    }
    return plan
  }

  private mutating func statement() throws(Broken) -> Statement {
    let isFish = shell == .fish
    let builtin = isFish ? "builtin " : "\\builtin "
    if skip(builtin + (isFish ? "set -gx " : "export ")) {
      return try assignment(Statement.export)
    } else if skip(builtin + (isFish ? "set -eg " : "unset ")) {
      let name = try name()
      try need(";")
      return .unset(name)
    } else if skip(isFish ? "builtin set -gu " : "\\builtin typeset -g +x ") {
      return try assignment(Statement.keep)
    }
    let name = try name()
    if skip("=") {
      let value = try quoted()
      try need("; \\builtin export -n \(name);")
      return .keep(name, Secret(value))
    }
    var words: [String] = []
    while skip(" ") { words.append(try quoted()) }
    try need(";")
    return .call(name, words)
  }

  private mutating func assignment(_ make: (String, Secret) -> Statement) throws(Broken) -> Statement {
    let name = try name()
    try need(shell == .fish ? " " : "=")
    let value = try quoted()
    try need(";")
    return make(name, Secret(value))
  }

  private mutating func name() throws(Broken) -> String {
    let name = rest.prefix {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }
    try hold(!name.isEmpty, "no name at \(String(decoding: rest, as: UTF8.self))")
    rest = rest.dropFirst(name.count)
    return String(decoding: name, as: UTF8.self)
  }

  /// A word in quotes; in fish, the quotes are closed around each `\XHH`.
  private mutating func quoted() throws(Broken) -> String {
    try need(shell == .fish ? "'" : "$'")
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "'") {
        guard shell == .fish, skip("\\X") else { return ByteText.decoding(bytes) }
        bytes.append(try hexadecimal())
        try need("'")
      } else if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { break }
        if escaped == UInt8(ascii: "x"), shell != .fish {
          bytes.append(try hexadecimal())
        } else {
          try hold("'\\".utf8.contains(escaped), "an unknown escape")
          bytes.append(escaped)
        }
      } else {
        bytes.append(byte)
      }
    }
    throw Broken("a quote stays open")
  }

  private mutating func hexadecimal() throws(Broken) -> UInt8 {
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    rest = rest.dropFirst(2)
    guard digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) else { throw Broken("no digits: \(digits)") }
    return byte
  }

  private mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func need(_ text: String) throws(Broken) {
    try hold(skip(text), "no \(text) at \(String(decoding: rest, as: UTF8.self))")
  }
}
