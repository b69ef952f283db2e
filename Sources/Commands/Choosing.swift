import AWSConfig

extension Context {
  /// The index of what is chosen from a numbered list. Enter is the first; three slips are the end.
  func chosen(
    of count: Int, from list: String, _ question: String, orNobody failure: () -> Failure
  ) throws(Failure) -> Int {
    let tries = 3
    var text = list + "\n" + question
    var answer = ""
    for _ in 0..<tries {
      answer = try world.ask(text).line(orNobody: failure)
      let number = answer.isEmpty ? 1 : Int(answer) ?? 0
      if (1...count).contains(number) { return number - 1 }
      text = question
    }
    throw .badChoice(answer)
  }
}

extension Answer {
  /// What was typed, without surrounding space.
  func line(orNobody failure: () -> Failure) throws(Failure) -> String {
    switch self {
    case .line(let line): return trimmed(line)
    case .nobody: throw failure()
    case .interrupted, .closed, .typedAhead: throw .interrupted
    }
  }
}
