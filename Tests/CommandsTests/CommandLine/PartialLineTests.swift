import TestSupport
import Testing

@testable import Commands

struct PartialLineTests {
  typealias Expected = PartialLine.Expected

  private static let renewing: [Option] = [.code, .duration, .serial, .noStore, .storeOnly, .debug]

  @Test(arguments: [
    Case("nothing", [""], [Expected.verbs(Verb.documented), .profiles(.login)]),
    Case("the beginning of a word", ["pro"], [.verbs(Verb.documented), .profiles(.login)]),
    Case(
      "an option in the first place", ["-"],
      [.options(Verb.login.options, .login), .questions(["--help", "--version"])]),
    Case("a profile", ["use", ""], [.profiles(.use)]),
    Case("a second profile for a verb that takes one", ["use", "p", ""], [.options([], .use)]),
    Case("a second profile for a verb that takes several", ["logout", "p", ""], [.profiles(.logout)]),
    Case("after all", ["logout", "--all", ""], [.options([.profile, .purge], .logout)]),
    Case("a profile that was named by an option", ["use", "--profile=p", ""], [.options([], .use)]),
    Case(
      "options after a profile", ["p", ""], [.options(Verb.login.options.dropFirst().filter { $0 != .debug }, .login)]),
    Case(
      "what was given or cannot be given beside it", ["renew", "--no-store", "--code", "1", "-"],
      [.options([.duration, .serial, .debug], .renew), .questions(["--help"])]),
    Case("for a verb without words", ["list", "--names", ""], [.options([], .list)]),
    Case(
      "a verb after a profile", ["-p", "p", ""], [.verbs(Verb.documented.filter { $0.takesProfile && $0 != .exec })]),
    Case(
      "an option of a verb after a profile", ["-p", "p", "renew", "-"],
      [.options(renewing, .renew), .questions(["--help"])]),
    Case("the value of an option", ["export", "--format", ""], [.values(Option.format.values(for: .export))]),
    Case("the value of another verb's option", ["prompt", "--format", ""], [.values([])]),
    Case("a profile after an option", ["--profile", ""], [.profiles(.login)]),
    Case("a code", ["p", "--code", ""], [.values(["-"])]), Case("a device", ["--serial", ""], [.devices]),
    Case("a device, as the older aws-mfa has it", ["--device="], [.devices]),
    Case("a role", ["exec", "--role", ""], [.roles]), Case("a region", ["--region", ""], [.regions]),
    Case("a policy", ["exec", "--policy", ""], [.files]), Case("a policy, attached", ["p", "--policy="], [.files]),
    Case("an attached value", ["init", "fish", "--prompt="], [.values(["left", "right", "off"])]),
    Case("a value for what takes none", ["--force="], [.values([])]), Case("of no option", ["--nothing="], []),
    Case("a shell", ["init", ""], [.values(["bash", "zsh", "fish"])]),
    Case("keys to move", ["keys", "move", ""], [.keyProfiles(.move)]),
    Case("keys to restore", ["keys", "restore", "x"], [.keyProfiles(.restore)]),
    Case("where keys go", ["keys", "move", "p", "--to", ""], [.keyTargets]),
    Case("no word of keys", ["keys", "mvoe", ""], [.options([.profile, .to, .from, .keyID], .keys)]),
    Case("after keys to move", ["keys", "move", "p", ""], [.options([.to], .keys)]),
    Case("after keys to print", ["keys", "print", "p", ""], [.options([.from, .keyID], .keys)]),
    Case("after keys to restore", ["keys", "restore", "p", ""], [.options([], .keys)]),
    Case("a verb for help", ["help", ""], [.verbs(Verb.documented)]),
    Case("a directory", ["allow", ""], [.directories]), Case("to deny", ["deny", "x"], [.directories]),
    Case("no directory", ["allow", "--list", ""], [.options([], .allow)]),
    Case("a program", ["guard", "aws", ""], [.programs]),
    Case("to guard no longer", ["guard", "--off", ""], [.guarded]),
    Case("a program after a separator", ["exec", "p", "--", ""], [.programs]),
    Case("an option as a program", ["exec", "--", "-"], [.programs]),
    Case("another program's words", ["exec", "--", "aws", "-"], [.commandLine]),
    Case(
      "a separator", ["exec", "p", "--force", "--code=1", "--duration", "1h", "--serial", "x", "--role", "x", ""],
      [
        .options([.externalID, .roleSessionName, .policy, .region, .minTTL, .noStore], .exec), .separator,
      ]),
    Case("a profile after a separator", ["use", "--", "-"], [.profiles(.use)]),
    Case("an inner verb", ["hook", ""], []),
  ])
  func `what may come next follows from the words before`(_ row: Case<[String], [Expected]>) {
    let line = PartialLine(words: row.given.dropLast(), current: row.given[row.given.count - 1])
    #expect(line.place.expected == row.wanted)
  }

  @Test func `an attached value keeps its option, and given operands are known`() {
    #expect(PartialLine(words: ["export"], current: "--format=e").place.prefix == "--format=")
    #expect(PartialLine(words: ["logout", "-p", "a", "b"], current: "").place.given == ["a", "b"])
    #expect(PartialLine(words: ["use", "--"], current: "").place.isAfterSeparator)
  }

  /// For every option with a value: an offer that is refused when it is taken is not an offer.
  @Test(arguments: Verb.documented)
  func `what is offered as a value is understood`(_ verb: Verb) throws {
    for option in verb.options {
      for value in option.values(for: verb) {
        let operand = verb.operand.values.first.map { [$0] } ?? (verb.operand.count.lowerBound == 0 ? [] : ["p"])
        let command = verb.takesCommand ? ["--", "true"] : []
        guard case .run(let arguments) = try Request(parsing: [verb.rawValue, option.flag, value] + operand + command)
        else {
          Issue.record("\(verb) \(option) \(value)")
          continue
        }
        #expect(arguments.values[option] == value)
      }
    }
    #expect(Option.format.values(for: .export) == ExportFormat.allCases.map(\.rawValue))
  }
}
