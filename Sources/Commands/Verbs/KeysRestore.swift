import AWSConfig

/// `keys restore`: brings long-term keys back into their own section.
///
/// States: *read* from where they are → *written* into the file → *proven*, by reading the file again → out of the
/// store, on consent.
struct KeysRestore {
  let context: Context
  let name: String

  func run() throws(Failure) {
    let place = try context.keyPlace(of: name)
    let keys = try context.keys(at: place)
    let isInFile = if case .file = place.keys { true } else { false }
    if isInFile, !place.hasPlainName { return try finish(keys) }
    let restored = Resolution.KeySource.file(FileKeys(id: keys.id, secret: keys.secret, hasToken: false))
    try context.change(place, to: restored, hasPlainName: false) { shared in shared.restoring(place, keys) }
    let after = try Context(context.world)
    guard (try? after.shared.resolution(of: name))?.keys == restored else { throw .keysChanged(profile: name) }
    context.world.say(Wording.keysRestored(name, context.paths, isInCredentials: place.isInCredentials))
    if case .store(let stored) = place.keys {
      try StoreRemoval(world: context.world, profile: name, keys: stored).offer()
    }
  }

  /// The keys are in the file. A run that broke off may have left a copy in a store.
  private func finish(_ keys: AccessKeys) throws(Failure) {
    context.world.say(Wording.keysInFile(name))
    for kind in KeyStore.allCases {
      let store = PasswordStore(context.world, kind)
      guard (try? store.has(keys.id, of: name)) ?? false, (try? store.keys(keys.id, of: name)) == keys else { continue }
      try StoreRemoval(world: context.world, profile: name, keys: StoredKeys(store: kind, id: keys.id)).offer()
    }
  }
}
