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

  static func gone(_ profile: String) -> String {
    "aws-mfa: the session of \(printable(profile)), which was here before, is gone; \(loginCommand(profile)) opens one"
  }

  static func allowed(_ path: String, _ content: [UInt8]) -> String {
    let lines = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline)
    return "aws-mfa: \(printable(path)) is trusted as long as it says\n"
      + lines.map { "  " + printable(String($0)) }.joined(separator: "\n")
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

extension DirectoryFile.Malformed {
  func words(_ file: String) -> Failure.Words {
    let place = line > 0 ? "\(file):\(line)" : file
    let keys = DirectoryFile.Key.allCases.map(\.rawValue).joined(separator: ", ")
    let form = "it holds one profile's name, or key = value lines of \(keys)"
    return switch reason {
    case .notText: Failure.Words(error: "\(place): the line is no text", hint: form)
    case .unknownKey(let key):
      Failure.Words(error: "\(place): unknown key \(printable(key))", hint: "the keys are \(keys)")
    case .twice(let key):
      Failure.Words(error: "\(place): \(key.rawValue) is there a second time", hint: "take one of them out")
    case .badValue(let key, let value):
      Failure.Words(
        error: "\(place): \(key.rawValue) " + (value.isEmpty ? "has no value" : "cannot be \(printable(value))"),
        hint: "give \(key.wanted)")
    case .notAlone: Failure.Words(error: "\(place): a profile's name alone goes with no other line", hint: form)
    case .noProfile: Failure.Words(error: "\(place) names no profile", hint: form)
    }
  }
}

extension OwnFile.Refusal {
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
