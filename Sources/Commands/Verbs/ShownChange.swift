import AWSConfig
import Text

/// A change of one of the two files that is shown first, and made only if the user agrees.
struct ShownChange {
  let context: Context
  let profile: String
  let isInCredentials: Bool
  let old: [UInt8]
  let new: [UInt8]
  let diff: ProfileEdit.Diff

  private var path: String { isInCredentials ? context.paths.credentials : context.paths.config }

  /// The file as messages name it.
  var file: String { printable(context.paths.shown(path)) }

  /// Whether the user agreed, so that the file is changed now.
  ///
  /// - Parameter nobody: the failure if there is no one to ask.
  /// - Throws: `changedSinceShown`: only what was shown is written.
  func offer(orElse nobody: Failure) throws(Failure) -> Bool {
    guard try isAgreed(orElse: nobody) else { return false }
    let write = { (bytes: [UInt8]) throws(Failure) -> [UInt8] in
      guard bytes == old || bytes == new else { throw .changedSinceShown(path: path, profile: profile) }
      return new
    }
    let update = isInCredentials ? context.world.files.update : context.world.files.edit
    try update(path, Reading(old), write)
    context.world.say(Wording.written(file))
    return true
  }

  private func isAgreed(orElse nobody: Failure) throws(Failure) -> Bool {
    try context.answer(
      to: Wording.consentQuestion(file), below: Wording.diff(diff, of: file), orElse: nobody
    ) { answer in
      switch answer.lowercased() {
      case "", "y", "yes": true
      case "n", "no": false
      default: nil
      }
    }
  }
}
