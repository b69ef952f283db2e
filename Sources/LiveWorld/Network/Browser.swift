import Commands
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
  static func show(_ page: String, with opener: PageOpener, environment: [String]) -> PageShowing {
    let removal = ["/bin/sh", "-c", "cd /; sleep \(pageTime); exec rm -f -- \"$1\"", "sh", page]
    var showing = PageShowing.failed(status: nil)
    if (try? start(removal, environment)) != nil {
      for command in commands(opener, page) where showing != .shown { showing = open(command, environment) }
    }
    if showing != .shown { unsafe unlink(ByteText.cString(page)) }
    return showing
  }

  /// The command lines to try.
  private static func commands(_ opener: PageOpener, _ page: String) -> [[String]] {
    switch opener {
    case .desktop: System.pageOpeners.map { [$0, page] }
    case .command(let words): [words]
    }
  }

  private static func open(_ command: [String], _ environment: [String]) -> PageShowing {
    guard var process = try? start(command, environment) else { return .failed(status: nil) }
    for _ in 0..<(patience / look) {
      if process.hasEnded() {
        let status = try? process.status()
        return status == 0 ? .shown : .failed(status: status)
      }
      usleep(useconds_t(look * 1000))
    }
    return .shown
  }

  /// Starts a program in its own session, without a terminal.
  private static func start(_ words: [String], _ environment: [String]) throws(SystemError) -> Child {
    var how = Spawning.withoutStreams
    how.has_own_session = true
    return try Spawning.start(words, environment, how)
  }
}
