import TestSupport
import Testing

@testable import AWSConfig

/// What is compared: everything that a list shows.
private struct Facts: Equatable {
  var region: String?
  var serial: String?
  var keys: Resolution.KeySource
  var roleARN: String?
  var source: String?

  init(_ listed: ListedProfiles.Listed) {
    (region, serial, keys) = (listed.region, listed.serial, listed.keys)
    (roleARN, source) = (listed.roleARN, listed.source)
  }

  init(_ resolution: Resolution) {
    region = resolution.along(.region)?.value
    serial = (resolution.along(.mfaSerial) ?? resolution.along(.olderMFADevice))?.value
    keys = resolution.keys
    roleARN = resolution.roles.last.flatMap { $0.arn.isEmpty ? nil : $0.arn }
    source = resolution.roles.isEmpty ? nil : resolution.source?.profile.name ?? resolution.profile[.sourceProfile]
  }
}

struct ListedProfilesTests {
  private static let names = ["a", "b", "c", "d"]
  private static let lines = [
    "aws_access_key_id = AKIA1", "aws_secret_access_key = s", "region = r1", "region = r2", "mfa_serial = m1",
    "aws_mfa_device = m2", "credential_source = Environment", "credential_process = p", "sso_session = s", "role_arn =",
    "include_profile = a", "assume_role = arn:3", "web_identity_token_file = f",
  ]

  @Test func `a list shows what each profile's resolution says`() {
    Fuzzing.cases(percent: 1) { generator throws(Broken) in
      var files = [[UInt8]]()
      for prefix in ["profile ", ""] {
        var text = ""
        for name in Self.names + ["a-long-term"] where generator.number(below: 3) > 0 {
          text += "[\(prefix)\(name)]\n"
          if generator.number(below: 2) > 0 {
            text += "role_arn = arn:\(name)\nsource_profile = \(generator.pick(Self.names))\n"
          }
          text += generator.list(upTo: 2) { $0.pick(Self.lines) + "\n" }.joined()
        }
        files.append(Array(text.utf8))
      }
      guard let config = try? INIDocument(files[0]), let credentials = try? INIDocument(files[1]) else { return }
      let shared = SharedConfig(config: config, credentials: credentials)
      var profiles = ListedProfiles(shared)
      for name in shared.profileNames {
        let listed = profiles.listed(name).map(Facts.init)
        let resolved = (try? shared.resolution(of: name)).map(Facts.init)
        try hold(listed == resolved, "\(name): \(String(describing: listed)), not \(String(describing: resolved))")
      }
    }
  }
}
