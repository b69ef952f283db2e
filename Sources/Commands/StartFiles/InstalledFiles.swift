import AWSConfig
import ShellCode

/// Where this program and the shells' files are installed: `PREFIX/bin/awsmfa` and `PREFIX/share/aws-mfa`.
struct InstalledFiles: Equatable {
  /// The program under its most lasting name.
  let program: String
  /// The folder of the shells' files.
  let folder: String

  /// A package manager may link a program of one version into a folder that lasts longer: of the folders on the PATH
  /// that lead to this program, the first that has the shells' files beside it counts.
  init(_ world: World) {
    let real = world.files.realPath(world.executable)
    let linked = (world.environment[named: "PATH"] ?? "").split(separator: ":").lazy
      .filter { $0.hasPrefix("/") && $0.hasSuffix("/bin") }.map { $0 + "/awsmfa" }
      .first { program in
        let folder = Self.folder(of: program)
        let file = Self.file(.bash, in: folder)
        return world.files.exists(program) && world.files.realPath(program) == real && world.files.exists(file)
      }
    program = linked ?? world.executable
    folder = Self.folder(of: linked ?? real)
  }

  func file(_ shell: Shell) -> String { Self.file(shell, in: folder) }

  private static func folder(of program: String) -> String {
    StartPlaces.folder(of: StartPlaces.folder(of: program)) + "/share/aws-mfa"
  }

  private static func file(_ shell: Shell, in folder: String) -> String {
    "\(folder)/\(shell.rawValue)/aws-mfa.\(shell.rawValue)"
  }
}
