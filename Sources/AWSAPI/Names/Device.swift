/// An MFA device, and who named it.
package struct Device: Equatable {
  package let serial: DeviceSerial
  package let source: String
  /// Whether an option or a variable named it, not a profile.
  package var isGiven = false
  /// Whether nothing names it, and it is the one that worked last time.
  package var isRemembered = false

  package init(serial: DeviceSerial, source: String, isGiven: Bool = false, isRemembered: Bool = false) {
    self.serial = serial
    self.source = source
    self.isGiven = isGiven
    self.isRemembered = isRemembered
  }
}
