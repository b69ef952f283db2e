import Text

/// What may have been meant by more words than a verb takes.
extension Arguments {
  /// Why the operands are too many.
  var surplus: UsageError {
    let most = verb.operand.count.upperBound
    if let near = withCode { return .unexpectedOperand(operands[most], namedVerb, near: near) }
    if !isVerbNamed, let meant = Verb.meant(by: operands[0]) {
      let rest = meant.takesProfile ? Array(operands.dropFirst()) : []
      return .unknownVerb(operands[0], near: with(meant, operands: rest))
    }
    if let near = reordered { return .unexpectedOperand(operands[most], namedVerb, near: near) }
    return verb.takesProfile && verb.operand.second == nil && verb != .keys
      ? .twoProfiles(operands[0], operands[1]) : .unexpectedOperand(operands[most], namedVerb, near: nil)
  }

  /// The same with the last words as the code, if they are one.
  private var withCode: Arguments? {
    guard verb.options.contains(.code) else { return nil }
    for count in [verb.operand.count.upperBound, 0] {
      let digits = operands.dropFirst(count).joined()
      guard isCode(digits) else { continue }
      var near = self
      near.operands = Array(operands.prefix(count))
      near.values[.code] = digits
      return near
    }
    return nil
  }

  /// The same with the last word as an option, if it is one without its dashes.
  private var withFlag: Arguments? {
    let most = verb.operand.count.upperBound
    guard operands.count == most + 1, let flag = Option(rawValue: operands[most]), flag.valueName == nil,
      verb.options.contains(flag)
    else { return nil }
    var near = self
    near.operands.removeLast()
    near.flags.insert(flag)
    return near
  }

  private var reordered: Arguments? {
    if let withFlag { return withFlag }
    if verb == .renew {
      var near = with(.login, operands: operands)
      near.flags.insert(.force)
      return near
    }
    if verb == .list, operands.count == 1 { return with(.status, operands: operands) }
    if verb.operand.count.upperBound == 0 { return with(verb, operands: []) }
    // The profile first, as in `production logout`.
    guard operands.count == 2, !isVerbNamed, let second = Verb.called(operands[1]), !second.takesCommand else {
      return nil
    }
    return with(second, operands: second.takesProfile ? [operands[0]] : [])
  }
}

/// Whether a word can be a device's code.
func isCode(_ word: String) -> Bool { word.utf8.count == 6 && word.isDigits }
