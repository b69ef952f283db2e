extension Refusal {
  func words(_ profile: String) -> FailureWords {
    switch self {
    case .code(usedBefore: false):
      FailureWords(
        error: "AWS refused the code: it is wrong, or no longer valid",
        hint: "type the code your device shows now; if it is refused again, the device may be another one")
    case .code(usedBefore: true):
      FailureWords(
        error:
          "AWS refused the code: it is wrong, or the one that was accepted less than a minute ago (each counts once)",
        hint: "wait for the next code")
    case .device(let serial, let source):
      FailureWords(
        error: "AWS knows no device \(printable(serial)) of the user whose keys profile \(printable(profile)) has",
        hint: "check \(source), and that the keys are of the same account")
    case .clock(let minutes):
      FailureWords(
        error: minutes == 0
          ? "AWS refused the call: this computer's clock is wrong"
          : "AWS refused the call: this computer's clock is \(Wording.clockError(minutes * 60))",
        hint: "set the clock (timedatectl set-ntp true; on WSL: hwclock -s), then try again")
    case .unknownKey(let id, let place):
      FailureWords(
        error: "AWS does not know the access key \(printable(id)), or it is inactive",
        hint: "check it in the AWS console, then \(place.mending(profile))")
    case .wrongSecret(let id, let place):
      FailureWords(
        error: "the secret access key does not belong to \(printable(id))", hint: place.mending(profile))
    case .temporaryKeys:
      FailureWords(
        error: "AWS opens no session with the keys of a session",
        hint: "profile \(printable(profile)) needs long-term keys")
    case .deadSession:
      FailureWords(
        error: "AWS does not take the session of profile \(printable(profile)) any more",
        hint: "run \(loginCommand(profile)) --force")
    case .duration(let message):
      FailureWords(
        error: "AWS refused the duration: \(message)", hint: "give another one with --duration")
    case .regionDisabled(let region):
      FailureWords(
        error: "STS is not enabled in region \(region) for this account",
        hint: "enable the region in the AWS console, or set another one with AWS_REGION")
    case .busy(let code):
      FailureWords(
        error: "AWS cannot answer now: \(code)", hint: "try again in a moment; a code that was given may be used up")
    case .other(let code, let message):
      FailureWords(
        error: "AWS refused: \(code)" + (message.isEmpty ? "" : ": \(message)"),
        hint: "look up \(printable(code)) in the AWS documentation")
    case .role(let arn, let denial, let hasExternalID): denial.words(printable(arn), printable(profile), hasExternalID)
    case .roleOfRoot(let arn):
      FailureWords(
        error: "AWS lets no root user assume a role: \(printable(arn))",
        hint: "profile \(printable(profile)) needs the keys of an IAM user")
    case .roleDuration(let arn):
      FailureWords(
        error: "the role gives no session that long: \(printable(arn))",
        hint: "ask for less with --duration or duration_seconds; its maximum session duration stands in the AWS console"
      )
    case .chainedDuration:
      FailureWords(
        error: "a role that is assumed with a session lasts one hour at most",
        hint: "ask for 1h or less with --duration or duration_seconds")
    case .devices(let guess):
      FailureWords(
        error: "the user whose keys profile \(printable(profile)) has may not list MFA devices (iam:ListMFADevices)",
        hint: guess.map { "try --serial \(printable($0)), or look under Security credentials in the AWS console" }
          ?? "find the device under Security credentials in the AWS console, and pass it with --serial ARN")
    case .user(let name):
      FailureWords(
        error: "there is no user \(printable(name)) in the account of profile \(printable(profile))",
        hint: "check the name that --user-name gives")
    }
  }
}

extension KeyPlace {
  /// What to do about wrong keys of a profile.
  fileprivate func mending(_ profile: String) -> String {
    switch self {
    case .file: "enter both keys again: aws configure --profile \(shellWord(profile))"
    case .process: "check what credential_process of profile \(printable(profile)) prints"
    case .environment: "set \(Variable.accessKeyID.rawValue) and \(Variable.secretAccessKey.rawValue) again"
    }
  }
}

