import AWSAPI
import Text

/// The user's own copies of the `.awsmfa` files that are trusted.
///
/// An entry holds a file's physical path and its content. Both are compared byte for byte; the entry's name, made of
/// both, only leads to it. What lies in the folder under any other name is not an entry.
struct Trust {
  let folder: String
  let files: Files

  struct Entry: Equatable {
    let path: String
    let content: [UInt8]

    static func == (one: Entry, other: Entry) -> Bool {
      one.path.utf8.elementsEqual(other.path.utf8) && one.content == other.content
    }

    var text: [UInt8] { Array((percentEncoded(path) + "\n").utf8) + content }

    init(path: String, content: [UInt8]) {
      self.path = path
      self.content = content
    }

    init?(_ bytes: [UInt8]) {
      guard let end = bytes.firstIndex(of: 0x0A),
        let path = percentDecoded(String(decoding: bytes[..<end], as: UTF8.self))
      else { return nil }
      self.init(path: path, content: Array(bytes[(end + 1)...]))
    }
  }

  /// In bytes: a percent-encoded path and a content.
  private static let longest = 3 * 4096 + 1 + DirectoryFile.longest

  func holds(_ entry: Entry) -> Bool {
    read(name(of: entry)) == entry
  }

  /// Whether some content of this path is trusted.
  func knows(_ path: String) -> Bool {
    !entries(of: path).isEmpty
  }

  /// Sorted by path, then by the name of the entry.
  var entries: [Entry] {
    files.names(folder).sorted().compactMap(read).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  func add(_ entry: Entry) throws(FileError) {
    try files.write(file(name(of: entry)), String(decoding: entry.text, as: UTF8.self))
  }

  /// Forgets every content of a path; `false` if there was none.
  func remove(_ path: String) throws(FileError) -> Bool {
    let known = entries(of: path)
    for entry in known { try files.remove(file(name(of: entry))) }
    return !known.isEmpty
  }

  /// Forgets the files that no longer exist.
  func prune() {
    for entry in entries where !files.exists(entry.path) {
      try? files.remove(file(name(of: entry)))
    }
  }

  private func entries(of path: String) -> [Entry] {
    let start = fingerprint(path) + "."
    return files.names(folder).filter { $0.hasPrefix(start) }.compactMap(read).filter {
      $0.path.utf8.elementsEqual(path.utf8)
    }
  }

  private func read(_ name: String) -> Entry? {
    guard case .file(_, let bytes) = files.ownFile(file(name), Self.longest), let entry = Entry(bytes),
      self.name(of: entry) == name
    else { return nil }
    return entry
  }

  private func name(of entry: Entry) -> String {
    fingerprint(entry.path) + "." + fingerprint(entry.content)
  }

  private func file(_ name: String) -> String { folder + "/" + name }
}
