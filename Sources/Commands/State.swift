import AWSConfig

/// The small files that terminals share: which change was last, which profile, which devices worked.
///
/// Losing them loses comfort, no session: nothing here fails a verb.
struct State {
  private let folder: String
  private let files: Files

  init(paths: Paths, files: Files) {
    folder = paths.state(forRealPath: files.realPath(paths.credentials))
    self.files = files
  }

  /// Tells every other shell that the stored sessions changed. `mark` tells two changes at the same moment apart.
  func bumpGeneration(_ mark: String) throws(FileTrouble) {
    let current = lines("generation").first?.split(separator: " ").first.flatMap { Int($0) } ?? 0
    try files.write(path("generation"), "\(current &+ 1) \(percentEncoded(mark))\n")
  }

  func setLast(_ profile: String?) throws(FileTrouble) {
    try files.write(path("last"), profile.map { $0 + "\n" } ?? "")
  }

  var last: String? { lines("last").first }

  // MARK: Devices that worked

  /// A device that AWS accepted a code of, for one access key.
  struct WorkingDevice: Equatable {
    let accessKeyID: String
    let serial: String
    let acceptedAt: Instant
  }

  /// The latest first.
  var workingDevices: [WorkingDevice] {
    lines("devices").compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count == 3, let seconds = Int(fields[2]) else { return nil }
      return WorkingDevice(
        accessKeyID: String(fields[0]), serial: String(fields[1]),
        acceptedAt: Instant(seconds: seconds))
    }
  }

  func remember(_ device: WorkingDevice) throws(FileTrouble) {
    let others = workingDevices.filter {
      $0.accessKeyID != device.accessKeyID || $0.serial != device.serial
    }
    let text = ([device] + others.prefix(63)).map {
      "\($0.accessKeyID) \($0.serial) \($0.acceptedAt.seconds)\n"
    }
    try files.write(path("devices"), text.joined())
  }

  private func path(_ name: String) -> String {
    folder + "/" + name
  }

  private func lines(_ name: String) -> [String] {
    let bytes = (try? files.read(path(name))) ?? nil
    return String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
