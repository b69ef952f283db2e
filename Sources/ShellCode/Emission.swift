import Secrecy
internal import Secrecy

extension Shell {
  /// The plan as one line of code. Each statement ends with `;`, so that even an unquoted `eval $(…)` works.
  ///
  /// `\builtin` bypasses the user's aliases and functions. The names must be identifiers.
  package func code(for plan: [Statement]) -> String {
    plan.map(spell).joined(separator: " ")
  }

  /// A statement that runs only if a variable still has this value; an empty value also matches an unset variable.
  package func code(for statement: Statement, where name: String, is value: String) -> String {
    switch self {
    case .bash, .zsh:
      "\\builtin test \"${\(name)-}\" != \(quote(value)) || { \(spell(statement)) };"
    case .fish: "builtin test \"$\(name)\" = \(quote(value)); and \(spell(statement))"
    }
  }

  private func spell(_ statement: Statement) -> String {
    switch (self, statement) {
    case (_, .call(let function, let words)):
      ([function] + words.map(quote)).joined(separator: " ") + ";"
    case (.bash, .export(let name, let value)), (.zsh, .export(let name, let value)):
      "\\builtin export \(name)=\(quote(value.reveal()));"
    case (.bash, .unset(let name)), (.zsh, .unset(let name)):
      "\\builtin unset \(name);"
    case (.bash, .keep(let name, let value)):
      "\(name)=\(quote(value.reveal())); \\builtin export -n \(name);"
    case (.zsh, .keep(let name, let value)):
      "\\builtin typeset -g +x \(name)=\(quote(value.reveal()));"
    case (.fish, .export(let name, let value)):
      "builtin set -gx \(name) \(quote(value.reveal()));"
    // A universal variable is the user's and is stored on disk: it is not erased, and this shell could not hide it.
    case (.fish, .unset(let name)):
      "builtin set -eg \(name);"
    case (.fish, .keep(let name, let value)):
      "builtin set -gu \(name) \(quote(value.reveal()));"
    }
  }
}
