import AWSConfig
import Text

/// What `doctor` says about sections and profiles.
extension FindingWords {
  /// - Parameter place: the file and line.
  static func odd(_ oddity: Oddity, _ place: String) -> FindingWords {
    let section = "[\(printable(oddity.section))]"
    switch oddity.kind {
    case .profileHeader:
      return FindingWords(
        finding: "\(place): \(section) is in the credentials file, where headers are plain names",
        why: "the AWS CLI takes all of it for the name, and the SDKs for Go, Java and Rust ignore the section",
        fix: "write [\(printable(name(inHeader: oddity.section)))]")
    case .bareHeader:
      return FindingWords(
        finding: "\(place): \(section) is not the header of a profile in the config file",
        why: "every tool ignores the section", fix: "write [\(printable(oddity.rightHeader))]")
    case .headerOfManyWords:
      return FindingWords(
        finding: "\(place): \(section) has more or less than one name",
        why: "the AWS CLI ignores the section", fix: "put the name in quotes, as in [profile \"two words\"]")
    case .quoted(let key):
      return FindingWords(
        finding: "\(place): \(key) of \(section) is in quotes",
        why: "the AWS CLI and most SDKs take the quotes for a part of the value", fix: "remove the quotes")
    case .comment(let key):
      return FindingWords(
        finding: "\(place): \(key) of \(section) has a comment on its line",
        why: "the AWS CLI and boto3 take the comment for a part of the value",
        fix: "move the comment to a line of its own")
    case .otherSecurityToken:
      return FindingWords(
        finding: "\(place): aws_security_token of \(section) is not its aws_session_token",
        why: "the AWS CLI and boto3 use the old one, and AWS refuses it", fix: "remove the line")
    case .loneSecurityToken:
      return FindingWords(
        finding: "\(place): \(section) has aws_security_token and no aws_session_token",
        why: "only the AWS CLI and boto3 read that old key; other SDKs use the keys without a token, and fail",
        fix: "name it aws_session_token, or remove the line")
    case .hiddenProcess:
      return FindingWords(
        finding: "\(place): the access keys of \(section) hide the credential_process of that profile",
        why: "the AWS CLI, boto3, Go and JavaScript use the keys, and Java and Rust the process",
        fix: "remove the keys, or the credential_process")
    }
  }

  private static func name(inHeader header: String) -> String {
    let words = shellWords(header) ?? []
    return words.count == 2 ? words[1] : header
  }

  /// - Parameter isChosen: whether it is the profile that is used here.
  static func unusable(_ failure: Failure, _ paths: Paths, isChosen: Bool) -> FindingWords {
    FindingWords(
      failure.words(paths),
      why: isChosen ? "aws-mfa cannot open a session for it" : "no tool can use that profile")
  }

  static func unreadableName(_ name: UnreadableName, of profile: String) -> FindingWords {
    let words = name.words(profile)
    return FindingWords(
      words, why: "a session of that profile reaches only the shells, and no tool by its name")
  }

  static func foreignSection(_ owner: SessionSection.Owner, of profile: String) -> FindingWords {
    FindingWords(owner.words(profile), why: "a login to \(printable(profile)) refuses to store its session")
  }

  static func expired(_ profile: String, at end: String) -> FindingWords {
    FindingWords(
      finding:
        "the session in [\(printable(SessionSection.name(for: profile)))] ended at \(end), and its keys are still there",
      why: "a tool that uses that section fails with an expired token",
      fix: "\(loginCommand(profile)) opens a new one; aws-mfa logout \(shellWord(profile)) removes the keys")
  }
}
