import AWSConfig
import Text

extension Context {
  /// Asks until the answer is one. Three slips are the end.
  ///
  /// - Parameters:
  ///   - text: what stands above the first question.
  ///   - slip: what is said to an answer that is none.
  ///   - read: what an answer means; `nil` if it is none.
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

  /// The index of what is chosen from a numbered list, by its number or its name. Enter is the first.
  func chosen(
    of names: [String], from list: String, _ question: String, orElse nobody: Failure
  ) throws(Failure) -> Int {
    try answer(to: question, below: list, orElse: nobody) { answer in
      if answer.isEmpty { return 0 }
      if let number = Int(answer) { return names.indices.contains(number - 1) ? number - 1 : nil }
      return names.firstIndex(where: answer.isExactly)
    }
  }
}

extension Answer {
  /// What was typed, without surrounding space.
  func line(orElse failure: Failure) throws(Failure) -> String {
    switch self {
    case .line(let line): return trimmed(line)
    case .nobody: throw failure
    case .interrupted, .closed, .typedAhead: throw .interrupted
    }
  }
}
