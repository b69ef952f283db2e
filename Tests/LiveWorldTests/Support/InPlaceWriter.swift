import Foundation

@testable import LiveWorld

/// A program that rewrites a file where it is, as many do: it is empty for a moment, or ends early.
final class InPlaceWriter: Sendable {
  enum Way: Sendable {
    /// Empty while it is open.
    case truncated
    /// With its first half only while it is open.
    case halved
    /// Whole while it is open, and written at the end.
    case opened
    /// Empty while nobody has it open.
    case inTurns

    /// Those that show, with the leases of Linux or without.
    static var seen: [Way] {
      #if os(Linux)
        [.truncated, .halved, .opened, .inTurns]
      #else
        [.truncated, .halved, .inTurns]
      #endif
    }
  }

  private let done = DispatchSemaphore(value: 0)

  /// Returns when the writer is half way, where it stays for so many milliseconds.
  init(_ path: String, _ way: Way, for milliseconds: Int, then text: String) {
    let begun = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [done] in
      Self.write(path, way, text) {
        begun.signal()
        usleep(useconds_t(milliseconds * 1000))
      }
      done.signal()
    }
    begun.wait()
  }

  func wait() {
    done.wait()
  }

  static func write(_ path: String, _ way: Way, _ text: String, _ pause: () -> Void) {
    let bytes = Array(text.utf8)
    let half = way == .halved ? bytes.count / 2 : 0
    do {
      guard let file = Descriptor(opening: path, way == .opened ? O_RDWR : O_WRONLY | O_TRUNC) else { return }
      _ = file.writeAll(Array(bytes[..<half]))
      if way != .inTurns {
        pause()
        ftruncate(file.number, off_t(half))
        _ = file.writeAll(Array(bytes[half...]))
        return
      }
    }
    pause()
    _ = Descriptor(opening: path, O_WRONLY | O_APPEND)?.writeAll(bytes)
  }
}
