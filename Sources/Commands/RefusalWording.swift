extension Refusal {
  func words(_ profile: String) -> Failure.Words {
    switch self {
    case .code(usedBefore: false):
      Failure.Words(
        error: "AWS refused the code: it is wrong, or no longer valid",
        hint: "type the code your device shows now; if it is refused again, the device may be another one")
    case .code(usedBefore: true):
      Failure.Words(
        error:
          "AWS refused the code: it is wrong, or the one that was accepted less than a minute ago (each counts once)",
        hint: "wait for the next code")
    case .device(let serial, let source):
      Failure.Words(
        error: "AWS knows no device \(printable(serial)) of the user whose keys profile \(printable(profile)) has",
        hint: "check \(source), and that the keys are of the same account")
    case .clock(let minutes):
      Failure.Words(
        error: minutes == 0
          ? "AWS refused the call: this computer's clock is wrong"
          : "AWS refused the call: this computer's clock is \(Wording.clockError(minutes * 60))",
        hint: "set the clock (timedatectl set-ntp true; on WSL: hwclock -s), then try again")
    case .unknownKey(let id):
      Failure.Words(
        error: "AWS does not know the access key \(printable(id)), or it is inactive",
        hint: "check it in the AWS console, then: aws configure --profile \(shellWord(profile))")
    case .wrongSecret(let id):
      Failure.Words(
        error: "the secret access key does not belong to \(printable(id))",
        hint: "enter both again: aws configure --profile \(shellWord(profile))")
    case .temporaryKeys:
      Failure.Words(
        error: "AWS opens no session with the keys of a session",
        hint: "profile \(printable(profile)) needs long-term keys")
    case .expiredSession:
      Failure.Words(
        error: "the keys of profile \(printable(profile)) are of a session that has expired",
        hint: "run \(loginCommand(profile)) with --force")
    case .duration(let message):
      Failure.Words(
        error: "AWS refused the duration: \(message)", hint: "give another one with --duration")
    case .regionDisabled(let region):
      Failure.Words(
        error: "STS is not enabled in region \(region) for this account",
        hint: "enable the region in the AWS console, or set another one with AWS_REGION")
    case .other(let code, let message):
      Failure.Words(
        error: "AWS refused: \(code)" + (message.isEmpty ? "" : ": \(message)"),
        hint: "look the code up in the AWS STS documentation")
    }
  }
}

extension TransportTrouble {
  func words(_ host: String) -> Failure.Words {
    switch self {
    case .unresolved:
      Failure.Words(error: "\(host) was not found (DNS)", hint: "check the network, and the region's name")
    case .proxyUnresolved:
      Failure.Words(error: "the proxy was not found (DNS)", hint: "check HTTPS_PROXY")
    case .notConnected:
      Failure.Words(
        error: "\(host) does not accept connections", hint: "check the network, a firewall, or the endpoint")
    case .tls(let why):
      Failure.Words(
        error: "the secure connection to \(host) failed: \(printable(why))",
        hint: "a company's proxy needs its certificate: set AWS_CA_BUNDLE or ca_bundle")
    case .timedOut:
      Failure.Words(
        error: "\(host) did not answer in time",
        hint: "check the network; the code may be used up, so take the next one")
    case .empty, .truncated:
      Failure.Words(
        error: "\(host) broke the connection off before its answer was whole",
        hint: "try again with the next code")
    case .tooLarge:
      Failure.Words(error: "the answer of \(host) is too large to be AWS's", hint: "check the endpoint and the proxy")
    case .curlMissing:
      Failure.Words(error: "curl is not on the PATH", hint: "install curl 7.75 or newer")
    case .curlTooOld:
      Failure.Words(error: "this curl cannot sign requests for AWS", hint: "install curl 7.75 or newer")
    case .curl(let status, let why):
      Failure.Words(
        error: "curl failed with status \(status): \(printable(why))",
        hint: "the number is explained under EXIT CODES in: man curl")
    case .interrupted: Failure.Words(error: "interrupted", hint: "nothing was changed")
    }
  }
}
