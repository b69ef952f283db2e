import ShellCode
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct FindingTests {
  private static let bad = FindingWords(finding: "a", why: "b", fix: "c")

  @Test func `errors come first, and what is well is counted`() {
    let findings = [Finding.ok(.clock, "d"), .warning(.curl, Self.bad), .error(.home, Self.bad)]
    #expect(
      Report(findings: findings).text
        == "error: a\n  why: b\n  fix: c\n\nwarning: a\n  why: b\n  fix: c\n\n1 check passed\n")
    #expect(
      Report(findings: [.ok(.clock, "d"), .ok(.curl, "e")], isDetailed: true).text == "ok: d\n\n2 checks passed\n")
    #expect(
      Report(findings: [.warning(.curl, Self.bad), .ok(.clock, "d")]).json
        == #"[{"id": "curl", "level": "warning", "finding": "a", "why": "b", "fix": "c"}, "#
        + #"{"id": "clock", "level": "ok", "finding": "d", "why": null, "fix": null}]"# + "\n")
  }

  @Test(arguments: [(Finding.Level.ok, false), (.warning, true), (.error, true)])
  func `anything but ok is bad`(_ row: (level: Finding.Level, isBad: Bool)) {
    let finding = Finding(check: .curl, level: row.level, finding: "a", why: nil, fix: nil)
    #expect(Report(findings: [finding]).isBad == row.isBad)
  }

  @Test func `a finding is told once`() {
    let findings = [
      Finding.warning(.profile, Self.bad), .ok(.clock, "d"), .warning(.profile, Self.bad), .error(.profile, Self.bad),
    ]
    #expect(findings.withoutRepetitions == [findings[0], findings[1], findings[3]])
  }

  @Test(arguments: [
    (0o600, false, 0o0), (0o644, false, 0o4), (0o640, false, 0o4), (0o640, true, 0o0), (0o662, false, 0o6),
    (0o602, true, 0o2),
    (0o777, true, 0o7),
  ])
  func `what others may do is what group and others may`(_ row: (mode: Int, isOwnGroup: Bool, wanted: Int)) {
    let facts = FileFacts(isRegular: true, isOwn: true, mode: row.mode, isOwnGroup: row.isOwnGroup)
    #expect(facts.forOthers == row.wanted)
  }

  private static let versions: [Case<String, CurlVersion.Signing?>] = [
    Case("none", "wget 1.2", nil), Case("nothing", "", nil), Case("before signing", "curl 7.74.0 (x) y", .nothing),
    Case("the first to sign", "curl 7.75.0 (x) y", .plainRequests), Case("almost", "curl 7.85.9", .plainRequests),
    Case("enough", "curl 7.86.0", .everything), Case("newer", "curl 8.5.0-DEV (x)", .everything),
  ]

  @Test(arguments: versions)
  func `a version of curl signs so much`(_ row: Case<String, CurlVersion.Signing?>) {
    #expect(CurlVersion(row.given)?.signs == row.wanted)
  }

  // MARK: Words

  private static let hostile = "a\u{1B}[31m\nb\r\u{7}\u{85}\u{2028}\u{202E}\u{200B}c"

  private static let words: [FindingWords] = {
    let serial = DeviceSerial("arn:aws:iam::1:mfa/x")
    let kinds: [Oddity.Kind] = [
      .profileHeader, .bareHeader, .headerOfManyWords, .quoted(key: "k"), .comment(key: "k"), .otherSecurityToken,
      .loneSecurityToken, .hiddenProcess,
    ]
    let odd = kinds.map { FindingWords.odd(Oddity(kind: $0, file: .config, line: 1, section: hostile), "f:1") }
    let files: [FindingWords] = [
      .homeless(.homeMissing), .malformed(INIDocument.Malformed(line: 1, reason: .duplicateSection(hostile)), hostile),
      .malformed(INIDocument.Malformed(line: 1, reason: .notAnOption), hostile),
      .readableByOthers("f", mode: 0o4, path: "f"),
      .writableByOthers("f", mode: 0o2, path: "f"), .notOwn("f", path: "f"), .notWritable("f", path: "f"),
      .byteOrderMark("f"),
      .notUTF8("f", line: 1),
      .inWorkTree("f", tree: "t", isTracked: true, command: "c"),
      .inWorkTree("f", tree: "t", isTracked: false, command: "c"),
    ]
    let profiles: [FindingWords] = [
      .unreadableName(UnreadableName(cause: .name(hostile), sdks: [.go]), of: hostile),
      .foreignSection(.manager(hostile), of: hostile), .expired(hostile, at: "t"),
      .setting(SettingProblem(location: .line(1), reason: .unknownKey(hostile)), "f"), .readOnly("AWS_PROFILE"),
      .besideTool(.awsVault), .shadowing(.profile, why: "w"), .emptyProfile(.profile),
      .missingProfile(hostile, .profile),
      .environmentKeys(EnvironmentKeysError.incomplete.words), .expiredVariable("t"), .disagreement(),
    ]
    let shells: [FindingWords] = [
      .unloaded(.bash), .unloaded(.zsh), .unloaded(.fish), .outdated(), .withoutHooks(), .missingHooks([hostile]),
      .lateTool("direnv"), .hidden(by: hostile), .promptLost(), .foreignProgram(hostile),
      .otherProgram(hostile, running: hostile),
      .notOnPath("/a/b"), .noCurl(hasCLI: true), .noCurl(hasCLI: false), .ignored(.notAllowed, "f"),
      .unknownInDirectory(hostile, "f"),
    ]
    let account: [FindingWords] = [
      .notReached(.transport(.unresolved, host: "h")), .clock(200, isRefused: false), .clock(-400, isRefused: true),
      .sessionRefused(.refused(.deadSession, profile: hostile)), .noDevice(hostile), .passkeysOnly(hostile),
      .oldKey("A", days: 90, hostile, isStored: false), .oldKey("A", days: 90, isExact: false, hostile, isStored: true),
    ]
    let curl =
      CurlVersion("curl 7.80.0").map { [FindingWords.oldCurl($0, hasCLI: true), .oldCurl($0, hasCLI: false)] } ?? []
    let device =
      serial.map { [FindingWords.unknownDevice(Device(serial: $0, source: "s"), hostile, instead: [$0])] } ?? []
    return odd + files + profiles + shells + account + curl + device
  }()

  @Test func `findings keep the rules of all sentences`() {
    let names = Set(["AWS", "HOME", "SDKs"] + Variable.allCases.map(\.rawValue))
    for words in Self.words {
      for text in [words.finding, words.why, words.fix] {
        let first = text.split(separator: " ").first.map(String.init) ?? ""
        #expect(!text.isEmpty && !text.hasSuffix(".") && !text.contains("\n"), "\(text)")
        #expect(first.first?.isUppercase != true || names.contains(first), "\(text)")
        let controls = text.unicodeScalars.filter { !$0.isPrintable }
        #expect(String(String.UnicodeScalarView(controls)) == "", "\(text)")
      }
    }
    #expect(Self.words.count > 50)
  }
}
