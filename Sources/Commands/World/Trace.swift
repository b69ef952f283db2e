package import AWSConfig
import Text

/// What the program decides and why, for a user who asks why nothing happened. A line is worded only if somebody reads
/// it: without one, each call is one comparison.
package struct Trace {
  private let journal: Journal?

  /// Nobody reads it.
  package static var off: Trace { Trace(journal: nil) }

  private init(journal: Journal?) { self.journal = journal }

  package init(to write: @escaping (String) -> Void) { self.init(journal: Journal(write)) }

  package var isOn: Bool { journal != nil }

  /// Tells a decision, once in a run.
  package func callAsFunction(_ line: @autoclosure () -> String) {
    guard let journal else { return }
    journal.note(masked(printable(line(), upTo: Self.longest)))
  }

  /// In characters.
  private static let longest = 2000

  private final class Journal {
    private let write: (String) -> Void
    private var told: Set<String> = []

    init(_ write: @escaping (String) -> Void) { self.write = write }

    func note(_ line: String) {
      if told.insert(line).inserted { write(line) }
    }
  }
}

/// Where the trace goes.
package enum TraceTarget: Equatable, Sendable {
  case nowhere
  case standardError
  case file(String)

  /// `--debug` wants to see it here and now. A line that is being completed has no room for it.
  package init(for words: [String], _ environment: Environment) {
    if words.first == Verb.hook.rawValue, words.contains(Option.complete.flag) {
      self = .nowhere
    } else if Self.isOptionGiven(words) {
      self = .standardError
    } else {
      self.init(environment[.mfaDebug] ?? "", home: environment[.home])
    }
  }

  private init(_ value: String, home: String?) {
    if value.hasPrefix("~/"), let home {
      self = .file(home + value.dropFirst())
    } else if value.utf8.contains(UInt8(ascii: "/")) {
      self = .file(value)
    } else {
      self = Self.no.contains(value.lowercased()) ? .nowhere : .standardError
    }
  }

  private static func isOptionGiven(_ words: [String]) -> Bool {
    guard words.contains(Option.debug.flag), case .run(let arguments)? = try? Request(parsing: words) else {
      return false
    }
    return arguments.isTraced
  }

  private static let no = ["", "0", "false", "no", "off"]
}
