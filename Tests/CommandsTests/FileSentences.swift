@testable import AWSConfig
@testable import Commands

/// The sentences about files and their sections.
extension FailureSentence {
  static let files: [FailureSentence] = [
    FailureSentence(
      .file(FileTrouble(path: "/dev/null", reason: .notRegular)), .failed,
      "/dev/null cannot be written: it is no regular file", "name a file instead"),
    FailureSentence(
      file(.unreadable("Permission denied")), .failed,
      "~/.aws/credentials cannot be read: Permission denied",
      "mend its permissions, then try again"),
    FailureSentence(
      file(.notWritable("Permission denied")), .failed,
      "~/.aws/credentials cannot be written: Permission denied",
      "mend its permissions"),
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
      file(.cutShort), .failed, "~/.aws/credentials has lost what was in it a moment ago",
      "another program may be writing it: look at it, then try again"),
    FailureSentence(
      file(.changing), .failed,
      "~/.aws/credentials is being changed by another program again and again",
      "try again when it has finished"),
    FailureSentence(
      malformed(.optionBeforeSection), .failed,
      "~/.aws/config:7: the line stands before any [section]", fixLine),
    FailureSentence(
      malformed(.openHeader), .failed, "~/.aws/config:7: the section's name has no ] at its end",
      fixLine),
    FailureSentence(
      malformed(.notAnOption), .failed, "~/.aws/config:7: the line is no key = value", fixLine),
    FailureSentence(
      malformed(.nestedNotAnOption), .failed,
      "~/.aws/config:7: the indented line is no key = value", fixLine),
    FailureSentence(
      malformed(.duplicateSection("a")), .failed, "~/.aws/config:7: [a] is there a second time",
      fixLine),
    FailureSentence(
      malformed(.duplicateOption("k")), .failed,
      "~/.aws/config:7: k is there a second time in its section", fixLine),
    FailureSentence(
      .foreignSection(profile: "p", .longTermKey), .failed,
      "[p-mfa] in the credentials file holds a long-term key, so aws-mfa leaves it alone", rename),
    FailureSentence(
      .foreignSection(profile: "p", .manager("x")), .failed,
      "[p-mfa] in the credentials file is kept by x, so aws-mfa leaves it alone", rename),
    FailureSentence(
      .foreignSection(profile: "p", .unknownKey("x")), .failed,
      "[p-mfa] in the credentials file has a key that is not of a session: x, so aws-mfa leaves it alone",
      rename),
    FailureSentence(
      .foreignSection(profile: "p", .configured("role_arn")), .failed,
      "[profile p-mfa] in the config file has its own role_arn, so aws-mfa leaves it alone", rename),
    FailureSentence(
      unreadable(.character(" "), [.javaScript, .java]), .failed,
      "[p-mfa] is not written, since the SDKs for JavaScript and Java would not read it: its name has a space",
      renameProfile),
    FailureSentence(
      unreadable(.character("\u{7}"), [.go]), .failed,
      "[p-mfa] is not written, since the SDK for Go would not read it: its name has a control character",
      renameProfile),
    FailureSentence(
      unreadable(.character("#"), [.java, .rust, .cPlusPlus]), .failed,
      "[p-mfa] is not written, since the SDKs for Java, Rust and C++ would not read it: its name has the character #",
      renameProfile),
    FailureSentence(
      unreadable(.beginning(":"), [.go]), .failed,
      "[p-mfa] is not written, since the SDK for Go would not read it: its name begins with :",
      renameProfile),
    FailureSentence(
      unreadable(.name("__proto__"), [.javaScript]), .failed,
      "[p-mfa] is not written, since the SDK for JavaScript would not read it: __proto__ is not a name to it",
      renameProfile),
  ]

  private static func file(_ reason: FileTrouble.Reason) -> Failure {
    .file(FileTrouble(path: "/home/u/.aws/credentials", reason: reason))
  }

  private static func malformed(_ reason: INIDocument.Malformed.Reason) -> Failure {
    .malformed(path: "~/.aws/config", INIDocument.Malformed(line: 7, reason: reason))
  }

  private static func unreadable(_ cause: UnreadableName.Cause, _ sdks: [UnreadableName.SDK])
    -> Failure
  {
    .unreadableName(profile: "p", UnreadableName(cause: cause, sdks: sdks))
  }

  private static let fixLine = "mend the line: the AWS CLI refuses the file too"
  private static let rename =
    "rename that section, or keep the session in this shell only with --no-store"
  private static let renameProfile =
    "rename the profile: every SDK reads letters, digits and - _ . / @ % +"
}
