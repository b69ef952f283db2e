import AWSAPI
import AWSConfig
import Secrecy

/// Chooses a device for a user without a known one: the only one that gives codes, else the one that the user picks.
struct DeviceChoice {
  let context: Context
  let target: Target
  let keys: AccessKeys

  func run() throws(Failure) -> Device {
    switch try DeviceSearch(context: context, target: target, keys: keys).run() {
    case .listed(let devices): try choice(among: devices)
    case .unlisted(let why, let guess): try answer(guess, why)
    }
  }

  private func choice(among devices: [ListedDevice]) throws(Failure) -> Device {
    let usable = context.stateDirectory.lastWorkedFirst(devices.map(\.serial).filter { !$0.isPasskey })
    let source = "IAM's list of devices"
    if usable.count > 1 { return Device(serial: try picked(of: usable, among: devices), source: source) }
    if let only = usable.first { return Device(serial: only, source: source) }
    if let passkey = devices.first { throw .passkey(DeviceLabel(text: passkey.serial.label)) }
    throw .noDevice(profile: target.profile.name)
  }

  private func picked(of usable: [DeviceSerial], among devices: [ListedDevice]) throws(Failure) -> DeviceSerial {
    let passkeys = devices.map(\.serial).filter(\.isPasskey)
    let number = try context.chosen(
      of: usable.map { $0.deviceName ?? $0.text },
      from: Wording.devices(usable, passkeys: passkeys, of: target.profile.name),
      Wording.deviceQuestion(count: usable.count),
      orElse: .severalDevices(usable.map { DeviceLabel(text: $0.text) }, profile: target.profile.name))
    return usable[number]
  }

  /// Asks the user for the device when there is no list.
  private func answer(_ guess: DeviceSerial?, _ why: Failure) throws(Failure) -> Device {
    let nobody = why.naming(guess)
    do throws(Failure) {
      return try context.answer(
        to: Wording.serialQuestion(guess), below: Wording.devicesNotListed(why), orElse: nobody
      ) { answer throws(Failure) in try Self.device(answer, guess) }
    } catch .badChoice(let answer) {
      throw .badSerial(answer, source: "the answer")
    }
  }

  private static func device(_ answer: String, _ guess: DeviceSerial?) throws(Failure) -> Device? {
    if let guess, answer.isEmpty { return Device(serial: guess, source: "the device that was guessed") }
    guard let serial = DeviceSerial(answer), serial.isDevice else { return nil }
    guard !serial.isPasskey else { throw .passkey(DeviceLabel(text: serial.label)) }
    return Device(serial: serial, source: "the device that you gave")
  }
}

extension Failure {
  /// A denied list of devices, naming the guess that its hint proposes; any other failure unchanged.
  func naming(_ guess: DeviceSerial?) -> Failure {
    guard case .refused(.devices, let profile) = self else { return self }
    return .refused(.devices(guess: guess?.text), profile: profile)
  }
}

extension StateDirectory {
  /// Sorts the devices whose codes AWS accepted to the front, the latest first.
  func lastWorkedFirst(_ serials: [DeviceSerial]) -> [DeviceSerial] {
    let worked = workingDevices.map(\.serial)
    return serials.enumerated().sorted { one, other in
      let (first, second) = (worked.firstIndex(of: one.element.text), worked.firstIndex(of: other.element.text))
      return (first ?? .max, one.offset) < (second ?? .max, other.offset)
    }.map(\.element)
  }
}
