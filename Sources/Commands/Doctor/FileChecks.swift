import AWSConfig
import Text

/// The files as files: whether they can be read, by whom, and whether every tool can make sense of them.
struct FileChecks {
  let inspection: Inspection

  func run() -> [Finding] {
    inspection.files.flatMap { readable($0) + syntax($0) + encoding($0) } + owners + modes
  }

  private func name(_ file: InspectedFile) -> String { printable(inspection.shown(file.path)) }

  private func readable(_ file: InspectedFile) -> [Finding] {
    let isOdd = !(file.facts?.isRegular ?? true) && file.path != "/dev/null"
    let error = file.error ?? (isOdd ? FileError(path: file.path, reason: .notRegular) : nil)
    if let error { return [.error(.fileReadable, .unreadable(error, inspection.paths))] }
    return [.ok(.fileReadable, "\(name(file)) \(file.facts == nil ? "does not exist" : "can be read")")]
  }

  private func syntax(_ file: InspectedFile) -> [Finding] {
    let faults = file.repaired.faults.map { fault in
      let words = FindingWords.malformed(fault, inspection.shown(file.path))
      return switch fault.reason {
      case .duplicateSection, .duplicateOption: Finding.error(.duplicateSection, words)
      case .optionBeforeSection, .notAnOption, .nestedNotAnOption, .openHeader: Finding.error(.fileSyntax, words)
      }
    }
    let (twice, others) = (faults.filter { $0.check == .duplicateSection }, faults.filter { $0.check == .fileSyntax })
    return others.or(.fileSyntax, "every line of \(name(file)) is understood")
      + twice.or(.duplicateSection, "nothing in \(name(file)) is defined twice")
  }

  private func encoding(_ file: InspectedFile) -> [Finding] {
    var found: [Finding] = []
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { found.append(.error(.fileEncoding, .byteOrderMark(name(file)))) }
    let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if let bad = lines.firstIndex(where: { !String(decoding: $0, as: UTF8.self).utf8.elementsEqual($0) }) {
      found.append(.warning(.fileEncoding, .notUTF8(name(file), line: bad + 1)))
    }
    return found.or(.fileEncoding, "\(name(file)) is UTF-8")
  }

  // MARK: Owner and mode

  private var folder: String { DirectorySearch.parent(of: inspection.paths.credentials) }

  /// What is the user's to own: everything of ours below the home directory, and the credentials file wherever it is.
  /// The folder of a file elsewhere, such as /tmp, is not.
  private var owned: [String] {
    let paths = inspection.paths
    let all =
      [
        paths.home, folder, paths.config, paths.credentials, paths.settings, paths.allowed,
        inspection.context.stateDirectory.folder,
      ]
      + [paths.credentials, paths.config].map { paths.lock(forRealPath: inspection.world.files.realPath($0)) }
    let home = DirectorySearch.withoutFinalSlash(paths.home)
    return all.filter { path in
      guard let facts = inspection.world.files.facts(path) else { return false }
      return path == paths.home || path.utf8.starts(with: (home + "/").utf8)
        || path == paths.credentials && facts.isRegular
    }
  }

  /// What nobody else should change.
  private var guarded: [String] {
    let config = inspection.paths.config
    let isFile = inspection.world.files.facts(config)?.isRegular ?? false
    let others = owned.filter { $0 != inspection.paths.home }
    return others + (isFile && !others.contains(config) ? [config] : [])
  }

  private var owners: [Finding] {
    owned.filter { inspection.world.files.facts($0)?.isOwn == false }
      .map { Finding.error(.fileOwner, .notOwn(printable(inspection.shown($0)), path: word($0))) }
      .or(.fileOwner, "the files and folders are your own")
  }

  private var modes: [Finding] {
    let written = guarded.flatMap { path -> [Finding] in
      guard let facts = inspection.world.files.facts(path), facts.forOthers & 0o2 != 0 else { return [] }
      let words = FindingWords.writableByOthers(
        printable(inspection.shown(path)), mode: facts.mode & 0o777, path: word(path))
      return [.error(.fileMode, words)]
    }
    return (unwritable + written + readByOthers).or(
      .fileMode, "other users can neither read your keys nor change your files")
  }

