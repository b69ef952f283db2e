import AWSConfig
import Secrecy
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// What a call makes of an answer.
enum Answering {
  static func result<Result>(
    _ call: Call<Result>, by caller: Caller = caller, _ answer: HTTPAnswer
  ) throws -> Result {
    let stage = Stage()
    stage.replies = [.success(answer)]
    return try Context(stage.world).send(call, by: caller, of: "p").result
  }

  static func failure<Result>(_ call: Call<Result>, by caller: Caller = caller, _ answer: HTTPAnswer) -> Failure? {
    do {
      _ = try result(call, by: caller, answer)
      return nil
    } catch {
      return error as? Failure
    }
  }

  static let caller = Caller(
    endpoint: Endpoint(url: "https://x/", host: "x", region: "me-south-1", isAWS: true, isLoopback: false),
    keys: AccessKeys(id: "AKIAEXAMPLE000000001", secret: "s"), timeLimit: 15)

  /// The failure for an answer that is not from AWS.
  static func foreign(status: Int) -> Failure { .notAWS(status: status, host: "x") }

  static func refused(_ refusal: Refusal) -> Failure { .refused(refusal, profile: "p") }

  static func answer(_ action: String, _ result: String, status: Int = 200) -> HTTPAnswer {
    HTTPAnswer(
      status: status, date: nil,
      body: "<\(action)Response><\(action)Result>\(result)</\(action)Result></\(action)Response>")
  }
}

extension HTTPAnswer {
  /// The text of an answer in XML.
  var body: String {
    if case .body(let text) = content { text } else { "" }
  }
}
