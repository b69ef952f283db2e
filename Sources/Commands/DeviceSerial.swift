/// An MFA device as AWS names it: an ARN, or the serial number of a hardware token.
struct DeviceSerial: Equatable {
  let text: String

  /// 9 to 256 characters of `[\w+=/:,.@-]`, as STS documents it; else `nil`.
  init?(_ text: String) {
    let isInAlphabet = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "_+=/:,.@-".unicodeScalars.contains(scalar))
    }
    guard (9...256).contains(text.utf8.count), isInAlphabet else { return nil }
    self.text = text
  }

  private var fields: [Substring] {
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 && fields[0] == "arn" ? fields : []
  }

  var partition: Partition? { fields.isEmpty ? nil : Partition.named(String(fields[1])) }
  var account: String? { fields.isEmpty ? nil : String(fields[4]) }

  /// `alice` of `arn:aws:iam::111122223333:mfa/alice`.
  var deviceName: String? {
    guard let slash = fields.last?.firstIndex(of: "/") else { return nil }
    return fields.last.map { String($0[$0.index(after: slash)...]) }
  }

  var isPasskey: Bool { fields.last?.hasPrefix("u2f/") ?? false }

  /// AWS gives the root user one hour at most.
  var isRoots: Bool { fields.last == "mfa/root-account-mfa-device" }

  /// How a person is told which device is meant.
  var label: String {
    guard let deviceName, let account else { return text }
    return "\(deviceName), \(account)"
  }
}
