import AWSConfig
import ShellState
import Text

/// `keys move`: takes long-term keys out of the file that everything can read.
///
/// States: *in the file* → *kept* in the store → *proven*, by the command that will be written → *moved*: the file has
/// the command in place of the keys, by one change. Until then the file is as it was, so that a run that breaks off
/// loses nothing, and another one goes on.
struct KeysMove {
  let context: Context
  let name: String
  let target: KeyTarget

  func run() throws(Failure) {
    let place = try context.keyPlace(of: name)
    switch target {
    case .store(let store): try move(place, to: store)
    case .section: try putAside(place)
    }
  }

  private func move(_ place: KeyPlace, to kind: KeyStore) throws(Failure) {
    let keys = try context.keys(at: place)
    let stored = StoredKeys(store: kind, id: keys.id)
    if place.keys == .store(stored) { return context.world.say(Wording.keysAlreadyIn(stored, name)) }
    let store = PasswordStore(context.world, kind)
    let command = stored.command(context.world.executable, for: name)
    do throws(KeyPlaceError) { _ = try context.shared.moving(place, to: command) } catch {
      throw .keyPlace(error, profile: name)
    }
    if try !isKept(keys, in: store) { try store.keep(keys, of: name) }
    guard try store.keys(keys.id, of: name) == keys,
      try context.keys(printedBy: command, shellWords(command) ?? [], of: name) == keys
    else { throw .keysNotProven(kind, profile: name) }
    try context.change(place, to: .store(stored), hasPlainName: place.hasPlainName) { shared throws(KeyPlaceError) in
      try shared.moving(place, to: command)
    }
    StoredEntries(context.paths, context.world.files).note(stored)
    context.world.say(Wording.keysMoved(stored, name, from: place, context.paths))
    if case .store(let old) = place.keys { try StoreRemoval(world: context.world, profile: name, keys: old).offer() }
  }

  /// Whether the store has the keys already, from a run that broke off.
  ///
  /// - Throws: `keyStore`, if it has others in their place: they might be the right ones.
  private func isKept(_ keys: AccessKeys, in store: PasswordStore) throws(Failure) -> Bool {
    guard try store.has(keys.id, of: name) else { return false }
    do throws(Failure) {
      guard try store.keys(keys.id, of: name) == keys else {
        throw .keyStore(.differs, StoredKeys(store: store.kind, id: keys.id), profile: name)
      }
      return true
    } catch {
      switch error {
      // What a run that was killed has left.
      case .keyStore(.noEntry, _, profile: _), .keyStore(.failed, _, profile: _): return false
      // Something of the user's.
      case .keyStore(.notKeys, let stored, profile: _): throw .keyStore(.differs, stored, profile: name)
      default: throw error
      }
    }
  }

  private func putAside(_ place: KeyPlace) throws(Failure) {
    if place.hasPlainName { return context.world.say(Wording.plainNameAlready(name)) }
    if case .file = place.keys { _ = try context.keys(at: place) }
    let session = context.process(for: name)
    try context.change(place, to: place.keys, hasPlainName: true) { shared throws(KeyPlaceError) in
      try shared.puttingAside(place, behind: session)
    }
    context.world.say(Wording.keysPutAside(name, place.keys, context.paths))
  }
}

/// The copy of keys that stays in a password store when they have left it.
struct StoreRemoval {
  let world: World
  let profile: String
  let keys: StoredKeys

  /// Removes it on a yes. Without one it stays, and the user is told how to remove it.
  func offer() throws(Failure) {
    let context = try Context(world)
    let entries = StoredEntries(context.paths, world.files)
    if let other = context.shared.profilesInStores.first(where: { $0.keys == keys }) {
      return world.say(Wording.copyShared(keys, by: other.name))
    }
    if let other = entries.otherUser(of: keys) {
      return world.say(Wording.copyShared(keys, by: other.profile, in: context.paths.shown(other.credentials)))
    }
    let store = PasswordStore(world, keys.store)
    guard isWanted(context) else {
      return world.say(Wording.copyStays(keys, removal: store.removal(of: keys.id)))
    }
    try store.remove(keys.id, of: profile)
    entries.forget(keys)
    world.say(Wording.copyRemoved(keys))
  }

  /// A user who cannot be asked, or breaks off, keeps the copy: what was wanted is done.
  private func isWanted(_ context: Context) -> Bool {
    let answer = try? context.answer(
      to: Wording.removalQuestion(keys), below: Wording.removalRisk(keys), orElse: .nothingChosen
    ) { answer in
      switch answer.lowercased() {
      case "y", "yes": true
      case "", "n", "no": false
      default: nil
      }
    }
    return answer ?? false
  }
}
