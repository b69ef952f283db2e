import AWSConfig
import Secrecy
import ShellCode
import ShellState

/// Completes a change with what the shell keeps of it: its memory, and what it watches at each prompt.
struct ShellPlan {
  private let world: World
  /// `nil` without a home directory: then there is nothing to watch.
  private let stateDirectory: StateDirectory?
  private let style: Segment.Style
  /// Whose session the shell has, for a format that shows it.
  private let owner: (Memory) -> SessionOwner

  init(
    world: World, settings: Settings?, stateDirectory: StateDirectory?,
    owner: @escaping (Memory) -> SessionOwner = { _ in SessionOwner() }
  ) {
    self.world = world
    style = Segment.Style(
      format: settings?.segmentFormat ?? Segment.format, thresholds: settings?.warnBefore ?? [],
      alert: settings?.alert ?? [])
    self.stateDirectory = stateDirectory
    self.owner = owner
  }

  func plan(for change: Change) -> [Statement] {
    let segment = segment(of: change)
    let level = change.memory.isWaiting ? .waiting : segment?.level
    var memory = change.memory
    if memory.failedRuns == 0 { memory.generation = stateDirectory?.generation ?? "" }
    let kept: [Statement] = [
      segment.map { .export(Variable.mfaSegment.rawValue, Secret($0.text)) } ?? .unset(Variable.mfaSegment.rawValue),
      .keep(.level, Secret(level?.rawValue ?? "")), .keep(.segment, Secret(segment.map(drawn) ?? "")),
      .keep(.memory, memory.text), .keep(.undo, Secret(undoing(change))),
      .keep(.unstored, Secret(memory.isStored ? "" : "1")),
    ]
    return change.statements + (kept + watch(change).statements).filter { $0.isRead(by: world.shell) }
  }

  /// The code that removes everything of ours from the shell, in case the program is gone by then.
  private func undoing(_ change: Change) -> String {
    guard !change.memory.targets.isEmpty, let shell = world.shell else { return "" }
    let statements = ShellState(after: change).leaving().statements
    func code(_ statement: Statement) -> String {
      guard let variable = statement.variable.flatMap(Variable.init) else { return shell.code(for: [statement]) }
      let key = ShellState.following.contains(variable) ? .accessKeyID : variable
      guard let target = change.memory.targets[key] else { return shell.code(for: [statement]) }
      return shell.code(for: statement, where: key.rawValue, is: target ?? "")
    }
    // The access key id tells whose the others are, so it goes last.
    let isID = { (statement: Statement) in statement.variable == Variable.accessKeyID.rawValue }
    let ordered = statements.filter { !isID($0) } + statements.filter(isID)
    return (ordered.map(code) + [shell.code(for: [.unset(Variable.mfaSegment.rawValue)])]).joined(separator: " ")
  }

  private func segment(of change: Change) -> Segment? {
    let memory = change.memory
    guard let profile = memory.profile, memory.ending != nil || memory.expiration != nil else { return nil }
    let owner = SessionOwner.isShown(in: style.format) ? owner(memory) : SessionOwner()
    var session = owner.segmentSession(profile, in: change.environment)
    if memory.role != nil {
      session.base = profile.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(profile[..<$0]) }
    }
    if let ending = memory.ending { return Segment(session, ending, style: style) }
    return memory.expiration.map { Segment(session, secondsLeft: $0 - world.clock.now(), style: style) }
  }

  /// The segment as bash draws it: text without width is enclosed in \u{1} and \u{2}.
  private func drawn(_ segment: Segment) -> String {
    let isPlain = world.environment[named: "NO_COLOR"] != nil || world.environment[named: "TERM"] == "dumb"
    return isPlain
      ? segment.text + " " : "\u{1}\u{1B}[\(segment.level.color.rawValue)m\u{2}\(segment.text)\u{1}\u{1B}[0m\u{2} "
  }

  private func nextRun(of memory: Memory) -> Instant? {
    if memory.directoryMemory.isOwing { return world.clock.now() }
    let pauses = ShellProtocol.pauses
    if memory.failedRuns > 0 { return world.clock.now() + pauses[min(memory.failedRuns, pauses.count) - 1] }
    if memory.ending != nil { return memory.asksAgain }
    return memory.expiration.flatMap {
      Segment.nextChange(of: $0, thresholds: style.thresholds, now: world.clock.now())
    }
  }

  private func watch(_ change: Change) -> Watch {
    let next = nextRun(of: change.memory)
    if next != nil, let stateDirectory { try? world.files.makeClock(stateDirectory.clock) }
    return Watch(
      seen: ShellProtocol.seen(in: change.environment), next: next,
      files: stateDirectory.map {
        Watch.Files(generationFile: $0.generationFile, generation: $0.generation, clock: $0.clock)
      },
      now: world.clock.now())
  }
}
