import AWSAPI
import AWSConfig
import Text

extension Refusal {
  func words(_ profile: String) -> FailureWords {
    switch self {
    case .code(let serial, let usedBefore): .refusedCode(of: serial, usedBefore: usedBefore, profile)
    case .device(let serial, let source):
      FailureWords(
        error: "\(printable(serial)) is not an MFA device of the user these keys belong to",
        hint: "\(devicesCommand(profile)) lists them; check \(source), and that the keys are of the same account")
    case .clock(let minutes):
      FailureWords(
        error: minutes == 0
          ? "AWS refused the call: this computer's clock is wrong"
          : "AWS refused the call: this computer's clock is \(Wording.clockError(minutes * 60))",
        hint: "set the clock (\(Wording.settingClock)), then try again")
    case .unknownKey(let id, let place):
      FailureWords(
        error: "AWS does not know the access key \(printable(id)), or it is inactive",
        hint: "check it in the AWS console, then \(place.remedy(profile))")
    case .wrongSecret(let id, .typed):
      FailureWords(
        error: "the secret access key does not belong to \(printable(id))",
        hint: "copy it again, whole; if it is lost, make a new access key: AWS shows a secret only once")
    case .wrongSecret(let id, let place):
      FailureWords(
        error: "the secret access key does not belong to \(printable(id))", hint: place.remedy(profile))
    case .temporaryKeys:
      FailureWords(
        error: "AWS does not open a session with the keys of another session",
        hint: "put long-term keys into profile \(printable(profile))")
    case .deadSession:
      FailureWords(
        error: "AWS no longer accepts the session of profile \(printable(profile))",
        hint: "run \(loginCommand(profile)) --force")
    case .duration(let message):
      FailureWords(
        error: "AWS refused the duration: \(message)", hint: "choose another one with --duration")
    case .regionDisabled(let region):
      FailureWords(
        error: "STS is not enabled in region \(region) for this account",
        hint: "enable the region in the AWS console, or set another one with AWS_REGION")
    case .busy(let code):
      FailureWords(
        error: "AWS cannot answer now: \(code)", hint: "try again in a moment; if you gave a code, use the next one")
    case .other(let code, let message):
      FailureWords(
        error: "AWS refused: \(code)" + (message.isEmpty ? "" : ": \(message)"),
        hint: code.hasPrefix("AccessDenied")
          ? "ask an administrator, who can see which policy denies it"
          : "look up \(printable(code)) in the AWS documentation")
    case .role(let arn, let denial, let hasExternalID): denial.words(printable(arn), printable(profile), hasExternalID)
    case .roleOfRoot(let arn):
      FailureWords(
        error: "the root user cannot assume a role: \(printable(arn))",
        hint: "put the keys of an IAM user into profile \(printable(profile))")
    case .roleExtra(let arn, let extra): extra.words(printable(arn))
    case .policy(let message):
      FailureWords(
        error: "AWS refused the session policy: \(message)",
        hint: "check the file after --policy: its Version, and the Effect, Action and Resource of each Statement")
    case .packedPolicy(let message):
      FailureWords(
        error: "the session tags and the session policy are too large for AWS: \(message)",
        hint: "shorten the policy, or session_tags of the profile")
    case .roleDuration(let arn):
      FailureWords(
        error: "the role does not allow sessions that long: \(printable(arn))",
        hint: "ask for less with --duration or duration_seconds; the AWS console shows its maximum session duration"
      )
    case .chainedDuration:
      FailureWords(
        error: "a role assumed with a session lasts one hour at most",
        hint: "ask for 1h or less with --duration or duration_seconds")
    case .devices(let guess):
      FailureWords(
        error: "the user of profile \(printable(profile)) is not allowed to list MFA devices (iam:ListMFADevices)",
        hint: guess.map { "try --serial \(printable($0)), or look under Security credentials in the AWS console" }
          ?? "find the device under Security credentials in the AWS console, and pass it with --serial ARN")
    case .keyAction(let action): .keyAction(action, profile)
    case .keyLimit:
      FailureWords(
        error: "the user of profile \(printable(profile)) has two access keys already, and AWS allows no more",
        hint: "\(rotateCommand(profile)) says which is which")
    case .noSuchKey(let id):
      FailureWords(
        error: "the user of profile \(printable(profile)) has no access key \(printable(id))",
        hint: "look under Security credentials in the AWS console")
    case .user(let name):
      FailureWords(
        error: "there is no user \(printable(name)) in the account of profile \(printable(profile))",
        hint: "check the name after --user-name")
    }
  }
}

