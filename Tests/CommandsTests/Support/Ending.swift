import Secrecy

@testable import Commands
@testable import ShellCode
@testable import ShellState

/// All that a run leaves behind. What a test does not name must not be there.
struct Ending: Equatable, Sendable {
  var failure: Failure?
  var output = ""
  /// What the program ends with, if nothing fails.
  var status = ExitStatus.done
  var plan: [String] = []
  /// The words of a command that takes the program's place, then what changes in its environment.
  var launch: [String]?
  /// What the shell is told to watch and to show, beside the plan. Tests of it look at it; it is no part of comparisons.
  @Unwatched var watch: [String] = []
  var said: [String] = []
  var questions: [String] = []
  var calls = 0
  /// The files that are not as they were.
  var files: [String: String] = [:]
}

/// A value that does not tell two endings apart.
@propertyWrapper
struct Unwatched<Value: Sendable>: Equatable, Sendable {
  var wrappedValue: Value

  static func == (_: Self, _: Self) -> Bool { true }
}

func isWatch(_ statement: Statement) -> Bool {
  switch statement {
  case .keep(let name, _): name != ShellProtocol.Kept.memory.rawValue
  case .export(let name, _), .unset(let name): name == "AWS_MFA_SEGMENT"
  case .call: false
  }
}

/// A memory without the generation, which counts up with every change.
private func withoutGeneration(_ memory: String) -> String {
  memory.split(separator: " ").filter { !$0.hasPrefix("generation=") }.joined(separator: " ")
}

/// A statement as a test writes it, with the secret in the open.
func shown(_ statement: Statement) -> String {
  switch statement {
  case .export(let name, let value): "\(name)=\(value.reveal())"
  case .unset(let name): "-\(name)"
  case .keep(let name, let value):
    "keep \(name)=" + (name == ShellProtocol.Kept.memory.rawValue ? withoutGeneration(value.reveal()) : value.reveal())
  case .call(let name, let words): "call " + ([name] + words).joined(separator: " ")
  }
}
