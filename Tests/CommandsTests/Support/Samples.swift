import TestSupport

/// The files, questions and plans of profile `p`.
extension Sample {
  static let question = "MFA code for p (alice, 111122223333): "

  /// A credentials file with the long-term keys of profile `p`.
  static let keys = """
    [p]
    aws_access_key_id = AKIAEXAMPLE000000001
    aws_secret_access_key = long/secret
    mfa_serial = \(serial)

    """

  /// `[p-mfa]` as it is stored: `new` is the session from STS's good answer.
  static func section(_ session: String, _ expiration: String, endpoint: String? = nil) -> String {
    """
    [p-mfa]
    aws_access_key_id = ASIAEXAMPLE00000\(session)
    aws_secret_access_key = secret/\(session)
    aws_session_token = token+\(session)
    expiration = \(expiration)
    manager = aws-mfa
    awsmfa_base_access_key_id = AKIAEXAMPLE000000001
    awsmfa_mfa_serial = \(serial)
    \(endpoint.map { "awsmfa_endpoint = \($0)\n" } ?? "")
    """
  }

  static let ended = """
    [p-mfa]
    manager = aws-mfa
    credential_process = /opt/bin/awsmfa credential-process p

    """

  /// The plan that exports session `name`, over an environment without anything of the user's.
  static func entering(
    _ name: String, _ expiration: String, _ seconds: Int, isStored: Bool = true
  ) -> [String] {
    [
      "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000\(name)", "AWS_SECRET_ACCESS_KEY=secret/\(name)",
      "AWS_SESSION_TOKEN=token+\(name)", "AWS_CREDENTIAL_EXPIRATION=\(expiration)",
      isStored ? "AWS_PROFILE=p-mfa" : "-AWS_PROFILE", "-AWS_SECURITY_TOKEN", "-AWS_DEFAULT_PROFILE",
      "AWS_MFA_PROFILE=p", "AWS_MFA_EXPIRES_AT=\(seconds)", "-AWS_MFA_ROOT", "-AWS_MFA_REGION",
      "-AWS_MFA_OFF",
      "keep _awsmfa_memory=v2 state=hand profile=p expires=\(seconds)" + (isStored ? "" : " unstored")
        + " >AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000\(name) >AWS_PROFILE"
        + (isStored ? "=p-mfa" : "") + " >AWS_SECURITY_TOKEN >AWS_DEFAULT_PROFILE",
    ]
  }

  static let live = "2026-01-01T22:00:00Z"
  static let liveSeconds = 1_767_304_800

  /// The environment and memory of a shell into which `p`'s session `old` was exported.
  static let inSession = [
    "HOME": "/home/u", "AWS_ACCESS_KEY_ID": "ASIAEXAMPLE00000old", "AWS_SECRET_ACCESS_KEY": "secret/old",
    "AWS_SESSION_TOKEN": "token+old", "AWS_CREDENTIAL_EXPIRATION": live, "AWS_PROFILE": "p-mfa",
    "AWS_MFA_PROFILE": "p", "AWS_MFA_EXPIRES_AT": "\(liveSeconds)",
  ]
  static let memory =
    "v2 state=hand profile=p expires=\(liveSeconds) >AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old >AWS_PROFILE=p-mfa >AWS_SECURITY_TOKEN >AWS_DEFAULT_PROFILE"

  /// The plan that removes that session again if the user had nothing before.
  static let leaving = [
    "-AWS_ACCESS_KEY_ID", "-AWS_SECRET_ACCESS_KEY", "-AWS_SESSION_TOKEN", "-AWS_CREDENTIAL_EXPIRATION",
    "-AWS_PROFILE", "-AWS_SECURITY_TOKEN", "-AWS_DEFAULT_PROFILE", "-AWS_MFA_PROFILE",
    "-AWS_MFA_EXPIRES_AT", "-AWS_MFA_ROOT", "-AWS_MFA_REGION", "-AWS_MFA_OFF", "keep _awsmfa_memory=v2 state=none",
  ]

  /// The plan that removes that session's keys, and leaves `AWS_PROFILE` on its section.
  static func ending(_ why: String, _ more: String = "") -> [String] {
    [
      "-AWS_ACCESS_KEY_ID", "-AWS_SECRET_ACCESS_KEY", "-AWS_SESSION_TOKEN", "-AWS_CREDENTIAL_EXPIRATION",
      "AWS_PROFILE=p-mfa", "-AWS_SECURITY_TOKEN", "-AWS_DEFAULT_PROFILE", "AWS_MFA_PROFILE=p",
      "-AWS_MFA_EXPIRES_AT", "-AWS_MFA_ROOT", "-AWS_MFA_REGION", "-AWS_MFA_OFF",
      "keep _awsmfa_memory=v2 state=hand profile=p expires=\(liveSeconds) \(why)\(more) >AWS_ACCESS_KEY_ID >AWS_PROFILE=p-mfa >AWS_SECURITY_TOKEN >AWS_DEFAULT_PROFILE",
    ]
  }

  static let state = "/home/u/.local/state/aws-mfa/_home_u_.aws_credentials.b086abf6adc38958"
}