  /// Folders in which no file can be replaced. What does not exist can be made, if the folder above allows it.
  private var unwritable: [Finding] {
    [folder, inspection.context.stateDirectory.folder].filter { path in
      guard let facts = inspection.world.files.facts(path) else { return false }
      return facts.isOwn && !facts.isWritable
    }.map { .error(.fileMode, .notWritable(printable(inspection.shown($0)), path: word($0))) }
  }

  private var readByOthers: [Finding] {
    inspection.files.flatMap { file -> [Finding] in
      guard let facts = file.facts, facts.forOthers & 0o4 != 0, hasSecrets(file) else { return [] }
      let words = FindingWords.readableByOthers(name(file), mode: facts.mode & 0o777, path: word(file.path))
      return [.warning(.fileMode, words)]
    }
  }

  private func hasSecrets(_ file: InspectedFile) -> Bool {
    file.path == inspection.paths.credentials && !file.bytes.isEmpty || file.repaired.document.hasSecrets
  }

  /// The path as it can be typed.
  private func word(_ path: String) -> String {
    let shown = inspection.shown(path)
    return shown.hasPrefix("~/") && shown.dropFirst(2).isAlphanumeric(or: "._-/") ? shown : shellWord(path)
  }
}

/// Whether the credentials file is in a git work tree that would take it up.
struct GitCheck {
  let inspection: Inspection

  /// In seconds.
  private static let time = 5
  /// What git needs to find itself and the user's settings: it gets no keys.
  private static let variables = #"PATH="$PATH" HOME="$HOME" ${XDG_CONFIG_HOME:+XDG_CONFIG_HOME="$XDG_CONFIG_HOME"}"#

  func run() -> [Finding] {
    let path = inspection.world.files.realPath(inspection.paths.credentials)
    guard inspection.credentials.facts != nil, let tree = workTree(above: path) else {
      return [.ok(.gitWorkTree, "the credentials file is in no git work tree")]
    }
    let isTracked = git(["ls-files", "--error-unmatch"], path, tree)
    if isTracked != true {
      guard let isIgnored = git(["check-ignore", "-q"], path, tree) else {
        return [.ok(.gitWorkTree, "git did not tell whether it ignores the credentials file")]
      }
      if isIgnored { return [.ok(.gitWorkTree, "git ignores the credentials file")] }
    }
    let command = command(isTracked: isTracked ?? false, path, tree)
    let words = FindingWords.inWorkTree(
      printable(inspection.shown(path)), tree: printable(inspection.shown(tree)), isTracked: isTracked ?? false,
      command: command)
    return [isTracked ?? false ? .error(.gitWorkTree, words) : .warning(.gitWorkTree, words)]
  }

  private func command(isTracked: Bool, _ path: String, _ tree: String) -> String {
    let file = String(path.dropFirst(tree.count + 1))
    return isTracked
      ? "git -C \(shellWord(tree)) rm --cached \(shellWord(file))"
      : "echo \(shellWord("/" + file)) >>\(shellWord(tree + "/.gitignore"))"
  }

  private func workTree(above path: String) -> String? {
    var folder = DirectorySearch.parent(of: path)
    while !folder.isEmpty {
      if inspection.world.files.exists(folder + "/.git") { return folder }
      folder = DirectorySearch.parent(of: folder)
    }
    return nil
  }

  /// Whether git agrees; `nil` if it cannot tell. A repository's own settings may name a command to run: not here.
  private func git(_ question: [String], _ path: String, _ tree: String) -> Bool? {
    let words = ["git", "-c", "core.fsmonitor=false", "-C", tree] + question + ["--", path]
    switch inspection.world.processes.run(
      "exec env -i \(Self.variables) \(words.map(posixWord).joined(separator: " ")) 2>/dev/null", Self.time)
    {
    case .text: return true
    case .status(1, _): return false
    case .status, .timedOut: return nil
    }
  }
}