extension KeyOrigin {
  /// What to do about wrong keys of a profile.
  fileprivate func remedy(_ profile: String) -> String {
    switch self {
    case .file: "enter both keys again: aws configure --profile \(shellWord(profile))"
    case .process: "check what credential_process of profile \(printable(profile)) prints"
    case .typed: "enter both again"
    case .store:
      "bring the keys back with aws-mfa keys restore \(shellWord(profile)), then enter both again with aws configure"
    case .environment: "set \(Variable.accessKeyID.rawValue) and \(Variable.secretAccessKey.rawValue) again"
    }
  }
}

extension RoleDenial {
  fileprivate func words(_ arn: String, _ profile: String, _ hasExternalID: Bool) -> FailureWords {
    let condition =
      hasExternalID
      ? ", and its external_id"
      : ", and whether it requires an external_id, which you set in the profile or give to setup as --external-id"
    return switch self {
    case .unsaid:
      FailureWords(
        error: "AWS did not grant the role \(arn)",
        hint: "check that it exists, that it trusts the user or role of profile \(profile)\(condition)")
    case .notAllowed:
      FailureWords(
        error: "no policy of profile \(profile)'s user or role allows sts:AssumeRole on \(arn)",
        hint: "ask an administrator to allow it")
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

extension TransportError {
  func words(_ host: String) -> FailureWords {
    switch self {
    case .unresolved:
      FailureWords(error: "\(host) was not found (DNS)", hint: "check the network, and the region's name")
    case .proxyUnresolved:
      FailureWords(error: "the proxy was not found (DNS)", hint: "check HTTPS_PROXY")
    case .proxyInvalid:
      FailureWords(error: "HTTPS_PROXY is not a proxy address", hint: "set it to http://HOST:PORT")
    case .proxyNotConnected:
      FailureWords(
        error: "the proxy does not accept connections",
        hint: "check HTTPS_PROXY and the network, or bypass the proxy with NO_PROXY=\(host)")
    case .proxyRefused(407):
      FailureWords(
        error: "the proxy asks for a user name and a password (HTTP status 407)",
        hint: "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT")
    case .proxyRefused(let status):
      FailureWords(
        error: "the proxy does not allow connections to \(host) (HTTP status \(status))",
        hint: "ask its administrator to allow that host, or bypass the proxy with NO_PROXY=\(host)")
    case .proxyFailed:
      FailureWords(
        error: "the proxy did not connect to \(host)",
        hint: "check that HTTPS_PROXY names a proxy, or bypass it with NO_PROXY=\(host)")
    case .notHTTP:
      FailureWords(error: "the answer from \(host) is not HTTP", hint: "check the endpoint and the proxy")
    case .notConnected:
      FailureWords(
        error: "\(host) does not accept connections", hint: "check the network, the firewall and the endpoint")
    case .tls(let why):
      FailureWords(
        error: "the secure connection to \(host) failed: \(printable(why))",
        hint: "if a company proxy is in between, name its certificate with AWS_CA_BUNDLE or ca_bundle")
    case .timedOut:
      FailureWords(
        error: "\(host) did not answer in time",
        hint: "check the network; if you gave a code, use the next one")
    case .empty, .truncated:
      FailureWords(
        error: "\(host) closed the connection before its answer was complete",
        hint: "try again with the next code")
    case .tooLarge:
      FailureWords(
        error: "the answer from \(host) is too large to be from AWS", hint: "check the endpoint and the proxy")
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
        hint: "look the number up under EXIT CODES in: man curl")
    case .cli(let status, let why):
      FailureWords(
        error: "the AWS CLI failed with status \(status): \(printable(why))",
        hint: "run aws sts get-caller-identity to see whether it works")
    case .interrupted: FailureWords(error: "interrupted", hint: "nothing was changed")
    }
  }
}
