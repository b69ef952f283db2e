import AWSConfig

/// What a run has read of a file that other programs write too, and rests on.
///
/// Not all of them replace it in one step: for a moment it is empty, or ends early. What is there when we want to write may be that.
package struct Reading {
  /// Nothing, where there was no file.
  package let bytes: [UInt8]
  /// Whether other bytes still have what the run needs of them.
  package let isWhole: ([UInt8]) -> Bool
  /// How long another program is waited for, in milliseconds.
  package let patience: Int

  package static let patience = 2000
  /// At a prompt.
  package static let shortPatience = 200

  package init(_ bytes: [UInt8], patience: Int = patience, isWhole: @escaping ([UInt8]) -> Bool = { _ in true }) {
    self.bytes = bytes
    self.patience = patience
    self.isWhole = isWhole
  }
}
