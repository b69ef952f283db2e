@testable import Commands

/// The sentences about `.awsmfa` files.
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
      "aws-mfa allow --list shows the files that are"),
    FailureSentence(
      refused(.notRegular), .failed, "~/w/.awsmfa is no regular file and is not read",
      "put a plain file there"),
    FailureSentence(
      refused(.notOwn), .failed, "~/w/.awsmfa belongs to another user and is not used",
      "make a copy of your own"),
    FailureSentence(
      refused(.writableByOthers), .failed, "~/w/.awsmfa can be written by others and is not used",
      "chmod go-w takes that away"),
    FailureSentence(
      refused(.tooLarge(limit: 4096)), .failed,
      "~/w/.awsmfa is longer than 4096 bytes and is not used", "it needs a line or three"),
    FailureSentence(
      refused(.unreadable("Permission denied")), .failed,
      "~/w/.awsmfa cannot be read: Permission denied", "mend that, or remove the file"),
    FailureSentence(malformed(.notText), .failed, "~/w/.awsmfa:2: the line is no text", form),
    FailureSentence(
      malformed(.hiddenCharacter(0x202E)), .failed,
      "~/w/.awsmfa:2: the line has a character that cannot be seen: U+202E",
      "take that character out"),
    FailureSentence(
      malformed(.unknownKey("role")), .failed, "~/w/.awsmfa:2: unknown key role",
      "the keys are profile, region, duration"),
    FailureSentence(
      malformed(.twice(.region)), .failed, "~/w/.awsmfa:2: region is there a second time",
      "take one of them out"),
    FailureSentence(
      malformed(.badValue(.profile, "")), .failed, "~/w/.awsmfa:2: profile has no value",
      "give a profile's name"),
    FailureSentence(
      malformed(.badValue(.region, "a b")), .failed, "~/w/.awsmfa:2: region cannot be a b",
      "give a region such as eu-west-1"),
    FailureSentence(
      malformed(.badValue(.duration, "1s")), .failed, "~/w/.awsmfa:2: duration cannot be 1s",
      "give 15m to 36h"),
    FailureSentence(
      malformed(.notAlone), .failed,
      "~/w/.awsmfa:2: a profile's name alone goes with no other line", form),
    FailureSentence(malformed(.noProfile, line: 0), .failed, "~/w/.awsmfa names no profile", form),
  ]

  private static func refused(_ refusal: OwnFile.Refusal) -> Failure {
    .directoryFile(path: "~/w/.awsmfa", refusal)
  }

  private static func malformed(_ reason: DirectoryFile.Malformed.Reason, line: Int = 2) -> Failure {
    .directoryFileMalformed(
      path: "~/w/.awsmfa", DirectoryFile.Malformed(line: line, reason: reason))
  }

  private static let form =
    "it holds one profile's name, or key = value lines of profile, region, duration"
}
