@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about `.awsmfa` files.
extension FailureSentence {
  static let directories: [FailureSentence] = [
    FailureSentence(
      .noDirectoryFile("~/w/.awsmfa"), .failed, "there is no ~/w/.awsmfa",
      "write a profile's name into it, then trust it with aws-mfa allow"),
    FailureSentence(
      .noDirectoryFile(nil), .failed, "there is no .awsmfa file here or above",
      "write a profile's name into one, then trust it with aws-mfa allow"),
    FailureSentence(
      .notTrusted(path: "~/w/.awsmfa"), .failed, "~/w/.awsmfa is not trusted",
      "aws-mfa allow --list shows the trusted files"),
    FailureSentence(
      refused(.notRegular), .failed, "~/w/.awsmfa is not a regular file, so it is ignored",
      "replace it with a regular file"),
    FailureSentence(
      refused(.notOwn), .failed, "~/w/.awsmfa belongs to another user, so it is ignored",
      "replace it with a copy of your own"),
    FailureSentence(
      refused(.writableByOthers), .failed, "~/w/.awsmfa can be written by others, so it is ignored",
      "take that away with chmod go-w; a file system that ignores chmod (a Windows drive in WSL, FAT, a network drive) "
        + "has to be mounted with umask=022"),
    FailureSentence(
      refused(.tooLarge(limit: 4096)), .failed,
      "~/w/.awsmfa is longer than 4096 bytes, so it is ignored", "one to three lines are enough"),
    FailureSentence(
      refused(.unreadable("Permission denied")), .failed,
      "~/w/.awsmfa cannot be read: Permission denied", "fix that, or remove the file"),
    FailureSentence(malformed(.notText), .failed, "~/w/.awsmfa:2: the line is not text", form),
    FailureSentence(
      malformed(.hiddenCharacter(0x202E)), .failed,
      "~/w/.awsmfa:2: the line has an invisible character: U+202E",
      "remove that character"),
    FailureSentence(
      malformed(.unknownKey("role")), .failed, "~/w/.awsmfa:2: unknown key role",
      "the keys are profile, region, duration"),
    FailureSentence(
      malformed(.twice("region")), .failed, "~/w/.awsmfa:2: region is defined twice",
      "remove one of them"),
    FailureSentence(
      malformed(.badValue("profile", "", wanted: "a profile name")), .failed, "~/w/.awsmfa:2: profile has no value",
      "use a profile name"),
    FailureSentence(
      malformed(.badValue("region", "a b", wanted: "a region such as eu-west-1")), .failed,
      "~/w/.awsmfa:2: region cannot be a b",
      "use a region such as eu-west-1"),
    FailureSentence(
      malformed(.badValue("duration", "1s", wanted: "15m to 36h")), .failed, "~/w/.awsmfa:2: duration cannot be 1s",
      "use 15m to 36h"),
    FailureSentence(
      malformed(.notAlone), .failed,
      "~/w/.awsmfa:2: a bare profile name must be the only line", form),
    FailureSentence(malformed(.noProfile, line: 0), .failed, "~/w/.awsmfa names no profile", form),
  ]

  private static func refused(_ refusal: OwnFileRefusal) -> Failure {
    .directoryFile(path: "~/w/.awsmfa", refusal)
  }

  private static func malformed(_ reason: DirectoryFileError.Reason, line: Int = 2) -> Failure {
    .directoryFileMalformed(
      path: "~/w/.awsmfa", DirectoryFileError(line: line, reason: reason))
  }

  private static let form =
    "write one profile name, or key = value lines with profile, region, duration"
}
