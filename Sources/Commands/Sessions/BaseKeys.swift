import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// Where a target's long-term keys are, and how to get them.
extension Context {
  /// Identifies the keys without running a process for them.
  func tieBase(of resolution: Resolution) throws(Failure) -> Tie.Base {
    switch resolution.keys {
    case .file(let keys): return .accessKey(try checked(keys, of: resolution.base).id)
    case .process(let command):
      return .process(String(command.map { $0.isNewline ? " " : $0 }))
    case .store(let stored): return .accessKey(stored.id)
    case .environment:
      return shell.userAccessKeys.map { .accessKey($0.id) } ?? .environment
    case .none: throw noKeys(of: resolution.base)
    }
  }

  /// The long-term keys; runs the profile's `credential_process` if that is where they come from.
  ///
  /// - Parameter seconds: the time limit for the process.
  func keys(of target: Target, within seconds: Int = KeyProcess.time) throws(Failure) -> AccessKeys {
    let profile = target.resolution.base.name
    switch target.resolution.keys {
    case .file(let keys): return try checked(keys, of: target.resolution.base)
    case .process(let command): return try keys(from: command, of: profile, within: seconds)
    case .store(let stored):
      let keys = try PasswordStore(world, stored.store).keys(stored.id, of: profile, within: seconds)
      StoredEntries(paths, world.files).note(stored)
      return keys
    case .environment: return try environmentKeys(of: target)
    case .none: throw noKeys(of: target.resolution.base)
    }
  }

  /// A profile's keys from a file, checked to be fit for opening a session.
  func checked(_ keys: FileKeys, of profile: Profile) throws(Failure) -> AccessKeys {
    if let token = shared.leftoverToken(beside: keys, of: profile) {
      throw .leftoverToken(profile: profile.name, token)
    }
    if keys.secret == nil, let key = misspelt(.secretAccessKey, of: profile) { throw .misspeltKey(key) }
    return try keys.checked(of: profile.name)
  }

  private func environmentKeys(of target: Target) throws(Failure) -> AccessKeys {
    if let keys = try userKeys() { return keys }
    let base = target.resolution.base
    if base[.credentialSource] != nil { throw .noEnvironmentKeys(profile: base.name) }
    // The keys opened a session once, under the name of a profile that may not exist.
    try checkProfile(base.name)
    throw noKeys(of: base)
  }

  /// The user's own keys from the environment; `nil` if there are none.
  func userKeys() throws(Failure) -> AccessKeys? {
    do throws(EnvironmentKeysError) { return try shell.checkedUserKeys() } catch { throw .environmentKeys(error) }
  }

  /// The profile `p`, if the words are our own `awsmfa credential-process p`.
  private static func profile(ofOwn words: [String]) -> String? {
    guard case .run(let arguments)? = try? Request(parsing: Array(words.dropFirst())) else { return nil }
    return arguments.verb == .credentialProcess ? arguments.operand : nil
  }

  /// Runs the command as botocore does: split into words by the rules of a POSIX shell, but without a shell.
  private func keys(from command: String, of profile: String, within seconds: Int) throws(Failure) -> AccessKeys {
    guard let words = shellWords(command), let program = words.first else {
      throw .keyProcess(.unreadable, profile: profile)
    }
    guard !OwnProcess.isOurs(program), program != world.executable else {
      throw .keyProcess(.ours(of: Self.profile(ofOwn: words)), profile: profile)
    }
    return try keys(printedBy: command, words, of: profile, within: seconds)
  }

  /// The keys that a command prints, even if it is ours.
  func keys(
    printedBy command: String, _ words: [String], of profile: String, within seconds: Int = KeyProcess.time
  ) throws(Failure) -> AccessKeys {
    let program = words.first ?? ""
    let syntax = shellSyntax(in: command)
    func failed(_ status: Int, _ said: String?) -> Failure {
      .keyProcess(.failed(status: status, said: said, syntax: syntax), profile: profile)
    }
    let isPath = program.utf8.contains(UInt8(ascii: "/"))
    let absence = "there is no program \(program)"
    // `sh` would say so too, as if a shell ran the command.
    if isPath, !world.files.exists(program) { throw failed(127, absence) }
    if isPath, let facts = world.files.facts(program), facts.isRegular, !facts.isProgram {
      throw failed(126, "\(program) is not executable")
    }
    switch world.processes.run("exec " + words.map(posixWord).joined(separator: " "), seconds) {
    case .text(let text):
      guard let found = KeyProcess.keys(in: text) else {
        throw .keyProcess(.noKeys(syntax: syntax), profile: profile)
      }
      return try found.checked(of: profile)
    // 128 + SIGINT: Ctrl-C went to the command.
    case .status(130, said: _): throw .interrupted
    // What `sh` says of a program that is not on the PATH.
    case .status(127, let said?) where said.contains("exec: "):
      // What is there, but cannot be found, is a script.
      throw isPath
        ? failed(126, "the first line of \(program) names a program that is not there") : failed(127, absence)
    case .status(let status, let said): throw failed(status, said)
    case .timedOut: throw .keyProcess(.timedOut(seconds: seconds), profile: profile)
    }
  }
}

/// The external process provider of the SDKs.
enum KeyProcess {
  /// The time limit in seconds: the process may ask for a password or for a touch of a security key.
  static let time = 60

  /// The keys that the process printed, unchecked; `nil` if it printed anything else.
  fileprivate static func keys(in text: String) -> FileKeys? {
    guard let answer = JSON(parsing: text), answer["Version"] == .number(1),
      case .string(let id)? = answer["AccessKeyId"],
      case .string(let secret)? = answer["SecretAccessKey"]
    else { return nil }
    var hasToken = false
    if case .string(let token)? = answer["SessionToken"] { hasToken = !token.isEmpty }
    return FileKeys(id: id, secret: Secret(secret), hasToken: hasToken)
  }
}

extension FileKeys {
  /// The keys, checked to be fit for opening a session.
  fileprivate func checked(of profile: String) throws(Failure) -> AccessKeys {
    guard let secret else { throw .noSecret(profile: profile) }
    guard AccessKeys.isBaseID(id), secret.reveal().isVisibleASCII else {
      let hasComment = [id, secret.reveal()].contains { trailingComment(of: $0) != nil }
      throw .badKeys(profile: profile, hasComment: hasComment)
    }
    guard !isTemporary else { throw .temporaryBaseKeys(profile: profile) }
    return AccessKeys(id: id, secret: secret)
  }
}
