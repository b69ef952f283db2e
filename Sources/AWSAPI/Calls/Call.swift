package import AWSConfig
package import Secrecy
import Text

/// An AWS operation: what is sent, what a good answer holds, and which refusals are specific to it.
package struct Call<Result> {
  let service: Service
  let action: String
  let fields: [FormField]
  /// Reads the result from a good answer's element; `nil` if a value is missing or not in its alphabet.
  let result: (Element) -> Result?
  /// What an error means for this operation; `nil` if it is one that any operation can return.
  let refusal: (AWSError) -> Refusal?
  /// Whether a good answer holds nothing: `result` is then given an empty element.
  var isBare = false
}

/// Who calls: which endpoint, with which keys, and how.
package struct Caller: Equatable, Sendable {
  package let endpoint: Endpoint
  package let keys: AccessKeys
  /// The session's token, if the keys are a session's.
  package let token: Secret?
  /// Where the keys are kept; for a session, those that it was opened with.
  let keyOrigin: KeyOrigin
  package let caBundle: String?
  /// In seconds, from the first byte to the last.
  package let timeLimit: Int

  package init(
    endpoint: Endpoint, keys: AccessKeys, token: Secret? = nil, keyOrigin: KeyOrigin = .file, caBundle: String? = nil,
    timeLimit: Int
  ) {
    self.endpoint = endpoint
    self.keys = keys
    self.token = token
    self.keyOrigin = keyOrigin
    self.caBundle = caBundle
    self.timeLimit = timeLimit
  }

  /// In seconds: about as long as a person waits.
  package static let callTime = 15
}

/// A good answer.
package struct Reply<Result> {
  package let result: Result
  /// The time by AWS's clock.
  package let date: Instant?
}

/// Why an answer is not a good one.
package enum CallError: Error, Equatable {
  case refused(Refusal)
  case notAWS(status: Int)
}

/// An error as AWS words it.
struct AWSError: Equatable {
  let code: String
  let message: String
  let date: Instant?
}

extension Call {
  package func request(by caller: Caller) -> SignedRequest {
    SignedRequest(caller: caller, service: service, action: action, fields: fields)
  }

  /// Turns an answer into the operation's result.
  package func reply(in answer: HTTPAnswer, to caller: Caller, now: Instant) throws(CallError) -> Reply<Result> {
    if let element = answer.result(of: action, isBare: isBare), let result = result(element) {
      return Reply(result: result, date: answer.date)
    }
    guard let error = answer.error else { throw .notAWS(status: answer.status) }
    throw .refused(refusal(error) ?? error.refusal(of: caller, now: now))
  }
}

extension HTTPAnswer {
  fileprivate func result(of action: String, isBare: Bool) -> Element? {
    guard status == 200 else { return nil }
    let nothing = Element(name: action + "Result", children: [], text: "")
    switch content {
    case .body(let text):
      guard let root = Element(xml: text), root.name == action + "Response" else { return nil }
      return isBare ? nothing : root.child(action + "Result")
    // The AWS CLI prints nothing for it.
    case .json where isBare: return nothing
    case .json(let text): return Element(json: text, name: action + "Result")
    case .error: return nil
    }
  }

  /// `nil` if the answer is not an AWS error.
  fileprivate var error: AWSError? {
    switch content {
    case .body(let text):
      guard let root = Element(xml: text), root.name == "ErrorResponse", let code = root.text(at: "Error", "Code"),
        !code.isEmpty
      else { return nil }
      return AWSError(code: code, message: printable(root.text(at: "Error", "Message") ?? ""), date: date)
    case .json: return nil
    case .error(let code, let message): return AWSError(code: code, message: printable(message), date: date)
    }
  }
}

extension AWSError {
  /// Errors that go away on a retry (botocore's `_retry.json`, and the services' own).
  private static let passing: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
    "RequestLimitExceeded", "TooManyRequestsException", "SlowDown", "ServiceUnavailable", "ServiceUnavailableException",
    "ServiceFailure", "InternalFailure", "InternalError", "InternalServerError",
  ]

  /// What an error means that any operation can return.
  fileprivate func refusal(of caller: Caller, now: Instant) -> Refusal {
    switch code {
    case "SignatureDoesNotMatch" where message.contains("expired") || message.contains("not yet"):
      .clock(minutes: date.map { minutes(now - $0) } ?? 0)
    case "SignatureDoesNotMatch": .wrongSecret(id: caller.keys.id, caller.keyOrigin)
    case "InvalidClientTokenId" where caller.token != nil: .deadSession
    case "InvalidClientTokenId": .unknownKey(id: caller.keys.id, caller.keyOrigin)
    case "ExpiredToken", "ExpiredTokenException": .deadSession
    case "RegionDisabledException": .regionDisabled(caller.endpoint.region)
    case _ where Self.passing.contains(code): .busy(code: code)
    default: .other(code: printable(code), message: message)
    }
  }
}

/// The nearest whole minute, but at least one: the answer is a second or two old, and only a skew that breaks the
/// signature is reported.
private func minutes(_ seconds: Int) -> Int {
  (seconds < 0 ? -1 : 1) * max(1, (abs(seconds) + 30) / 60)
}
