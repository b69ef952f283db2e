import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// A failure with its exit status and its message. To change a message is to change one of its tables.
struct FailureSentence: Sendable, CustomTestStringConvertible {
  let failure: Failure
  let status: Commands.ExitStatus
  let error: String
  let hint: String
  var testDescription: String { error }

  init(_ failure: Failure, _ status: Commands.ExitStatus, _ error: String, _ hint: String) {
    self.failure = failure
    self.status = status
    self.error = error
    self.hint = hint
  }

  static let all =
    usage + profiles + writing + field + resolutions + devices + sessions + dialogs + files + directories + refusals
    + transport
    + rotations + newProfiles + console + keys + roles
}

struct FailureWordingTests {
  private static let paths = try? Paths(Environment(["HOME": "/home/u"]))

  @Test(arguments: FailureSentence.all)
  func `every failure says its cause and the next step`(_ sentence: FailureSentence) {
    let words = sentence.failure.words(Self.paths)
    #expect(
      [words.error, words.hint, "\(sentence.failure.status)"]
        == [sentence.error, sentence.hint, "\(sentence.status)"])
  }

  @Test func `every case of every failure has a message`() {
    let worded = Set(FailureSentence.all.map(\.failure.failureName))
    #expect(FailureName.allCases.filter { !worded.contains($0) } == [])
  }

  @Test func `a failure is printed as two lines`() {
    #expect(
      message(for: .homeMissing, in: .untouchable([:]))
        == "aws-mfa: HOME is not set\nhint: set it to your home directory")
  }

  @Test(arguments: [(false, "-- mysql -ps3cret"), (true, "-- mysql ARGUMENTS")])
  func `the arguments of a command are repeated to a person only`(_ isOfScript: Bool, _ shown: String) {
    var world = World.untouchable(["HOME": "/home/u"])
    world.terminal.isOfScript = { isOfScript }
    let line = Arguments(verb: .exec, operands: ["data"], command: ["mysql", "-ps3cret"])
    let failure = Failure.unknownProfile("data", near: ["datatruck"], files: ["~/a"]).of(line)
    #expect(message(for: failure, in: world).hasSuffix("did you mean aws-mfa exec datatruck \(shown)?"))
  }
}
