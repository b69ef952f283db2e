import AWSConfig
import Text

extension FileError {
  /// What the system says if a file's mode, or that of a folder above it, is in the way.
  private static let denied = "Permission denied"

  func words(_ paths: Paths?) -> FailureWords {
    let shown = printable(paths?.shown(path) ?? path)
    return switch reason {
    case .unreadable(let why):
      FailureWords(
        error: "\(shown) cannot be read: \(why)",
        hint: why == Self.denied
          ? "let yourself read it (chmod u+r), then try again" : "check what it is, then try again")
    case .notWritable(let why):
      FailureWords(
        error: "\(shown) cannot be written: \(why)",
        hint: why == Self.denied
          ? "let yourself write the file and its folder (chmod u+w)" : "check the file, its folder and the disk")
    case .notRegular:
      FailureWords(
        error: "\(shown) cannot be written: it is not a regular file",
        hint: "use the path of a regular file")
    case .diskFull:
      FailureWords(error: "\(shown) cannot be written: the disk is full", hint: "free some space, then try again")
    case .locked:
      FailureWords(
        error: "\(shown) is locked by another aws-mfa",
        hint: "try again when it has finished")
    case .changing:
      FailureWords(
        error: "\(shown) keeps being changed by another program",
        hint: "try again when it has finished")
    case .beingWritten:
      FailureWords(
        error: "\(shown) is open for writing in another program", hint: "try again when it has finished")
    case .tooLarge:
      FailureWords(
        error: "\(shown) is longer than \(INIDocument.longest >> 20) MB, so it is not read",
        hint: "check what it is: a file of settings is far shorter")
    case .cutShort:
      FailureWords(
        error: "\(shown) has just lost some of its content",
        hint: "another program may be writing it: check it, then try again")
    }
  }
}

extension INIDocument.Malformed {
  func words(_ path: String) -> FailureWords {
    let error =
      switch reason {
      case .optionBeforeSection: "the line comes before any [section]"
      case .openHeader: "the section name has no closing ]"
      case .notAnOption: "the line is not key = value"
      case .nestedNotAnOption: "the indented line is not key = value"
      case .duplicateSection(let name): "[\(printable(name))] is defined twice"
      case .duplicateOption(let name): "\(printable(name)) is defined twice in its section"
      }
    let hint =
      reason == .optionBeforeSection
      ? "put a header above it, such as [default], or fix the line: the AWS CLI refuses the file too"
      : "fix the line: the AWS CLI refuses the file too"
    return FailureWords(error: "\(printable(path)):\(line): \(error)", hint: hint)
  }
}

extension SessionSection.Owner {
  func words(_ profile: String) -> FailureWords {
    let section = printable(SessionSection.name(for: profile))
    let error =
      switch self {
      case .longTermKey: "[\(section)] in the credentials file holds a long-term key"
      case .manager(let name): "[\(section)] in the credentials file is managed by \(printable(name))"
      case .unknownKey(let key):
        "[\(section)] in the credentials file has a key that does not belong to a session: \(printable(key))"
      case .configured(let key): "[profile \(section)] in the config file has its own \(key)"
      }
    return FailureWords(
      error: error + ", so aws-mfa leaves it alone",
      hint: "rename that section, or do without a stored session with --no-store")
  }
}

extension UnreadableName {
  func words(_ profile: String) -> FailureWords {
    let section = printable(SessionSection.name(for: profile))
    let readers = "the SDK\(sdks.count > 1 ? "s" : "") for \(list)"
    return FailureWords(
      error: "[\(section)] is not written, because \(readers) would not read it: \(cause.words)",
      hint: "rename the profile: every SDK can read letters, digits and - _ . / @ % +")
  }

  private var list: String {
    let names = sdks.map(\.rawValue)
    return names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}

extension UnreadableName.Cause {
  fileprivate var words: String {
    switch self {
    case .character(" "): "its name has a space"
    case .character(let scalar) where scalar.properties.generalCategory == .control: "its name has a control character"
    case .character(let scalar): "its name has the character \(printable(String(scalar)))"
    case .beginning(let scalar): "its name begins with \(printable(String(scalar)))"
    case .name(let name): "\(printable(name)) is a reserved name"
    }
  }
}
