package import Commands
import ShellCode

/// What the system tells a program about itself.
package enum Program {
  /// The words after the program's name, byte for byte.
  package static var words: [String] {
    guard var next = unsafe csystem_arguments(), unsafe next.pointee != nil else { return [] }
    var words: [String] = []
    unsafe next += 1
    while let word = unsafe next.pointee {
      words.append(unsafe ByteText.decoding(Array(UnsafeRawBufferPointer(start: word, count: strlen(word)))))
      unsafe next += 1
    }
    return words
  }

  package static func exit(_ status: ExitStatus) -> Never {
    LiveWorld.exit(status.rawValue)
  }

  /// Whether a process is alive. One that has ended but has not been reaped yet is not.
  static func isRunning(_ number: Int) -> Bool {
    guard let process = pid_t(exactly: number), kill(process, 0) == 0 || errno == EPERM else { return false }
    var found = csystem_process()
    return unsafe !csystem_find_process(process, &found) || !found.has_ended
  }

  static func isOnPath(_ name: String) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":", omittingEmptySubsequences: false).contains { folder in
      let file = (folder.isEmpty ? "." : folder) + "/" + name
      return unsafe access(ByteText.cString(file), X_OK) == 0
    }
  }

  /// The variables. Of several with the same name, the first one counts, as for `getenv`.
  static var environment: [String: String] {
    var values: [String: String] = [:]
    guard var next = unsafe csystem_environment() else { return values }
    while let entry = unsafe next.pointee {
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry)))
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 {
        let name = ByteText.decoding(Array(bytes[..<equals]))
        if values[name] == nil { values[name] = ByteText.decoding(Array(bytes[(equals + 1)...])) }
      }
      unsafe next += 1
    }
    return values
  }

  /// The absolute path of the running program.
  static var path: String {
    guard let found = unsafe csystem_executable() else { return "" }
    defer { unsafe free(found) }
    let bytes = unsafe Array(UnsafeRawBufferPointer(start: found, count: strlen(found)))
    return FileSystem.realPath(ByteText.decoding(bytes))
  }
}
