import AWSConfig
import Text

extension Context {
  /// Asks until the answer is valid, at most three times.
  ///
  /// - Parameters:
  ///   - text: what is printed above the first question.
  ///   - slip: what is printed after an invalid answer.
  ///   - read: what an answer means; `nil` if it is invalid.
  func answer<Value>(
    to question: String, below text: String = "", orElse nobody: Failure,
    slip: (String) -> String = Wording.notUnderstood, _ read: (String) throws(Failure) -> Value?
  ) throws(Failure) -> Value {
    let tries = 3
    var text = text
    var answer = ""
    for _ in 0..<tries {
      answer = try world.terminal.askText(text.isEmpty ? question : text + "\n" + question).line(orElse: nobody)
      if let value = try read(answer) { return value }
      text = slip(answer)
    }
    world.terminal.forgetTyped()
    throw .badChoice(answer)
  }

  /// The index of the item chosen from a numbered list, by number or by name. Enter chooses the first.
  func chosen(
    of names: [String], from list: String, _ question: String, orElse nobody: Failure
  ) throws(Failure) -> Int {
    try answer(to: question, below: list, orElse: nobody) { answer in
      if answer.isEmpty { return 0 }
      if let number = Int(answer) { return 1...names.count ~= number ? number - 1 : nil }
      return names.firstIndex(where: answer.isExactly)
    }
  }
}

extension Answer {
  /// The typed line, without surrounding whitespace.
  func line(orElse failure: Failure) throws(Failure) -> String {
    switch self {
    case .line(let line): return trimmed(line)
    case .nobody: throw failure
    case .interrupted, .closed, .typedAhead: throw .interrupted
    }
  }
}
