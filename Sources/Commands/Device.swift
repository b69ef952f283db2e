/// An MFA device, and who named it.
struct Device: Equatable {
  let serial: DeviceSerial
  let source: String
  /// By an option or a variable, not by a profile.
  var isGiven = false
  /// Nobody names it: it worked last.
  var isRemembered = false
}
