import Text

/// Why some SDK does not read `[NAME-mfa]` of the credentials file, or mistakes its keys for another section's.
package struct UnreadableName: Equatable, Sendable {
  package let cause: Cause
  package let sdks: [SDK]

  package enum Cause: Equatable, Sendable {
    case character(Unicode.Scalar)
    case beginning(Unicode.Scalar)
    case name(String)
  }

  package enum SDK: String, Sendable {
    case javaScript = "JavaScript"
    case go = "Go"
    case java = "Java"
    case rust = "Rust"
    case cPlusPlus = "C++"
  }
}

extension SessionSection {
  /// Why some SDK would not read the section of a profile's session; `nil` if they all would.
  ///
  /// - Java, Rust and C++ (and its C library) read only names of `[A-Za-z0-9_/.%@:+-]`, and ignore or refuse all
  ///   others.
  /// - Go ends a header at `#` and `;`, and older versions take a `:` at its beginning for an operator.
  /// - JavaScript drops a name of two words, and refuses a file in which a profile is called `__proto__`.
  package static func unreadability(of profile: String) -> UnreadableName? {
    let scalars = profile.unicodeScalars
    if profile.isExactly("__proto__") { return UnreadableName(cause: .name(profile), sdks: [.javaScript]) }
    if scalars.first == ":" { return UnreadableName(cause: .beginning(":"), sdks: [.go]) }
    guard let odd = scalars.first(where: { !isReadable($0) }) else { return nil }
    return UnreadableName(cause: .character(odd), sdks: readers(missing: odd, in: scalars))
  }

  private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (UInt8(scalar.value).isWord || "-/.%@:+".unicodeScalars.contains(scalar))
  }

  private static func readers(missing odd: Unicode.Scalar, in name: String.UnicodeScalarView) -> [UnreadableName.SDK] {
    let strict: [UnreadableName.SDK] = [.java, .rust, .cPlusPlus]
    switch odd {
    case "#", ";": return [.go] + strict
    case " " where name.filter({ $0 == " " }).count == 1: return [.javaScript] + strict
    default: return strict
    }
  }
}
