import AWSConfig
import Text

/// Which entries of password stores hold long-term keys, and which files name them: whatever names an entry shares it.
/// It is kept for all credentials files together.
struct StoredEntries {
  let paths: Paths
  let files: Files

  init(_ paths: Paths, _ files: Files) {
    (self.paths, self.files) = (paths, files)
  }

  /// A pair of files that names an entry, by their real paths.
  private struct Use: Equatable {
    let keys: StoredKeys
    let config: String
    let credentials: String

    init(_ keys: StoredKeys, config: String, credentials: String) {
      (self.keys, self.config, self.credentials) = (keys, config, credentials)
    }

    /// Reads `STORE ID CONFIG CREDENTIALS`.
    init?(_ line: Substring) {
      let fields = line.split(separator: " ")
      guard fields.count == 4, let store = KeyStore(rawValue: String(fields[0])),
        AccessKeys.isBaseID(String(fields[1])), let config = percentDecoded(fields[2]),
        let credentials = percentDecoded(fields[3])
      else { return nil }
      self.init(StoredKeys(store: store, id: String(fields[1])), config: config, credentials: credentials)
    }

    var line: String {
      "\(keys.store.rawValue) \(keys.id) \(percentEncoded(config)) \(percentEncoded(credentials))\n"
    }
  }

  private static let most = 256

  private var path: String { paths.stateFolder + "/stored-keys" }

  private var uses: [Use] { Self.uses(in: ((try? files.read(path)) ?? nil) ?? []) }

  private static func uses(in bytes: [UInt8]) -> [Use] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Use($0) }
  }

  private func change(_ change: ([Use]) -> [Use]) {
    try? files.update(path, nil) { bytes in
      Array(change(Self.uses(in: bytes)).suffix(Self.most).map(\.line).joined().utf8)
    }
  }

  private func here(_ keys: StoredKeys) -> Use {
    Use(keys, config: files.realPath(paths.config), credentials: files.realPath(paths.credentials))
  }

  /// Notes that the files of this run name an entry, or did.
  func note(_ keys: StoredKeys) {
    let here = here(keys)
    if !uses.contains(here) { change { $0 + [here] } }
  }

  /// Forgets an entry that is gone.
  func forget(_ keys: StoredKeys) {
    if uses.contains(where: { $0.keys == keys }) { change { $0.filter { $0.keys != keys } } }
  }

  /// The entries that were made for an access key and not removed here.
  func entries(of id: String) -> [StoredKeys] {
    let found = uses.map(\.keys).filter { $0.id == id }
    return KeyStore.allCases.map { StoredKeys(store: $0, id: id) }.filter(found.contains)
  }

  /// A profile in other files than those of this run that needs an entry now, and its credentials file.
  func otherUser(of keys: StoredKeys) -> (profile: String, credentials: String)? {
    let here = here(keys)
    for use in uses where use.keys == keys && use != here {
      guard let config = document(use.config), let credentials = document(use.credentials) else { continue }
      let shared = SharedConfig(config: config, credentials: credentials, olderRole: nil)
      if let user = shared.profilesInStores.first(where: { $0.keys == keys }) { return (user.name, use.credentials) }
    }
    return nil
  }

  private func document(_ path: String) -> INIDocument? {
    let bytes = (try? files.read(path)) ?? nil
    return try? INIDocument(bytes ?? [])
  }
}
