import AWSConfig
import Secrecy

/// Where a profile's own long-term keys are, and how they change places.
extension Context {
  func keyPlace(of name: String) throws(Failure) -> KeyPlace {
    try checkProfile(name)
    let resolution: Resolution
    do throws(ResolutionError) { resolution = try shared.resolution(of: name) } catch { throw .resolution(error) }
    do throws(KeyPlaceError) { return try shared.keyPlace(of: name, resolution) } catch {
      throw error == .none ? .noKeys(profile: name) : .keyPlace(error, profile: name)
    }
  }

  /// The keys themselves; opens the password store if they are in one.
  func keys(at place: KeyPlace) throws(Failure) -> AccessKeys {
    switch place.keys {
    case .file(let keys): return try checked(keys, of: shared.profile(place.profile) ?? .empty(place.profile))
    case .store(let stored): return try PasswordStore(world, stored.store).keys(stored.id, of: place.profile)
    case .process, .environment, .none: throw .noKeys(profile: place.profile)
    }
  }

  /// Changes the file that has the keys, in one step, unless they have changed since they were read, or would not be
  /// found in their new place.
  func change(
    _ place: KeyPlace, to keys: Resolution.KeySource, hasPlainName: Bool,
    _ edit: (SharedConfig) throws(KeyPlaceError) -> [UInt8]
  ) throws(Failure) {
    let name = place.profile
    let path = place.isInCredentials ? paths.credentials : paths.config
    func found(in bytes: [UInt8]) throws(Failure) -> SharedConfig {
      do throws(INIDocument.Malformed) {
        let document = try INIDocument(bytes)
        return SharedConfig(
          config: place.isInCredentials ? shared.config : document,
          credentials: place.isInCredentials ? document : shared.credentials, olderRole: shared.olderRole)
      } catch {
        throw .malformed(path: paths.shown(path), error)
      }
    }
    func placed(in bytes: [UInt8]) -> KeyPlace? {
      guard let shared = try? found(in: bytes), let resolution = try? shared.resolution(of: name) else { return nil }
      return try? shared.keyPlace(of: name, resolution)
    }
    let reading = Reading(shared.document(of: place).bytes) { placed(in: $0) == place }
    let update = place.isInCredentials ? world.files.update : world.files.edit
    try update(path, reading) { bytes throws(Failure) in
      let before = try found(in: bytes)
      guard placed(in: bytes) == place else { throw .keysChanged(profile: name) }
      let changed: [UInt8]
      do throws(KeyPlaceError) { changed = try edit(before) } catch {
        throw .keyPlace(error, profile: name)
      }
      guard let after = try? found(in: changed), (try? after.resolution(of: name))?.keys == keys,
        after.hasPlainName(name) == hasPlainName
      else {
        throw .keyPlace(.hidden, profile: name)
      }
      return changed
    }
  }
}
