import AWSConfig
import Text

extension Wording {
  /// Why a file has no effect, in one line.
  static func ignored(_ file: NearestFile.Ignored, _ paths: Paths) -> String {
    let words = file.cause.words(printable(paths.shown(file.path)))
    return "aws-mfa: \(words.error); \(words.hint)"
  }

  static func waiting(_ directory: NearestFile.Directory, _ profile: String, _ paths: Paths) -> String {
    """
    aws-mfa: \(printable(paths.shown(directory.path))) names \(printable(profile)), which has no live session; run aws-mfa to open one
    """
  }

  static func unknown(_ directory: NearestFile.Directory, _ profile: String, near: String?, _ paths: Paths) -> String {
    let guess = near.map { "; did you mean \(printable($0))?" } ?? ""
    return
      "aws-mfa: \(printable(paths.shown(directory.path))) names \(printable(profile)), but no profile has that name\(guess)"
  }

  /// Says that no profile has this name.
  static func unknown(_ profile: String, near: String?) -> String {
    "no profile is named \(printable(profile)); "
      + (near.map { "did you mean \(printable($0))?" } ?? "aws-mfa list shows your profiles")
  }

  static func gone(_ profile: String) -> String {
    "aws-mfa: the session of \(printable(profile)), which was here before, is gone; run \(loginCommand(profile)) to open a new one"
  }

  /// What the profile named by a file leads to.
  enum Meaning: Equatable {
    case account(String?)
    case unknown(near: String?)
    /// The profile does not resolve.
    case error(String)
  }

  /// Everything that the file says, and what it means: text far to the right is easily overlooked.
  static func allowed(_ path: String, _ content: [UInt8], _ says: DirectoryFile, _ meaning: Meaning) -> String {
    let lines = DirectoryFile.lines(of: content).compactMap { $0?.replacing("\t", with: " ") }.filter { !$0.isEmpty }
    let account: String? =
      switch meaning {
      case .account(let account): account
      case .unknown(let near):
        "unknown: no profile has that name; "
          + (near.map { "did you mean \($0)?" } ?? "aws-mfa list shows your profiles")
      case .error(let error): "unknown: \(error)"
      }
    let values = [
      ("profile ", says.profile), ("account ", account), ("region  ", says.region),
      ("duration", says.duration.map(Lifetime.text)),
    ]
    let meanings = values.compactMap { name, value in value.map { "\(name)  \($0)" } }
    let shown = { (lines: [String]) in lines.map { "\n  " + printable($0, upTo: DirectoryFile.longest) }.joined() }
    return "aws-mfa: \(printable(path)) is trusted as long as it says" + shown(lines) + "\nwhich means"
      + shown(meanings)
  }

  /// An entry in the output of `allow --list`.
  static func trusted(_ path: String, _ says: DirectoryFile?, isCurrent: Bool, isKnown: Bool) -> String {
    let values = [
      says.map { printable($0.profile) }, says?.region.map { "region \($0)" },
      says?.duration.map { "duration \(Lifetime.text($0))" },
      says == nil ? "(malformed)" : isKnown ? nil : "(no such profile)", isCurrent ? nil : "(changed)",
    ]
    return ([printable(path)] + values.compactMap { $0 }).joined(separator: "  ") + "\n"
  }

  static func denied(_ path: String) -> String {
    "aws-mfa: \(printable(path)) is no longer trusted"
  }
}
