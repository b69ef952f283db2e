import TestSupport
import Testing

@testable import AWSAPI
@testable import Text

struct HostileJSONTests {
  @Test func `what is written is read back, and controls no terminal`() {
    Fuzzing.cases(percent: 6) { generator in
      let value = generator.json(depth: 3)
      try hold(value.text.unprintable(isPrintable: \.isPrintable) == [], value.text.debugDescription)
      guard let read = JSON(parsing: value.text) else { throw Broken(value.text) }
      try hold(read.text.isExactly(value.text), value.text)
    }
  }

  @Test func `a text is JSON or refused`() {
    Fuzzing.cases(percent: 5) { generator in
      let text = generator.changed(generator.json(depth: 3).text)
      guard let value = JSON(parsing: text) else { return }
      try hold(JSON(parsing: value.text) == value, text.debugDescription)
    }
  }
}

extension Generator {
  fileprivate mutating func json(depth: Int) -> JSON {
    switch number(below: depth == 0 ? 3 : 5) {
    case 0: .null
    case 1: .number(Int(truncatingIfNeeded: next()))
    case 2: .string(text(upTo: 6))
    case 3: .array(list(upTo: 3) { $0.json(depth: depth - 1) })
    default: .object(list(upTo: 3) { ($0.text(upTo: 2), $0.json(depth: depth - 1)) })
    }
  }
}
