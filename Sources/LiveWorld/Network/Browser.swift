import CSystem
import ShellCode

/// The desktop's browser.
enum Browser {
  #if canImport(Darwin)
    private static let openers = ["open"]
  #else
    private static let openers = ["xdg-open", "wslview"]
  #endif

  /// In seconds: a browser may have to start first.
  private static let pageTime = 60
  /// In milliseconds. What opens a page ends at once, or is the browser itself.
  private static let patience = 3000
  private static let look = 50

  /// Shows a page, and has it removed a minute later, or at once if nothing shows it. What is started outlives this program
  /// and its terminal.
  static func show(_ page: String, environment: [String]) -> Bool {
    let removal = ["/bin/sh", "-c", "cd /; sleep \(pageTime); exec rm -f -- \"$1\"", "sh", page]
    if (try? start(removal, environment)) != nil, openers.contains(where: { opens(page, $0, environment) }) {
      return true
    }
    unsafe unlink(ByteText.cString(page))
    return false
  }

  private static func opens(_ page: String, _ opener: String, _ environment: [String]) -> Bool {
    guard var process = try? start([opener, page], environment) else { return false }
    for _ in 0..<(patience / look) {
      if process.hasEnded() { return (try? process.status()) == 0 }
      usleep(useconds_t(look * 1000))
    }
    return true
  }

  /// Starts a program in a session of its own, without a terminal.
  private static func start(_ words: [String], _ environment: [String]) throws(SystemError) -> Child {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for standard: CInt in 0...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    Spawning.heed(&attributes, flags: csystem_spawn_session_flag())
    return unsafe try Spawning.start(words, environment, &actions, &attributes)
  }
}
