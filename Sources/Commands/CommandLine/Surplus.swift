import AWSConfig
import Text

/// What may have been meant by more words than a verb takes.
extension Arguments {
  /// Why the operands are too many.
  var surplus: UsageError {
    let most = verb.operand.count.upperBound
    if let near = withCode ?? withDuration { return .unexpectedOperand(operands[most], namedVerb, near: near) }
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
    var words = operands
    if !isVerbNamed, Self.codeWords.contains(words[0].lowercased()) { words.removeFirst() }
    // The code first, as in `123456 production`.
    if words.count == 2, code(in: words[0]) != nil { words.reverse() }
    for count in [verb.operand.count.upperBound, 0] where count <= words.count {
      guard let code = code(in: words.dropFirst(count).joined()) else { continue }
      var near = self
      near.operands = Array(words.prefix(count))
      near.values[.code] = code
      return near
    }
    return nil
  }

  private static let codeWords: Set<String> = ["code", "token", "otp", "mfa", "pin"]

  /// The same with the last word as the duration, if it is a time with its unit.
  private var withDuration: Arguments? {
    let most = verb.operand.count.upperBound
    guard verb.options.contains(.duration), operands.count == most + 1, !operands[most].isDigits,
      Lifetime.seconds(operands[most]) != nil
    else { return nil }
    var near = self
    near.values[.duration] = near.operands.removeLast()
    return near
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
    if verb == .help, Verb(rawValue: operands[0]) != nil { return with(.help, operands: [operands[0]]) }
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

/// The digits of a device's code, which may be typed as `123-456`; `nil` for another word.
func code(in word: String) -> String? {
  let digits = String(word.utf8.filter { $0 != UInt8(ascii: "-") }.map { Character(UnicodeScalar($0)) })
  return digits.utf8.count == 6 && digits.isDigits ? digits : nil
}
