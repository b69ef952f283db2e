import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState

/// A profile whose name has two words, so that some SDKs do not read its section.
struct UnreadableNameTests {
  private static let keys = Sample.keys.replacing("[p]", with: "[two words]")
  private static let why = UnreadableName(cause: .character(" "), sdks: [.javaScript, .java, .rust, .cPlusPlus])
  private static let cause =
    "[two words-mfa] is not written, because the SDKs for JavaScript, Java, Rust and C++ would not read it: its name has a space"
  private static let hint = "hint: rename the profile: every SDK can read letters, digits and - _ . / @ % +"

  private static func stage(_ more: String = "", config: String = "") -> Stage {
    let stage = Stage()
    stage.files[Stage.credentials] = keys + more
    stage.files[Stage.config] = config
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer()), .success(Sample.roleAnswer)]
    return stage
  }

  @Test func `its session is in the shell only`() {
    let ending = Self.stage().run("two words")
    #expect([ending.failure, ending.files[Stage.credentials].map { .noKeys(profile: $0) }] == [nil, nil])
    #expect(ending.said.first == "aws-mfa: the session is in this shell only: \(Self.cause)\n\(Self.hint)")
    #expect(
      ["AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new", "-AWS_PROFILE", "AWS_MFA_PROFILE=two words"]
        .allSatisfy(ending.plan.contains))
  }

  @Test func `nothing is said to anyone who does not want the session stored`() {
    #expect(Self.stage().run("two words", "--no-store").said.count == 1)
  }

  @Test func `store-only fails before the code is asked for`() {
    #expect(
      Self.stage().run("two words", "--store-only")
        == Ending(failure: .unreadableName(profile: "two words", Self.why)))
  }

  /// A section that is not ours to judge, to adopt or to change.
  @Test(arguments: [
    Case("of another manager", "[two words-mfa]\nmanager = x\n"),
    Case("pasted", "[two words-mfa]\naws_access_key_id = ASIAX\naws_session_token = t\n"),
    Case("of an ended session", "[two words-mfa]\nmanager = aws-mfa\ncredential_process = x\n"),
  ])
  func `a section of that name stays as it is`(_ row: Case<String, Nothing>) {
    let stage = Self.stage(row.given)
    let ending = stage.run("two words")
    #expect([ending.failure, ending.files[Stage.credentials].map { .noKeys(profile: $0) }] == [nil, nil])
    #expect(!ending.said.contains { $0.contains("is kept up to date") })
  }

  @Test func `a role on it is stored, and its own session is not`() {
    let stage = Self.stage(
      config: "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/a\nsource_profile = two words\n")
    let ending = stage.run("a", "--store-only")
    #expect(ending.failure == nil)
    #expect(
      ending.said.first == """
        aws-mfa: the session of two words, which the role is assumed with, was not stored: \(Self.cause)
        \(Self.hint)
        """)
    let text = ending.files[Stage.credentials] ?? ""
    #expect([text.contains("[a-mfa]"), text.contains("[two words-mfa]")] == [true, false])
  }

  @Test func `it is listed like any other`() {
    #expect(Self.stage().run("list", "--names").output == "two words\n")
  }

  @Test(arguments: [
    Case(
      "a mark", UnreadableName(cause: .character("#"), sdks: [.go]),
      "the SDK for Go would not read it: its name has the character #"),
    Case(
      "a control character", UnreadableName(cause: .character("\u{1B}"), sdks: [.java, .rust]),
      "the SDKs for Java and Rust would not read it: its name has a control character"),
    Case(
      "a beginning", UnreadableName(cause: .beginning(":"), sdks: [.go]),
      "the SDK for Go would not read it: its name begins with :"),
    Case(
      "a name", UnreadableName(cause: .name("__proto__"), sdks: [.javaScript]),
      "the SDK for JavaScript would not read it: __proto__ is a reserved name"),
  ])
  func `the reason is given`(_ row: Case<UnreadableName, String>) {
    #expect(
      Failure.unreadableName(profile: "x", row.given).words().error == "[x-mfa] is not written, because \(row.wanted)")
  }
}
