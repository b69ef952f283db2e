import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import Text

struct HostileDirectoryFileTests {
  @Test func `a file is clean, or refused with its line in printable words`() {
    Fuzzing.cases(percent: 7) { generator in
      let text = generator.number(below: 3) == 0 ? generator.text() : generator.changed(generator.directoryFile())
      let bytes = generator.number(below: 5) == 0 ? generator.bytes() : Array(text.utf8)
      switch Result(catching: { () throws(DirectoryFileError) in try DirectoryFile(bytes) }) {
      case .success(let file):
        try hold(!file.profile.isEmpty, "\(bytes)")
        try hold(file.profile.unprintable { $0.isPrintable || $0 == "\t" } == [], "\(bytes)")
        try hold(file.region.map(isHostLabel) ?? true, "\(bytes)")
        try hold(file.duration.map(SessionDuration.bounds.contains) ?? true, "\(bytes)")
      case .failure(let error):
        try hold((0...bytes.filter { $0 == 0x0A }.count + 1).contains(error.line), "\(error)")
        let words = error.words("~/x/.awsmfa")
        try hold((words.error + words.hint).unprintable(isPrintable: \.isPrintable) == [], "\(words)")
      }
    }
  }
}

extension Generator {
  fileprivate mutating func directoryFile() -> String {
    list(upTo: 4) { generator in
      generator.pick([
        "profile = p", "profile=\(generator.text(upTo: 2))", "region = eu-west-1", "duration = 8h", "# c", "", "p",
        "x = 1",
      ])
        + generator.pick(["\n", "\n", "\r\n"])
    }.joined()
  }
}
