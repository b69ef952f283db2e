import AWSConfig
import Text

extension Wording {
  /// Of a file that changes nothing, in a line.
  static func ignored(_ file: Finding.Ignored, _ paths: Paths) -> String {
    let words = file.cause.words(printable(paths.shown(file.path)))
    return "aws-mfa: \(words.error); \(words.hint)"
  }

  static func waiting(_ directory: Finding.Directory, _ profile: String, _ paths: Paths) -> String {
    """
    aws-mfa: \(printable(paths.shown(directory.path))) says \(printable(profile)), which has no live session; aws-mfa opens one
    """
  }

  static func unknown(_ directory: Finding.Directory, _ profile: String, near: String?, _ paths: Paths) -> String {
    let guess = near.map { "; there is \(printable($0))" } ?? ""
    return
      "aws-mfa: \(printable(paths.shown(directory.path))) says \(printable(profile)), and no profile has that name\(guess)"
  }

  /// Of a name that no profile has.
  static func unknown(_ profile: String, near: String?) -> String {
    "no profile is named \(printable(profile))" + (near.map { "; there is \(printable($0))" } ?? "")
  }

  static func gone(_ profile: String) -> String {
    "aws-mfa: the session of \(printable(profile)), which was here before, is gone; \(loginCommand(profile)) opens one"
  }

  /// Where a profile leads that a file names.
  enum Meaning: Equatable {
    case account(String?)
    case unknown(near: String?)
    /// It leads nowhere.
    case trouble(String)
  }

  /// What the file says, whole, and what that comes to: a line that is far to the right is easily overlooked.
  static func allowed(_ path: String, _ content: [UInt8], _ says: DirectoryFile, _ meaning: Meaning) -> String {
    let lines = DirectoryFile.lines(of: content).compactMap { $0?.replacing("\t", with: " ") }.filter { !$0.isEmpty }
    let account: String? =
      switch meaning {
      case .account(let account): account
      case .unknown(let near): "unknown: no profile has that name" + (near.map { "; there is \($0)" } ?? "")
      case .trouble(let error): "unknown: \(error)"
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

  /// An entry of `allow --list`.
  static func trusted(_ path: String, _ says: DirectoryFile?, isCurrent: Bool, isKnown: Bool) -> String {
    let values = [
      says.map { printable($0.profile) }, says?.region.map { "region \($0)" },
      says?.duration.map { "duration \(Lifetime.text($0))" },
      says == nil ? "(malformed)" : isKnown ? nil : "(no such profile)", isCurrent ? nil : "(changed)",
    ]
    return ([printable(path)] + values.compactMap { $0 }).joined(separator: "  ") + "\n"
  }

  static func denied(_ path: String) -> String {
    "aws-mfa: \(printable(path)) is trusted no longer"
  }
}

extension Finding.Cause {
  /// What is wrong with the file, and what mends it.
  func words(_ file: String) -> Failure.Words {
    switch self {
    case .notAllowed:
      Failure.Words(
        error: "\(file) is not trusted and changes nothing", hint: "look at it, then trust it with aws-mfa allow")
    case .changed:
      Failure.Words(
        error: "\(file) has changed since it was trusted and changes nothing",
        hint: "look at it, then trust it with aws-mfa allow")
    case .malformed(let malformed): malformed.words(file)
    case .refused(let refusal): refusal.words(file)
    }
  }
}

extension DirectoryFileError {
  func words(_ file: String) -> Failure.Words {
    let place = line > 0 ? "\(file):\(line)" : file
    let keys = DirectoryFile.Key.allCases.map(\.rawValue).joined(separator: ", ")
    let form = "it holds one profile's name, or key = value lines of \(keys)"
    return switch reason {
    case .notText: Failure.Words(error: "\(place): the line is no text", hint: form)
    case .hiddenCharacter(let number):
      Failure.Words(
        error: "\(place): the line has a character that cannot be seen: \(codePoint(number))",
        hint: "take that character out")
    case .unknownKey(let key):
      Failure.Words(error: "\(place): unknown key \(printable(key))", hint: "the keys are \(keys)")
    case .twice(let key):
      Failure.Words(error: "\(place): \(key) is there a second time", hint: "take one of them out")
    case .badValue(let key, let value, let wanted):
      Failure.Words(
        error: "\(place): \(key) " + (value.isEmpty ? "has no value" : "cannot be \(printable(value))"),
        hint: "give \(wanted)")
    case .notAlone: Failure.Words(error: "\(place): a profile's name alone goes with no other line", hint: form)
    case .noProfile: Failure.Words(error: "\(place) names no profile", hint: form)
    }
  }
}

extension OwnFileRefusal {
  func words(_ file: String) -> Failure.Words {
    switch self {
    case .notRegular: Failure.Words(error: "\(file) is no regular file and is not read", hint: "put a plain file there")
    case .notOwn:
      Failure.Words(error: "\(file) belongs to another user and is not used", hint: "make a copy of your own")
    case .writableByOthers:
      Failure.Words(
        error: "\(file) can be written by others and is not used", hint: "chmod go-w takes that away")
    case .tooLarge(let limit):
      Failure.Words(error: "\(file) is longer than \(limit) bytes and is not used", hint: "it needs a line or three")
    case .unreadable(let why):
      Failure.Words(error: "\(file) cannot be read: \(why)", hint: "mend that, or remove the file")
    }
  }
}

/// `U+202E`.
private func codePoint(_ number: UInt32) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
