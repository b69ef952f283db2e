package import AWSAPI
package import AWSConfig

/// The names that most tests share, and what AWS answers in them.
package enum Sample {
  /// 2026-01-01T10:00:00Z: where the clock of a made-up world stands.
  package static let now = Instant(seconds: 1_767_261_600)
  package static let serial = "arn:aws:iam::111122223333:mfa/alice"

  package static let newEnd = "2026-01-02T22:00:00Z"
  package static let newSeconds = 1_767_391_200

  /// What STS answers to a good code: a session `new` until 22:00.
  package static func answer(expiration: String = newEnd, date: Int = 0) -> HTTPAnswer {
    HTTPAnswer(status: 200, date: now + date, body: session(until: expiration))
  }

  /// What STS answers to a request for a role: the same keys, for an hour.
  package static let roleAnswer = HTTPAnswer(
    status: 200, date: now,
    body: session(until: "2026-01-01T11:00:00Z").replacing("GetSessionToken", with: "AssumeRole"))

  private static func session(until expiration: String) -> String {
    """
    <GetSessionTokenResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <GetSessionTokenResult>
        <Credentials>
          <AccessKeyId>ASIAEXAMPLE00000new</AccessKeyId>
          <SecretAccessKey>secret/new</SecretAccessKey>
          <SessionToken>token+new</SessionToken>
          <Expiration>\(expiration)</Expiration>
        </Credentials>
      </GetSessionTokenResult>
    </GetSessionTokenResponse>
    """
  }

  /// A good answer to any action.
  package static func answer(_ action: String, _ result: String) -> HTTPAnswer {
    HTTPAnswer(
      status: 200, date: nil,
      body: "<\(action)Response><\(action)Result>\(result)</\(action)Result></\(action)Response>")
  }

  package static func refusal(_ code: String, _ message: String, status: Int = 403, date: Int? = 0) -> HTTPAnswer {
    HTTPAnswer(
      status: status, date: date.map { now + $0 },
      body: """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
        <Code>\(code)</Code><Message>\(message)</Message></Error><RequestId>1</RequestId></ErrorResponse>
        """)
  }

  package static let wrongCode = refusal(
    "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
}

extension HTTPAnswer {
  /// The document of an answer in XML.
  package var body: String {
    if case .body(let text) = content { text } else { "" }
  }
}
