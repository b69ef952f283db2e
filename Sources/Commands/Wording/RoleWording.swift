import AWSAPI
import AWSConfig
import Text

/// What is said of roles that are assumed for programs.
extension FailureWords {
  static func rolePaused(_ profile: String, _ reason: RolePauseReason, ago: Int, again: Int) -> FailureWords {
    let moment = ago < 2 ? "a moment ago" : "\(ago) s ago"
    let cause =
      switch reason {
      case .refused: "AWS refused the role of \(printable(profile)) \(moment)"
      case .unreachable: "the role of \(printable(profile)) could not be assumed \(moment): AWS was not reached"
      }
    return FailureWords(
      error: cause, hint: "\(loginCommand(profile)) tries at once and says why; programs try again in \(again) s")
  }

  static func badRole(_ arn: String, source: String) -> FailureWords {
    let parts = ARN(arn)
    let hint =
      switch parts?.resource.split(separator: "/").map(String.init) ?? [] {
      case let words where words.first == "assumed-role" && words.count > 1:
        "that is a session of the role, whose own ARN looks like \(roleARN(words[1], like: parts))"
      case let words where words.count == 1 && parts?.resource.contains("/") == false:
        "a role ARN looks like \(roleARN(words[0], like: parts))"
      default: "a role ARN looks like \(roleARN("NAME", like: parts))"
      }
    return FailureWords(
      error: arn.isEmpty ? "\(source) has no value" : "\(source) is not a role ARN: \(printable(arn))", hint: hint
    ).about(arn)
  }

  private static func roleARN(_ name: String, like arn: ARN?) -> String {
    let account = arn.map(\.account).flatMap { $0.isDigits && !$0.isEmpty ? $0 : nil } ?? "ACCOUNT"
    return "arn:\(arn.map { printable($0.partition) } ?? "aws"):iam::\(account):role/\(printable(name))"
  }

  static func policyWithoutRole(_ profile: String) -> FailureWords {
    FailureWords(
      error: "--policy restricts the session of a role, and \(printable(profile)) has no role",
      hint: "add --role ARN, or name a profile with role_arn")
  }

  static func restricted(_ name: String, again: String) -> FailureWords {
    FailureWords(
      error: "\(printable(name)) was opened with --policy, which is not remembered", hint: "open it again: \(again)")
  }

  static func roleAwaited(_ profile: String) -> FailureWords {
    FailureWords(
      error:
        "another program was still assuming the role of \(printable(profile)) after \(TimeBudget.program) seconds",
      hint: "try again, or run \(loginCommand(profile))")
  }
}

extension Wording {
  static func policyEnded(_ name: String, again: String) -> String {
    """
    aws-mfa: the policy of \(printable(name)) no longer restricts this shell
    hint: \(again) restricts it again
    """
  }

  /// A role's old session goes on, because there is no new one.
  static func notAssumedAnew(_ profile: String, _ failure: Failure, left seconds: Int) -> String {
    """
    aws-mfa: the role of \(printable(profile)) was not assumed anew: \(failure.words().error)
    hint: its session lasts another \(Lifetime.text(seconds)); \(failure.words().hint)
    """
  }
}

extension RoleExtra {
  func words(_ arn: String) -> FailureWords {
    let (key, permission) =
      switch self {
      case .tags: (ProfileKey.sessionTags, "sts:TagSession")
      case .sourceIdentity: (ProfileKey.sourceIdentity, "sts:SetSourceIdentity")
      }
    return FailureWords(
      error: "AWS did not grant the role \(arn) with \(key.rawValue): \(permission) is not allowed",
      hint: "ask for \(permission) in the role's trust policy and in your own policies, or remove \(key.rawValue)")
  }
}

extension SessionTags.Problem {
  /// - Parameter source: the key of the profile that holds the tags.
  func words(_ source: String) -> FailureWords {
    let limits = (key: SessionTags.longestKey, value: SessionTags.longestValue)
    let alphabet = "letters, digits, spaces and _.:/=+-@"
    return switch self {
    case .noPair(let text):
      FailureWords(
        error: text.isEmpty ? "\(source) has an empty tag" : "\(source) has a tag without a value: \(printable(text))",
        hint: "write it as key=value, key=value"
      ).about(text)
    case .badKey(let key):
      FailureWords(
        error: key.isEmpty ? "\(source) has a tag without a key" : "\(source) cannot have the key \(printable(key))",
        hint: "AWS accepts 1 to \(limits.key) \(alphabet)"
      ).about(key)
    case .reserved(let key):
      FailureWords(
        error: "\(source) cannot have the key \(printable(key))", hint: "AWS keeps aws: for itself: choose another key")
    case .badValue(let value, let key):
      FailureWords(
        error: "\(source) gives \(printable(key)) a value that AWS does not accept: \(printable(value))",
        hint: "AWS accepts up to \(limits.value) \(alphabet)"
      ).about(value)
    case .twice(let key):
      FailureWords(
        error: "\(source) has the key \(printable(key)) twice",
        hint: "keep one: AWS does not tell upper and lower case apart")
    case .tooMany(let number):
      FailureWords(error: "\(source) has \(number) tags", hint: "AWS accepts up to \(SessionTags.most)")
    case .unknown(let key):
      FailureWords(
        error: "\(source) names \(printable(key)), which the profile's session_tags do not have",
        hint: "add it there, or leave it out here")
    }
  }
}

extension PolicyError {
  func words(_ path: String) -> FailureWords {
    let file = printable(path)
    return switch self {
    case .absent:
      FailureWords(error: "there is no file \(file)", hint: "--policy takes the path of a file with a policy in JSON")
    case .notJSON:
      FailureWords(
        error: "\(file) is not a policy: it does not hold one object in JSON",
        hint: #"a policy looks like {"Version": "2012-10-17", "Statement": […]}"#)
    case .badCharacter(let character):
      FailureWords(
        error: "\(file) has a character that AWS does not accept in a policy: \(character)",
        hint: "write it as \\u and four digits")
    case .tooLong(let length):
      FailureWords(
        error: "\(file) has \(length) characters, without the spaces between its words",
        hint: "AWS accepts up to \(PolicyError.longest) in a session policy")
    }
  }
}
