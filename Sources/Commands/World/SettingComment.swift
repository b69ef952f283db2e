/// The value of a setting without the comment behind it: `12h` of `12h  # usual`.
///
/// A comment begins with `#` or `;` after a space. A command is read as a shell reads it: `;` is a part of it, and so is
/// what is in quotes.
///
/// - Parameter value: all that follows the equals sign.
func withoutComment(_ value: String, isCommand: Bool) -> String {
  var quote: Unicode.Scalar?
  var isEscaped = false
  var isAfterSpace = false
  let said = value.unicodeScalars.prefix { scalar in
    if isAfterSpace, quote == nil, scalar == "#" || scalar == ";" && !isCommand { return false }
    isAfterSpace = !isEscaped && (scalar == " " || scalar == "\t")
    if !isCommand { return true }
    if isEscaped {
      isEscaped = false
    } else if scalar == "\\", quote != "'" {
      isEscaped = true
    } else if scalar == quote {
      quote = nil
    } else if quote == nil, scalar == "\"" || scalar == "'" {
      quote = scalar
    }
    return true
  }
  return String(said)
}
