import AWSAPI
import AWSConfig
import Commands

/// Calls AWS through curl, or through the AWS CLI if no curl can make the call.
struct Transport {
  let environment: Environment
  /// Whether a shell waits at its prompt.
  let isForPrompt: Bool
  var trace = Trace.off

  /// For most calls, any of them is enough.
  static let programs = ["curl", "aws"]

  func send(_ request: SignedRequest) throws(TransportError) -> HTTPAnswer {
    let curl = Curl(environment: environment, isForPrompt: isForPrompt)
    do throws(TransportError) {
      trace(traceOfCall(by: "curl"))
      let answer = try curl.send(request)
      // A code sent with a call whose signature was refused has not been used up.
      return !answer.mayBeBadlySigned || curl.signs(request) ? answer : try sendOtherwise(request, .curlTooOld)
    } catch {
      switch error {
      case .curlMissing, .curlTooOld: return try sendOtherwise(request, error)
      default: throw error
      }
    }
  }

  private func sendOtherwise(_ request: SignedRequest, _ cause: TransportError) throws(TransportError)
    -> HTTPAnswer
  {
    trace(traceOfCall(by: "the AWS CLI", instead: cause == .curlMissing ? "curl is missing" : "curl is too old"))
    guard let answer = try AWSCLI(environment: environment, isForPrompt: isForPrompt).send(request) else {
      throw cause
    }
    return answer
  }
}

extension HTTPAnswer {
  fileprivate var mayBeBadlySigned: Bool {
    guard status >= 400, case .body(let text) = content else { return false }
    return text.contains("SignatureDoesNotMatch") || text.contains("InvalidClientTokenId")
  }
}
