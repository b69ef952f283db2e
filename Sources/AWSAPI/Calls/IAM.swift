import AWSConfig
import Secrecy

/// Some of a user's MFA devices, as IAM lists them.
package struct DevicePage: Equatable {
  package let devices: [ListedDevice]
  /// Where the next page begins; `nil` on the last page.
  package let marker: String?
}

package struct ListedDevice: Equatable {
  package let serial: DeviceSerial
  let user: String
}

extension Call where Result == DevicePage {
  /// `ListMFADevices`, for the keys' own user if none is named.
  package static func devices(of user: String?, after marker: String? = nil) -> Call {
    let fields: [(String, String?)] = [("UserName", user), ("Marker", marker)]
    return Call(
      service: .iam, action: "ListMFADevices",
      fields: fields.compactMap { name, value in value.map { FormField(name: name, value: Secret($0)) } },
      result: DevicePage.init(in:),
      refusal: { error in
        switch error.code {
        case "AccessDenied" where error.message.contains("iam:ListMFADevices"): .devices(guess: nil)
        case "NoSuchEntity": user.map(Refusal.user)
        default: nil
        }
      })
  }
}

extension DevicePage {
  fileprivate init?(in element: Element) {
    guard let list = element.child("MFADevices") else { return nil }
    var devices: [ListedDevice] = []
    for member in list.children {
      guard let serial = member.text(at: "SerialNumber").flatMap(DeviceSerial.init),
        let user = member.text(at: "UserName")
      else { return nil }
      devices.append(ListedDevice(serial: serial, user: user))
    }
    self.init(devices: devices, marker: element.text(at: "Marker"))
  }
}
