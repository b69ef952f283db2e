import AWSConfig
import ShellState

/// A file or folder that the program reads or writes, and what for.
struct ManualFile: Equatable {
  let path: String
  let summary: String

  /// The files as they are without variables that move them.
  static let all: [ManualFile] = {
    guard let paths = try? Paths(Environment([Variable.home.rawValue: "~"])) else { return [] }
    return [
      ManualFile(
        path: paths.config,
        summary: """
          The profiles. Written by setup, only the lines that you have seen and agreed to, and by rotate and keys, if \
          it has the keys.
          """),
      ManualFile(
        path: paths.credentials,
        summary:
          "The long-term keys, and the sessions as [PROFILE-mfa]. Everything else in it stays as it is, byte for byte."),
      ManualFile(path: paths.settings, summary: "The settings. Read, never written."),
      ManualFile(path: paths.allowed + "/", summary: "Copies of the .awsmfa files that you trust."),
      ManualFile(
        path: paths.stateFolder + "/",
        summary: "What terminals share: a counter of changes, the last profile, the devices that worked. No secrets."),
      ManualFile(
        path: ShellProtocol.directoryFile,
        summary:
          "The profile of a directory and everything below it: a name, or lines profile =, region = and duration =."),
    ]
  }()
}
