import Text

/// What was typed, with other words in place of some of them, for hints: everything else stays as it was.
extension Arguments {
  /// With another name in place of an operand; `nil` if no operand is this name.
  func naming(_ near: String, insteadOf name: String) -> Arguments? {
    guard let place = operands.firstIndex(where: name.isExactly) else { return nil }
    var line = self
    line.operands[place] = near
    return line
  }

  /// With another verb, which keeps the options that it has, too.
  func with(_ verb: Verb, operands: [String]) -> Arguments {
    var line = self
    (line.verb, line.operands, line.isVerbNamed) = (verb, operands, true)
    line.flags = flags.filter { verb.options.contains($0) }
    line.values = values.filter { verb.options.contains($0.key) }
    if !verb.takesCommand { line.command = [] }
    return line
  }

  /// Where others may read what is printed, a command is shown without its arguments, since one of them may be a secret, and
  /// a code is not shown.
  var withoutArguments: Arguments {
    var line = self
    if line.values[.code].flatMap(code(in:)) != nil { line.values[.code] = Option.code.valueName }
    if command.count > 1 { line.command = [command[0], "ARGUMENTS"] }
    return line
  }
}
