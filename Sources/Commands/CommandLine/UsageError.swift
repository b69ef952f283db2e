/// Why a command line was not understood.
package enum UsageError: Error, Equatable, Sendable {
  /// The verb is `nil` here and below if none was typed.
  case unknownOption(String, Verb?, near: String?)
  /// An option of another tool, which is done differently here.
  case otherOption(String, Verb?, OtherOption)
  case missingValue(Option, Verb)
  case unwantedValue(Option)
  case missingOperand(Verb)
  /// `near` is the command line that may have been meant.
  case missingCommand(Verb, near: Arguments?)
  /// `near` is the command line that may have been meant.
  case unexpectedOperand(String, Verb?, near: Arguments?)
  case twoProfiles(String, String)
  /// `near` is the command line that may have been meant.
  case unknownVerb(String, near: Arguments?)
  case conflict(Option, Option)
  /// The first option means something only beside the second.
  case needs(Option, Option)
  case badTime(Option, String)
  case badFormat(String)
  case badShell(String)
  /// `init` prints the code of one shell.
  case severalShells
  case badPrompt(String)
  case badCommand(String)
  case emptyProfile
  /// The word after `keys`.
  case badKeysWord(String, near: String?)
  case badStore(Option, String)
  /// `keys move` does not say where to.
  case noTarget
}
