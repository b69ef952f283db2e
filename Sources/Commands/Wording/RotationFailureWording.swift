import AWSAPI
import Text

/// Why a key is not replaced, and how far that came.
extension RotationError {
  func words(_ profile: String, _ paths: Paths?) -> FailureWords {
    func shown(_ path: String) -> String { printable(paths?.shown(path) ?? path) }
    let name = printable(profile)
    return switch self {
    case .fromProcess(isOurs: true):
      FailureWords(
        error: "the keys of profile \(name) are in a password store, and rotate replaces keys in the files only",
        hint: "bring them back with aws-mfa keys restore \(shellWord(profile)), rotate, then move them again")
    case .fromProcess(isOurs: false):
      FailureWords(
        error: "the keys of profile \(name) come from its credential_process, which rotate cannot change",
        hint: "replace the key where that program gets it")
    case .fromEnvironment:
      FailureWords(
        error: "the keys of profile \(name) come from the environment, which rotate cannot change",
        hint: "make a new key in the AWS console, and set it where the environment is set")
    case .besideRole:
      FailureWords(
        error: "profile \(name) has both a role and the keys that it is assumed with, "
          + "and rotate needs a session of the keys' user",
        hint: "put the keys into a profile of their own, named by source_profile")
    case .ofRoot(let id):
      FailureWords(
        error:
          "the access key \(printable(id)) of profile \(name) is the root user's, which is not replaced but given up",
        hint: "make an IAM user with keys of its own, "
          + "then delete this one under Security credentials in the AWS console")
    case .inactive(let id):
      FailureWords(
        error: "the access key \(printable(id)) of profile \(name) is inactive",
        hint: "make it active, or enter another one: \(keyCommand("update", id, profile)) --status Active")
    case .unlisted(let id, let others):
      FailureWords(
        error: "AWS does not list the access key \(printable(id)) of profile \(name)"
          + (others.isEmpty ? "" : ", but \(others.map(printable).joined(separator: " and "))"),
        hint: "it may be deleted: enter a key that exists with aws configure --profile \(shellWord(profile))")
    case .twoKeys(let here, let other):
      FailureWords(
        error: "the user of profile \(name) has two access keys already, the most that AWS allows: "
          + "\(Wording.described(here)), which is in the file, and \(Wording.described(other))",
        hint: "once nothing needs \(printable(other.key.id)), delete it, then rotate again: "
          + keyCommand("delete", other.key.id, profile))
    case .orphan(let id):
      FailureWords(
        error: "an interrupted rotation has left the access key \(printable(id)), and there is no terminal to ask on",
        hint: "run \(rotateCommand(profile)) in a terminal: it offers to delete that key, and goes on")
    case .notEditable(let path):
      FailureWords(
        error: "the access key of profile \(name) cannot be replaced in \(shown(path)): "
          + "its two lines are not in one section",
        hint: "put aws_access_key_id and aws_secret_access_key below the same header")
    case .changedMeanwhile(let path):
      FailureWords(
        error: "another program has put a different access key into \(shown(path)), so it was left alone",
        hint: "check which key is right")
    case .notAccepted(let id, let seconds):
      FailureWords(
        error: "AWS did not accept the new access key \(printable(id)) within \(seconds) seconds",
        hint: "try again later")
    case .notOurs(let id):
      FailureWords(
        error: "the new access key \(printable(id)) is not one of the user of profile \(name)",
        hint: "check which endpoints the profile's settings name")
    case .running:
      FailureWords(
        error: "another aws-mfa is replacing the access key of profile \(name)", hint: "wait until it has finished")
    }
  }
}

extension RotationStage {
  /// - Parameter words: those of the cause.
  func words(_ cause: Failure, _ words: FailureWords, _ profile: String) -> FailureWords {
    let isInterrupted = cause.status == .interrupted
    return FailureWords(
      error: isInterrupted ? "interrupted" : words.error,
      hint: (isInterrupted ? "" : words.hint + "; ") + standing(profile))
  }

  /// What is where, and how to go on.
  private func standing(_ profile: String) -> String {
    let command = rotateCommand(profile)
    return switch self {
    case .creating: "whether AWS has made a key is unknown: \(command) finds out"
    case .undone(let new, let old):
      "the new key \(printable(new)) is deleted again, and \(printable(old)) is used as before"
    case .orphaned(let new, let old):
      "\(printable(old)) is used as before, and the new key \(printable(new)) is in no file: \(command) deletes it"
    case .unclear(let new, let old):
      "the new key \(printable(new)) is kept, as \(printable(old)) is, because the file does not show which of them it has: "
        + "\(command) goes on once it does"
    case .written(let new, let old):
      "\(printable(new)) is in the file, and \(printable(old)) may still be active: \(command) goes on from here"
    case .retired(let new, let old):
      "\(printable(new)) is in the file, and \(printable(old)) is inactive: \(command) --delete deletes it"
    }
  }
}

extension FailureWords {
  static func keyAction(_ action: String, _ profile: String) -> FailureWords {
    let what =
      switch action {
      case "iam:CreateAccessKey": "make access keys"
      case "iam:UpdateAccessKey": "make access keys inactive"
      case "iam:DeleteAccessKey": "delete access keys"
      case "iam:GetAccessKeyLastUsed": "see when access keys were used"
      default: "list access keys"
      }
    return FailureWords(
      error: "the user of profile \(printable(profile)) is not allowed to \(what) (\(action))",
      hint: "ask an administrator to allow it for the user's own keys")
  }
}
