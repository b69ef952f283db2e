@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about files and their sections.
extension FailureSentence {
  static let files: [FailureSentence] = [
    FailureSentence(
      .file(FileError(path: "/dev/null", reason: .notRegular)), .failed,
      "/dev/null cannot be written: it is not a regular file", "use the path of a regular file"),
    FailureSentence(
      file(.unreadable("Permission denied")), .failed,
      "~/.aws/credentials cannot be read: Permission denied",
      "let yourself read it (chmod u+r), then try again"),
    FailureSentence(
      file(.unreadable("Is a directory")), .failed,
      "~/.aws/credentials cannot be read: Is a directory", "check what it is, then try again"),
    FailureSentence(
      file(.notWritable("Read-only file system")), .failed,
      "~/.aws/credentials cannot be written: Read-only file system",
      "check the file, its folder and the disk"),
    FailureSentence(
      file(.notWritable("Permission denied")), .failed,
      "~/.aws/credentials cannot be written: Permission denied",
      "let yourself write the file and its folder (chmod u+w)"),
    FailureSentence(
      file(.diskFull), .failed, "~/.aws/credentials cannot be written: the disk is full",
      "free some space, then try again"),
    FailureSentence(
      file(.locked), .failed, "~/.aws/credentials is locked by another aws-mfa",
      "try again when it has finished"),
    FailureSentence(
      file(.beingWritten), .failed, "~/.aws/credentials is open for writing in another program",
      "try again when it has finished"),
    FailureSentence(
      file(.tooLarge), .failed, "~/.aws/credentials is longer than 64 MB, so it is not read",
      "check what it is: a file of settings is far shorter"),
    FailureSentence(
      file(.cutShort), .failed, "~/.aws/credentials has just lost some of its content",
      "another program may be writing it: check it, then try again"),
    FailureSentence(
      file(.changing), .failed,
      "~/.aws/credentials keeps being changed by another program",
      "try again when it has finished"),
    FailureSentence(
      malformed(.optionBeforeSection), .failed,
      "~/.aws/config:7: the line comes before any [section]",
      "put a header above it, such as [default], or fix the line: the AWS CLI refuses the file too"),
    FailureSentence(
      malformed(.openHeader), .failed, "~/.aws/config:7: the section name has no closing ]",
      fixLine),
    FailureSentence(
      malformed(.notAnOption), .failed, "~/.aws/config:7: the line is not key = value", fixLine),
    FailureSentence(
      malformed(.nestedNotAnOption), .failed,
      "~/.aws/config:7: the indented line is not key = value", fixLine),
    FailureSentence(
      malformed(.duplicateSection("a")), .failed, "~/.aws/config:7: [a] is defined twice",
      fixLine),
    FailureSentence(
      malformed(.duplicateOption("k")), .failed,
      "~/.aws/config:7: k is defined twice in its section", fixLine),
    FailureSentence(
      .foreignSection(profile: "p", .longTermKey), .failed,
      "[p-mfa] in the credentials file holds a long-term key, so aws-mfa leaves it alone", rename),
    FailureSentence(
      .foreignSection(profile: "p", .manager("x")), .failed,
      "[p-mfa] in the credentials file is managed by x, so aws-mfa leaves it alone", rename),
    FailureSentence(
      .foreignSection(profile: "p", .unknownKey("x")), .failed,
      "[p-mfa] in the credentials file has a key that does not belong to a session: x, so aws-mfa leaves it alone",
      rename),
    FailureSentence(
      .foreignSection(profile: "p", .configured("role_arn")), .failed,
      "[profile p-mfa] in the config file has its own role_arn, so aws-mfa leaves it alone", rename),
    FailureSentence(
      unreadable(.character(" "), [.javaScript, .java]), .failed,
      "[p-mfa] is not written, because the SDKs for JavaScript and Java would not read it: its name has a space",
      renameProfile),
    FailureSentence(
      unreadable(.character("\u{7}"), [.go]), .failed,
      "[p-mfa] is not written, because the SDK for Go would not read it: its name has a control character",
      renameProfile),
    FailureSentence(
      unreadable(.character("#"), [.java, .rust, .cPlusPlus]), .failed,
      "[p-mfa] is not written, because the SDKs for Java, Rust and C++ would not read it: its name has the character #",
      renameProfile),
    FailureSentence(
      unreadable(.beginning(":"), [.go]), .failed,
      "[p-mfa] is not written, because the SDK for Go would not read it: its name begins with :",
      renameProfile),
    FailureSentence(
      unreadable(.name("__proto__"), [.javaScript]), .failed,
      "[p-mfa] is not written, because the SDK for JavaScript would not read it: __proto__ is a reserved name",
      renameProfile),
  ]

  private static func file(_ reason: FileError.Reason) -> Failure {
    .file(FileError(path: "/home/u/.aws/credentials", reason: reason))
  }

  private static func malformed(_ reason: INIDocument.Malformed.Reason) -> Failure {
    .malformed(path: "~/.aws/config", INIDocument.Malformed(line: 7, reason: reason))
  }

  private static func unreadable(_ cause: UnreadableName.Cause, _ sdks: [UnreadableName.SDK])
    -> Failure
  {
    .unreadableName(profile: "p", UnreadableName(cause: cause, sdks: sdks))
  }

  private static let fixLine = "fix the line: the AWS CLI refuses the file too"
  private static let rename =
    "rename that section, or do without a stored session with --no-store"
  private static let renameProfile =
    "rename the profile: every SDK can read letters, digits and - _ . / @ % +"
}
