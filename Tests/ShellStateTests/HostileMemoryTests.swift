import Secrecy
import TestSupport
import Testing

@testable import AWSConfig
@testable import ShellCode
@testable import ShellState
@testable import Text

/// Environments and memories that anyone may have put together.
struct HostileMemoryTests {
  /// What a plan may change in a shell.
  private static let ours = Set(
    (ShellState.managed + [.mfaProfile, .mfaExpiresAt, .mfaRoot, .mfaRegion, .mfaOff, .mfaSegment]).map(\.rawValue))

  @Test func `a memory is read as it was written, or not at all`() {
    Fuzzing.cases(percent: 2) { generator in
      guard let memory = Memory(generator.memory()) else { return }
      let text = memory.text.reveal()
      try hold(text.utf8.allSatisfy { (0x20...0x7E).contains($0) }, text.debugDescription)
      try hold(Memory(text) == memory, text)
    }
  }

  @Test func `whatever a shell remembers, only our variables change, and its own values come back`() {
    Fuzzing.cases(percent: 1) { generator in
      let shell = ModelShell(environment: generator.environment(), memory: generator.memory())
      let session = shell.entering(
        region: generator.pick([nil, "eu-west-1"]), isStored: generator.number(below: 2) == 0)
      for next in [session, session.leaving(), shell.leaving(), shell.turningOff(), session.turningOff()] {
        let changed = Set(next.environment.keys).union(shell.environment.keys).filter {
          !(next.environment[$0].map { [$0] } ?? []).elementsEqual(shell.environment[$0].map { [$0] } ?? [])
        }
        try hold(changed.isSubset(of: Self.ours), "\(changed.subtracting(Self.ours))")
      }
      try hold(Memory(session.memory) != nil, session.memory)
      try hold(session.environment["AWS_SECRET_ACCESS_KEY"] == "secret-one", "\(shell)")
      let values = session.leaving().environment.values
      try hold(!values.contains("secret-one") && !values.contains("token-one"), "\(shell)")
    }
  }

  @Test func `a fresh shell gets its own values back, whatever they are`() {
    Fuzzing.cases(percent: 1) { generator in
      let own = generator.environment().filter { !$0.key.hasPrefix("AWS_MFA_") }
      let shell = ModelShell(environment: own)
      try hold(shell.entering(region: "eu-west-1").leaving().environment == own, "\(own)")
    }
  }

  @Test func `a segment means nothing to a prompt`() {
    Fuzzing.cases(percent: 3) { generator in
      let segment = Segment(
        Segment.Session(profile: generator.text(), region: generator.text(), role: generator.text()),
        secondsLeft: Int(truncatingIfNeeded: generator.next() >> 20),
        style: Segment.Style(format: generator.changed("{profile} {left} {region} {account} {role}")))
      let allowed = " -_.,+=:@~/<>()[]{}|"
      try hold(segment.text.isAlphanumeric(or: allowed), segment.text.debugDescription)
    }
  }
}

extension Generator {
  fileprivate mutating func environment() -> [String: String] {
    let names = Variable.allCases.map(\.rawValue) + ["PATH", "AWS_MFA_MEMORY", "LD_PRELOAD"]
    let pairs = list(upTo: 8) { ($0.pick(names), $0.value()) }
    return Dictionary(pairs.filter { !$0.1.isEmpty }) { first, _ in first }
  }

  private mutating func value() -> String {
    pick(["p", "p-mfa", "1767304800", "2026-01-01T22:00:00Z", "ASIA-one", "AKIA", "/w", text(upTo: 4)])
  }

  /// The words of a memory, in any order, and sometimes damaged.
  fileprivate mutating func memory() -> String {
    let names = Variable.allCases.map(\.rawValue)
    let words = list(upTo: 8) { generator in
      generator.pick([
        "state=" + generator.pick(["none", "hand", "directory", "restored", "user", "off", "x"]),
        "profile=" + percentEncoded(generator.value()),
        "expires=" + generator.pick(["1767304800", "-1", "x", "9999999999999"]),
        generator.pick(["expired", "logged-out", "unjudged", "unstored", "overridden", "owing"]), "role=r", "keys=AKIA",
        "restricted",
        "external=" + percentEncoded(generator.value()), "named=" + percentEncoded(generator.value()),
        "region=" + percentEncoded(generator.value()),
        "announced=300", "failures=3", "failed=300", "again=1", "root=" + percentEncoded(generator.value()),
        "decider=" + percentEncoded(generator.value()), "below=hand,q", "told=" + percentEncoded(generator.value()),
        "generation=7", "<\(generator.pick(names))=" + percentEncoded(generator.value()),
        ">\(generator.pick(names))=" + percentEncoded(generator.value()), ">\(generator.pick(names))",
      ])
    }
    let text = (["v2"] + words).joined(separator: " ")
    return number(below: 3) == 0 ? changed(text) : text
  }
}
