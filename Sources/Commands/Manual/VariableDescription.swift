import AWSConfig

/// What the manual page says about the environment.
enum ManualVariable {
  /// What a shell with a session has.
  static let set: [Variable] = [
    .accessKeyID, .secretAccessKey, .sessionToken, .credentialExpiration, .profile, .region, .defaultRegion,
    .mfaProfile, .mfaExpiresAt, .mfaRegion, .mfaRoot, .mfaSegment, .mfaOff,
  ]

  /// What is unset while a session is in the shell, because some tools prefer it.
  static let unset: [Variable] = [.securityToken, .defaultProfile]

  /// The credentials of other tools, beside which nothing happens by itself.
  static let others: [Variable] = [
    .awsVault, .awsumeProfile, .grantedSSO, .webIdentityTokenFile, .roleARN, .containerCredentialsRelativeURI,
    .containerCredentialsFullURI,
  ]

  /// What is read alone.
  static let read = Variable.allCases.filter { !(set + unset + others).contains($0) }

  /// Variables that only the shells or curl read, and what for.
  static let outside: [(name: String, summary: String)] = [
    ("HTTPS_PROXY, ALL_PROXY, NO_PROXY", "The proxy through which AWS is called."),
    ("NO_COLOR, TERM", "Whether the prompt shows the session in colour."),
  ]
}

extension Variable {
  var summary: String {
    switch self {
    case .accessKeyID, .secretAccessKey, .sessionToken: "The session's keys."
    case .credentialExpiration: "When the session ends, as RFC 3339 in UTC."
    case .profile:
      """
      PROFILE-mfa, which holds the same session: some SDKs prefer the profile and some the keys. A value of your own \
      is the profile that is used, and nothing replaces it by itself.
      """
    case .region, .defaultRegion:
      "The region of the .awsmfa file or of the profile, if you set neither. One that you set alone is copied."
    case .mfaProfile: "The profile of the session."
    case .mfaExpiresAt: "When the session ends, in seconds since 1970."
    case .mfaRegion: "The region that came with the session."
    case .mfaRoot: "The directory whose .awsmfa file decided."
    case .mfaSegment: "What the prompt shows, such as datatruck 35h59m."
    case .mfaPrompt: "Where a shell file that is loaded without --prompt shows the session: left, right or off."
    case .mfaDebug:
      "Tells each decision and its reason: on standard error with 1, or in a private file whose path it is. Not with 0, "
        + "false, no or off."
    case .mfaQuestion: "Set for the command of ask_with: the text of its dialog."
    case .mfaOff: "Set after off: child shells keep out too."
    case .securityToken: "An old name of AWS_SESSION_TOKEN."
    case .defaultProfile: "An old name of AWS_PROFILE."
    case .awsVault: "aws-vault's profile."
    case .awsumeProfile: "awsume's profile."
    case .grantedSSO: "granted's profile."
    case .webIdentityTokenFile, .roleARN: "A web identity."
    case .containerCredentialsRelativeURI, .containerCredentialsFullURI: "A container's credentials."
    case .mfaSerial: "The MFA device: its ARN, or a hardware token's serial number."
    case .olderDevice, .olderDuration, .olderRole:
      "Device, duration and role of the older aws-mfa, for profiles with a section [PROFILE-long-term]."
    case .configFile, .sharedCredentialsFile: "Where the two shared files are."
    case .endpointURL, .endpointURLSTS, .endpointURLIAM, .ignoreConfiguredEndpointURLs, .useFIPSEndpoint,
      .useDualstackEndpoint, .stsRegionalEndpoints:
      "Where AWS is called, by the rules of the SDKs."
    case .midnightCommander: "Midnight Commander's: nothing is asked at its prompt."
    case .caBundle, .requestsCABundle: "The certificates that AWS is checked against."
    case .home: "The home directory, in which all files are looked for."
    case .configHome, .stateHome, .dataHome: "Where settings, state and trusted files are."
    }
  }
}
