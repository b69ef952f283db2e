import AWSAPI
import AWSConfig
import ShellState
import Text

/// What a `.awsmfa` file says: one profile's name on a line, or `key = value` lines. Comments begin with `#`.
///
/// No key can run code or redirect a request.
package struct DirectoryFile: Equatable, Sendable {
  package enum Key: String, CaseIterable, Sendable {
    case profile, region, duration
  }

  let profile: String
  /// The line that names it, counted from 1.
  let line: Int
  let region: String?
  /// In seconds.
  let duration: Int?

  /// In bytes.
  static let longest = ShellProtocol.longestDirectoryFile
  static let name = ShellProtocol.directoryFile
}

extension DirectoryFile {
  package init(_ bytes: [UInt8]) throws(DirectoryFileError) {
    var values: [Key: String] = [:]
    var bare: String?
    var profileLine = 0
    for (number, text) in Self.lines(of: bytes).enumerated() {
      let fault = { (reason: DirectoryFileError.Reason) in DirectoryFileError(line: number + 1, reason: reason) }
      guard let text else { throw fault(.notText) }
      if let hidden = text.unicodeScalars.first(where: { !$0.isPrintable && $0 != "\t" }) {
        throw fault(.hiddenCharacter(hidden.value))
      }
      let said = Self.withoutComment(text)
      if said.isEmpty { continue }
      if bare != nil { throw fault(.notAlone) }
      guard let equals = said.unicodeScalars.firstIndex(of: "=") else {
        guard values.isEmpty else { throw fault(.notAlone) }
        bare = said
        profileLine = number + 1
        continue
      }
      let name = trimmed(said[..<equals])
      guard let key = Key(rawValue: name) else { throw fault(.unknownKey(name)) }
      guard values[key] == nil else { throw fault(.twice(key.rawValue)) }
      let value = trimmed(said[said.unicodeScalars.index(after: equals)...])
      guard Self.isGood(value, for: key) else {
        throw fault(.badValue(key.rawValue, value, wanted: key.wanted(insteadOf: value)))
      }
      values[key] = value
      if key == .profile { profileLine = number + 1 }
    }
    guard let profile = bare ?? values[.profile] else { throw DirectoryFileError(line: 0, reason: .noProfile) }
    self.profile = profile
    line = profileLine
    region = values[.region]
    duration = values[.duration].flatMap(Lifetime.seconds)
  }

  /// The lines, without the byte order mark and carriage returns of a Windows file; `nil` for a line that is not UTF-8.
  static func lines(of bytes: [UInt8]) -> [String?] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      let line = line.last == 0x0D && number < lines.count - 1 ? line.dropLast() : line
      let text = String(decoding: line, as: UTF8.self)
      return text.utf8.elementsEqual(line) ? text : nil
    }
  }

  /// A comment begins at the start of a line or after a space.
  private static func withoutComment(_ text: String) -> String {
    var isAfterSpace = true
    let said = text.unicodeScalars.prefix { scalar in
      if scalar == "#", isAfterSpace { return false }
      isAfterSpace = scalar == " " || scalar == "\t"
      return true
    }
    return trimmed(Substring(said))
  }

  private static func isGood(_ value: String, for key: Key) -> Bool {
    switch key {
    case .profile: !value.isEmpty
    case .region: isHostLabel(value) && RegionName.meant(by: value) == nil
    case .duration: Lifetime.seconds(value).map(SessionDuration.bounds.contains) ?? false
    }
  }
}

extension DirectoryFile.Key {
  /// The values that the key accepts, as an error names them.
  fileprivate func wanted(insteadOf value: String) -> String {
    switch self {
    case .profile: "a profile name"
    case .region: "a region such as \(RegionName.meant(by: value) ?? "eu-west-1")"
    case .duration: "15m to 36h"
    }
  }
}
