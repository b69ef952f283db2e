import AWSAPI
import AWSConfig
import Text

/// The small files that terminals share: the latest change, the last profile, the devices that worked.
///
/// Losing them loses convenience, but no session: nothing here makes a verb fail.
struct StateDirectory {
  let folder: String
  let files: Files

  init(paths: Paths, files: Files) {
    folder = paths.state(forRealPath: files.realPath(paths.credentials))
    self.files = files
  }

  /// Tells every other shell that the stored sessions changed. `mark` distinguishes two simultaneous changes.
  func bumpGeneration(_ mark: String) throws(FileError) {
    let current = generation.split(separator: " ").first.flatMap { Int($0) } ?? 0
    try files.write(path("generation"), "\(current &+ 1) \(percentEncoded(mark))\n")
  }

  /// A text that is different after every change.
  var generation: String { lines("generation").first ?? "" }

  var generationFile: String { path("generation") }

  var clock: String { path("clock") }

  // MARK: Pages

  /// A page that exists for a moment, one for each run.
  func page(_ processID: Int, now: Instant) -> String { path("console-\(now.seconds)-\(processID).html") }

  /// The pages among these files that nobody removed in time.
  func stalePages(among names: [String], now: Instant) -> [String] {
    names.filter { name in
      let fields = name.split(separator: "-")
      guard fields.count == 3, fields[0] == "console", let seconds = Int(fields[1]) else { return false }
      return abs(now.seconds - seconds) > Self.pageTime
    }.map(path)
  }

  /// In seconds: longer than it takes to show a page and remove it.
  private static let pageTime = 90

  func setLast(_ profile: String?) throws(FileError) {
    try files.write(path("last"), profile.map { $0 + "\n" } ?? "")
  }

  var last: String? { lines("last").first }

  /// Makes a profile the last one that was chosen by hand, which terminals without a session join.
  func choose(_ profile: String) {
    guard !(last.map(profile.isExactly) ?? false) else { return }
    try? setLast(profile)
    try? bumpGeneration(profile)
  }

  // MARK: Questions

  /// A question that is open or was skipped: until when no one else asks it, and on which terminal it is open.
  struct Question: Equatable {
    let profile: String
    let until: Instant
    /// Empty once the question is skipped.
    let terminal: String
    /// The process that asks: if it has ended, the question is no longer open.
    let processID: Int
  }

  /// Takes the right to ask for a profile's code; `nil` if it is ours now, else the question that is still open or
  /// skipped.
  func claimQuestion(_ question: Question, now: Instant, isRunning: (Int) -> Bool) -> Question? {
    var open: Question?
    try? files.update(path("questions"), nil) { bytes in
      let others = Self.questions(in: bytes).filter {
        $0.until > now && ($0.terminal.isEmpty || isRunning($0.processID))
      }
      open = others.first { $0.profile.isExactly(question.profile) }
      return Self.text(of: open == nil ? others + [question] : others)
    }
    return open
  }

  /// Forgets a question that was asked, or never will be: anyone may ask it again.
  func endQuestion(of profile: String) {
    guard lines("questions").contains(where: { $0.hasPrefix(percentEncoded(profile) + " ") }) else { return }
    replaceQuestions(of: profile, with: [])
  }

  /// Marks a question as skipped: nobody asks it again before `until`.
  func skipQuestion(of profile: String, until: Instant) {
    replaceQuestions(of: profile, with: [Question(profile: profile, until: until, terminal: "", processID: 0)])
  }

  private func replaceQuestions(of profile: String, with new: [Question]) {
    try? files.update(path("questions"), nil) { bytes in
      Self.text(of: Self.questions(in: bytes).filter { !$0.profile.isExactly(profile) } + new)
    }
  }

  private static func questions(in bytes: [UInt8]) -> [Question] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(percentDecoded)
      guard fields.count == 4, let profile = fields[0], let until = fields[1].flatMap({ Instant(epochText: $0) }),
        let processID = fields[3].flatMap({ Int($0) })
      else { return nil }
      return Question(profile: profile, until: until, terminal: fields[2] ?? "", processID: processID)
    }
  }

  private static func text(of questions: [Question]) -> [UInt8] {
    Array(
      questions.map {
        "\(percentEncoded($0.profile)) \($0.until.seconds) \(percentEncoded($0.terminal)) \($0.processID)\n"
      }
      .joined().utf8)
  }

  // MARK: Devices that worked

  /// A device whose code AWS accepted, for one access key at one endpoint.
  struct WorkingDevice: Equatable {
    let accessKeyID: String
    let serial: String
    let acceptedAt: Instant
    /// The endpoint, if it is not AWS's own.
    var endpoint: String?
  }

  /// The devices that worked, the latest first.
  var workingDevices: [WorkingDevice] { lines("devices").compactMap(WorkingDevice.init) }

  /// The latest device that worked with an access key at an endpoint.
  func workingDevice(of accessKeyID: String, at endpoint: Endpoint) -> DeviceSerial? {
    let url = endpoint.isAWS ? nil : endpoint.url
    let found = workingDevices.first { $0.accessKeyID == accessKeyID && $0.endpoint == url }
    return found.flatMap { DeviceSerial($0.serial) }
  }

  func remember(_ device: WorkingDevice) throws(FileError) {
    try write([device] + workingDevices.filter { !$0.isSame(as: device) }.prefix(63))
  }

  func forget(_ device: WorkingDevice) throws(FileError) {
    try write(workingDevices.filter { !$0.isSame(as: device) })
  }

  private func write(_ devices: [WorkingDevice]) throws(FileError) {
    try files.write(path("devices"), devices.map(\.line).joined())
  }

  func path(_ name: String) -> String {
    folder + "/" + name
  }

  func lines(_ name: String) -> [String] {
    let bytes = (try? files.read(path(name))) ?? nil
    return String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension StateDirectory.WorkingDevice {
  init(_ serial: DeviceSerial, of accessKeyID: String, at endpoint: Endpoint, acceptedAt: Instant) {
    self.init(
      accessKeyID: accessKeyID, serial: serial.text, acceptedAt: acceptedAt,
      endpoint: endpoint.isAWS ? nil : endpoint.url)
  }

  /// Reads `KEY SERIAL SECONDS`, followed by the endpoint if it is not AWS's.
  fileprivate init?(_ line: String) {
    let fields = line.split(separator: " ")
    guard (3...4).contains(fields.count), let moment = Instant(epochText: fields[2]) else { return nil }
    self.init(
      accessKeyID: String(fields[0]), serial: String(fields[1]), acceptedAt: moment,
      endpoint: fields.count == 4 ? percentDecoded(fields[3]) : nil)
  }

  fileprivate var line: String {
    "\(accessKeyID) \(serial) \(acceptedAt.seconds)" + (endpoint.map { " " + percentEncoded($0) } ?? "") + "\n"
  }

  fileprivate func isSame(as other: Self) -> Bool {
    (accessKeyID, serial, endpoint) == (other.accessKeyID, other.serial, other.endpoint)
  }
}
