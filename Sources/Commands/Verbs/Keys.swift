import AWSConfig
import Text

/// `keys`: shows where long-term keys are, or moves them.
struct Keys {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    switch try word {
    case .move:
      let target = try target()
      try KeysMove(context: context, name: name(), target: target).run()
    case .restore: try KeysRestore(context: context, name: name()).run()
    case .print:
      let name = try name()
      let place = try context.keyPlace(of: name)
      guard case .store(let stored) = place.keys else { throw .notInStore(profile: name) }
      return try KeysPrint(world: context.world, keys: stored, profile: name).run()
    case nil: return list()
    }
    return Outcome()
  }

  private var word: KeysWord? {
    get throws(Failure) {
      do throws(UsageError) { return try arguments.keysWord } catch { throw .usage(error) }
    }
  }

  private func name() throws(Failure) -> String {
    try context.asking(context.profileName(arguments.operands.dropFirst().first)).name
  }

  private func target() throws(Failure) -> KeyTarget {
    guard let text = arguments.values[.to] else { throw .usage(.noTarget) }
    guard let target = KeyTarget(text) else { throw .usage(.badStore(.to, text)) }
    return target
  }

  // MARK: Without a word

  private func list() -> Outcome {
    let rows = context.profilesWithKeys.map { [$0, place(of: $0), keyID(of: $0) ?? "-"].map { printable($0) } }
    guard !rows.isEmpty else { return Outcome(output: "no profile has long-term keys\n") }
    let cells = [["PROFILE", "KEYS", "ACCESS KEY"]] + rows
    let widths = (0..<2).map { column in (cells.map { $0[column].count }.max() ?? 0) + 2 }
    let lines = cells.map { HelpText.padded($0[0], widths[0]) + HelpText.padded($0[1], widths[1]) + $0[2] + "\n" }
    return Outcome(output: lines.joined(), afterword: Wording.keysWords())
  }

  private func keyID(of name: String) -> String? { (try? context.shared.resolution(of: name))?.keys.keyID }

  private func place(of name: String) -> String {
    guard let place = try? context.keyPlace(of: name) else { return "credential_process" }
    if case .store(let keys) = place.keys { return keys.store.rawValue + (place.hasPlainName ? ", plain name" : "") }
    let file = context.paths.shown(place.isInCredentials ? context.paths.credentials : context.paths.config)
    return place.hasPlainName ? "\(file) [\(place.section)], plain name" : file
  }
}

/// `keys print`: the `credential_process` of keys that are in a password store. It says nothing else, and asks nothing
/// itself; the store's program may have to.
struct KeysPrint {
  let world: World
  let keys: StoredKeys
  let profile: String

  func run() throws(Failure) -> Outcome {
    let keys = try PasswordStore(world, keys.store).keys(keys.id, of: profile)
    return Outcome(output: ExportFormat.process(keys))
  }
}

extension KeysPrint {
  /// `nil` unless the words say where the keys are, so that no file has to.
  init?(world: World, arguments: Arguments) throws(Failure) {
    guard arguments.operand == KeysWord.print.rawValue, let store = arguments.values[.from],
      let id = arguments.values[.keyID]
    else { return nil }
    guard let store = KeyStore(rawValue: store) else { throw .usage(.badStore(.from, store)) }
    guard AccessKeys.isBaseID(id) else { throw .usage(.badStore(.keyID, id)) }
    self.init(
      world: world, keys: StoredKeys(store: store, id: id),
      profile: arguments.operands.dropFirst().first ?? Context.unnamed)
  }
}
