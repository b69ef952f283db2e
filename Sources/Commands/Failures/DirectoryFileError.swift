/// What is wrong with a `.awsmfa` file.
package struct DirectoryFileError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case notText
    /// Its number. It could make a line look like another one.
    case hiddenCharacter(UInt32)
    case unknownKey(String)
    case twice(String)
    case badValue(_ key: String, String, wanted: String)
    case notAlone
    case noProfile
  }
  /// From 1 on; 0 where it is about the whole file.
  let line: Int
  let reason: Reason
}
