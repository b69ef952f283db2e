import AWSAPI
import AWSConfig
import ShellCode
import Text

/// What the trace says of a run: one decision on a line, then its reason. No secret is put into it; account numbers and
/// access key ids are shortened by ``Trace``, for whatever text they come from.
enum TraceWording {
  /// The options by name only: a value may be a code.
  static func run(_ arguments: Arguments, version: String, _ world: World) -> String {
    let given = arguments.flags.union(arguments.values.keys)
    let options = Option.allCases.filter(given.contains).map { " " + $0.flag }.joined()
    let reader = world.shell.map { "\($0.rawValue) takes the changes" } ?? "no shell takes changes"
    let subshell = world.isSubshell ? ", in a subshell or pipeline" : ""
    return "run: \(arguments.verb.rawValue)\(options), aws-mfa \(version); \(reader)\(subshell)"
  }

  static func directory(_ path: String?, _ paths: Paths) -> String {
    "directory: \(path.map { printable(paths.shown($0)) } ?? "it has no name")"
  }

  static func failed(_ failure: Failure, _ paths: Paths?) -> String {
    "end: status \(failure.status.rawValue): \(failure.words(paths).error)"
  }

  /// Only names: the values are the session.
  static func ended(_ outcome: Outcome) -> String {
    if let request = outcome.exec {
      return "end: \(program(request.command[0])) takes this program's place, with \(names(request.environment))"
    }
    return "end: status \(outcome.status.rawValue); the shell gets \(names(outcome.plan))"
  }

  private static func names(_ plan: [Statement]) -> String {
    let exports = plan.compactMap { if case .export(let name, _) = $0 { name } else { nil } }
    let unsets = plan.compactMap { if case .unset(let name) = $0 { name } else { nil } }
    if exports.isEmpty, unsets.isEmpty { return "no variable" }
    return [("set: ", exports), ("unset: ", unsets)].filter { !$0.1.isEmpty }
      .map { $0.0 + $0.1.joined(separator: " ") }.joined(separator: "; ")
  }

  /// A program by its last name: its arguments may hold a secret.
  static func program(_ word: String) -> String {
    printable(word.split(separator: "/").last.map(String.init) ?? word)
  }

  static func program(ofCommand command: String) -> String {
    program(shellWords(command)?.first ?? "a command that cannot be read")
  }

  // MARK: Files

  static func read(_ path: String, _ bytes: [UInt8]?, _ paths: Paths) -> String {
    "file: \(printable(paths.shown(path))): \(bytes.map { "\($0.count) bytes" } ?? "there is none")"
  }

  static func unreadable(_ path: String, _ failure: Failure, _ paths: Paths) -> String {
    "file: \(printable(paths.shown(path))): not used: \(failure.words(paths).error)"
  }

  /// Without the value.
  static func ignored(_ problem: SettingProblem, _ paths: Paths) -> String {
    let place =
      switch problem.location {
      case .line(let line): "\(printable(paths.shown(paths.settings))):\(line)"
      case .variable(let name): name
      }
    let why =
      switch problem.reason {
      case .unknownKey: "it names no setting"
      case .badValue(let key, _, let wanted): "\(key) wants \(wanted)"
      case .notASetting: "it is not KEY = VALUE"
      }
    return "setting: \(place) is ignored: \(why)"
  }

  static func waited(forLock path: String, milliseconds: Int) -> String {
    "lock: waited \(milliseconds) ms for another program, at \(program(path))"
  }

  static func notFile(_ path: String, why: String) -> String {
    """
    aws-mfa: \(Variable.mfaDebug.rawValue): \(printable(path)) is not written: \(printable(why))
    hint: name a file of yours that is no link, or set \(Variable.mfaDebug.rawValue)=1 to see the lines on the terminal
    """
  }

  // MARK: Directories

  static func nearest(_ file: NearestFile, _ paths: Paths) -> String {
    switch file {
    case .none: return ".awsmfa: there is none here or above"
    case .trusted(let directory):
      return "\(printable(paths.shown(directory.path))): trusted; it names \(printable(directory.says.profile))"
    case .ignored(let file):
      let why =
        switch file.cause {
        case .notAllowed: "it is not trusted (aws-mfa allow)"
        case .changed: "only another content of it is trusted (aws-mfa allow)"
        case .malformed(let error): error.words(file.path).error
        case .refused(let refusal): refusal.words(file.path).error
        }
      return "\(printable(paths.shown(file.path))): not used: \(why)"
    }
  }
}

/// What the trace says when its file cannot be had.
package func traceFileWarning(_ path: String, why: String) -> String { TraceWording.notFile(path, why: why) }

/// What the trace says of the program that makes a call; `cause` is why it is not curl.
package func traceOfCall(by program: String, instead cause: String? = nil) -> String {
  "call: by \(program)" + (cause.map { ", because \($0)" } ?? "")
}

package func traceOfLock(_ path: String, milliseconds: Int) -> String {
  TraceWording.waited(forLock: path, milliseconds: milliseconds)
}
