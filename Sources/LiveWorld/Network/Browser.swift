import ShellCode

/// The desktop's browser.
enum Browser {
  /// How long the page is kept, in seconds: a browser may have to start first.
  private static let pageTime = 60
  /// In milliseconds. A program that opens a page ends at once, or is itself the browser.
  private static let patience = 3000
  private static let look = 50

  /// Shows a page and has it removed a minute later, or removes it at once if nothing can show it. The programs started
  /// here outlive this one and its terminal.
  static func show(_ page: String, environment: [String]) -> Bool {
    let removal = ["/bin/sh", "-c", "cd /; sleep \(pageTime); exec rm -f -- \"$1\"", "sh", page]
    if (try? start(removal, environment)) != nil, System.pageOpeners.contains(where: { opens(page, $0, environment) }) {
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

  /// Starts a program in its own session, without a terminal.
  private static func start(_ words: [String], _ environment: [String]) throws(SystemError) -> Child {
    var how = Spawning.withoutStreams
    how.has_own_session = true
    return try Spawning.start(words, environment, how)
  }
}
