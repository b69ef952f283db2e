import Foundation

@testable import LiveWorld

/// A program that rewrites a file in place, as many do: meanwhile the file is empty or cut short.
final class InPlaceWriter: Sendable {
  enum Way: Sendable {
    /// The file is empty while it is open.
    case truncated
    /// The file has only its first half while it is open.
    case halved
    /// The file is whole while it is open, and is written at the end.
    case opened
    /// The file is empty while nobody has it open.
    case inTurns

    /// The ways that can be noticed, with Linux's leases or without.
    static var seen: [Way] {
      #if os(Linux)
        [.truncated, .halved, .opened, .inTurns]
      #else
        [.truncated, .halved, .inTurns]
      #endif
    }
  }

  private let done = DispatchSemaphore(value: 0)

  /// Returns when the writer is halfway, where it stays for so many milliseconds.
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
