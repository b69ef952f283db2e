import AWSConfig
import Text

/// Writes a new profile into the files that it needs, once the user has seen and wants it: all of it or nothing.
///
/// What others have written meanwhile stays: the lines are added to the files as they are then, unless somebody has
/// written the same profile. If the second file cannot be written, the first one is put back.
struct DraftWriting {
  let context: Context
  let draft: ProfileDraft

  private func path(_ isInCredentials: Bool) -> String {
    isInCredentials ? context.paths.credentials : context.paths.config
  }

  /// The files as messages name them.
  private var shownFiles: [String] { draft.files.map { printable(context.paths.shown(path($0))) } }

  /// Whether the user agreed, so that the profile is written now.
  func offer() throws(Failure) -> Bool {
    let files = shownFiles.joined(separator: " and ")
    let isAgreed: Bool = try context.answer(
      to: Wording.consentQuestion(files), below: shown, orElse: .setupNeedsTerminal(profile: draft.name)
    ) { answer in
      switch answer.lowercased() {
      case "", "y", "yes": true
      case "n", "no": false
      default: nil
      }
    }
    guard isAgreed else {
      context.world.say(Wording.nothingWritten(files))
      return false
    }
    try write()
    for file in shownFiles { context.world.say(Wording.written(file)) }
    return true
  }

  private var shown: String {
    zip(draft.files, shownFiles).map { isInCredentials, file in
      Wording.diff(draft.diff(isInCredentials: isInCredentials, in: context.shared), of: file)
    }.joined(separator: "\n")
  }

  private func write() throws(Failure) {
    var written: [Written] = []
    // Somebody else's work is noticed before anything is changed.
    for isInCredentials in draft.files { _ = try adding(isInCredentials, try read(isInCredentials)) }
    for isInCredentials in draft.files {
      do throws(Failure) { written.append(try write(isInCredentials)) } catch {
        for file in written.reversed() { putBack(file) }
        throw error
      }
    }
  }

  /// A file that was changed, and what it was and is.
  private struct Written {
    let path: String
    let existed: Bool
    let old: [UInt8]
    let new: [UInt8]
  }

  private func write(_ isInCredentials: Bool) throws(Failure) -> Written {
    let path = path(isInCredentials)
    let existed = context.world.files.exists(path)
    let before = isInCredentials ? context.shared.credentials.bytes : context.shared.config.bytes
    var (old, new): ([UInt8], [UInt8]) = ([], [])
    let update = isInCredentials ? context.world.files.update : context.world.files.edit
    try update(path, Reading(before)) { bytes throws(Failure) in
      old = bytes
      new = try adding(isInCredentials, bytes)
      return new
    }
    return Written(path: path, existed: existed, old: old, new: new)
  }

  /// Nothing more can be done if this fails, too.
  private func putBack(_ file: Written) {
    let files = context.world.files
    try? files.edit(file.path, Reading(file.new)) { bytes in bytes == file.new ? file.old : bytes }
    if !file.existed, let bytes = try? files.read(file.path), bytes.isEmpty { try? files.remove(file.path) }
  }

  private func read(_ isInCredentials: Bool) throws(Failure) -> [UInt8] {
    do throws(FileError) { return try context.world.files.read(path(isInCredentials)) ?? [] } catch {
      throw .file(error)
    }
  }

  /// A file with the profile in it.
  ///
  /// - Throws: `profileAppeared`, if somebody else has written the profile since it was looked for.
  private func adding(_ isInCredentials: Bool, _ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let shared = context.shared
    let document: INIDocument
    do throws(INIDocument.Malformed) { document = try INIDocument(bytes) } catch {
      throw .malformed(path: context.paths.shown(path(isInCredentials)), error)
    }
    let now = SharedConfig(
      config: isInCredentials ? shared.config : document, credentials: isInCredentials ? document : shared.credentials,
      olderRole: shared.olderRole)
    let before = draft.section(isInCredentials: isInCredentials, in: shared)
    guard draft.section(isInCredentials: isInCredentials, in: now) == before else {
      throw .profileAppeared(profile: draft.name, path: path(isInCredentials))
    }
    return draft.bytes(isInCredentials: isInCredentials, in: now)
  }
}

extension Context {
  /// Fails before anything is asked, if one of the files certainly cannot be written.
  func checkWritable(_ paths: [String]) throws(Failure) {
    for path in paths.map(world.files.realPath) {
      if let facts = world.files.facts(path), !facts.isRegular {
        throw .file(FileError(path: path, reason: .notRegular))
      }
      guard let folder = nearestFolder(of: path), !folder.isWritable else { continue }
      throw .file(FileError(path: path, reason: .notWritable("Permission denied")))
    }
  }

  /// The nearest folder above a path that exists.
  private func nearestFolder(of path: String) -> FileFacts? {
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      if let facts = world.files.facts("/" + parts.joined(separator: "/")) { return facts }
      parts = parts.dropLast()
    }
    return nil
  }
}
