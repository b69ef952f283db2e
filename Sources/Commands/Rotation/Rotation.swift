import AWSAPI
import AWSConfig
import Secrecy

/// Replaces a long-term key: one move after the other, each decided by what is there (``RotationMove``).
struct Rotation {
  private let context: Context
  private let owner: KeyOwner
  private let files: KeyFiles
  private let isDeleting: Bool

  private var profile: String { files.profile }
  private var deletion: KeyDeletion { KeyDeletion(owner: owner, isUnasked: isDeleting) }
  private var world: World { context.world }
  private var state: StateDirectory { context.stateDirectory }

  /// - Parameters:
  ///   - context: read after the session was opened.
  ///   - isDeleting: whether the old key is deleted without a question.
  init(context: Context, target: Target, session: SessionCredentials, isDeleting: Bool) throws(Failure) {
    self.context = context
    self.isDeleting = isDeleting
    owner = try KeyOwner(context: context, target: target, session: session)
    files = KeyFiles(context: context, profile: target.profile.name, keys: try context.keys(of: target))
    guard !owner.identity.isRoot else { throw .rotation(.ofRoot(id: files.keys.id), profile: profile) }
  }

  func run() throws(Failure) {
    for attempt in 0..<Self.attempts {
      guard let old = try next() else { return }
      if attempt == 0 { world.say(Wording.replacing(KeyDescription(old.key, lastUse: nil, now: old.date), profile)) }
      if try replace(old) { return }
      // AWS knows of a second key that it does not list yet, or counts one that is deleted.
      if attempt == 0 { world.say(Wording.waitingForLimit()) }
      try pause()
    }
    throw .refused(.keyLimit, profile: profile)
  }

  /// How often AWS is asked for what it will allow or show in a moment, and how long is between two calls, in
  /// milliseconds.
  private static let (attempts, waits, pause) = (30, 60, 1000)

  private func pause() throws(Failure) {
    guard world.clock.pause(Self.pause) else { throw .callInterrupted }
  }

  /// Finishes what an earlier run has left. Returns the key to replace, if that remains to be done.
  private func next() throws(Failure) -> (key: ListedKey, date: Instant)? {
    var waits = 0
    while true {
      let (keys, date) = try owner.keys()
      let current = files.keys.id
      let note = state.rotation(of: [current] + keys.map(\.id))
      if let note, context.isOpen(note) { throw .rotation(.running, profile: profile) }
      let facts = RotationFacts(
        current: current, keys: keys, note: note, now: date, deleted: state.deletedKeys(at: date),
        isPatient: waits < Self.waits)
      switch RotationMove(facts) {
      case .replace(let key): return (key, date)
      case .wait(let lag):
        if waits == 0 { world.say(Wording.waitingForList(lag)) }
        waits += 1
        try pause()
      case .retire(let old):
        world.say(Wording.rotationGoesOn(current, profile))
        guard try retire(old, now: date), let here = keys.first(where: { $0.id == current }) else { return nil }
        if date - here.created < RotationMove.fresh { return nil }
      case .settle:
        if let note { end(note.old) }
        world.say(Wording.rotationSettled(current, profile))
        return nil
      case .discard(let key, let here, let isCertain):
        try deletion.discard(key, beside: here, isCertain: isCertain, now: date)
        if let note { end(note.old) }
      case .refuseTwo(let here, let other): throw try deletion.twoKeys(here, other, now: date)
      case .refuseInactive: throw .rotation(.inactive(id: current), profile: profile)
      case .refuseUnlisted: throw .rotation(.unlisted(id: current, others: keys.map(\.id)), profile: profile)
      }
    }
  }

  // MARK: A new key

  /// Returns whether the old key is replaced; `false` if there is more to be done first.
  private func replace(_ old: (key: ListedKey, date: Instant)) throws(Failure) -> Bool {
    try files.rehearse()
    var note = RotationNote(old: old.key.id, begun: old.date, processID: world.processes.id)
    let earlier = state.rotation(of: [note.old])
    guard try enter(note) else { throw .rotation(.running, profile: profile) }
    guard let new = try makeKey(note, earlier) else { return false }
    world.say(Wording.keyMade(new.keys.id))
    note.new = new.keys.id
    do throws(Failure) {
      _ = try enter(note)
      try KeyProof(owner: owner, key: new).run()
      try files.write(new.keys)
      note.stage = .written
      _ = try? enter(note)
    } catch {
      throw undone(new, note, error)
    }
    // What is left of the old key is found in the files as they are now.
    let context = try stopping(.written(new: new.keys.id, old: note.old)) { () throws(Failure) in try Context(world) }
    try Rotation(of: self, with: context, new.keys).finish(old.key, now: old.date)
    return true
  }

  private init(of rotation: Rotation, with context: Context, _ keys: AccessKeys) {
    self.context = context
    owner = rotation.owner
    isDeleting = rotation.isDeleting
    files = KeyFiles(context: context, profile: rotation.profile, keys: keys)
  }

  /// A note that stays does no harm: the next run finds nothing left to do.
  private func end(_ old: String) { try? state.endRotation(of: old) }

