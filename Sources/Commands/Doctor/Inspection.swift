import AWSConfig

/// What the checks look at, read once. A file that is broken is read as far as it can be.
struct Inspection {
  let world: World
  let paths: Paths
  let context: Context
  let config: InspectedFile
  let credentials: InspectedFile

  init(_ world: World) throws(Failure) {
    self.world = world
    paths = try Paths(world.environment)
    config = InspectedFile(paths.config, world.files)
    credentials = InspectedFile(paths.credentials, world.files)
    context = Context(world, paths, config: config.repaired.document, credentials: credentials.repaired.document)
  }

  var shared: SharedConfig { context.shared }

  var files: [InspectedFile] { [config, credentials] }

  func shown(_ path: String) -> String { paths.shown(path) }
}

/// One of the two shared files.
struct InspectedFile {
  let path: String
  /// Empty if there is no such file, or it cannot be read.
  let bytes: [UInt8]
  let error: FileError?
  let facts: FileFacts?
  let repaired: RepairedINI

  init(_ path: String, _ files: Files) {
    self.path = path
    facts = files.facts(path)
    do throws(FileError) {
      bytes = try files.read(path) ?? []
      error = nil
    } catch {
      bytes = []
      self.error = error
    }
    repaired = RepairedINI(bytes)
  }
}
