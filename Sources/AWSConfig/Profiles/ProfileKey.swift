/// The keys of a profile in the shared files, as the SDKs and earlier tools name them.
package enum ProfileKey: String, CaseIterable, Sendable {
  case accessKeyID = "aws_access_key_id"
  case secretAccessKey = "aws_secret_access_key"
  case sessionToken = "aws_session_token"
  /// What older SDKs wrote for the session token; botocore still prefers it, so it must never be left behind.
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
  case credentialSource = "credential_source"
  case externalID = "external_id"
  case roleSessionName = "role_session_name"
  /// aws-vault's keys: the tags of a role's session, those that go on to other roles, and the name of who is behind it.
  case sessionTags = "session_tags"
  case transitiveSessionTags = "transitive_session_tags"
  case sourceIdentity = "source_identity"
  /// aws-vault's key: a profile whose values are used where this one has none.
  case includeProfile = "include_profile"
  /// The older aws-mfa's keys for device and role, in `[NAME-long-term]`, and those it writes into a role's session.
  case olderMFADevice = "aws_mfa_device"
  case olderRole = "assume_role"
  case olderAssumedRole = "assumed_role"
  case olderAssumedRoleARN = "assumed_role_arn"
  case webIdentityTokenFile = "web_identity_token_file"
  case ssoSession = "sso_session"
  case ssoStartURL = "sso_start_url"
  case ssoAccountID = "sso_account_id"
  case ssoRoleName = "sso_role_name"
  case loginSession = "login_session"

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
  case tieProcess = "awsmfa_base_process"
  case tieRoleARN = "awsmfa_role_arn"
  case tieExternalID = "awsmfa_external_id"
  case tieSessionTags = "awsmfa_session_tags"
  case tieTransitiveTags = "awsmfa_transitive_session_tags"
  case tieSourceIdentity = "awsmfa_source_identity"
  /// The profiles that a role's session was opened from, nearest first, quoted as shell words.
  case tieSources = "awsmfa_source_profiles"
  case tieSerial = "awsmfa_mfa_serial"
  case tieEndpoint = "awsmfa_endpoint"
  /// Set in a section whose session has expired; missing after a logout.
  case expired = "awsmfa_expired"
  /// Which of the mirrored keys are ours, so that one that the user pasted is never removed.
  case mirrored = "awsmfa_mirrored"
}
