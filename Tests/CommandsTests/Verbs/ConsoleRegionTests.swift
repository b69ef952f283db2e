import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// In which region the console opens. Profiles `a` and `b` have a role on `p`, whose session is live.
struct ConsoleRegionTests: DirectorySuite {
  let stage = Stage()

  init() {
    stage.hasBrowser = true
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.config] = ["a", "b"].map { name in
      """
      [profile \(name)]
      role_arn = arn:aws:iam::111122223333:role/Deploy
      source_profile = p
      region = eu-west-1

      """
    }.joined()
    stage.files[Self.file] = "profile = a\nregion = ap-south-1\n"
    stage.directory = "/home/u"
  }

  private func region(_ words: String...) -> String? {
    stage.replies = [.success(Sample.roleAnswer)]
    stage.fetches = [.success(HTTPAnswer(status: 200, date: nil, body: #"{"SigninToken": "t"}"#))]
    let url = stage.run(words: ["console"] + words + ["--print"]).output
    stage.forget()
    return url.split(separator: "%3D").dropFirst().first.map { String($0.prefix { $0 != "&" }) }
  }

  @Test func `it is the one that was chosen for the session of this shell`() {
    _ = go("hook")
    stage.replies = [.success(Sample.roleAnswer)]
    _ = go("a", "--region", "eu-north-1")
    #expect([region(), region("a"), region("s3")] == ["eu-north-1", "eu-north-1", "eu-north-1"])
    #expect(region("a", "--region", "us-east-1") == "us-east-1")
    #expect(region("b") == "eu-west-1")
  }

  @Test func `one of another partition has no page`() {
    _ = go("hook")
    stage.replies = [.success(Sample.roleAnswer)]
    _ = go("a")
    (stage.environment["AWS_REGION"], stage.environment["AWS_DEFAULT_REGION"]) = ("cn-north-1", "cn-north-1")
    #expect(region() == "eu-west-1")
  }

  @Test(arguments: [true, false])
  func `it is the one of the directory's file, with a session or without one`(_ isOpened: Bool) {
    stage.directory = "/home/u/w"
    allow()
    _ = go("hook")
    if isOpened {
      stage.replies = [.success(Sample.roleAnswer)]
      _ = go("login")
    }
    #expect([region(), region("a"), region("b")] == ["ap-south-1", "ap-south-1", "eu-west-1"])
  }
}
