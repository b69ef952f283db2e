/// The environment variables that the program reads or sets, each named once.
package enum Variable: String, CaseIterable, Sendable {
  case accessKeyID = "AWS_ACCESS_KEY_ID"
  case secretAccessKey = "AWS_SECRET_ACCESS_KEY"
  case sessionToken = "AWS_SESSION_TOKEN"
  case credentialExpiration = "AWS_CREDENTIAL_EXPIRATION"
  case profile = "AWS_PROFILE"
  case region = "AWS_REGION"
  case defaultRegion = "AWS_DEFAULT_REGION"
  /// Old names that botocore still prefers: they must be unset while a session is in the shell.
  case securityToken = "AWS_SECURITY_TOKEN"
  case defaultProfile = "AWS_DEFAULT_PROFILE"

  case mfaProfile = "AWS_MFA_PROFILE"
  case mfaExpiresAt = "AWS_MFA_EXPIRES_AT"
  case mfaRoot = "AWS_MFA_ROOT"
  case mfaRegion = "AWS_MFA_REGION"
  case mfaOff = "AWS_MFA_OFF"
  case mfaSegment = "AWS_MFA_SEGMENT"
  /// Where a shell that a plugin manager has set up shows the segment. Only the shells read it.
  case mfaPrompt = "AWS_MFA_PROMPT"
  case mfaDebug = "AWS_MFA_DEBUG"
  /// What the command of the setting `ask_with` gets.
  case mfaQuestion = "AWS_MFA_QUESTION"

  /// What other tools set while their credentials are in use.
  case awsVault = "AWS_VAULT"
  case awsumeProfile = "AWSUME_PROFILE"
  case grantedSSO = "GRANTED_SSO"
  case webIdentityTokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE"
  case roleARN = "AWS_ROLE_ARN"
  case containerCredentialsRelativeURI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  case containerCredentialsFullURI = "AWS_CONTAINER_CREDENTIALS_FULL_URI"

  case mfaSerial = "AWS_MFA_SERIAL"
  /// What the older aws-mfa reads in place of its options.
  case olderDevice = "MFA_DEVICE"
  case olderDuration = "MFA_STS_DURATION"
  case olderRole = "MFA_ASSUME_ROLE"
  case configFile = "AWS_CONFIG_FILE"
  case sharedCredentialsFile = "AWS_SHARED_CREDENTIALS_FILE"
  case endpointURL = "AWS_ENDPOINT_URL"
  case endpointURLSTS = "AWS_ENDPOINT_URL_STS"
  case endpointURLIAM = "AWS_ENDPOINT_URL_IAM"
  case ignoreConfiguredEndpointURLs = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"
  case useFIPSEndpoint = "AWS_USE_FIPS_ENDPOINT"
  case useDualstackEndpoint = "AWS_USE_DUALSTACK_ENDPOINT"
  case stsRegionalEndpoints = "AWS_STS_REGIONAL_ENDPOINTS"
  case caBundle = "AWS_CA_BUNDLE"
  /// What Python's `requests` reads, and botocore with it.
  case requestsCABundle = "REQUESTS_CA_BUNDLE"

  /// What Midnight Commander sets in the shell that it runs beside itself.
  case midnightCommander = "MC_SID"

  case home = "HOME"
  case configHome = "XDG_CONFIG_HOME"
  case stateHome = "XDG_STATE_HOME"
  case dataHome = "XDG_DATA_HOME"
}

/// The environment as it was when the program started. An empty variable counts as unset, as it does for the SDKs.
package struct Environment: Equatable, Sendable {
  package let values: [String: String]

  package init(_ values: [String: String]) {
    self.values = values
  }

  package subscript(variable: Variable) -> String? {
    self[named: variable.rawValue]
  }

  /// The value as it is, even if empty.
  package func rawValue(_ variable: Variable) -> String? {
    values[variable.rawValue]
  }

  package subscript(named name: String) -> String? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
