import AWSAPI
import AWSConfig
import Text

/// Questions and messages of a `setup` that makes a profile.
extension Wording {
  static let keyIDQuestion = "access key id: "
  static let secretQuestion = "secret access key (not shown): "
  static let newNameQuestion = "name of the new profile (Enter for default): "

  static func newProfile(_ name: String, exists: Bool) -> String {
    let name = printable(name)
    let start = exists ? "profile \(name) has no access keys yet" : "\(name) is a new profile"
    return """
      \(start): make an access key under Security credentials in the AWS console
      nothing is written before you agree
      """
  }

  static func regionQuestion(_ usual: String) -> String { "region (Enter for \(usual)): " }

  static func noRegion(_ answer: String, near: String?) -> String {
    guard RegionName.isWellFormed(answer.lowercased()), let near else {
      return "aws-mfa: \(printable(answer)) is not a region name, such as eu-west-1"
    }
    guard RegionName.hasForm(answer.lowercased()) else {
      return "aws-mfa: \(printable(answer)) is not a region name; did you mean \(near)?"
    }
    return "aws-mfa: did you mean \(near)? If \(printable(answer)) is right, type it again"
  }

  static func keysAccepted(_ identity: Identity) -> String {
    let account = "account \(identity.account)"
    if identity.isRoot {
      return "AWS accepts the keys: they are the root user's of \(account), who may do everything there"
    }
    return "AWS accepts the keys: "
      + (identity.userName.map { "they are \(printable($0))'s, \(account)" } ?? "they belong to \(account)")
  }

  static func newDevice(_ profile: String, _ device: Device) -> String {
    """
    \(printable(profile)): MFA device \(printable(device.serial.label)) (\(device.source))
    a code tests the device and opens a session
    """
  }

  static func nothingWritten(_ files: String) -> String { "nothing is written to \(files)" }

  static func nearNames(_ name: String, _ near: [String]) -> String {
    "there is no profile \(printable(name)), but " + near.map { printable($0) }.joined(separator: " and ")
  }

  static func nearQuestion(_ near: [String]) -> String {
    near.count == 1
      ? "did you mean \(printable(near[0]))? (y, or n for a new profile, Enter for y): "
      : "did you mean one of these? (its name, or n for a new profile): "
  }

  static func nameIsVerb(_ name: String) -> String {
    "\(name) is also one of aws-mfa's verbs: \(loginCommand(name)) opens the profile's session"
  }

  static func nearNewProfile(_ name: String, near: String) -> String {
    "\(printable(name)) is a new profile, not \(printable(near))"
  }
}

/// What is said when a new profile cannot be made.
extension FailureWords {
  static func badProfileName(_ name: String) -> FailureWords {
    FailureWords(
      error: "a new profile cannot be called \(printable(name))",
      hint: "begin with a letter, and use letters, digits and - _ . / @ % + only: every SDK reads those")
  }

  static func profileExists(_ profile: String) -> FailureWords {
    FailureWords(
      error: "there is a profile \(printable(profile)) already",
      hint: "choose another name, or change its role_arn and source_profile in ~/.aws/config")
  }

  static func profileAppeared(_ profile: String, file: String) -> FailureWords {
    FailureWords(
      error:
        "somebody else has written profile \(printable(profile)) to \(file) in the meantime, so nothing was written",
      hint: "look at it, then run aws-mfa setup \(shellWord(profile)) again")
  }
}

extension KeySlip {
  var words: FailureWords {
    switch self {
    case .noID:
      FailureWords(error: "no access key id was given", hint: "it has 20 characters and begins with AKIA")
    case .noSecret:
      FailureWords(
        error: "no secret access key was given", hint: "it has 40 characters; AWS shows it when the key is made")
    case .temporaryID:
      FailureWords(
        error: "an id that begins with ASIA is a session's, and AWS opens no session with it",
        hint: "use a long-term key of your own, whose id begins with AKIA")
    case .otherID(let prefix):
      FailureWords(
        error: "an id that begins with \(prefix) is not an access key's",
        hint: "make an access key under Security credentials in the AWS console: its id begins with AKIA")
    case .secretForID:
      FailureWords(
        error: "that looks like the secret access key", hint: "give the id first: it begins with AKIA")
    case .idForSecret:
      FailureWords(error: "that is an access key id again", hint: "give its secret: it has 40 characters")
    case .notAnID:
      FailureWords(
        error: "that is not an access key id", hint: "it has 20 capital letters and digits, and begins with AKIA")
    case .notASecret:
      FailureWords(
        error: "that is not a secret access key", hint: "it has 40 letters, digits, + and /: copy it again, whole")
    case .idLength(let length):
      FailureWords(
        error: "an access key id has 20 characters, and this one has \(length)", hint: "copy it again, whole")
    case .secretLength(let length):
      FailureWords(
        error: "a secret access key has 40 characters, and this one has \(length)", hint: "copy it again, whole")
    }
  }
}
