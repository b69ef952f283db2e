/// `help`: a summary of all verbs, or one verb with its options.
struct Help {
  let verb: Verb?

  func run() -> Outcome {
    Outcome(output: HelpText.text(for: verb))
  }
}
