import AWSAPI
package import AWSConfig
import ShellState
import Text

/// The user's settings, from the file and from the environment, which takes precedence.
package struct Settings: Equatable, Sendable {
  var defaultProfile: String?
  private(set) var defaultProfileLocation: SettingProblem.Location?
  var duration: Int?
  var minTTL = 300
  var export = ShellState.ExportMode.keys
  /// When to announce the end of a session, in seconds before it.
  var warnBefore = [900, 300]
  /// Whether a new terminal joins the last session.
  var restore = true
  /// Profiles that are joined only by hand.
  var noRestore: [String] = []
  var onExpiry = OnExpiry.warn
  /// What the prompt shows, with the fields of ``Segment/Field`` as placeholders.
  var segmentFormat = Segment.format
  /// Profiles that the prompt always shows in the color of the alarm.
  var alert: [NamePattern] = []
  /// Commands that get a live session before they run.
  var guarded: [String] = []
  /// The age from which on an access key is old, in seconds; 0 if none is.
  var keyAge = 90 * 86_400
  /// What shows the console in place of the desktop's browser: a program and its arguments, with ``BrowserCommand``'s
  /// placeholders.
  var browser: [String] = []
  /// A command that shows a dialog and prints a code, for where there is no terminal.
  var askWith: String?
  /// What was wrong, in order. A bad setting is treated as unset.
  var problems: [SettingProblem] = []
}

/// A setting that cannot be understood, and where it was found.
package struct SettingProblem: Equatable, Sendable {
  package enum Location: Equatable, Sendable {
    case line(Int)
    case variable(String)
  }
  package enum Reason: Equatable, Sendable {
    case unknownKey(String)
    case badValue(key: String, value: String, wanted: String)
    case notASetting
  }
  let location: Location
  let reason: Reason
}

extension Settings {
  package enum Key: String, CaseIterable, Sendable {
    case defaultProfile = "default_profile"
    case duration
    case minTTL = "min_ttl"
    case export
    case warnBefore = "warn_before"
    case restore
    case noRestore = "no_restore"
    case onExpiry = "on_expiry"
    case guarded = "guard"
    case segmentFormat = "segment_format"
    case alert
    case keyAge = "key_age"
    case browser
    case askWith = "ask_with"

    var variable: String { "AWS_MFA_" + rawValue.uppercased() }

    fileprivate var isCommand: Bool { self == .browser || self == .askWith }

    var wanted: String {
      switch self {
      case .defaultProfile: "a profile name"
      case .duration: "15m to 36h"
      case .minTTL: "a time such as 5m"
      case .export: "keys or profile"
      case .warnBefore: "times such as 15m, 5m"
      case .restore: "true or false"
      case .noRestore: "profile names"
      case .onExpiry: "warn, ask or renew"
      case .guarded: "program names, such as aws or terraform"
      case .segmentFormat: "a text with {profile}, {left}, {region}, {account} or {role} in it"
      case .alert: "profile names, with * and ? as wildcards"
      case .keyAge: "a time such as 90d, or off"
      case .browser: "a command such as firefox -P {profile}"
      case .askWith: "a command that shows a dialog and prints the code"
      }
    }
  }

  /// The settings of the file and the environment. An unreadable file is treated as empty.
  init(in world: World, _ paths: Paths) {
    let file = (try? world.files.read(paths.settings)) ?? nil
    self.init(file: String(decoding: file ?? [], as: UTF8.self), environment: world.environment)
  }

  package init(file: String, environment: Environment) {
    let lines = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      read(trimmed(line), at: .line(index + 1))
    }
    for key in Key.allCases {
      if let value = environment[named: key.variable] {
        set(key, value, at: .variable(key.variable))
      }
    }
  }

  /// The items of a list, separated by commas or spaces.
  private static func parts(_ value: String) -> [String] {
    value.unicodeScalars.split { $0 == "," || $0.properties.isWhitespace }.map(String.init)
  }

  private mutating func read(_ line: String, at location: SettingProblem.Location) {
    if line.isEmpty || [UInt8(ascii: "#"), UInt8(ascii: ";")].contains(line.utf8.first) { return }
    let parts = line.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard parts.count == 2 else {
      problems.append(SettingProblem(location: location, reason: .notASetting))
      return
    }
    guard let key = Key(rawValue: trimmed(parts[0])) else {
      problems.append(SettingProblem(location: location, reason: .unknownKey(trimmed(parts[0]))))
      return
    }
    set(key, trimmed(withoutComment(parts[1], isCommand: key.isCommand)), at: location)
  }

  private mutating func set(_ key: Key, _ value: String, at location: SettingProblem.Location) {
    let isGood: Bool
    var bad = value
    switch key {
    case .defaultProfile:
      isGood = !value.isEmpty
      if isGood { (defaultProfile, defaultProfileLocation) = (value, location) }
    case .duration:
      let seconds = Lifetime.seconds(value).flatMap { SessionDuration.bounds.contains($0) ? $0 : nil }
      isGood = seconds != nil
      duration = seconds ?? duration
    case .minTTL:
      isGood = Lifetime.seconds(value) != nil
      minTTL = Lifetime.seconds(value) ?? minTTL
    case .export:
      isGood = ShellState.ExportMode(rawValue: value) != nil
      export = ShellState.ExportMode(rawValue: value) ?? export
    case .warnBefore:
      let times = Self.parts(value).map(Lifetime.seconds)
      isGood = !times.contains(nil)
      if isGood { warnBefore = times.compactMap { $0 } }
    case .restore:
      isGood = ["true", "false"].contains(value)
      if isGood { restore = value == "true" }
    case .noRestore:
      isGood = true
      noRestore = Self.parts(value)
    case .onExpiry:
      isGood = OnExpiry(rawValue: value) != nil
      onExpiry = OnExpiry(rawValue: value) ?? onExpiry
    case .segmentFormat:
      isGood = !value.isEmpty
      if isGood { segmentFormat = value }
    case .alert:
      let patterns = Self.parts(value)
      alert = patterns.compactMap(NamePattern.init)
      bad = patterns.first { NamePattern($0) == nil } ?? value
      isGood = alert.count == patterns.count
    case .browser:
      let words = shellWords(value) ?? []
      isGood = !(words.first ?? "").isEmpty
      if isGood { browser = words }
    case .askWith:
      isGood = !value.isEmpty
      if isGood { askWith = value }
    case .guarded:
      let names = Self.parts(value)
      guarded = names.filter(GuardedCommand.isName)
      bad = names.first { !GuardedCommand.isName($0) } ?? value
      isGood = guarded == names
    case .keyAge:
      let seconds = Lifetime.days(value) ?? (value == "off" ? 0 : nil)
      isGood = seconds != nil
      keyAge = seconds ?? keyAge
    }
    if !isGood {
      let reason = SettingProblem.Reason.badValue(key: key.rawValue, value: bad, wanted: key.wanted)
      problems.append(SettingProblem(location: location, reason: reason))
    }
  }
}
