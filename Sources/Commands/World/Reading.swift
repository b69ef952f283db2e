import AWSConfig

/// What a run has read, and relies on, of a file that other programs write too.
///
/// Some of them do not replace the file in one step: for a moment it is empty or cut short. We may find it like that
/// when we want to write.
package struct Reading {
  /// Empty if there was no file.
  package let bytes: [UInt8]
  /// Whether other bytes still contain what the run needs.
  package let isWhole: ([UInt8]) -> Bool
  /// How long to wait for another program, in milliseconds.
  package let patience: Int

  package static let patience = 2000
  /// The patience of a prompt.
  package static let shortPatience = 200

  package init(_ bytes: [UInt8], patience: Int = patience, isWhole: @escaping ([UInt8]) -> Bool = { _ in true }) {
    self.bytes = bytes
    self.patience = patience
    self.isWhole = isWhole
  }
}
