import AWSConfig
import Commands

extension Trace {
  /// The trace that the words and the environment ask for. A file that cannot be had is said once, and goes without.
  static func live(for words: [String], _ environment: Environment, say: @escaping (String) -> Void) -> Trace {
    switch TraceTarget(for: words, environment) {
    case .nowhere: return .off
    case .standardError: return Trace { say("aws-mfa: debug: \($0)") }
    case .file(let path):
      do throws(SystemError) {
        let file = try TraceFile(path)
        return Trace(to: file.append)
      } catch {
        say(traceFileWarning(path, why: error.text))
        return .off
      }
    }
  }
}

/// A private file that several processes append to. Each line is one write, so that they do not mix.
private final class TraceFile {
  private let file: Descriptor

  /// - Throws: also for a file that is a link, no file at all, or another user's.
  init(_ path: String) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    guard let file = Descriptor(opening: path, flags, mode: 0o600) else { throw SystemError(errno) }
    guard let attributes = FileAttributes(of: file) else { throw SystemError(errno) }
    guard attributes.isRegular, attributes.belongsToUs else { throw SystemError(EPERM) }
    guard fchmod(file.number, 0o600) == 0 else { throw SystemError(errno) }
    self.file = file
  }

  func append(_ line: String) {
    let now = Instant(seconds: time(nil))
    _ = file.writeAll(Array("\(now.rfc3339) \(getpid()) \(line)\n".utf8))
  }
}