  /// A rotation that is finished stays noted for a while: IAM may not list the new key yet.
  private func conclude(_ old: String) {
    guard var note = state.rotation(of: [old]), note.new == files.keys.id else { return end(old) }
    note.stage = .done
    _ = try? enter(note)
  }

  private func enter(_ note: RotationNote) throws(Failure) -> Bool {
    try state.enter(note, now: context.now, isRunning: world.processes.isRunning)
  }

  /// `nil` if AWS says that the user has two keys already. If it surely made none, the earlier note counts again.
  private func makeKey(_ note: RotationNote, _ earlier: RotationNote?) throws(Failure) -> NewKey? {
    do throws(Failure) { return try owner.makeKey() } catch {
      guard case .refused(let refusal, profile: _) = error else { throw stopped(error, .creating) }
      if case .busy = refusal { throw stopped(error, .creating) }
      end(note.old)
      if let earlier { _ = try? enter(earlier) }
      guard case .keyLimit = refusal else { throw error }
      return nil
    }
  }

  /// What is thrown when the new key cannot be used: it is deleted again if the file certainly has the old one.
  private func undone(_ new: NewKey, _ note: RotationNote, _ cause: Failure) -> Failure {
    let (made, old) = (new.keys.id, note.old)
    switch files.held(or: new.keys) {
    case .new: return stopped(cause, .written(new: made, old: old))
    case .unknown: return stopped(cause, .unclear(new: made, old: old))
    case .old: break
    }
    do throws(Failure) {
      // A key that AWS does not find yet may still appear: then the note tells whose it is.
      if try owner.delete(made) { end(old) }
    } catch {
      return stopped(cause, .orphaned(new: made, old: old))
    }
    return stopped(cause, .undone(new: made, old: old))
  }

  private func stopped(_ cause: Failure, _ stage: RotationStage) -> Failure {
    .rotationStopped(cause, stage, profile: profile)
  }

  private func stopping<Value>(
    _ stage: RotationStage, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    do throws(Failure) { return try body() } catch { throw stopped(error, stage) }
  }

  // MARK: The old key

  private func finish(_ old: ListedKey, now: Instant) throws(Failure) {
    let places = [true, false].map { isInCredentials in
      Wording.FileWithKey(
        file: context.paths.shown(isInCredentials ? context.paths.credentials : context.paths.config),
        sections: context.shared.sections(withKey: files.keys.id, inCredentials: isInCredentials))
    }
    world.say(
      Wording.keyWritten(
        files.keys.id, places.filter { !$0.sections.isEmpty },
        sessions: context.shared.profiles(tiedTo: files.keys.id)))
    _ = try retire(old, now: now)
  }

  /// Makes sure that the files have the new key, right before the old one stops working: another program may have written
  /// back what it read before.
  private func holdNew(over old: String) throws(Failure) {
    let files = KeyFiles(context: try Context(world), profile: profile, keys: self.files.keys)
    try files.spread(over: old)
    guard files.hold(files.keys) else {
      throw .rotation(.changedMeanwhile(path: context.paths.credentials), profile: profile)
    }
  }

  /// Moves what is tied to the old key to the new one: a session may have been opened with it in the meantime.
  private func tieAgain(over old: String) {
    guard let context = try? Context(world) else { return }
    try? KeyFiles(context: context, profile: profile, keys: files.keys).spread(over: old)
  }

  /// Makes the old key inactive and, if the user agrees, deletes it. Returns whether it is deleted.
  private func retire(_ old: ListedKey, now: Instant) throws(Failure) -> Bool {
    let new = files.keys.id
    defer { tieAgain(over: old.id) }
    try stopping(.written(new: new, old: old.id)) { () throws(Failure) in
      try holdNew(over: old.id)
      state.moveDevices(from: old.id, to: new)
      if old.isActive {
        let date = try owner.deactivate(old.id)
        if var note = state.rotation(of: [old.id]), note.new == new {
          (note.stage, note.retired) = (.retired, date)
          _ = try? enter(note)
        }
        world.say(Wording.keyInactive(old.id))
      }
    }
    let isAgreed = try stopping(.retired(new: new, old: old.id)) { () throws(Failure) in
      try deletion.isWanted(of: old, now: now)
    }
    guard isAgreed else {
      world.say(Wording.keyStaysInactive(old.id, profile))
      return false
    }
    try stopping(.retired(new: new, old: old.id)) { () throws(Failure) in
      try holdNew(over: old.id)
      try owner.delete(old.id)
      world.say(Wording.keyDeleted(old.id))
      conclude(old.id)
    }
    deletion.nameCopies(of: old.id)
    return true
  }
}

extension StateDirectory {
  /// The device that worked with the old key works with the new one.
  fileprivate func moveDevices(from old: String, to new: String) {
    for device in workingDevices.reversed() where device.accessKeyID == old {
      try? remember(
        WorkingDevice(
          accessKeyID: new, serial: device.serial, acceptedAt: device.acceptedAt, endpoint: device.endpoint))
      try? forget(device)
    }
  }
}
