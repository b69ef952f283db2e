/// What is said when a `.awsmfa` file is missing, refused or not trusted.
extension FailureWords {
  static func noDirectoryFile(_ path: String?) -> FailureWords {
    if let path {
      FailureWords(
        error: "there is no \(printable(path))",
        hint: "write a profile's name into it, then trust it with aws-mfa allow")
    } else {
      FailureWords(
        error: "there is no .awsmfa file here or above",
        hint: "write a profile's name into one, then trust it with aws-mfa allow")
    }
  }

  static func notTrusted(_ path: String) -> FailureWords {
    FailureWords(error: "\(printable(path)) is not trusted", hint: "aws-mfa allow --list shows the files that are")
  }
}

extension Finding.Cause {
  /// What is wrong with the file, and what mends it.
  func words(_ file: String) -> FailureWords {
    switch self {
    case .notAllowed:
      FailureWords(
        error: "\(file) is not trusted and changes nothing", hint: "look at it, then trust it with aws-mfa allow")
    case .changed:
      FailureWords(
        error: "\(file) has changed since it was trusted and changes nothing",
        hint: "look at it, then trust it with aws-mfa allow")
    case .malformed(let malformed): malformed.words(file)
    case .refused(let refusal): refusal.words(file)
    }
  }
}

extension DirectoryFile.Malformed {
  func words(_ file: String) -> FailureWords {
    let place = line > 0 ? "\(file):\(line)" : file
    let keys = DirectoryFile.Key.allCases.map(\.rawValue).joined(separator: ", ")
    let form = "it holds one profile's name, or key = value lines of \(keys)"
    return switch reason {
    case .notText: FailureWords(error: "\(place): the line is no text", hint: form)
    case .hiddenCharacter(let number):
      FailureWords(
        error: "\(place): the line has a character that cannot be seen: \(codePoint(number))",
        hint: "take that character out")
    case .unknownKey(let key):
      FailureWords(error: "\(place): unknown key \(printable(key))", hint: "the keys are \(keys)")
    case .twice(let key):
      FailureWords(error: "\(place): \(key.rawValue) is there a second time", hint: "take one of them out")
    case .badValue(let key, let value):
      FailureWords(
        error: "\(place): \(key.rawValue) " + (value.isEmpty ? "has no value" : "cannot be \(printable(value))"),
        hint: "give \(key.wanted)")
    case .notAlone: FailureWords(error: "\(place): a profile's name alone goes with no other line", hint: form)
    case .noProfile: FailureWords(error: "\(place) names no profile", hint: form)
    }
  }
}

extension OwnFile.Refusal {
  func words(_ file: String) -> FailureWords {
    switch self {
    case .notRegular: FailureWords(error: "\(file) is no regular file and is not read", hint: "put a plain file there")
    case .notOwn:
      FailureWords(error: "\(file) belongs to another user and is not used", hint: "make a copy of your own")
    case .writableByOthers:
      FailureWords(
        error: "\(file) can be written by others and is not used", hint: "chmod go-w takes that away")
    case .tooLarge(let limit):
      FailureWords(error: "\(file) is longer than \(limit) bytes and is not used", hint: "it needs a line or three")
    case .unreadable(let why):
      FailureWords(error: "\(file) cannot be read: \(why)", hint: "mend that, or remove the file")
    }
  }
}

/// `U+202E`.
private func codePoint(_ number: UInt32) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
