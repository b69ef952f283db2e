import Commands
import Secrecy
import ShellCode
import ShellState

/// All that a run leaves behind. What a test does not name must not be there.
struct Ending: Equatable {
  var failure: Failure?
  var output = ""
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
struct Unwatched<Value>: Equatable {
  var wrappedValue: Value

  static func == (_: Self, _: Self) -> Bool { true }
}

func isWatch(_ statement: Statement) -> Bool {
  switch statement {
  case .keep(let name, _): name != Memory.variable
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
    "keep \(name)=" + (name == Memory.variable ? withoutGeneration(value.reveal()) : value.reveal())
  case .call(let name, let words): "call " + ([name] + words).joined(separator: " ")
  }
}
