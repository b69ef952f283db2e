/// `help`: all verbs in short, or one with its options.
struct Help {
  let verb: Verb?

  func run() -> Outcome {
    Outcome(output: HelpText.text(for: verb))
  }
}
