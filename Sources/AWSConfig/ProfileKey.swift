/// The keys of a profile in the shared files, as the SDKs and the tools before us name them.
package enum ProfileKey: String, CaseIterable, Sendable {
  case accessKeyID = "aws_access_key_id"
  case secretAccessKey = "aws_secret_access_key"
  case sessionToken = "aws_session_token"
  /// What older SDKs wrote for the session token; botocore still prefers it, so it must never linger.
  case securityToken = "aws_security_token"
  case expiration
  case manager
  case credentialProcess = "credential_process"

  case mfaSerial = "mfa_serial"
  /// aws-vault's key: a command that prints a code.
  case mfaProcess = "mfa_process"
  case durationSeconds = "duration_seconds"
  case roleARN = "role_arn"
  case sourceProfile = "source_profile"
  case webIdentityTokenFile = "web_identity_token_file"
  case ssoSession = "sso_session"
  case ssoStartURL = "sso_start_url"

  case region
  case output
  case caBundle = "ca_bundle"
  case useFIPSEndpoint = "use_fips_endpoint"
  case useDualstackEndpoint = "use_dualstack_endpoint"
  case endpointURL = "endpoint_url"
  case services
  case stsRegionalEndpoints = "sts_regional_endpoints"
  case ignoreConfiguredEndpointURLs = "ignore_configured_endpoint_urls"

  case tieAccessKeyID = "awsmfa_base_access_key_id"
  case tieSerial = "awsmfa_mfa_serial"
  case tieEndpoint = "awsmfa_endpoint"
  /// In a section whose session went since it had ended; after a logout it is not there.
  case expired = "awsmfa_expired"
  /// Which of the mirrored keys are ours, so that one the user pasted is never taken away.
  case mirrored = "awsmfa_mirrored"
}
