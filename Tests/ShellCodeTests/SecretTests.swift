import Secrecy
import Testing

struct SecretTests {
  private let secret = Secret("hunter2")

  struct View: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: @Sendable (Secret) -> String
  }

  @Test(arguments: [
    View(testDescription: "interpolated", text: { "\($0)" }),
    View(testDescription: "described", text: { $0.description }),
    View(testDescription: "debugged", text: { String(reflecting: $0) }),
    View(testDescription: "inside another value", text: { "\([$0 as Secret?])" }),
    View(testDescription: "as an associated value", text: { "\(Result<Secret, Never>.success($0))" }),
    View(testDescription: "dumped") {
      var text = ""
      dump($0, to: &text)
      return text
    },
    View(testDescription: "dumped inside another value") {
      var text = ""
      dump(["key": $0], to: &text)
      return text
    },
    View(testDescription: "mirrored") { "\(Mirror(reflecting: $0).children.map(\.value))" },
  ])
  func `a secret is not shown`(_ view: View) {
    #expect(!view.text(secret).contains("hunter2"))
  }

  @Test func `a secret is shown as a secret`() {
    #expect("\(secret)" == "<secret>")
  }

  @Test func `only revealing gives the text`() {
    #expect(secret.reveal() == "hunter2")
  }

  @Test func `secrets are equal when their texts are`() {
    #expect(
      [secret == "hunter2", secret == "hunter3", Secret("").isEmpty, secret.isEmpty] == [true, false, true, false])
  }
}
