import ShellCode
import TestSupport
import Text

@testable import Commands
@testable import ShellState

/// Tests in a made-up home with `~/w/.awsmfa`, which names `p`, whose session `old` is stored.
protocol DirectorySuite {
  var stage: Stage { get }
}

extension DirectorySuite {
  static var file: String { "/home/u/w/.awsmfa" }

  static func prepared() -> Stage {
    let stage = Stage()
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Self.file] = "p\n"
    stage.directory = "/home/u/w"
    return stage
  }

  func allow() {
    let shell = stage.shell
    stage.shell = nil
    _ = stage.run("allow")
    stage.shell = shell
    stage.forget()
  }

  /// Runs a verb and carries out what it emits, as a shell would.
  func go(_ words: String...) -> Ending {
    let ending = stage.run(words: words)
    for line in ending.plan {
      if line.hasPrefix("keep \(Memory.variable)=") {
        stage.memory = String(line.dropFirst("keep \(Memory.variable)=".count))
      } else if line.hasPrefix("-") {
        stage.environment[String(line.dropFirst())] = nil
      } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("call ") {
        stage.environment[String(line[..<equals])] = String(line[line.index(after: equals)...])
      }
    }
    stage.forget()
    return ending
  }

  var state: [String] {
    ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_MFA_ROOT", "AWS_MFA_OFF"].compactMap { name in
      stage.environment[name].map { "\(name)=\($0)" }
    }
  }

  static var inside: [String] {
    ["AWS_PROFILE=p-mfa", "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old", "AWS_MFA_ROOT=/home/u/w"]
  }
  static var waiting: String {
    "aws-mfa: ~/w/.awsmfa names p, which has no live session; run aws-mfa to open one"
  }

  /// A shell that has drawn its first prompt at home.
  func startAtHome() {
    stage.directory = "/home/u"
    _ = go("hook")
  }

  static var key: String { fingerprint(Array(file.utf8) + [0] + Array("p\n".utf8)) }
}
