import AWSAPI
import Text

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
    FailureWords(error: "\(printable(path)) is not trusted", hint: "aws-mfa allow --list shows the trusted files")
  }
}

extension NearestFile.Cause {
  /// What is wrong with the file, and how to fix it.
  func words(_ file: String) -> FailureWords {
    switch self {
    case .notAllowed:
      FailureWords(
        error: "\(file) is not trusted, so it has no effect", hint: "review it, then trust it with aws-mfa allow")
    case .changed:
      FailureWords(
        error: "\(file) has changed since it was trusted, so it has no effect",
        hint: "review it, then trust it with aws-mfa allow")
    case .malformed(let malformed): malformed.words(file)
    case .refused(let refusal): refusal.words(file)
    }
  }
}

extension DirectoryFileError {
  func words(_ file: String) -> FailureWords {
    let place = line > 0 ? "\(file):\(line)" : file
    let keys = DirectoryFile.Key.allCases.map(\.rawValue).joined(separator: ", ")
    let form = "write one profile name, or key = value lines with \(keys)"
    return switch reason {
    case .notText: FailureWords(error: "\(place): the line is not text", hint: form)
    case .hiddenCharacter(let number):
      FailureWords(
        error: "\(place): the line has an invisible character: \(codePoint(number))",
        hint: "remove that character")
    case .unknownKey(let key):
      FailureWords(error: "\(place): unknown key \(printable(key))", hint: "the keys are \(keys)")
    case .twice(let key):
      FailureWords(error: "\(place): \(key) is defined twice", hint: "remove one of them")
    case .badValue(let key, let value, let wanted):
      FailureWords(
        error: "\(place): \(key) " + (value.isEmpty ? "has no value" : "cannot be \(printable(value))"),
        hint: "use \(wanted)")
    case .notAlone: FailureWords(error: "\(place): a bare profile name must be the only line", hint: form)
    case .noProfile: FailureWords(error: "\(place) names no profile", hint: form)
    }
  }
}

extension OwnFileRefusal {
  func words(_ file: String) -> FailureWords {
    switch self {
    case .notRegular:
      FailureWords(error: "\(file) is not a regular file, so it is ignored", hint: "replace it with a regular file")
    case .notOwn:
      FailureWords(
        error: "\(file) belongs to another user, so it is ignored", hint: "replace it with a copy of your own")
    case .writableByOthers:
      FailureWords(
        error: "\(file) can be written by others, so it is ignored",
        hint:
          "take that away with chmod go-w; a file system that ignores chmod (a Windows drive in WSL, FAT, a network drive) has to be mounted with umask=022"
      )
    case .tooLarge(let limit):
      FailureWords(
        error: "\(file) is longer than \(limit) bytes, so it is ignored", hint: "one to three lines are enough")
    case .unreadable(let why):
      FailureWords(error: "\(file) cannot be read: \(why)", hint: "fix that, or remove the file")
    }
  }
}

/// A character's number in Unicode notation, such as `U+202E`.
private func codePoint(_ number: UInt32) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
