import Foundation

@testable import LiveWorld

/// A new folder that is removed with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("aws-mfa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: lockFolder)
  }

  /// Where the locks of the files in this folder are.
  var lockFolder: String { path + ".locks" }

  func lock(of name: String) -> String { lockFolder + "/" + name }

  func locks(patience: Int = FileLocks.patience) -> FileLocks {
    FileLocks(patience: patience) { [lockFolder] in lockFolder + "/" + FileSystem.name(of: $0) }
  }

  func shared(_ name: String) -> SharedFile {
    SharedFile(path + "/" + name, locks: locks())
  }

  func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  func link(_ name: String, to target: String) throws -> String {
    let link = path + "/" + name
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    return link
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  func mode(_ name: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return (attributes?[.posixPermissions] as? Int).map { String($0, radix: 8) }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
