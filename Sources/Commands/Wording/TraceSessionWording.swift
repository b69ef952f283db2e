import AWSAPI
import AWSConfig
import Text

/// What the trace says of profiles, sessions and calls.
extension TraceWording {
  /// - Parameters:
  ///   - candidates: the profiles that have keys, if nothing says which of them is meant.
  ///   - namer: what names it, if nobody typed it.
  static func chosen(
    _ profile: String, isTyped: Bool, isNamed: Bool, candidates: [String], namer: ProfileNamer?, _ paths: Paths
  ) -> String {
    let name = "profile: \(printable(profile))"
    if isTyped { return "\(name): it was typed" }
    if !candidates.isEmpty {
      return "profile: none is named, and several have keys: \(candidates.map(printable).joined(separator: ", "))"
    }
    switch namer {
    case .file(let path, let line)?: return "\(name): \(printable(paths.shown(path))):\(line) names it"
    case .variable(let name)?, .option(let name)?: return "profile: \(printable(profile)): \(name) names it"
    case .session?: return "\(name): its session is in this shell"
    case nil where isNamed: return "\(name): none is named, and no other has keys"
    case nil: return "\(name): none is named"
    }
  }

  static func resolved(_ session: String, _ resolution: Resolution, _ roles: [Resolution.Role]) -> String {
    let chain = resolution.profiles.dropFirst().map { printable($0.name) }
    let roles = roles.map { "role \(printable($0.arn)) of \($0.profile.map(printable) ?? Option.role.flag)" }
    let parts =
      [chain.isEmpty ? nil : "source \(chain.joined(separator: ", then "))", "keys \(keys(of: resolution))"]
      + roles.map(Optional.some)
    return "\(printable(session)): " + parts.compactMap { $0 }.joined(separator: "; ")
  }

  private static func keys(of resolution: Resolution) -> String {
    let base = printable(resolution.base.name)
    return switch resolution.keys {
    case .file(let keys): "\(printable(keys.id)) of \(base)"
    case .process(let command): "from \(program(ofCommand: command)), the credential_process of \(base)"
    case .store(let keys): "\(printable(keys.id)) of \(base), in \(keys.store.rawValue)"
    case .environment: "from the environment"
    case .none: "none"
    }
  }

  /// - Parameter device: its serial, and what names it.
  static func device(_ device: (serial: String, source: String)?, of session: String) -> String {
    guard let device else { return "device of \(printable(session)): nothing names one" }
    return "device of \(printable(session)): \(printable(device.serial)), from \(device.source)"
  }

  static func endpoint(_ endpoint: Endpoint, _ rules: EndpointRules, of profile: String) -> String {
    let origin = rules.origin
    return """
      endpoint of \(printable(profile)): \(printable(endpoint.url)), from \(origin.url ?? "the region"); \
      region \(printable(endpoint.region)), from \(origin.region ?? "the device's partition")
      """
  }

  // MARK: Stored sessions

  static func unkept(_ session: String) -> String { "session of \(printable(session)): it is never stored" }

  /// Why a stored session is used or not.
  static func stored(
    _ section: SessionSection, of profile: String, tiedBy wanted: Tie, lasting seconds: Int, now: Instant
  ) -> String {
    let name = "session of \(printable(profile))"
    let place = "[\(printable(SessionSection.name(for: profile)))]"
    switch section {
    case .absent: return "\(name): there is no \(place)"
    case .empty: return "\(name): \(place) is empty: it has ended or was logged out"
    case .adoptable: return "\(name): \(place) has temporary keys from another hand"
    case .foreign: return "\(name): \(place) is not aws-mfa's"
    case .session(let session):
      let differences = session.tie.differences(from: wanted)
      let left = session.credentials.secondsLeft(at: now)
      if !differences.isEmpty {
        return "\(name): not used: it was opened with \(differences.map(\.words).joined(separator: " and "))"
      }
      if left <= 0 { return "\(name): not used: it ended at \(session.credentials.expiration.rfc3339)" }
      if left <= seconds {
        return "\(name): not used: it lasts \(Lifetime.text(left)), and \(Lifetime.text(seconds)) are wanted (min_ttl)"
      }
      return "\(name): used: it lasts \(Lifetime.text(left))"
    }
  }

  // MARK: Calls

  /// What may be told of a call: not what was sent.
  struct Call {
    let name: String
    let host: String
    /// Whose keys go with it.
    let keys: String
  }

  static func called(_ call: Call, _ answer: Result<HTTPAnswer, TransportError>, milliseconds: Int) -> String {
    let end =
      switch answer {
      case .success(let answer): "status \(answer.status)"
      case .failure(let error): Failure.transport(error, host: call.host).words().error
      }
    return "call: \(call.name) at \(printable(call.host)), \(printable(call.keys)): \(end), after \(milliseconds) ms"
  }

  /// - Parameter isOver: whether it is over, or does not count now.
  static func pause(_ pause: Backoff<RolePauseReason>, isOver: Bool, now: Instant) -> String {
    let why =
      switch pause.reason {
      case .refused: "AWS refused it"
      case .unreachable: "AWS was not reached"
      }
    return told("role of \(printable(pause.profile))", why, pause, isOver: isOver, now: now)
  }

  static func pause(_ pause: Backoff<DialogPauseReason>, isOver: Bool, now: Instant) -> String {
    let why =
      switch pause.reason {
      case .declined: "it was closed without a code"
      case .unanswered: "nobody answered it"
      case .refused: "AWS refused the codes"
      }
    return told("dialog of \(printable(pause.profile))", why, pause, isOver: isOver, now: now)
  }

  private static func told<Reason>(
    _ what: String, _ why: String, _ pause: Backoff<Reason>, isOver: Bool, now: Instant
  ) -> String {
    let moment = "\(why) \(max(0, now - pause.since)) s ago"
    return isOver
      ? "\(what): \(moment), and nothing waits for that any more"
      : "\(what): paused for another \(max(0, pause.until - now)) s: \(moment)"
  }

  static func questionElsewhere(_ question: StateDirectory.Question, now: Instant) -> String {
    let profile = printable(question.profile)
    if !question.terminal.isEmpty { return "question for \(profile): \(printable(question.terminal)) asks already" }
    return "question for \(profile): skipped or failed, so it waits for another \(Lifetime.text(question.until - now))"
  }

  static func lateTurn(_ profile: String) -> String {
    "\(printable(profile)): another program asked on this terminal first; what it brought is looked at"
  }
}

extension TiePart {
  fileprivate var words: String {
    switch self {
    case .base: "other keys"
    case .serial: "another MFA device"
    case .endpoint: "another endpoint"
    case .role: "another role"
    case .roleSettings: "other settings of the role, such as its external id"
    }
  }
}
