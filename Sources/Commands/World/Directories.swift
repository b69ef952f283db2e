/// What the search for `.awsmfa` files sees of the file system. Paths are absolute, and ``ByteText``.
package struct Directories {
  /// The working directory as the shell names it, symbolic links included; `nil` where it has no name.
  package var working: () -> String?
  /// Whether anything of that name is there, be it a link to nothing.
  package var exists: (String) -> Bool
  /// Whether a directory is the user's.
  package var isOwn: (String) -> Bool
  /// The path with every symbolic link of its folder resolved, as far as it exists.
  package var physical: (String) -> String
  /// A file of at most so many bytes, if nobody but the user can have written it.
  package var read: (_ path: String, _ limit: Int) -> OwnFile
  /// The names in a folder; none where it cannot be read.
  package var names: (_ folder: String) -> [String]
  package var remove: (_ path: String) throws(FileTrouble) -> Void

  package init(
    working: @escaping () -> String?, exists: @escaping (String) -> Bool, isOwn: @escaping (String) -> Bool,
    physical: @escaping (String) -> String,
    read: @escaping (String, Int) -> OwnFile, names: @escaping (String) -> [String],
    remove: @escaping (String) throws(FileTrouble) -> Void
  ) {
    self.working = working
    self.exists = exists
    self.isOwn = isOwn
    self.physical = physical
    self.read = read
    self.names = names
    self.remove = remove
  }
}

/// What came of reading a file that only the user may have written.
package enum OwnFile: Equatable, Sendable {
  case absent
  /// `path` is the physical one: that of its folder, with the file's own name.
  case file(path: String, bytes: [UInt8])
  case refused(OwnFileRefusal)
}
