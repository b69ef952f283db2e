import Secrecy
import TestSupport
import Testing

@testable import AWSConfig

struct HostileSessionTests {
  @Test func `a stored session is read back as it is`() {
    Fuzzing.cases(percent: 1) { generator in
      let session = generator.session()
      let profile = generator.word(of: "aZ0 $'\"\\#;=:%é@", 1...8)
      guard let before = try? shared(credentials: "[x]\na = b\n[\(profile)]\naws_access_key_id = AKIA\n"),
        before.sessionSection(of: profile) == .absent
      else { return }
      let after = try shared(credentials: text(before.storing(session, of: profile, with: [(.region, "eu-west-1")])))
      try hold(after.sessionSection(of: profile) == .session(session), "\(profile.debugDescription) \(session.tie)")
      let end = SessionEnd(of: profile, process: "/opt/bin/awsmfa credential-process x")
      try hold(try shared(credentials: text(after.ending([end]))).sessionSection(of: profile) == .empty, profile)
    }
  }

  @Test func `a damaged section is no session, or a clean one`() {
    Fuzzing.cases(percent: 1) { generator in
      let before = try shared(credentials: "")
      let file = generator.changed(text(before.storing(generator.session(), of: "p", with: [])))
      guard let after = try? shared(credentials: file), case .session(let session) = after.sessionSection(of: "p")
      else { return }
      let credentials = session.credentials
      try hold(AccessKeys.isID(credentials.keys.id), file.debugDescription)
      try hold(AccessKeys.isSecretText(credentials.keys.secret.reveal()), file.debugDescription)
      try hold(AccessKeys.isSecretText(credentials.token.reveal()), file.debugDescription)
      try hold(Instant(rfc3339: credentials.expiration.rfc3339) == credentials.expiration, file.debugDescription)
    }
  }

  @Test func `profiles of any kind resolve or are refused`() {
    Fuzzing.cases(percent: 1) { generator in
      guard let both = try? shared(config: generator.config(), credentials: "[a]\naws_access_key_id = AKIA\n") else {
        return
      }
      for name in ["a", "b", "c", "default"] {
        if let resolution = try? both.resolution(of: name) {
          try hold((1...4).contains(resolution.profiles.count), "\(resolution.profiles.map(\.name))")
        }
      }
    }
  }

  @Test func `a time is read, written and read again`() {
    Fuzzing.cases(percent: 3) { generator in
      let given = generator.changed(
        generator.pick(["2026-01-01T10:00:00Z", "9999-12-31T23:59:59+01:00", "0000-01-01T00:00:00.5Z"]))
      if let instant = Instant(rfc3339: given) {
        try hold(Instant(rfc3339: instant.rfc3339) == instant, given.debugDescription)
      }
      _ = Instant(httpDate: generator.changed("Sun, 06 Nov 1994 08:49:37 GMT"))
      if let seconds = Lifetime.seconds(generator.changed(generator.pick(["36h", "1h30m", "45s", "3600"]))) {
        try hold((0...31_536_000).contains(seconds), "\(seconds)")
      }
    }
  }
}

extension Generator {
  fileprivate mutating func session() -> StoredSession {
    let base64 = "ABCXYZabcxyz0189+/=-_"
    let credentials = SessionCredentials(
      keys: AccessKeys(id: word(of: "ASIABC0129_", 16...24), secret: Secret(word(of: base64, 1...40))),
      token: Secret(word(of: base64, 1...60)), expiration: Instant(seconds: number(below: 4_000_000_000)))
    let role = Tie.Role(
      arn: "arn:aws:iam::1:role/" + word(of: "abc+=,.@-_/", 1...10),
      externalID: pick([nil, word(of: "abc+=,.@:/-_", 2...9)]),
      sources: list(upTo: 3) { $0.word(of: "ab '\"\\$é", 1...6) })
    return StoredSession(
      credentials: credentials,
      tie: Tie(
        base: pick([.accessKey(word(of: "AKI09_", 1...20)), .process("pass show " + word(of: "ab$'\"\\|", 1...9))]),
        serial: pick([nil, "arn:aws:iam::1:mfa/" + word(of: "ab+=,.@-_", 1...9)]),
        endpoint: pick([nil, "http://127.0.0.1:4566"]), role: pick([nil, role])))
  }

  /// Profiles `a`, `b`, `c` and `default`, which lead to each other somehow.
  fileprivate mutating func config() -> String {
    let keys = [
      "role_arn", "source_profile", "include_profile", "credential_source", "credential_process", "aws_access_key_id",
      "aws_secret_access_key", "sso_session", "web_identity_token_file", "assume_role", "mfa_serial", "services",
    ]
    return ["default", "profile a", "profile b", "profile c"].map { header in
      let lines = list(upTo: 5) { generator in
        generator.pick(keys) + " = "
          + generator.pick([
            "a", "b", "c", "default", "arn:aws:iam::1:role/r", "Environment", generator.word(of: "ab ';$", 0...5),
          ])
      }
      return "[\(header)]\n" + lines.map { $0 + "\n" }.joined()
    }.joined()
  }
}
