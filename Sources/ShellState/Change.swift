package import AWSConfig
import Secrecy
package import ShellCode

/// A change of the calling shell: the variables that change, what it then remembers, and its environment afterwards.
package struct Change {
  package let statements: [Statement]
  package var memory: Memory
  package let environment: Environment
}

extension Environment {
  func applying(_ statements: [Statement]) -> Environment {
    var values = self.values
    for statement in statements {
      switch statement {
      case .export(let name, let value): values[name] = value.reveal()
      case .unset(let name): values[name] = nil
      case .keep, .call: continue
      }
    }
    return Environment(values)
  }
}

/// What the shell compares at each prompt by its own means. The program does not run while nothing differs and `next`
/// has not come.
package struct Watch: Equatable {
  /// The two variables by which the user chooses, joined as the shells do it: see ``ShellProtocol/seen(in:)``.
  let seen: String
  /// When the remaining time must be shown again, or the session ends; `nil` for never.
  let next: Instant?
  /// `nil` without a home directory: the shell keeps the files that it knows.
  let files: Files?
  let now: Instant

  package init(seen: String, next: Instant?, files: Files?, now: Instant) {
    self.seen = seen
    self.next = next
    self.files = files
    self.now = now
  }

  package struct Files: Equatable {
    let generationFile: String
    let generation: String
    /// A file whose age gives fish the time.
    let clock: String

    package init(generationFile: String, generation: String, clock: String) {
      self.generationFile = generationFile
      self.generation = generation
      self.clock = clock
    }
  }

  package var statements: [Statement] {
    [.keep(.seen, Secret(seen)), .keep(.next, Secret(next.map { String($0.seconds) } ?? ""))]
      + (files.map { files in
        [
          .keep(.generationFile, Secret(files.generationFile)), .keep(.generation, Secret(files.generation)),
          .keep(.clock, Secret(files.clock)),
        ]
      } ?? []) + [.keep(.now, Secret(String(now.seconds)))]
  }
}
