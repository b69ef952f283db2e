import AWSAPI
import AWSConfig
import Secrecy

/// The formats that `aws configure export-credentials` prints.
enum ExportFormat: String, CaseIterable {
  case env
  case envNoExport = "env-no-export"
  case fish, powershell
  case windowsCmd = "windows-cmd"
  case process

  /// The credentials in this format. Their characters were checked when they were read: none of them needs quoting
  /// here.
  func text(_ credentials: SessionCredentials) -> String {
    let values: [(Variable, String)] = [
      (.accessKeyID, credentials.keys.id),
      (.secretAccessKey, credentials.keys.secret.reveal()),
      (.sessionToken, credentials.token.reveal()),
      (.credentialExpiration, credentials.expiration.rfc3339),
    ]
    if self == .process { return Self.process(credentials) }
    return values.map { line($0.rawValue, $1) + "\n" }.joined()
  }

  private func line(_ name: String, _ value: String) -> String {
    switch self {
    case .env: "export \(name)=\(value)"
    case .envNoExport: "\(name)=\(value)"
    case .fish: "set -gx \(name) \"\(value)\""
    case .powershell: "$Env:\(name)=\"\(value)\""
    case .windowsCmd: "set \(name)=\(value)"
    case .process: ""
    }
  }

  /// Long-term keys, as the SDKs read them from a `credential_process`.
  static func process(_ keys: AccessKeys) -> String {
    let json = JSON.object([
      ("Version", .number(1)), ("AccessKeyId", .string(keys.id)), ("SecretAccessKey", .string(keys.secret.reveal())),
    ])
    return json.text + "\n"
  }

  /// What the SDKs read from a `credential_process`.
  static func process(_ credentials: SessionCredentials) -> String {
    let json = JSON.object([
      ("Version", .number(1)),
      ("AccessKeyId", .string(credentials.keys.id)),
      ("SecretAccessKey", .string(credentials.keys.secret.reveal())),
      ("SessionToken", .string(credentials.token.reveal())),
      ("Expiration", .string(credentials.expiration.rfc3339)),
    ])
    return json.text + "\n"
  }
}
