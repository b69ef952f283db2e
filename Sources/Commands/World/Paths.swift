package import AWSConfig
import Text

/// Where the files are, by the rules of the SDKs and of XDG.
package struct Paths: Equatable, Sendable {
  let config: String
  let credentials: String
  let settings: String
  /// Where every program's settings are.
  let configuration: String
  /// Where trusted `.awsmfa` files are kept.
  let allowed: String
  package let home: String
  /// Where the state is kept, for every credentials file.
  let stateFolder: String

  package init(_ environment: Environment) throws(Failure) {
    guard let home = environment[.home] else { throw .homeMissing }
    func path(_ variable: Variable, _ fallback: String) throws(Failure) -> String {
      guard let set = environment[variable] else { return home + "/.aws/" + fallback }
      let path = Paths.expanded(set, home, environment)
      guard !path.hasPrefix("~") else { throw .foreignHome(path, source: variable.rawValue) }
      return path
    }
    func root(_ variable: Variable, _ fallback: String) -> String {
      environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + fallback
    }
    func folder(_ variable: Variable, _ fallback: String) -> String { root(variable, fallback) + "/aws-mfa" }
    self.home = home
    config = try path(.configFile, "config")
    credentials = try path(.sharedCredentialsFile, "credentials")
    configuration = root(.configHome, "/.config")
    settings = configuration + "/aws-mfa/config"
    stateFolder = folder(.stateHome, "/.local/state")
    allowed = folder(.dataHome, "/.local/share") + "/allow"
  }

  /// The state that belongs to one credentials file, by its real path: terminals that share the file share it.
  func state(forRealPath path: String) -> String {
    stateFolder + "/" + Self.name(forRealPath: path)
  }

  /// The file that is locked while a file is changed.
  package func lock(forRealPath path: String) -> String {
    stateFolder + "/locks/" + Self.name(forRealPath: path)
  }

  /// What is locked while the role of a profile is assumed for programs.
  func lock(ofRole profile: String, forRealPath path: String) -> String {
    stateFolder + "/locks/" + Self.name(forRealPath: "role:" + profile + ":" + path)
  }

  /// What is locked while a dialog is open.
  func lock(ofDialogsForRealPath path: String) -> String {
    stateFolder + "/locks/" + Self.name(forRealPath: "dialog:" + path)
  }

  private static func name(forRealPath path: String) -> String {
    let name = path.utf8.suffix(120).map { byte in
      byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") ? byte : UInt8(ascii: "_")
    }
    return String(decoding: name, as: UTF8.self) + "." + fingerprint(path)
  }

  /// Where the locks are kept for terminals that cannot be locked themselves.
  package var turns: String { stateFolder + "/turns" }

  /// A home directory for the AWS CLI that contains nothing of the user's.
  package var cliHome: String { stateFolder + "/cli" }

  /// The path as a person writes it, with `~` for the home directory.
  func shown(_ path: String) -> String {
    path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// The path with a leading `~/` expanded.
  func inHome(_ path: String) -> String {
    path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  /// The path and the number of a line, as a person writes them.
  func shown(_ line: FileLine) -> String {
    "\(shown(line.isInCredentials ? credentials : config)):\(line.number)"
  }

  /// Expands a leading `~`, and `$NAME` or `${NAME}` anywhere, like Python's `expanduser` and `expandvars`, but not
  /// `~NAME`.
  private static func expanded(_ path: String, _ home: String, _ environment: Environment) -> String {
    var text = String.UnicodeScalarView()
    var rest = path.unicodeScalars[...]
    while let dollar = rest.firstIndex(of: "$") {
      text += rest[..<dollar]
      let after = rest[rest.index(after: dollar)...]
      let isBraced = after.first == "{"
      let name = (isBraced ? after.dropFirst() : after).prefix {
        $0.isASCII && UInt8($0.value).isWord
      }
      let end = name.endIndex
      let isClosed = !isBraced || rest[end...].first == "}"
      if let value = environment[named: String(name)], isClosed, !name.isEmpty {
        text += value.unicodeScalars
        rest = rest[end...].dropFirst(isBraced ? 1 : 0)
      } else {
        text.append("$")
        rest = after
      }
    }
    let joined = String(text + rest)
    return joined == "~" || joined.hasPrefix("~/") ? home + joined.dropFirst() : joined
  }
}
