import AWSConfig
import Text

extension Wording {
  static func odd(_ value: OddValue, _ paths: Paths) -> String {
    let words = value.words(paths)
    return "aws-mfa: \(words.error)\nhint: \(words.hint)"
  }

  /// Names a section that is not a profile's, and what its header has to be.
  static func misnamed(_ section: MisnamedSection, _ paths: Paths?) -> FailureWords {
    let place = paths.map { $0.shown(section.line) } ?? "line \(section.line.number)"
    let right = "[\(printable(section.right))]"
    return FailureWords(
      error: "\(printable(place)): in this file, the header [\(printable(section.header))] does not name profile "
        + printable(section.profile),
      hint: section.isOtherCase
        ? "write \(right): upper and lower case count in names"
        : section.line.isInCredentials
          ? "write \(right): only headers of the config file begin with profile"
          : "write \(right): headers of the config file begin with profile, except for [default]")
  }
}

extension OddValue {
  fileprivate func words(_ paths: Paths) -> FailureWords {
    switch self {
    case .notBoolean(let key, let value, let profile):
      FailureWords(
        error: "\(key.rawValue) of profile \(printable(profile)) counts as false: \(printable(value))",
        hint: "write true or false"
      ).about(value)
    case .commented(let key, let value, let profile):
      FailureWords(
        error: "\(key.rawValue) of profile \(printable(profile)) is not a value that the AWS CLI knows: "
          + printable(value),
        hint: "write the value alone"
      ).about(value)
    case .noDuration(let text, let source):
      FailureWords(
        error: "\(source) is not a number of seconds, so the role gets the usual hour: \(printable(text))",
        hint: FailureWords.inSeconds(text)
      ).about(text)
    case .section(let section): Wording.misnamed(section, paths)
    }
  }
}
