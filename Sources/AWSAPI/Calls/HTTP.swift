package import AWSConfig
package import Secrecy
import Text

/// A POST with a form body, signed (SigV4) with the caller's keys.
package struct SignedRequest: Equatable, Sendable {
  package let caller: Caller
  package let service: Service
  package let action: String
  let fields: [FormField]
}

package struct FormField: Equatable, Sendable {
  let name: String
  let value: Secret
  /// Set if the field is a number in JSON; all others are text.
  let number: Int?

  init(name: String, value: Secret) {
    self.name = name
    self.value = value
    number = nil
  }

  init(name: String, number: Int) {
    self.name = name
    self.number = number
    value = Secret(String(number))
  }
}

package struct HTTPAnswer: Equatable, Sendable {
  package let status: Int
  /// The last `Date` header: the time by AWS's clock, on errors too.
  package let date: Instant?
  package let content: Content

  /// The answer, in the form of the program that made the call.
  package enum Content: Equatable, Sendable {
    /// The body as AWS sends it.
    case body(String)
    /// A result as the AWS CLI prints it.
    case json(String)
    /// An error as the AWS CLI words it.
    case error(code: String, message: String)
  }

  package init(status: Int, date: Instant?, content: Content) {
    self.status = status
    self.date = date
    self.content = content
  }

  package init(status: Int, date: Instant?, body: String) {
    self.init(status: status, date: date, content: .body(body))
  }
}

extension SignedRequest {
  /// The AWS CLI's name of the operation: `list-mfa-devices`.
  package var commandName: String {
    let letters = Array(action)
    let words = letters.indices.map { index in
      let isFirst = index == 0 || !letters[index].isUppercase
      let endsCapitals = index + 1 < letters.count && letters[index + 1].isLowercase
      return isFirst || (letters[index - 1].isUppercase && !endsCapitals) ? "\(letters[index])" : "-\(letters[index])"
    }
    return words.joined().lowercased()
  }

  /// The fields as `application/x-www-form-urlencoded`.
  package var body: Secret {
    let operation = [
      FormField(name: "Action", value: Secret(action)), FormField(name: "Version", value: Secret(service.version)),
    ]
    return Secret(
      (operation + fields).map { "\(percentEncoded($0.name))=\(percentEncoded($0.value.reveal()))" }
        .joined(separator: "&"))
  }
}
