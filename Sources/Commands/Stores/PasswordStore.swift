import AWSConfig
import Secrecy
import Text

/// Long-term keys in the user's own password store, by way of the store's own program.
///
/// An entry is named after the id of its access key and holds the line `ID:SECRET`, so that no entry can be taken for
/// another. The line goes to the program on its standard input and comes back on its standard output.
struct PasswordStore {
  let kind: KeyStore
  private let world: World

  init(_ world: World, _ kind: KeyStore) {
    (self.world, self.kind) = (world, kind)
  }

  /// How one kind of store is asked, and what its answers mean.
  private var dialect: StoreDialect {
    switch kind {
    case .pass: .pass
    case .secretService: .secretService
    case .keychain: .keychain
    }
  }

  /// - Throws: `keyStore`, or `interrupted`.
  func keys(_ id: String, of profile: String, within seconds: Int = StoreCall.time) throws(Failure) -> AccessKeys {
    let (status, output, errors) = try answer(to: dialect.read(id), id, of: profile, within: seconds)
    func failed(_ error: KeyStoreError) -> Failure { failure(error, id, profile) }
    guard status == 0 else {
      let cause = dialect.cause(status, errors)
      if kind == .secretService, cause == nil, errors.isEmpty, try has(id, of: profile) { throw failed(.locked) }
      throw failed(cause ?? (errors.isEmpty ? .noEntry : .failed(status: status, said: said(errors))))
    }
    let line = output.reveal().prefix { !$0.isNewline }
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, AccessKeys.isBaseID(parts[0]), !parts[1].isEmpty, parts[1].isVisibleASCII else {
      throw failed(.notKeys)
    }
    // What does not look like an id may be a secret.
    guard parts[0] == id else { throw failed(AccessKeys.isLongTermID(parts[0]) ? .otherKey(parts[0]) : .notKeys) }
    return AccessKeys(id: parts[0], secret: Secret(parts[1]))
  }

  func keep(_ keys: AccessKeys, of profile: String) throws(Failure) {
    try change(dialect.keep(keys.id, Secret("\(keys.id):\(keys.secret.reveal())")), keys.id, of: profile)
  }

  func remove(_ id: String, of profile: String) throws(Failure) {
    try change(dialect.remove(id), id, of: profile)
  }

  /// The command that removes an entry, as the user types it.
  func removal(of id: String) -> String {
    dialect.remove(id).words.filter { $0 != "--force" }.joined(separator: " ")
  }

  /// Whether there is an entry, found without unlocking the store.
  func has(_ id: String, of profile: String) throws(Failure) -> Bool {
    guard let find = dialect.find else {
      let home = world.environment[.home] ?? ""
      let folder = world.environment[named: "PASSWORD_STORE_DIR"] ?? home + "/.password-store"
      return world.files.exists("\(folder)/\(StoredKeys.entry(id)).gpg")
    }
    let (status, output, _) = try answer(to: find(id), id, of: profile, within: StoreCall.time)
    return status == 0 && !output.reveal().isEmpty
  }

  private func change(_ call: StoreCall, _ id: String, of profile: String) throws(Failure) {
    let (status, _, errors) = try answer(to: call, id, of: profile, within: StoreCall.time)
    guard status != 0 else { return }
    let cause = dialect.cause(status, errors) ?? .failed(status: status, said: said(errors))
    throw failure(cause, id, profile)
  }

  private func answer(
    to call: StoreCall, _ id: String, of profile: String, within seconds: Int
  ) throws(Failure) -> (status: Int, output: Secret, errors: String) {
    var call = call
    call.seconds = seconds
    let terminal = world.terminal.name()
    // gpg's agent asks on this terminal.
    if world.environment[named: "GPG_TTY"] == nil, !terminal.isEmpty { call.variables["GPG_TTY"] = "/dev/" + terminal }
    switch world.processes.useStore(call) {
    case .ended(let status, let output, let errors): return (status, output, errors)
    case .timedOut: throw failure(.timedOut(seconds: seconds), id, profile)
    case .missing: throw failure(.noProgram(call.words[0]), id, profile)
    case .interrupted: throw .interrupted
    }
  }

  private func failure(_ error: KeyStoreError, _ id: String, _ profile: String) -> Failure {
    .keyStore(error, StoredKeys(store: kind, id: id), profile: profile)
  }

  /// The last line that says something.
  private func said(_ errors: String) -> String? {
    errors.split(whereSeparator: \.isNewline).map { trimmed($0) }.last { !$0.isEmpty }
  }
}
