import AWSConfig

/// What the manual page says about the settings.
extension Settings.Key {
  var summary: String {
    switch self {
    case .defaultProfile: "The profile where none is named."
    case .duration: "How long a session to ask for, from 15m to 36h."
    case .minTTL: "A stored session is joined only if it lasts this long."
    case .export: "What a shell gets: keys, or profile, which is AWS_PROFILE alone, so that nothing secret is exported."
    case .warnBefore:
      "The times before the end of a session at which you are told. In the file, an empty value is none."
    case .restore: "Whether a new terminal joins the last session by itself: true or false."
    case .noRestore: "Profiles that are joined by hand only."
    case .onExpiry:
      "What follows the end of a session: warn tells you, ask asks for a code, renew gets it from mfa_process."
    case .guarded: "Commands that get a live session before they run."
    case .segmentFormat:
      "What the prompt shows: {profile}, {left}, {region}, {account} and {role} are replaced."
    case .keyAge: "The age from which on doctor and status say that an access key is old; 0 or off for never."
    case .askWith:
      """
      A command that shows a dialog and prints the code, for exec without a terminal and for credential-process. The \
      question is in \(Variable.mfaQuestion.rawValue).
      """
    case .alert: "Profiles that the prompt shows in the alarm colour, such as prod* or *-admin."
    case .browser:
      "A command that shows the console in place of the desktop's browser. It gets the path of a page, at its end or "
        + "for {page}; {profile} and {account} are replaced, too. It is split into words as by a shell, without a shell."
    }
  }

  /// What holds without the setting.
  var fallback: String {
    switch self {
    case .browser: "the desktop's browser"
    case .defaultProfile, .noRestore, .guarded, .alert, .askWith: "none"
    case .duration: "36h; for the root user 1h"
    case .minTTL: "5m"
    case .export: "keys"
    case .warnBefore: "15m, 5m"
    case .restore: "true"
    case .onExpiry: "warn"
    case .segmentFormat: "{profile} {left}"
    case .keyAge: "90d"
    }
  }
}
