import AWSAPI
import Text

/// What is said about a region and an endpoint that no call can go to.
extension FailureWords {
  static func badRegion(_ region: String, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) is not a region name: \(printable(region))",
      hint: commentWithoutSpace(in: region).map(Wording.comment)
        ?? RegionName.meant(by: region).map { "did you mean \($0)?" } ?? "a region looks like eu-west-1"
    ).about(region)
  }

  static func badEndpoint(_ url: String, source: String) -> FailureWords {
    let shown = withoutUser(url)
    let isPassword = shown != url
    return FailureWords(
      error: "\(source) is not an endpoint URL: \(printable(shown))",
      hint: isPassword
        ? "an endpoint URL has no user and no password in it"
        : schemeMissing(in: url) ?? "an endpoint URL looks like https://sts.eu-west-1.amazonaws.com"
    ).about(url)
  }

  static func noCertificates(_ path: String, _ source: String) -> FailureWords {
    let user = path.hasPrefix("~") && !path.hasPrefix("~/") ? String(path.prefix { $0 != "/" }) : nil
    let syntax = path.hasPrefix("~/") ? nil : user ?? shellSyntax(in: path)
    return FailureWords(
      error: "\(source) names a file that does not exist: \(printable(path))",
      hint: syntax.map { "write the whole path: \(printable($0)) is not expanded there" }
        ?? "write the path of the file with the certificates to trust"
    ).about(path)
  }

  static func badCertificates(_ path: String, _ source: String, isFile: Bool) -> FailureWords {
    FailureWords(
      error: isFile
        ? "\(source) names a file without a certificate in PEM form: \(printable(path))"
        : "\(source) names something that is not a file: \(printable(path))",
      hint: isFile
        ? "openssl x509 -inform der -in FILE -out FILE.pem converts the other form, DER"
        : "write the path of the file with the certificates to trust")
  }

  static func plainEndpoint(_ url: String, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) is not HTTPS, so the code would be sent unencrypted: \(printable(url))",
      hint: "use https; plain http is allowed for this computer only"
    ).about(url)
  }

  /// `#home` in `eu-west-1#home`: no region has such a character.
  private static func commentWithoutSpace(in text: String) -> String? {
    guard let mark = text.firstIndex(where: { $0 == "#" || $0 == ";" }), RegionName.isWellFormed(String(text[..<mark]))
    else { return nil }
    return String(text[mark...])
  }

  /// The URL with what is before its `@` left out: it may be a password.
  private static func withoutUser(_ url: String) -> String {
    guard let at = url.lastIndex(of: "@") else { return url }
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return start <= at ? url[..<start] + "…" + url[at...] : url
  }

  /// What to write if the URL is only a host.
  private static func schemeMissing(in url: String) -> String? {
    let host = url.prefix { $0 != ":" }
    guard url.isAlphanumeric(or: ".:-"), host == "localhost" || host.contains(".") else { return nil }
    return "write \(host == "localhost" || host.hasPrefix("127.") ? "http" : "https")://\(url)"
  }
}
