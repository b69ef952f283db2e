/// An MFA device, and who named it.
package struct Device: Equatable {
  package let serial: DeviceSerial
  package let source: String
  /// By an option or a variable, not by a profile.
  package var isGiven = false
  /// Nobody names it: it worked last.
  package var isRemembered = false

  package init(serial: DeviceSerial, source: String, isGiven: Bool = false, isRemembered: Bool = false) {
    self.serial = serial
    self.source = source
    self.isGiven = isGiven
    self.isRemembered = isRemembered
  }
}
