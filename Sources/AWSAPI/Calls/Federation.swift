package import AWSConfig
package import Secrecy
import Text

/// A GET whose query may be secret.
package struct QueryRequest: Equatable, Sendable {
  package let url: String
  /// The URL's host.
  package let host: String
  package let query: Secret
  package let isLoopback: Bool
  package let caBundle: String?
  /// In seconds, from the first byte to the last.
  package let timeLimit: Int

  package init(url: String, host: String, query: Secret, isLoopback: Bool, caBundle: String?, timeLimit: Int) {
    self.url = url
    self.host = host
    self.query = query
    self.isLoopback = isLoopback
    self.caBundle = caBundle
    self.timeLimit = timeLimit
  }
}

/// Where to sign in to a console: the federation endpoint, and the console itself.
package struct ConsoleSite: Equatable {
  package let federation: String
  /// The console's address, up to the path.
  let console: String

  /// `nil` if the partition's console is not known.
  package init?(partition: String) {
    switch partition {
    case "aws": self.init(signin: "signin.aws.amazon.com", console: "console.aws.amazon.com")
    case "aws-cn": self.init(signin: "signin.amazonaws.cn", console: "console.amazonaws.cn")
    case "aws-us-gov": self.init(signin: "signin.amazonaws-us-gov.com", console: "console.amazonaws-us-gov.com")
    // This partition signs in in its region.
    case "aws-eusc":
      self.init(signin: "eusc-de-east-1.signin.amazonaws-eusc.eu", console: "console.amazonaws-eusc.eu")
    default: return nil
    }
  }

  /// The console of a stand-in for AWS on this computer.
  package init(standIn url: String) {
    let origin = url.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    federation = origin + "/federation"
    console = origin
  }

  private init(signin: String, console: String) {
    federation = "https://\(signin)/federation"
    self.console = "https://\(console)"
  }

  /// The query that trades the credentials of a role's session for a sign-in token. It asks for no duration, so the
  /// console's session ends with the role's; AWS refuses a duration for roles that were assumed with a session.
  package func tokenQuery(_ credentials: SessionCredentials) -> Secret {
    let session = JSON.object([
      ("sessionId", .string(credentials.keys.id)), ("sessionKey", .string(credentials.keys.secret.reveal())),
      ("sessionToken", .string(credentials.token.reveal())),
    ])
    return Secret("Action=getSigninToken&Session=\(percentEncoded(session.text))")
  }

  /// A link that signs in anyone who opens it, for 15 minutes.
  package func url(token: String, region: String, page: ConsoleService = .home) -> String {
    let place = page.fragment.map { "#" + $0 } ?? ""
    let destination = percentEncoded("\(console)/\(page.path)?region=\(region)\(place)")
    return "\(federation)?Action=login&Destination=\(destination)&SigninToken=\(percentEncoded(token))"
  }
}
