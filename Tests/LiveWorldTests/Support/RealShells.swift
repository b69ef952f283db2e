import Foundation

/// A shell with some of the options it may be started with: the quoting has to be right with all of them.
struct RealShell: Sendable, CustomStringConvertible {
  let description: String
  let program: String
  let options: [String]
  var locale = "C.UTF-8"

  static let bash = [
    RealShell(description: "bash", program: "bash", options: ["--norc"]),
    RealShell(
      description: "bash -eu in posix mode", program: "bash", options: ["--norc", "--posix", "-euo", "pipefail"]),
    RealShell(description: "bash in the C locale", program: "bash", options: ["--norc"], locale: "C"),
  ]
  static let zsh = [
    RealShell(description: "zsh", program: "zsh", options: ["-f"]),
    RealShell(
      description: "zsh with other quoting options", program: "zsh",
      options: [
        "-f", "-eu", "-o", "cshjunkiequotes", "-o", "rcquotes", "-o", "shwordsplit", "-o", "ksharrays", "-o",
        "extendedglob",
      ]),
    RealShell(description: "zsh in the C locale", program: "zsh", options: ["-f"], locale: "C"),
  ]
  static let fish = [
    RealShell(description: "fish", program: "fish", options: ["--no-config"]),
    RealShell(description: "fish in the C locale", program: "fish", options: ["--no-config"], locale: "C"),
  ]

  /// The shells that are on this machine.
  static var installed: [RealShell] {
    (bash + zsh + fish).filter { shell in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(shell.program)")
      }
    }
  }

  /// What the script prints.
  func output(of script: String, environment: [String: String] = [:]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + options + ["-c", script]
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    process.environment = ["PATH": path, "HOME": "/nonexistent", "LC_ALL": locale].merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }
}
