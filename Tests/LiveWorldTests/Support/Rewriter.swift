import Foundation

/// A program that rewrites a file in place, again and again, until it is told to stop.
final class Rewriter: @unchecked Sendable {
  private let lock = NSLock()
  private let done = DispatchSemaphore(value: 0)
  private var isStopped = false
  private var last = 0

  init(_ path: String) {
    Thread.detachNewThread { [self] in
      while let number = next {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        InPlaceWriter.write(path, .halved, Self.setting("theirs", number, in: text)) {
          usleep(.random(in: 0...1000))
        }
        usleep(.random(in: 0...1000))
      }
      done.signal()
    }
  }

  /// The number that was written last.
  func stop() -> Int {
    lock.withLock { isStopped = true }
    done.wait()
    return last
  }

  private var next: Int? {
    lock.withLock {
      if isStopped { return nil }
      last += 1
      return last
    }
  }

  static func setting(_ key: String, _ value: Int, in text: String) -> String {
    text.split(separator: "\n").map { $0.hasPrefix("\(key) = ") ? "\(key) = \(value)\n" : "\($0)\n" }.joined()
  }
}
