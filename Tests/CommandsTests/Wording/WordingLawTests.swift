import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The rules for all our messages, checked on those above and with hostile text wherever text comes from elsewhere.
struct WordingLawTests {
  @Test(arguments: FailureSentence.all)
  func `a cause ends without a full stop, and the hint is a separate sentence`(
    _ sentence: FailureSentence
  ) {
    let words = sentence.failure.words()
    #expect(
      [
        words.error.hasSuffix("."), words.hint.hasSuffix("."), words.error == words.hint,
        words.hint.isEmpty,
      ]
        == [false, false, false, false])
  }

  @Test(arguments: FailureSentence.all)
  func `a message begins in lower case, or with a name`(_ sentence: FailureSentence) {
    let words = sentence.failure.words()
    let first = [words.error, words.hint].compactMap { $0.split(separator: " ").first }
    let names = Set(
      ["AWS", "HOME", "STS", "HTTPS_PROXY", "AKIANEW"] + Variable.allCases.map { Substring($0.rawValue) })
    #expect(first.filter { $0.first?.isUppercase == true && !names.contains($0) } == [])
  }

  private static let hostile = "a\u{1B}[31m\nb\r\u{7}\u{85}\u{2028}\u{202E}\u{200B}c"

  @Test(arguments: [
    Failure.usage(.unknownOption(hostile, .login, near: nil)),
    .usage(.unexpectedOperand(hostile, .off, near: Arguments(verb: .use, operands: [hostile]))),
    .usage(.twoProfiles(hostile, hostile)), .usage(.otherOption(hostile, nil, .region)),
    .usage(.unexpectedOperand(hostile, nil, near: nil)),
    .integrationMissing(Arguments(verb: .use, operands: [hostile]), isScript: true),
    .integrationMissing(Arguments(verb: .use, operands: [hostile]), isScript: false),
    .usage(.unknownVerb(hostile, near: nil)), .usage(.badTime(.duration, hostile)),
    .usage(.badFormat(hostile)),
    .usage(.badShell(hostile)), .shellFilesMissing(folder: hostile), .controlInPath(hostile),
    .file(FileError(path: hostile, reason: .unreadable("x"))),
    .file(FileError(path: hostile, reason: .locked)),
    .malformed(path: hostile, INIDocument.Malformed(line: 1, reason: .duplicateSection(hostile))),
    .malformed(path: hostile, INIDocument.Malformed(line: 1, reason: .duplicateOption(hostile))),
    .unknownNamed(hostile, near: [hostile], by: .file(hostile, line: 1), files: [hostile]),
    .unknownNamed(hostile, near: [hostile], by: .session, files: [hostile]),
    .unknownProfile(
      hostile, near: [hostile], files: [hostile], line: Arguments(verb: .login, operands: [hostile])),
    .profileNotNamed([hostile, hostile]), .noKeysAtAll([hostile, hostile]), .endpoint(.unknownServices(hostile)),
    .misnamedSection(
      MisnamedSection(
        profile: hostile, line: FileLine(isInCredentials: true, number: 1), header: hostile, right: hostile)),
    .leftoverToken(
      profile: hostile,
      LeftoverToken(lines: [FileLine(isInCredentials: true, number: 1)], keys: [hostile], section: hostile)),
    .idleSource(profile: hostile, key: .sourceProfile, source: hostile),
    .noCertificates(path: "\(hostile) # \(hostile)", source: "x"),
    .keyProcess(.failed(status: 1, said: hostile, syntax: hostile), profile: hostile),
    .keyStore(.otherKey(hostile), StoredKeys(store: .pass, id: "I"), profile: hostile),
    .keyStore(.unreachable(said: hostile), StoredKeys(store: .secretService, id: "I"), profile: hostile),
    .keyStore(.failed(status: 1, said: hostile), StoredKeys(store: .keychain, id: "I"), profile: hostile),
    .keyPlace(.ofSource(hostile), profile: hostile), .keyPlace(.included(hostile), profile: hostile),
    .keyPlace(.sectionTaken(hostile), profile: hostile), .keyPlace(.inConfig, profile: hostile),
    .usage(.badKeysWord(hostile, near: nil)), .usage(.badStore(.to, hostile)),
    .keysNotProven(.pass, profile: hostile), .keysChanged(profile: hostile), .notInStore(profile: hostile),
    .noKeys(profile: hostile), .badKeys(profile: hostile), .temporaryBaseKeys(profile: hostile),
    .noEnvironmentKeys(profile: hostile), .badRole(hostile, source: "x"),
    .badRoleValue(hostile, source: "x", marks: "-", lengths: 2...64),
    .oneOff(hostile, profile: hostile), .badTags(.noPair(hostile), source: "x"),
    .badTags(.badKey(hostile), source: "x"), .badTags(.reserved(hostile), source: "x"),
    .badTags(.badValue(hostile, key: hostile), source: "x"), .badTags(.twice(hostile), source: "x"),
    .badTags(.unknown(hostile), source: "x"), .policy(.absent, path: hostile), .policy(.notJSON, path: hostile),
    .policyWithoutRole(profile: hostile),
    .otherAccount(hostile, source: "x", account: "1", profile: hostile),
    .resolution(.unknownProfile(hostile)),
    .resolution(.unknownSource(hostile, of: hostile, key: .sourceProfile)),
    .resolution(.loop([hostile, hostile], key: .sourceProfile)), .resolution(.twoSources(hostile)),
    .resolution(.noSource(hostile)), .resolution(.unknownCredentialSource(hostile, of: hostile)),
    .resolution(.machine("EcsContainer", of: hostile)),
    .resolution(.foreign(.singleSignOn, of: hostile)),
    .resolution(.foreign(.webIdentity, of: hostile)), .resolution(.foreign(.login, of: hostile)),
    .keyProcess(.ours(of: hostile), profile: hostile), .noSerial(profile: hostile),
    .badSerial(hostile, source: "--serial"),
    .passkey(DeviceLabel(text: hostile)), .badDuration(hostile, source: "x"),
    .endpoint(.badRegion(hostile, source: "x")),
    .endpoint(.badEndpoint(hostile, source: "x")), .endpoint(.plainEndpoint(hostile, source: "x")),
    .foreignSection(profile: hostile, .longTermKey),
    .foreignSection(profile: hostile, .manager(hostile)),
    .foreignSection(profile: hostile, .unknownKey(hostile)), .noSession(profile: hostile),
    .unreadableName(profile: hostile, UnreadableName(cause: .character("\u{202E}"), sdks: [.go])),
    .unreadableName(profile: hostile, UnreadableName(cause: .name(hostile), sdks: [.go, .java])),
    .sessionEnded(profile: hostile), .nobodyToAsk(profile: hostile),
    .refused(.code(serial: Sample.serial, usedBefore: false), profile: hostile),
    .refused(.temporaryKeys, profile: hostile),
    .refused(.device(serial: hostile, source: "x"), profile: hostile),
    .refused(.unknownKey(id: hostile, .file), profile: hostile),
    .refused(.role(arn: hostile, .unsaid, hasExternalID: true), profile: hostile),
    .refused(.role(arn: hostile, .notAllowed, hasExternalID: true), profile: hostile),
    .refused(.role(arn: hostile, .forbidden, hasExternalID: true), profile: hostile),
    .refused(.role(arn: hostile, .notTrusted, hasExternalID: true), profile: hostile),
    .refused(.roleOfRoot(arn: hostile), profile: hostile),
    .refused(.roleDuration(arn: hostile), profile: hostile),
    .refused(.devices(guess: hostile), profile: hostile), .noDevice(profile: hostile),
    .badChoice(hostile),
    .setupBrokenOff(.badChoice(hostile), profile: hostile),
    .changedSinceShown(path: hostile, profile: hostile),
    .severalDevices([DeviceLabel(text: hostile)], profile: hostile),
    .refused(.user(hostile), profile: hostile),
    .refused(.wrongSecret(id: hostile, .process), profile: hostile),
    .foreignHome(hostile, source: "x"),
    .refused(.deadSession, profile: hostile),
    .transport(.tls(hostile), host: "h"), .transport(.curl(status: 1, hostile), host: "h"),
  ])
  func `foreign text never controls the terminal`(_ failure: Failure) {
    let text = message(for: failure, in: .untouchable(["HOME": "/home/u"]))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let bad = lines.joined().unicodeScalars.filter {
      [.control, .format, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory)
    }
    #expect((lines.count, String(String.UnicodeScalarView(bad))) == (2, ""))
  }
}
