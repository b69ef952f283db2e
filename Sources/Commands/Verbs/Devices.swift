import AWSAPI
import AWSConfig
import Secrecy

/// `devices`: lists a user's MFA devices, and which of them give codes.
struct Devices {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let target = try context.keysOwner(
      of: context.target(of: context.asking(context.profileName(arguments.operand)), needsDevice: false))
    let search = try search(for: target)
    let user = arguments.values[.userName]
    let listed = user == nil ? try own(search) : try search.devices(of: user)
    let devices = context.stateDirectory.lastWorkedFirst(listed.map(\.serial))
    if devices.contains(where: \.isPasskey) {
      context.world.say(Wording.passkeys(isAlone: devices.allSatisfy(\.isPasskey)))
    }
    return Outcome(output: devices.isEmpty ? "no MFA device\n" : table(devices))
  }

  /// The search signs with the live session if there is one, which policies often require, else with the long-term
  /// keys.
  private func search(for target: Target) throws(Failure) -> DeviceSearch {
    guard let session = context.storedSession(of: target, tiedBy: target.accepted)?.credentials else {
      return DeviceSearch(context: context, target: target, keys: try context.keys(of: target))
    }
    return DeviceSearch(context: context, target: target, keys: session.keys, token: session.token)
  }

  private func own(_ search: DeviceSearch) throws(Failure) -> [ListedDevice] {
    switch try search.run() {
    case .listed(let devices): return devices
    case .unlisted(let why, let guess): throw why.naming(guess)
    }
  }

  private func table(_ devices: [DeviceSerial]) -> String {
    let last = context.stateDirectory.workingDevices.first { worked in devices.contains { $0.text == worked.serial } }?
      .serial
    let rows = devices.map { serial in
      (serial.text, serial.isPasskey ? "no, a passkey" : serial.text == last ? "yes, used last" : "yes")
    }
    let cells = [("DEVICE", "GIVES CODES")] + rows
    let width = (cells.map(\.0.count).max() ?? 0) + 2
    return cells.map { HelpText.padded($0.0, width) + $0.1 + "\n" }.joined()
  }
}
