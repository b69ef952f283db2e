import Text

/// An MFA device as AWS identifies it: an ARN, or the serial number of a hardware token.
package struct DeviceSerial: Equatable {
  package let text: String

  /// `nil` unless the text is 9 to 256 characters of `[\w+=/:,.@-]`, as STS documents it.
  package init?(_ text: String) {
    guard (9...256).contains(text.utf8.count), text.isAlphanumeric(or: "_+=/:,.@-") else { return nil }
    self.text = text
  }

  private var arn: ARN? { ARN(text) }

  package var partition: Partition? { arn.flatMap { Partition.named($0.partition) } }
  package var account: String? { arn?.account }

  /// `alice` in `arn:aws:iam::111122223333:mfa/alice`.
  package var deviceName: String? {
    guard let resource = arn?.resource, let slash = resource.firstIndex(of: "/") else { return nil }
    return String(resource[resource.index(after: slash)...])
  }

  /// Whether it can be a device: an ARN may also name a user, a role or a phone (`sms-mfa/…`), and a hardware token's
  /// number has neither a colon nor a slash.
  package var isDevice: Bool {
    guard let arn else { return text.isAlphanumeric(or: "-_") }
    return isPasskey
      || (arn.resource.hasPrefix("mfa/") && !arn.resource.hasSuffix("/") && arn.account.isDigits
        && !arn.account.isEmpty)
  }

  package var isPasskey: Bool { arn?.resource.hasPrefix("u2f/") ?? false }

  /// Whether it is the root user's device, for which AWS allows one hour at most.
  package var isRootUser: Bool { arn?.resource == "mfa/root-account-mfa-device" }

  /// The device's name for display.
  package var label: String {
    guard let deviceName, let account else { return text }
    return "\(deviceName), \(account)"
  }
}
