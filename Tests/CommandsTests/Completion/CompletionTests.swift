import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands

/// A stage cannot be asked, called or written to: whatever completion does beyond reading is an issue.
struct CompletionTests {
  private let stage = Stage()

  init() {
    stage.shell = nil
    stage.files[Stage.config] = """
      [profile production]
      mfa_serial = arn:aws:iam::777788889999:mfa/paul
      [profile p]
      mfa_serial = \(Sample.serial)
      [profile Deploy]
      role_arn = arn:aws:iam::111122223333:role/team/Deploy
      source_profile = p
      [profile "two words"]
      [profile status]
      [profile -x]
      [profile "\u{1B}[31mred"]
      """
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
  }

  private func lines(_ shell: String, _ words: String...) -> [String] {
    let ending = stage.run(words: ["hook", "--complete", shell, "--"] + words)
    #expect(ending == Ending(output: ending.output))
    return ending.output.split(separator: "\n").map(String.init)
  }

  @Test func `profiles come with their owner and the time left, those with a session first`() {
    #expect(
      lines("fish", "aws-mfa", "use", "") == [
        "words", "p\talice, 111122223333, 12h00m left", "production\tpaul, 777788889999",
        "Deploy\tDeploy, 111122223333", "two words", "status",
      ])
    #expect(lines("bash", "", "aws-mfa use ") == ["words", "p", "production", "Deploy", #"two\ words"#, "status"])
    #expect(lines("bash", "-", "aws-mfa use -- -") == ["words", "-x"])
  }

  @Test func `the console offers roles first, and logout no profile twice`() {
    #expect(lines("bash", "", "aws-mfa console ") == ["words", "Deploy", "p", "production", #"two\ words"#, "status"])
    #expect(lines("bash", "p", "aws-mfa logout p p") == ["words", "production"])
  }

  @Test func `in the first place there are verbs and profiles, each name once`() {
    let lines = lines("zsh", "aws-mfa", "")
    #expect(lines.count == 1 + Verb.documented.count + 4)
    #expect(lines.contains("verbs\tuse\t\(Verb.use.summary)"))
    #expect(lines.filter { $0.hasPrefix("profiles\t") }.last == "profiles\ttwo words\t")
    #expect(lines.filter { $0.contains("\tstatus\t") } == ["verbs\tstatus\t\(Verb.status.summary)"])
  }

  @Test func `keys words get the profiles whose keys they can move, and the stores that are here`() {
    let stored = StoredKeys(store: .pass, id: "AKIA2").command("/opt/awsmfa", for: "stored")
    stage.files[Stage.credentials]? += "[stored]\ncredential_process = \(stored)\n"
    stage.environment["PATH"] = "/bin:/usr/bin"
    stage.programs = ["/usr/bin/pass"]
    #expect(lines("bash", "", "aws-mfa keys move ") == ["words", "p", "stored"])
    #expect(lines("bash", "", "aws-mfa keys restore ") == ["words", "stored"])
    #expect(lines("bash", "", "aws-mfa keys print ") == ["words", "stored"])
    #expect(lines("bash", "", "aws-mfa keys move p --to ") == ["words", "pass", "section"])
  }

  @Test func `letters of the other case fit, and without a fitting name the shell chooses among all`() {
    #expect(lines("zsh", "aws-mfa", "use", "d") == ["words", "profiles\tDeploy\tDeploy, 111122223333"])
    #expect(lines("zsh", "aws-mfa", "use", "uction").count == 6)
    #expect(lines("bash", "uction", "aws-mfa use uction") == ["words"])
  }

  @Test func `options have their descriptions, and values keep the option they are attached to`() {
    #expect(
      lines("zsh", "aws-mfa", "list", "--") == [
        "words", "options\t--json\tprint JSON", "options\t--names\tprint the names only",
        "options\t--debug\tsay what is decided and why, on standard error", "options\t--help\texplain the verb",
      ])
    #expect(lines("fish", "aws-mfa", "export", "--format=po") == ["words", "--format=powershell"])
    #expect(
      lines("fish", "aws-mfa", "use", "--profile=P") == [
        "words", "--profile=p\talice, 111122223333, 12h00m left", "--profile=production\tpaul, 777788889999",
      ])
  }

  @Test func `devices and roles are those of the files`() {
    #expect(
      lines("bash", "", "aws-mfa --serial ")
        == ["words", "arn:aws:iam::777788889999:mfa/paul", Sample.serial])
    #expect(lines("fish", "aws-mfa", "--role", "") == ["words", "arn:aws:iam::111122223333:role/team/Deploy"])
    stage.files[Stage.config]? += "\n[profile q]\nregion = eu-west-1\n[profile r]\nregion = eu-west-1\n"
    #expect(lines("fish", "aws-mfa", "--region", "").prefix(3) == ["words", "eu-west-1", "af-south-1"])
  }

  @Test func `what the shell itself completes is only named`() {
    #expect(lines("bash", "", "aws-mfa allow ") == ["directories"])
    #expect(lines("zsh", "aws-mfa", "guard", "") == ["programs"])
    #expect(lines("zsh", "aws-mfa", "p", "--policy", "") == ["files"])
    #expect(lines("fish", "aws-mfa", "exec", "p", "--", "aws", "") == ["command"])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `broken files and a missing home say nothing`(_ shell: String) {
    stage.files[Stage.credentials] = "[p\n"
    let words = shell == "bash" ? ["production", "awsmfa use production"] : ["awsmfa", "use", "production"]
    #expect(stage.run(words: ["hook", "--complete", shell, "--"] + words).output.hasPrefix("words\n"))
    #expect(lines("fish", "aws-mfa", "use", "pr") == ["words", "production\tpaul, 777788889999"])
    stage.unreadable[Stage.config] = FileError(path: Stage.config, reason: .unreadable("no"))
    #expect(lines("fish", "aws-mfa", "use", "pr") == ["words"])
    stage.environment = [:]
    #expect(lines(shell, "", "") == (shell == "bash" ? lines(shell, "", "aws-mfa ") : lines(shell, "aws-mfa", "")))
    #expect(lines(shell).first == "words")
  }

  @Test func `the session of the environment's keys can be named`() {
    stage.files = [Stage.credentials: Sample.section("old", Sample.live).replacing("[p-mfa]", with: "[default-mfa]")]
    #expect(lines("fish", "aws-mfa", "logout", "") == ["words", "default\talice, 111122223333, 12h00m left"])
  }

  @Test func `another shell is refused`() {
    #expect(stage.run("hook", "--complete", "csh") == Ending(failure: .usage(.badShell("csh"))))
  }

  @Test func `services follow the console's profile, and regions follow their option`() {
    #expect(lines("fish", "aws-mfa", "console", "Deploy", "lam") == ["words", "lambda"])
    #expect(lines("fish", "aws-mfa", "console", "dynamo") == ["words", "dynamodb"])
    #expect(
      lines("fish", "aws-mfa", "console", "Deploy", "s3", "--region", "eu-w") == [
        "words", "eu-west-1", "eu-west-2", "eu-west-3",
      ])
    #expect(lines("fish", "aws-mfa", "setup", "admin", "--region", "us-gov-e") == ["words", "us-gov-east-1"])
    #expect(
      lines("fish", "aws-mfa", "setup", "admin", "--source", "prod") == ["words", "production\tpaul, 777788889999"])
    #expect(lines("fish", "aws-mfa", "console", "Deploy", "s3", "").contains { $0.hasPrefix("--region\t") })
  }
}
