import AWSAPI
import AWSConfig
import Text

/// The profiles that a word describes without being the name of one.
extension Context {
  /// The first profiles whose account, access key, device, role or user the word names.
  func profilesIdentified(by word: String, among names: [String]) -> [String] {
    let most = 3
    let account = word.filter { $0 != "-" }
    return Array(
      names.lazy.filter { name in
        guard let profile = shared.profile(name) else { return false }
        let serial = profile[.mfaSerial]
        let role = profile[.roleARN]
        let device = serial.flatMap { DeviceSerial($0) }
        let texts = [profile[.accessKeyID], serial, role, device?.deviceName, role.map { RoleName(arn: $0).name }]
        return texts.contains { $0?.isExactly(word) ?? false }
          || [device?.account, role.flatMap { RoleName(arn: $0).account }].contains { $0?.isExactly(account) ?? false }
      }.prefix(most))
  }
}
