import AWSConfig
import Text

/// What is said about keys that are not where they seem to be.
extension FailureWords {
  static func misspeltKey(_ key: MisspeltKey, _ paths: Paths?) -> FailureWords {
    let place = paths.map { $0.shown(key.written.line) } ?? "line \(key.written.line.number)"
    return FailureWords(
      error: "\(printable(place)): profile \(printable(key.profile)) has no \(key.right.rawValue), "
        + "but a key that no tool reads: \(printable(key.written.name))",
      hint: "write \(key.right.rawValue) in its place")
  }

  static func noKeyID(_ profile: String) -> FailureWords {
    FailureWords(
      error: "profile \(printable(profile)) has an aws_secret_access_key but no aws_access_key_id",
      hint: "enter both again: aws configure --profile \(shellWord(profile))")
  }

  static func absentFile(_ file: AbsentFile, _ profile: String, _ path: String) -> FailureWords {
    let name = "profile \(printable(profile)) has no access keys"
    return switch file {
    case .missing(let variable):
      FailureWords(
        error: "\(name), and \(variable.rawValue) names a file that does not exist: \(printable(path))",
        hint: "correct the variable, or unset it to use ~/.aws/credentials")
    case .brokenLink:
      FailureWords(
        error: "\(name): \(printable(path)) is a link to a file that does not exist",
        hint: "bring that file back, or mount the disk that it is on")
    case .notRegular:
      FailureWords(
        error: "\(name): \(printable(path)) is not read, because it is not a regular file",
        hint: "use the path of a regular file")
    }
  }
}
