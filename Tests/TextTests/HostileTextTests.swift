import TestSupport
import Testing

@testable import Text

struct HostileTextTests {
  @Test func `what is made printable controls no terminal, and is not made longer`() {
    Fuzzing.cases(percent: 13) { generator in
      let text = generator.text(upTo: 20)
      let shown = printable(text, upTo: 40)
      try hold(shown.unprintable(isPrintable: \.isPrintable) == [], shown.debugDescription)
      try hold(shown.unicodeScalars.count <= 40 + "… (1000 more)".count, shown.debugDescription)
      try hold(text.unicodeScalars.count > 40 || printable(shown, upTo: 40) == shown, text.debugDescription)
    }
  }

  @Test func `what is encoded is plain, and comes back`() {
    Fuzzing.cases(percent: 7) { generator in
      let text = generator.text()
      let encoded = percentEncoded(text)
      try hold(encoded.isAlphanumeric(or: "-._~%"), encoded)
      try hold(percentDecoded(encoded).map(text.isExactly) ?? false, text.debugDescription)
      if let decoded = percentDecoded(text) { _ = percentEncoded(decoded) }
    }
  }

  @Test func `a quoted text is one word, and comes back`() {
    Fuzzing.cases(percent: 4) { generator in
      let text = generator.text()
      let words = shellWords(posixWord(text))
      try hold(words?.count == 1 && words?[0].isExactly(text) ?? false, text.debugDescription)
      for word in shellWords(text) ?? [] { try hold(shellWords(posixWord(word))?.count == 1, word.debugDescription) }
    }
  }
}
