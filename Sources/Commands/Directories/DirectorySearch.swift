import ShellState

/// The way from the working directory up to the nearest `.awsmfa`. The shells walk the same way by their own means to
/// notice a change; only what is found here counts.
///
/// A search from inside the home directory ends there; one from outside ends at the first directory that is not the
/// user's.
struct DirectorySearch {
  let home: String
  let files: Files

  /// The path of the nearest file, as the shell would name it.
  func nearest(from start: String) -> String? {
    let home = Self.withoutFinalSlash(home)
    let isInHome = (start + "/").utf8.starts(with: (home + "/").utf8)
    var directory = Self.withoutFinalSlash(start)
    while !ShellProtocol.unsearched.contains(directory) {
      let file = directory + "/" + DirectoryFile.name
      if files.exists(file) { return file }
      let isLast = isInHome ? directory.utf8.elementsEqual(home.utf8) : !files.isOwn(directory)
      if isLast { return nil }
      directory = Self.parent(of: directory)
    }
    return nil
  }

  static func parent(of path: String) -> String {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return String(decoding: path.utf8[..<(end ?? path.utf8.startIndex)], as: UTF8.self)
  }

  static func withoutFinalSlash(_ path: String) -> String {
    let end = path.utf8.lastIndex { $0 != UInt8(ascii: "/") }
    return String(decoding: end.map { path.utf8[...$0] } ?? path.utf8.prefix(0), as: UTF8.self)
  }
}
