import AWSConfig
import Text

/// Keys that tools get by a command of ours: whether the programs for that are there.
struct StoredKeyChecks {
  let inspection: Inspection

  private var world: World { inspection.world }

  func run() -> [Finding] {
    let stored = inspection.shared.profilesInStores
    let missing = stored.compactMap { name, keys in
      world.hasProgram(keys.store.program) ? nil : Finding.error(.storedKeys, .noStoreProgram(keys, of: name))
    }
    let plain = inspection.shared.profilesWithPlainName
    let gone = inspection.shared.ownCommands.filter { !world.files.exists($0.program) }.map { name, program in
      Finding.error(.storedKeys, .noProgram(program, of: name))
    }
    let found =
      stored.map { "\(printable($0.name)) has its keys in \($0.keys.store.title)" }
      + plain.map { "the plain name of \(printable($0)) gives its session" }
    return (missing + gone).or(
      .storedKeys, found.isEmpty ? "no keys are in a password store" : found.joined(separator: ", "))
  }
}
