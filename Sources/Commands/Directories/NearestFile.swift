import Text

/// What the nearest `.awsmfa` file means for the shell's working directory.
enum NearestFile: Equatable {
  case none
  case trusted(Directory)
  case ignored(Ignored)

  /// A trusted file.
  struct Directory: Equatable {
    /// The path as the shell names it.
    let path: String
    /// The physical path of its directory.
    let root: String
    /// Identifies this path with this content.
    let key: String
    let says: DirectoryFile
  }

  /// A file that changes nothing.
  struct Ignored: Equatable {
    let path: String
    let key: String
    let cause: Cause
  }

  enum Cause: Equatable {
    case notAllowed
    /// Only a different content of this file was trusted.
    case changed
    case malformed(DirectoryFileError)
    case refused(OwnFileRefusal)
  }

  var directory: Directory? {
    if case .trusted(let directory) = self { directory } else { nil }
  }

  var ignored: Ignored? {
    if case .ignored(let file) = self { file } else { nil }
  }
}

/// Finds the file that decides for the working directory, and checks it.
struct DirectoryLookup {
  let trust: Trust
  private let search: DirectorySearch
  private let files: Files

  init(world: World, paths: Paths) {
    files = world.files
    search = DirectorySearch(home: paths.home, files: world.files)
    trust = Trust(folder: paths.allowed, files: world.files)
  }

  var nearestFile: NearestFile {
    guard let start = files.working(), let path = search.nearest(from: start) else { return .none }
    return judged(path)
  }

  /// The path of the nearest file, in the working directory or above.
  var nearest: String? {
    files.working().flatMap(search.nearest)
  }

  func read(_ path: String) -> OwnFile {
    files.ownFile(path, DirectoryFile.longest)
  }

  private func judged(_ path: String) -> NearestFile {
    func ignored(_ cause: NearestFile.Cause, _ content: [UInt8] = []) -> NearestFile {
      .ignored(NearestFile.Ignored(path: path, key: fingerprint(path.utf8 + [0] + content), cause: cause))
    }
    switch read(path) {
    case .absent: return .none
    case .refused(let why): return ignored(.refused(why))
    case .file(let physical, let bytes):
      do throws(DirectoryFileError) {
        let says = try DirectoryFile(bytes)
        guard trust.holds(Trust.Entry(path: physical, content: bytes)) else {
          return ignored(trust.knows(physical) ? .changed : .notAllowed, bytes)
        }
        return .trusted(
          NearestFile.Directory(
            path: path, root: DirectorySearch.parent(of: physical), key: fingerprint(physical.utf8 + [0] + bytes),
            says: says))
      } catch {
        return ignored(.malformed(error), bytes)
      }
    }
  }
}
