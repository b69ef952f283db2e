/// A file as far as it can be read, with everything that botocore would refuse in it.
package struct RepairedINI: Equatable, Sendable {
  /// Empty if the file has too many faults to tell what was meant.
  package let document: INIDocument
  /// In the order of their lines, which are those of the file.
  package let faults: [INIDocument.Malformed]

  /// Enough to fix by hand; each one costs another reading of the file.
  private static let most = 20

  /// Reads the file again and again, each time without the line that was refused.
  package init(_ bytes: [UInt8]) {
    var faults: [INIDocument.Malformed] = []
    var bytes = bytes
    while faults.count < Self.most {
      do throws(INIDocument.Malformed) {
        document = try INIDocument(bytes)
        self.faults = faults
        return
      } catch {
        faults.append(error)
        bytes = Self.without(error, in: bytes)
      }
    }
    document = INIDocument.empty
    self.faults = faults
  }

  /// The file with the refused line made harmless. A second section of the same name keeps its options apart from the
  /// section before it, under a name that no profile has.
  private static func without(_ fault: INIDocument.Malformed, in bytes: [UInt8]) -> [UInt8] {
    let line = INIDocument.line(fault.line, of: bytes)
    let replacement =
      switch fault.reason {
      case .duplicateSection, .openHeader: Array("[\u{1}\(fault.line)]".utf8)
      case .optionBeforeSection, .notAnOption, .nestedNotAnOption, .duplicateOption: [UInt8]()
      }
    return Array(bytes[..<line.lowerBound]) + replacement + Array(bytes[line.upperBound...])
  }
}

extension INIDocument {
  /// The content of a line, counted from 1; empty after the last one.
  fileprivate static func line(_ number: Int, of bytes: [UInt8]) -> Range<Int> {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 1..<number where start < bytes.count { start = INIReader.line(of: bytes, at: start).next }
    return start < bytes.count ? INIReader.line(of: bytes, at: start).content : start..<start
  }
}
