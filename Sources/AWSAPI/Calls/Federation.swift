package import AWSConfig
package import Secrecy
import Text

/// A GET whose query may be secret.
package struct QueryRequest: Equatable, Sendable {
  package let url: String
  /// Of the URL.
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

/// Where a console is signed in to: the federation endpoint, and the console itself.
package struct ConsoleSite: Equatable {
  package let federation: String
  let home: String

  /// `nil` if it is not known for the partition.
  package init?(partition: String) {
    switch partition {
    case "aws": self.init(signin: "signin.aws.amazon.com", console: "console.aws.amazon.com")
    case "aws-cn": self.init(signin: "signin.amazonaws.cn", console: "console.amazonaws.cn")
    case "aws-us-gov": self.init(signin: "signin.amazonaws-us-gov.com", console: "console.amazonaws-us-gov.com")
    default: return nil
    }
  }

  /// Of a stand-in for AWS on this computer.
  package init(standIn url: String) {
    let origin = url.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    federation = origin + "/federation"
    home = origin + "/console/home"
  }

  private init(signin: String, console: String) {
    federation = "https://\(signin)/federation"
    home = "https://\(console)/console/home"
  }

  /// What trades the credentials of a role's session for a sign-in token. Without a duration of its own the console's session
  /// ends with the role's; AWS takes none of roles that are assumed with a session.
  package func tokenQuery(_ credentials: SessionCredentials) -> Secret {
    let session = JSON.object([
      ("sessionId", .string(credentials.keys.id)), ("sessionKey", .string(credentials.keys.secret.reveal())),
      ("sessionToken", .string(credentials.token.reveal())),
    ])
    return Secret("Action=getSigninToken&Session=\(percentEncoded(session.text))")
  }

  /// What signs in whoever opens it, for 15 minutes.
  package func url(token: String, region: String) -> String {
    let destination = percentEncoded("\(home)?region=\(region)")
    return "\(federation)?Action=login&Destination=\(destination)&SigninToken=\(percentEncoded(token))"
  }
}
