import AWSAPI
import AWSConfig
import Text

/// The times that options, profiles and settings set for sessions, in seconds.
struct SessionLimits {
  /// The duration given by `--duration`.
  let wanted: Int?
  /// A stored session is joined only if it lasts at least this long.
  let minTTL: Int
  /// The duration set by the directory's file.
  private let local: Int?
  private let setting: Int?

  init(
    _ arguments: Arguments, file: DirectoryFile? = nil, _ settings: Settings, for target: Target
  ) throws(Failure) {
    wanted = try Self.time(.duration, arguments)
    minTTL = try Self.time(.minTTL, arguments) ?? (arguments.verb == .exec ? 0 : settings.minTTL)
    local = file?.duration
    setting = settings.duration
    if let wanted { try Self.check(wanted, isRole: target.role != nil, source: Option.duration.flag) }
  }

  /// The duration to ask for: the option, the older aws-mfa's variable for it, the directory's file, the profile, the
  /// setting, else the most that AWS allows. The option and the file do not apply to a role's source.
  func duration(of target: Target) throws(Failure) -> Int {
    if let wanted, !target.isSource { return wanted }
    if let text = target.olderDuration {
      return try Self.duration(text, isRole: target.role != nil, source: Variable.olderDuration.rawValue)
    }
    if let local, !target.isSource {
      try Self.check(local, isRole: target.role != nil, source: "duration of .awsmfa")
      return local
    }
    if let role = target.role {
      // As for botocore, a value that is not a number does not count.
      guard let text = role.duration, Int(text) != nil else { return SessionDuration.hour }
      return try Self.duration(text, isRole: true, source: role.source(.durationSeconds))
    }
    if let text = target.profile[.durationSeconds] {
      let source = "\(ProfileKey.durationSeconds.rawValue) of profile \(printable(target.profile.name))"
      return try Self.duration(text, isRole: false, source: source)
    }
    let isRoot = target.device?.serial.isRootUser ?? false
    return setting ?? (isRoot ? SessionDuration.hour : SessionDuration.bounds.upperBound)
  }

  /// The name of what sets the duration of a role's session.
  func source(of target: Target, _ role: Resolution.Role) -> String {
    if wanted != nil, !target.isSource { return Option.duration.flag }
    return target.olderDuration == nil ? role.source(.durationSeconds) : Variable.olderDuration.rawValue
  }

  private static func duration(_ text: String, isRole: Bool, source: String) throws(Failure) -> Int {
    guard let seconds = Int(text) else { throw .badDuration(text, source: source) }
    try check(seconds, isRole: isRole, source: source)
    return seconds
  }

  private static func check(_ seconds: Int, isRole: Bool, source: String) throws(Failure) {
    let bounds = isRole ? SessionDuration.roleBounds : SessionDuration.bounds
    guard bounds.contains(seconds) else { throw .durationOutOfBounds(seconds, bounds, source: source) }
  }

  private static func time(_ option: Option, _ arguments: Arguments) throws(Failure) -> Int? {
    guard let text = arguments.values[option] else { return nil }
    guard let seconds = Lifetime.seconds(text) else { throw .usage(.badTime(option, text)) }
    return seconds
  }
}
