/// What is wrong with a `.awsmfa` file.
package struct DirectoryFileError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case notText
    /// The character's Unicode number. It could make a line look like a different one.
    case hiddenCharacter(UInt32)
    case unknownKey(String)
    case twice(String)
    case badValue(_ key: String, String, wanted: String)
    case notAlone
    case noProfile
  }
  /// Counted from 1; 0 if the error is about the whole file.
  let line: Int
  let reason: Reason
}
