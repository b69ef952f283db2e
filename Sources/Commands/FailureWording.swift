import AWSConfig

/// What every failure says. The law: the cause in lower case without a full stop, naming the file, line, variable or key at
/// fault; then the next step, which is never the cause said again. One line each.
extension Failure {
  package struct Words: Equatable, Sendable {
    package let error: String
    package let hint: String
  }

  package var status: ExitStatus {
    switch self {
    case .usage, .integrationMissing: .usage
    case .homeMissing, .shellFilesMissing, .file, .malformed, .unknownProfile, .unknownServices,
      .noKeys, .temporaryBaseKeys, .roleProfile, .noSerial, .badSerial, .passkey, .badDuration,
      .durationOutOfBounds, .badRegion, .badEndpoint, .plainEndpoint, .foreignSection, .badCode:
      .failed
    case .noSession, .sessionEnded, .nothingActive, .nobodyToAsk: .noSession
    case .refused: .refused
    case .transport, .notAWS: .unreachable
    case .interrupted: .interrupted
    }
  }

  package func words(_ paths: Paths? = nil) -> Words {
    switch self {
    case .usage(let error): error.words
    case .integrationMissing(let verb):
      Words(
        error: "\(verb.rawValue) changes the shell it is typed in, and the integration is not loaded here",
        hint: #"in bash: eval "$(awsmfa init bash)"; zsh: eval "$(awsmfa init zsh)"; fish: awsmfa init fish | source"#)
    case .homeMissing:
      Words(error: "HOME is not set", hint: "set it to your home directory")
    case .shellFilesMissing(let folder):
      Words(error: "the shell files are not in \(folder)", hint: "run ./install.sh again")
    case .file(let trouble): trouble.words(paths)
    case .malformed(let path, let malformed): malformed.words(path)
    case .unknownProfile(let name, let near, let verb, let files):
      Words(
        error: "no profile \(printable(name)) in \(files.joined(separator: " or "))",
        hint: Self.guess(near: near, verb: verb))
    case .unknownServices(let name):
      Words(
        error: "the profile names services = \(printable(name)), and no section [services \(printable(name))] is in the config file",
        hint: "add the section, or take the key out")
    case .noKeys(let profile):
      Words(
        error: "profile \(printable(profile)) has no access keys to open a session with",
        hint: "add them with: aws configure --profile \(shellWord(profile))")
    case .temporaryBaseKeys(let profile):
      Words(
        error: "the keys of profile \(printable(profile)) are temporary, and AWS opens sessions for long-term keys only",
        hint: "put the long-term keys there: aws-mfa keeps the session in [\(printable(SessionSection.name(for: profile)))]")
    case .roleProfile(let profile):
      Words(
        error: "profile \(printable(profile)) assumes a role, which this version cannot open",
        hint: "log in to its source profile")
    case .noSerial(let profile):
      Words(
        error: "no MFA device is known for \(printable(profile))",
        hint: "add mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME to the profile, or pass --serial ARN")
    case .badSerial(let serial, let source):
      Words(
        error: "\(source) is no MFA device: \(printable(serial))",
        hint: "it looks like arn:aws:iam::ACCOUNT:mfa/NAME, or a hardware token's serial number")
    case .passkey(let device):
      Words(
        error: "\(printable(device.text)) is a passkey, and AWS takes no passkey for sessions of access keys",
        hint: "sign in with `aws login`, or add an authenticator app as a second device in the AWS console")
    case .badDuration(let text, let source):
      Words(error: "\(source) is no number of seconds: \(printable(text))", hint: "give 900 to 129600")
    case .durationOutOfBounds(let seconds, let source):
      Words(
        error: "\(source) asks for \(seconds) seconds, and AWS gives 900 to 129600",
        hint: "give 15m to 36h")
    case .badRegion(let region, let source):
      Words(
        error: "\(source) names a region that cannot be one: \(printable(region))",
        hint: "a region looks like eu-west-1")
    case .badEndpoint(let url, let source):
      Words(
        error: "\(source) is no endpoint: \(printable(url))",
        hint: "it looks like https://sts.eu-west-1.amazonaws.com")
    case .plainEndpoint(let url, let source):
      Words(
        error: "\(source) is not HTTPS, and the code would travel in the open: \(printable(url))",
        hint: "use https, which only an address of this computer may do without")
    case .foreignSection(let profile, let owner): owner.words(profile)
    case .noSession(let profile):
      Words(
        error: "no live session for \(printable(profile))",
        hint: "run aws-mfa \(shellWord(profile))")
    case .sessionEnded(let profile):
      Words(
        error: "the session of \(printable(profile)) has expired",
        hint: "run aws-mfa \(shellWord(profile))")
    case .nothingActive:
      Words(error: "no session is active in this shell", hint: "run aws-mfa PROFILE")
    case .nobodyToAsk(let profile):
      Words(
        error: "\(printable(profile)) needs an MFA code, and there is no terminal to ask on",
        hint: "run aws-mfa \(shellWord(profile)) at a terminal, or give the code with --code -")
    case .interrupted: Words(error: "interrupted", hint: "nothing was changed")
    case .badCode: Words(error: "an MFA code is six digits", hint: "type the digits your device shows now")
    case .refused(let refusal, let profile): refusal.words(profile)
    case .transport(let trouble, let host): trouble.words(host)
    case .notAWS(let status, let host):
      Words(
        error: "what answered at \(host) is not AWS (HTTP status \(status))",
        hint: "a network's sign-in page or a proxy may be in between: open a web page, then try again")
    }
  }

  private static func guess(near: String?, verb: Verb?) -> String {
    if let near { return "did you mean aws-mfa \(shellWord(near))?" }
    if let verb { return "did you mean aws-mfa \(verb.rawValue)?" }
    return "aws-mfa list shows the profiles that there are"
  }
}

extension FileTrouble {
  fileprivate func words(_ paths: Paths?) -> Failure.Words {
    let shown = printable(paths?.shown(path) ?? path)
    return switch reason {
    case .unreadable(let why): Failure.Words(error: "\(shown) cannot be read: \(why)", hint: "mend its permissions, then try again")
    case .notWritable(let why):
      Failure.Words(
        error: "\(shown) cannot be written: \(why)",
        hint: "mend its permissions; --no-store leaves the file alone")
    case .diskFull: Failure.Words(error: "\(shown) cannot be written: the disk is full", hint: "free some space, then try again")
    case .locked:
      Failure.Words(
        error: "\(shown) is locked by another aws-mfa",
        hint: "try again when it has finished")
    case .changing:
      Failure.Words(
        error: "\(shown) is being changed by another program again and again",
        hint: "try again when it has finished")
    }
  }
}

extension INIDocument.Malformed {
  fileprivate func words(_ path: String) -> Failure.Words {
    let error =
      switch reason {
      case .optionBeforeSection: "the line stands before any [section]"
      case .notAnOption: "the line is no key = value"
      case .nestedNotAnOption: "the indented line is no key = value"
      case .duplicateSection(let name): "[\(printable(name))] is there a second time"
      case .duplicateOption(let name): "\(printable(name)) is there a second time in its section"
      }
    return Failure.Words(
      error: "\(printable(path)):\(line): \(error)", hint: "mend the line: the AWS CLI refuses the file too")
  }
}

extension SessionSection.Owner {
  fileprivate func words(_ profile: String) -> Failure.Words {
    let section = printable(SessionSection.name(for: profile))
    let error =
      switch self {
      case .longTermKey: "[\(section)] in the credentials file holds a long-term key"
      case .manager(let name): "[\(section)] in the credentials file is kept by \(printable(name))"
      case .unknownKey(let key): "[\(section)] in the credentials file has a key that is not of a session: \(printable(key))"
      case .configured(let key): "[profile \(section)] in the config file has its own \(key)"
      }
    return Failure.Words(
      error: error + ", so aws-mfa leaves it alone",
      hint: "rename that section, or keep the session in this shell only with --no-store")
  }
}

extension Refusal {
  fileprivate func words(_ profile: String) -> Failure.Words {
    switch self {
    case .code(usedBefore: false):
      Failure.Words(
        error: "AWS refused the code: it is wrong, or no longer valid",
        hint: "type the code your device shows now; if it is refused again, the device may be another one")
    case .code(usedBefore: true):
      Failure.Words(
        error: "AWS refused the code: it takes each code once, and accepted one less than a minute ago",
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
        hint: "run aws-mfa \(shellWord(profile)) --force")
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
  fileprivate func words(_ host: String) -> Failure.Words {
    switch self {
    case .unresolved:
      Failure.Words(error: "\(host) was not found (DNS)", hint: "check the network, and the region's name")
    case .proxyUnresolved:
      Failure.Words(error: "the proxy was not found (DNS)", hint: "check HTTPS_PROXY")
    case .notConnected:
      Failure.Words(error: "\(host) does not accept connections", hint: "check the network, a firewall, or the endpoint")
    case .tls(let why):
      Failure.Words(
        error: "the secure connection to \(host) failed: \(printable(why))",
        hint: "a company's proxy needs its certificate: set AWS_CA_BUNDLE or ca_bundle")
    case .timedOut:
      Failure.Words(error: "\(host) did not answer in time", hint: "check the network; the code may be used up, so take the next one")
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

extension UsageError {
  fileprivate var words: Failure.Words {
    func usage(_ verb: Verb) -> String { "see aws-mfa help \(verb.rawValue)" }
    switch self {
    case .unknownOption(let option, let verb, let near):
      return Failure.Words(
        error: "\(verb.rawValue) has no option \(printable(option))",
        hint: near.map { "did you mean \($0)?" } ?? usage(verb))
    case .missingValue(let option):
      return Failure.Words(
        error: "\(option.flag) needs a value", hint: "\(option.flag) \(option.valueName ?? ""): \(option.summary)")
    case .unwantedValue(let option):
      return Failure.Words(error: "\(option.flag) takes no value", hint: "write \(option.flag) alone")
    case .missingOperand(let verb):
      return Failure.Words(
        error: "\(verb.rawValue) needs \(verb.operand.name)", hint: usage(verb))
    case .unexpectedOperand(let word, let verb):
      return Failure.Words(error: "\(verb.rawValue) does not take \(printable(word))", hint: usage(verb))
    case .unknownVerb(let word, let near):
      return Failure.Words(
        error: "there is no verb \(printable(word))",
        hint: near.map { "did you mean \($0)?" } ?? "aws-mfa help lists the verbs")
    case .conflict(let one, let other):
      return Failure.Words(
        error: "\(one.flag) and \(other.flag) exclude each other", hint: "give one of them")
    case .badTime(let option, let text):
      return Failure.Words(
        error: "\(option.flag) cannot be \(printable(text))", hint: "give a time such as 90m, 12h or 3600")
    case .badFormat(let text):
      return Failure.Words(
        error: "there is no format \(printable(text))", hint: "--format takes \(Option.format.summary)")
    case .badShell(let text):
      return Failure.Words(
        error: "there is no integration for \(printable(text))", hint: "give bash, zsh or fish")
    case .emptyProfile:
      return Failure.Words(error: "the profile's name is empty", hint: "aws-mfa list shows the profiles")
    }
  }
}

/// A name as it can be typed in any shell: bare where that is safe, else in single quotes, and made printable.
func shellWord(_ text: String) -> String {
  let shown = printable(text)
  let isBare = shown.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "._+-/@:,".utf8.contains(byte)
  }
  return isBare && !shown.isEmpty ? shown : "'\(shown.filter { $0 != "'" })'"
}