extension RoleDenial {
  fileprivate func words(_ arn: String, _ profile: String, _ hasExternalID: Bool) -> FailureWords {
    let condition =
      hasExternalID ? ", and its external_id" : ", and whether it wants an external_id, which a profile gives"
    return switch self {
    case .unsaid:
      FailureWords(
        error: "AWS did not give the role \(arn)",
        hint: "check that it exists, that it trusts the user or role of profile \(profile)\(condition)")
    case .notAllowed:
      FailureWords(
        error: "no policy of profile \(profile)'s user or role allows sts:AssumeRole on \(arn)",
        hint: "have an administrator allow it")
    case .forbidden:
      FailureWords(
        error: "a policy denies sts:AssumeRole on \(arn)",
        hint: "check the role's conditions and the policies of profile \(profile)'s user or role with an administrator")
    case .notTrusted:
      FailureWords(
        error: "the role does not trust the user or role of profile \(profile): \(arn)",
        hint: "check the principal and the conditions of its trust policy\(condition)")
    }
  }
}

extension TransportTrouble {
  func words(_ host: String) -> FailureWords {
    switch self {
    case .unresolved:
      FailureWords(error: "\(host) was not found (DNS)", hint: "check the network, and the region's name")
    case .proxyUnresolved:
      FailureWords(error: "the proxy was not found (DNS)", hint: "check HTTPS_PROXY")
    case .proxyInvalid:
      FailureWords(error: "HTTPS_PROXY is no proxy's address", hint: "it looks like http://HOST:PORT")
    case .proxyNotConnected:
      FailureWords(
        error: "the proxy does not accept connections",
        hint: "check HTTPS_PROXY and the network; NO_PROXY=\(host) goes without the proxy")
    case .proxyRefused(407):
      FailureWords(
        error: "the proxy wants a user and a password (HTTP status 407)",
        hint: "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT")
    case .proxyRefused(let status):
      FailureWords(
        error: "the proxy does not let through to \(host) (HTTP status \(status))",
        hint: "ask who runs it to allow that host; NO_PROXY=\(host) goes without the proxy")
    case .proxyFailed:
      FailureWords(
        error: "the proxy made no connection to \(host)",
        hint: "check that HTTPS_PROXY names a proxy; NO_PROXY=\(host) goes without it")
    case .notHTTP:
      FailureWords(error: "what answered at \(host) does not speak HTTP", hint: "check the endpoint and the proxy")
    case .notConnected:
      FailureWords(
        error: "\(host) does not accept connections", hint: "check the network, a firewall, or the endpoint")
    case .tls(let why):
      FailureWords(
        error: "the secure connection to \(host) failed: \(printable(why))",
        hint: "a company's proxy needs its certificate: set AWS_CA_BUNDLE or ca_bundle")
    case .timedOut:
      FailureWords(
        error: "\(host) did not answer in time",
        hint: "check the network; the code may be used up, so take the next one")
    case .empty, .truncated:
      FailureWords(
        error: "\(host) broke the connection off before its answer was whole",
        hint: "try again with the next code")
    case .tooLarge:
      FailureWords(error: "the answer of \(host) is too large to be AWS's", hint: "check the endpoint and the proxy")
    case .curlMissing:
      FailureWords(
        error: "neither curl nor the AWS CLI is on the PATH", hint: "install curl 7.86 or newer, or the AWS CLI")
    case .curlNeeded:
      FailureWords(error: "curl is not on the PATH, and nothing else can sign in to the console", hint: "install curl")
    case .curlTooOld:
      FailureWords(
        error: "curl is too old to sign this call, and the AWS CLI is not on the PATH",
        hint: "install curl 7.86 or newer, or the AWS CLI")
    case .curl(let status, let why):
      FailureWords(
        error: "curl failed with status \(status): \(printable(why))",
        hint: "the number is explained under EXIT CODES in: man curl")
    case .cli(let status, let why):
      FailureWords(
        error: "the AWS CLI failed with status \(status): \(printable(why))",
        hint: "run aws sts get-caller-identity to see whether it works")
    case .interrupted: FailureWords(error: "interrupted", hint: "nothing was changed")
    }
  }
}
