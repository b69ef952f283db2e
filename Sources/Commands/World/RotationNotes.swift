import AWSConfig

/// What a rotation enters before it changes anything, so that a later run can tell which keys are its own.
struct RotationNote: Equatable {
  /// The key in the file when the rotation began.
  let old: String
  /// The key that was made; `nil` until AWS has told its id.
  var new: String?
  /// When AWS was asked for it, by AWS's clock.
  let begun: Instant
  let processID: Int
  var stage = Stage.begun
  /// When the old key was made inactive, by AWS's clock.
  var retired: Instant?

  /// What is known to be done. Only in the first stage can the new key's secret be lost.
  enum Stage: String, Equatable {
    case begun, written, retired, done
  }

  /// In seconds: longer than the call may take, for either program that makes it.
  private static let callWindow = 60
  /// In seconds: longer than a rotation takes. Its process's id may belong to another one by then.
  private static let longest = 900

  /// Whether a key was made by the call of this note, as far as the time tells.
  func mayHaveMade(at created: Instant) -> Bool { (-1...Self.callWindow).contains(created - begun) }

  /// Whether nothing about it matters any more.
  fileprivate func isForgotten(at now: Instant) -> Bool { stage == .done && abs(now - begun) > Self.longest }

  func isOpen(now: Instant, own ownID: Int, isRunning: (Int) -> Bool) -> Bool {
    stage != .done && processID != ownID && abs(now - begun) < Self.longest && isRunning(processID)
  }

  /// Reads `OLD NEW SECONDS PROCESS STAGE`, and when the old key was made inactive if it was; NEW is `-` while it is not
  /// known.
  fileprivate init?(_ line: String) {
    let fields = line.split(separator: " ").map(String.init)
    guard (5...6).contains(fields.count), AccessKeys.isBaseID(fields[0]),
      fields[1] == "-" || AccessKeys.isBaseID(fields[1]),
      let begun = Instant(epochText: fields[2]), let processID = Int(fields[3]),
      let stage = Stage(rawValue: fields[4])
    else { return nil }
    self.init(old: fields[0], new: fields[1] == "-" ? nil : fields[1], begun: begun, processID: processID, stage: stage)
    retired = fields.count == 6 ? Instant(epochText: fields[5]) : nil
  }

  init(old: String, new: String? = nil, begun: Instant, processID: Int, stage: Stage = .begun) {
    self.old = old
    self.new = new
    self.begun = begun
    self.processID = processID
    self.stage = stage
  }

  fileprivate var line: String {
    "\(old) \(new ?? "-") \(begun.seconds) \(processID) \(stage.rawValue)\(retired.map { " \($0.seconds)" } ?? "")\n"
  }
}

extension StateDirectory {
  private var rotationFile: String { path("rotations") }

  /// The note of a rotation that one of these keys takes part in: of one that is not done, else of the latest.
  func rotation(of keys: [String]) -> RotationNote? {
    let notes = lines("rotations").compactMap { RotationNote($0) }
      .filter { keys.contains($0.old) || $0.new.map(keys.contains) ?? false }
    return notes.first { $0.stage != .done } ?? notes.last
  }

  /// Enters the note of a rotation in place of earlier ones of its key. Returns whether that was possible: not if
  /// another process has one open.
  func enter(_ note: RotationNote, now: Instant, isRunning: (Int) -> Bool) throws(Failure) -> Bool {
    var isFree = true
    try files.update(rotationFile, nil) { bytes in
      let notes = Self.notes(in: bytes)
      isFree = !notes.contains {
        $0.old == note.old && $0.isOpen(now: now, own: note.processID, isRunning: isRunning)
      }
      let others = notes.filter { $0.old != note.old && !$0.isForgotten(at: note.begun) }
      return isFree ? Self.text(of: others + [note]) : bytes
    }
    return isFree
  }

  /// Finds out whether a note can be entered, by writing what is there already.
  func rehearseNotes() throws(Failure) {
    let bytes = (try? files.read(rotationFile)) ?? nil
    try files.rehearse(rotationFile, Reading(bytes ?? []))
  }

  /// Removes the note of a rotation.
  func endRotation(of old: String) throws(Failure) {
    try files.update(rotationFile, nil) { bytes in Self.text(of: Self.notes(in: bytes).filter { $0.old != old }) }
  }

  private static func notes(in bytes: [UInt8]) -> [RotationNote] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { RotationNote(String($0)) }
  }

  private static func text(of notes: [RotationNote]) -> [UInt8] { Array(notes.map(\.line).joined().utf8) }
}
